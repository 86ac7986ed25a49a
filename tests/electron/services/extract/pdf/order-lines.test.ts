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

  it('puts the headings of a margin beside their texts, wherever the stream has them', () => {
    const heading = (text: string, baseline: number) =>
      lineOf(text, { baseline, right: 80, size: 16, font: 'head' })
    const texts = [0, 1, 2].flatMap((n) => column(`t${n}-`, 120, 100 + 60 * n, 3))
    const headings = [heading('One', 100), heading('Two', 160), heading('Three', 220)]
    expect(firstWords(orderLines([...texts, ...headings]))).toEqual([
      ...['One', 't0-0', 't0-1', 't0-2', 'Two', 't1-0', 't1-1', 't1-2', 'Three', 't2-0', 't2-1', 't2-2'],
    ])
  })

  it('leaves the end of a column before notes in smaller type beside it', () => {
    const left = column('body', 0, 100, 8)
    const notes = Array.from({ length: 8 }, (_, n) =>
      lineOf(`note${n} of the column`, { left: 200, right: 350, baseline: 100 + 12 * n, size: 8 }),
    )
    expect(firstWords(orderLines([...left, ...notes]))).toEqual([...firstWords(left), ...firstWords(notes)])
  })

  it('reads what stands in a band above the columns before them', () => {
    const title = lineOf('Title', { left: 0, right: 100, baseline: 40, size: 18 })
    const date = lineOf('Date', { left: 200, right: 260, baseline: 40, size: 8 })
    const left = column('a', 0, 100, 8)
    const right = column('b', 200, 100, 8)
    expect(firstWords(orderLines([title, ...left, date, ...right]))).toEqual([
      ...['Title', 'Date', ...firstWords(left), ...firstWords(right)],
    ])
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

  it('leaves tables of figures whole, however many there are in a row', () => {
    const rows = Array.from({ length: 12 }, (_, n) =>
      row(`Alder ${n} 12 340`, '1,204 17 3 0 16', 100 + 12 * n),
    )
    expect(partColumns(rows)).toEqual(rows)
  })

  it('parts two captions that stand on one height under two columns', () => {
    const prose = (left: number) =>
      Array.from({ length: 8 }, (_, n) =>
        lineOf(`words of a column ${n}`, { left, right: left + 150, baseline: 100 + 12 * n }),
      )
    const captions = makeLine([
      runOf('Figure 1.', { baseline: 220, right: 60 }),
      runOf('Figure 2.', { baseline: 220, left: 180, right: 240, item: 1 }),
    ])
    expect(
      partColumns([...prose(0), ...prose(180), captions])
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['Figure 1.', 'Figure 2.'])
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
