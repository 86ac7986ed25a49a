import { describe, expect, it } from 'vitest'
import { orderLines } from '../../../../../electron/services/extract/pdf/order-lines.ts'
import { partColumns } from '../../../../../electron/services/extract/pdf/part-columns.ts'
import { makeLine, type Line } from '../../../../../electron/services/extract/pdf/line.ts'
import { lineOf, runOf } from '../../../../fixtures/line-builder.ts'

const texts = (lines: readonly Line[]) => lines.map((line) => line.text)

/** A column of lines named by `name`, 150 points wide. */
function column(name: string, left: number, top: number, count = 4): Line[] {
  return Array.from({ length: count }, (_, index) =>
    lineOf(`${name}${index} ${'x'.repeat(27)}`, { left, right: left + 150, baseline: top + 12 * index }),
  )
}

const firstWords = (lines: readonly Line[]) => texts(lines).map((text) => text.split(' ')[0])

describe('orderLines', () => {
  it('keeps the order of the stream where nothing stands above what comes before it', () => {
    const page = [...column('a', 0, 100), ...column('b', 200, 100), lineOf('Foot', { baseline: 400 })]
    expect(texts(orderLines(page))).toEqual(texts(page))
  })

  it('reads a heading over two columns before them, whenever it is drawn', () => {
    const heading = lineOf('Heading', { left: 0, right: 350, baseline: 50, size: 16 })
    const page = [...column('a', 0, 100), ...column('b', 200, 100), heading]
    expect(firstWords(orderLines(page))).toEqual(['Heading', 'a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3'])
  })

  it('reads two bands of columns one after the other where the stream mixes them up', () => {
    const between = lineOf('Between', { left: 0, right: 350, baseline: 200, size: 16 })
    const page = [
      between,
      ...column('c', 0, 250, 2),
      ...column('d', 200, 250, 2),
      ...column('a', 0, 100, 2),
      ...column('b', 200, 100, 2),
    ]
    expect(firstWords(orderLines(page))).toEqual(['a0', 'a1', 'b0', 'b1', 'Between', 'c0', 'c1', 'd0', 'd1'])
  })

  it('puts a margin heading drawn after the text in front of the line it stands beside', () => {
    const heading = lineOf('Duties', { left: 0, right: 60, baseline: 124, bold: true })
    expect(firstWords(orderLines([...column('t', 100, 100), heading]))).toEqual([
      't0',
      't1',
      'Duties',
      't2',
      't3',
    ])
  })

  it('gives lines the edges of their column, which one wide line does not move', () => {
    const wide = lineOf('wide', { left: 0, right: 500, baseline: 88 })
    const placed = orderLines([wide, ...column('a', 0, 100)])
    expect(placed.at(-1)).toMatchObject({ columnLeft: 0, columnRight: 150, startsColumn: false })
    expect(placed[0]?.startsColumn).toBe(true)
  })

  it('puts lines turned another way last', () => {
    const stamp = lineOf('Draft', { angle: 270, baseline: 20 })
    expect(firstWords(orderLines([stamp, ...column('a', 0, 100, 2)]))).toEqual(['a0', 'a1', 'Draft'])
  })
})

describe('partColumns', () => {
  const row = (left: string, right: string, baseline: number) =>
    makeLine([
      runOf(left, { baseline, right: 150 }),
      runOf(right, { baseline, left: 180, right: 330, spaced: true }),
    ])

  it('parts prose drawn line by line across two columns', () => {
    const rows = Array.from({ length: 8 }, (_, n) =>
      row(`l${n} one two three`, `r${n} one two three`, 100 + 12 * n),
    )
    const parted = partColumns(rows)
    expect(firstWords(parted).slice(7, 9)).toEqual(['l7', 'r0'])
  })

  it('leaves tables whole: their cells are short or few', () => {
    const cells = Array.from({ length: 8 }, (_, n) => row(`North ${n}`, `${n}`, 100 + 12 * n))
    expect(partColumns(cells)).toEqual(cells)
    const few = Array.from({ length: 5 }, (_, n) =>
      row(`l${n} one two three`, `r${n} one two three`, 100 + 12 * n),
    )
    expect(partColumns(few)).toEqual(few)
  })
})
