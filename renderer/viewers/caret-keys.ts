/** What keys mean in the report: pure translation of a key press, for every platform. */

export type MoveUnit = 'character' | 'word' | 'line' | 'line-edge' | 'page' | 'document'

export type KeyAction =
  | { readonly do: 'move'; readonly by: MoveUnit; readonly back: boolean; readonly extend: boolean }
  /** Select by sentence or paragraph; `back` gives the last one back. */
  | { readonly do: 'grow'; readonly by: 'sentence' | 'paragraph'; readonly back: boolean }
  | { readonly do: 'toggle-caret' | 'outwards' | 'leave' | 'zoom-in' | 'zoom-out' | 'fit-width' }
  | { readonly do: 'scroll'; readonly back: boolean }

export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** Returns what a key press means, or null where the report has no use for it. */
export function actionOf(press: KeyPress, mac: boolean): KeyAction | null {
  return moveOf(press, mac) ?? commandOf(press)
}

function moveOf(press: KeyPress, mac: boolean): KeyAction | null {
  const { key, shiftKey: extend } = press
  const byWord = mac ? press.altKey : press.ctrlKey
  const toEdge = mac && press.metaKey
  if (press.altKey && !mac) return null
  const move = (by: MoveUnit, back: boolean): KeyAction => ({ do: 'move', by, back, extend })
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return move(toEdge ? 'line-edge' : byWord ? 'word' : 'character', key === 'ArrowLeft')
    case 'ArrowUp':
    case 'ArrowDown':
      return move(toEdge ? 'document' : 'line', key === 'ArrowUp')
    case 'Home':
    case 'End':
      return move(press.ctrlKey || press.metaKey ? 'document' : 'line-edge', key === 'Home')
    case 'PageUp':
    case 'PageDown':
      // Ctrl+PageUp and PageDown are the browser's: they change tabs.
      return press.ctrlKey ? null : move('page', key === 'PageUp')
    default:
      return null
  }
}

function commandOf(press: KeyPress): KeyAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null
  const back = press.shiftKey
  switch (press.key.length === 1 ? press.key.toLowerCase() : press.key) {
    case 's':
      return { do: 'grow', by: 'sentence', back }
    case 'p':
      return { do: 'grow', by: 'paragraph', back }
    case 'c':
      return back ? null : { do: 'toggle-caret' }
    case 'o':
      return back ? null : { do: 'outwards' }
    case 'w':
      return back ? null : { do: 'fit-width' }
    case '+':
    case '=':
      return { do: 'zoom-in' }
    case '-':
      return { do: 'zoom-out' }
    case ' ':
      return { do: 'scroll', back }
    case 'Escape':
      return { do: 'leave' }
    default:
      return null
  }
}
