// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SelectionToolbar } from '../../../renderer/components/selection-toolbar.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { openWindow, select, type TestWindow } from '../commands/open-window.ts'
import { change, focusOn, nameOf, press, render, unmount } from './render.tsx'

const PASSAGE = 'Since then little has changed.'
let window: TestWindow

beforeEach(async () => {
  vi.useFakeTimers()
  window = await openWindow()
  await render(window, <SelectionToolbar hidden={false} />)
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

const toolbar = () => document.querySelector('[role="toolbar"]')
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('[role="toolbar"] button')]
const after = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds))
const selectWords = async () => {
  await change(() => select(window, PASSAGE))
  await after(80)
}

describe('the toolbar of a selection', () => {
  it('comes when the selection has rested, and takes no focus', async () => {
    const focused = document.activeElement
    await change(() => select(window, PASSAGE))
    expect(toolbar()).toBeNull()
    await after(80)
    expect(nameOf(toolbar())).toBe('Tag selection')
    expect(document.activeElement).toBe(focused)
  })

  it('offers one button per code, named as the code, and one tab stop', async () => {
    await selectWords()
    expect(buttons().map(nameOf)).toEqual([
      'Finding',
      'Statistic',
      'Recommendation',
      'Add another part',
      'Copy passage',
    ])
    expect(buttons().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1])
  })

  it('moves inside with arrows, Home and End, and round its ends', async () => {
    await selectWords()
    await focusOn(buttons()[0])
    const visited = []
    for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home']) {
      await press(key)
      visited.push(nameOf(document.activeElement))
    }
    expect(visited).toEqual(['Statistic', 'Copy passage', 'Finding', 'Copy passage', 'Finding'])
  })

  it('gives the focus back to the report on Escape and keeps the selection', async () => {
    await selectWords()
    await focusOn(buttons()[0])
    expect(await press('Escape')).toBe(true)
    expect(window.report.focus).toHaveBeenCalledTimes(1)
    expect(window.opened().selected).not.toBeNull()
  })

  it('gives the focus back to the report after a tag made with it', async () => {
    await selectWords()
    await focusOn(buttons()[1])
    await change(() => buttons()[1]!.click())
    expect(window.opened().project.annotations).toHaveLength(4)
    expect(window.report.focus).toHaveBeenCalledTimes(1)
    expect(toolbar()).toBeNull()
  })

  it('goes while the report is scrolled, unless it has the focus', async () => {
    await render(window, <SelectionToolbar hidden />)
    await selectWords()
    expect(toolbar()).toBeNull()
    await render(window, <SelectionToolbar hidden={false} />)
    await after(80)
    expect(toolbar()).not.toBeNull()
  })

  it('says what is selected and what to press, once it has come to rest', async () => {
    await selectWords()
    await after(900)
    expect(window.session.store.getState().said.text).toBe(
      '5 words selected, page iv. Press 1 Finding, 2 Statistic, 3 Recommendation; or Tab.',
    )
  })

  it('leaves out retired codes, goes by the digits codes have, and leads to those without', async () => {
    const write = (id: string, field: string, value: string | boolean) => ({
      kind: 'code' as const,
      id,
      field,
      value,
    })
    await change(() =>
      window.elsewhere({
        label: 'Edit codebook',
        writes: [write('c1', 'retired', true), write('c2', 'key', '5'), write('c3', 'key', '')],
      }),
    )
    await selectWords()
    expect(buttons().map(nameOf)).toEqual(['Statistic', 'All codes', 'Add another part', 'Copy passage'])
    expect(buttons()[0]?.getAttribute('aria-keyshortcuts')).toBe('5')
    await change(() => buttons()[1]?.click())
    expect(window.session.store.getState().shown).toBe('codes')
  })

  it('offers no codes in a project that is read-only, and says why', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    await selectWords()
    expect(buttons().map(nameOf)).toEqual(['Add another part', 'Copy passage'])
    expect(toolbar()?.textContent).toContain('Read-only: nothing can be tagged')
  })

  it('offers to take the ends while these are being set', async () => {
    await change(() => patchOpened(window.session, { adjusting: 'a1' }))
    await selectWords()
    expect(buttons().map(nameOf)).toEqual(['Set ends Enter', 'Add another part', 'Copy passage'])
  })
})
