import { describe, expect, it } from 'vitest'
import { SelectionState } from '../../../renderer/viewers/selection-state.ts'
import { plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

/** Offsets of the words: one 0–3, two 4–7, three 8–13, four 14–18. */
const state = () => new SelectionState(plainCanonicalText('one two three four'))

describe('a selection of several parts', () => {
  it('keeps the part that was selected while the next one is, in text order', () => {
    const selection = state()
    selection.start({ anchor: 14, focus: 18 })
    expect(selection.beginPart()).toBe(true)
    selection.start({ anchor: 4, focus: 4 })
    selection.set({ anchor: 4, focus: 7 })
    expect(selection.spans).toEqual([
      { start: 4, end: 7 },
      { start: 14, end: 18 },
    ])
    expect(selection.ends).toEqual({ anchor: 4, focus: 7 })
  })

  it('lets the caret walk to where the next part begins', () => {
    const selection = state()
    selection.start({ anchor: 0, focus: 3 })
    selection.beginPart()
    for (const offset of [5, 6, 8]) selection.start({ anchor: offset, focus: offset })
    expect(selection.spans).toEqual([{ start: 0, end: 3 }])
    selection.set({ anchor: 8, focus: 13 })
    expect(selection.spans).toHaveLength(2)
  })

  it('is given up as a whole when something else is begun', () => {
    const selection = state()
    selection.setSpans([
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ])
    selection.start({ anchor: 16, focus: 16 })
    expect(selection.spans).toEqual([])
  })

  it('joins parts that overlap or touch', () => {
    const selection = state()
    selection.start({ anchor: 0, focus: 7 })
    selection.beginPart()
    selection.set({ anchor: 4, focus: 13 })
    expect(selection.spans).toEqual([{ start: 0, end: 13 }])
  })

  it('has its last part at hand when it was given whole', () => {
    const selection = state()
    selection.setSpans([
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ])
    selection.set({ anchor: 8, focus: 18 })
    expect(selection.spans).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 18 },
    ])
  })

  it('can’t be begun where nothing is selected', () => {
    const selection = state()
    expect(selection.beginPart()).toBe(false)
    selection.start({ anchor: 4, focus: 4 })
    expect(selection.beginPart()).toBe(false)
  })

  it('goes whole when it is cleared', () => {
    const selection = state()
    selection.start({ anchor: 0, focus: 3 })
    selection.beginPart()
    selection.clear()
    expect(selection.spans).toEqual([])
    selection.set({ anchor: 4, focus: 7 })
    expect(selection.spans).toEqual([{ start: 4, end: 7 }])
  })
})
