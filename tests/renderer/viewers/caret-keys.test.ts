import { describe, expect, it } from 'vitest'
import { actionOf, type KeyAction } from '../../../renderer/viewers/caret-keys.ts'

interface KeyCase {
  readonly keys: string
  readonly mac?: boolean
  readonly means: KeyAction | null
}

const move = (by: string, back: boolean, extend = false) => ({ do: 'move', by, back, extend }) as KeyAction

const cases: readonly KeyCase[] = [
  { keys: 'ArrowRight', means: move('character', false) },
  { keys: 'Shift+ArrowLeft', means: move('character', true, true) },
  { keys: 'Ctrl+ArrowRight', means: move('word', false) },
  { keys: 'Ctrl+Shift+ArrowLeft', means: move('word', true, true) },
  { keys: 'Alt+ArrowLeft', means: null },
  { keys: 'Alt+ArrowLeft', mac: true, means: move('word', true) },
  { keys: 'Meta+ArrowLeft', mac: true, means: move('line-edge', true) },
  { keys: 'Meta+ArrowDown', mac: true, means: move('document', false) },
  { keys: 'ArrowDown', means: move('line', false) },
  { keys: 'Home', means: move('line-edge', true) },
  { keys: 'Ctrl+End', means: move('document', false) },
  { keys: 'Shift+PageDown', means: move('page', false, true) },
  { keys: 'Ctrl+PageDown', means: null },
  { keys: 's', means: { do: 'grow', by: 'sentence', back: false } },
  { keys: 'Shift+S', means: { do: 'grow', by: 'sentence', back: true } },
  { keys: 'p', means: { do: 'grow', by: 'paragraph', back: false } },
  { keys: 'Ctrl+s', means: null },
  { keys: 'Ctrl+p', means: null },
  { keys: 'Ctrl+c', means: null },
  { keys: 'Meta+c', mac: true, means: null },
  { keys: 'c', means: { do: 'toggle-caret' } },
  { keys: 'o', means: { do: 'outwards' } },
  { keys: 'w', means: { do: 'fit-width' } },
  { keys: '+', means: { do: 'zoom-in' } },
  { keys: '-', means: { do: 'zoom-out' } },
  { keys: 'Escape', means: { do: 'leave' } },
  { keys: '1', means: null },
  { keys: 'h', means: null },
]

function press(keys: string) {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return {
    key: parts.at(-1) ?? '',
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Meta'),
  }
}

describe('what keys mean in the report', () => {
  it.each(cases)('$keys (Mac: $mac)', ({ keys, mac = false, means }) => {
    expect(actionOf(press(keys), mac)).toEqual(means)
  })
})
