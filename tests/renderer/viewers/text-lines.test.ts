import { describe, expect, it } from 'vitest'
import { findRegions, nearestFragment } from '../../../renderer/viewers/text-lines.ts'
import type { Block } from '../../../shared/anchoring/canonical-text.ts'

/** A fragment of ten characters to the tenth place of the text, in a box. */
const piece = (index: number, left: number, top: number, width = 100, height = 10) => ({
  start: index * 10,
  end: index * 10 + 10,
  piece: index,
  box: { left, top, right: left + width, bottom: top + height },
})
const paragraph = (from: number, to: number): Block => ({ kind: 'paragraph', start: from * 10, end: to * 10 })

/** Two columns: a paragraph of four lines over both, then one of two lines in the second. */
const columns = [
  piece(0, 0, 0),
  piece(1, 0, 12),
  piece(2, 150, 0),
  piece(3, 150, 12, 40),
  piece(4, 150, 30),
  piece(5, 150, 42, 60),
]
const blocks = [paragraph(0, 4), paragraph(4, 6)]
const startsOf = (fragments: typeof columns) =>
  findRegions(fragments, blocks).map((region) => region.lines.map((line) => line.start))

describe('lines and columns from boxes', () => {
  it('divides by paragraph and by column', () => {
    expect(startsOf(columns)).toEqual([
      [0, 10],
      [20, 30],
      [40, 50],
    ])
  })

  it('takes a superscript and what follows it to be on the same line', () => {
    const line = [piece(0, 0, 10), piece(1, 100, 7, 10, 7), piece(2, 110, 10)]
    expect(startsOf(line)).toEqual([[0]])
  })

  it('finds the short last line of a paragraph beside which only paper is', () => {
    const regions = findRegions(columns, blocks)
    expect(nearestFragment(regions, 240, 17)?.piece).toBe(3)
  })

  it('stays in the column for a point below its last line', () => {
    const tall = [...columns, piece(6, 0, 60), piece(7, 0, 72)]
    const regions = findRegions(tall, [...blocks, paragraph(6, 8)])
    expect(nearestFragment(regions, 200, 75)?.piece).toBe(5)
  })
})
