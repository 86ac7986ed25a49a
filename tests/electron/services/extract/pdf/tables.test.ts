import { describe, expect, it } from 'vitest'
import type { CanonicalText } from '../../../../../shared/anchoring/canonical-text.ts'
import { blocksOf, extract, PROSE, textOf } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown, type PdfText } from '../../../../fixtures/make-pdf.ts'

/** The rows of all tables, each as its cells. */
function rowsOf(source: CanonicalText): string[][] {
  const rows: string[][] = []
  let end = 0
  for (const block of source.blocks) {
    const text = source.text.slice(block.start, block.end)
    if (block.kind !== 'table-cell') continue
    if (source.text.slice(end, block.start) === '\t') rows.at(-1)?.push(text)
    else rows.push([text])
    end = block.end
  }
  return rows
}

/** A cell's lines downwards from `y`. */
const cell = (x: number, y: number, ...lines: string[]): PdfText[] => linesDown(lines, { x, y })

/** Lines across at these heights and upright at these places, as content stream operators. */
function grid(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)]
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)]
  const across = ys.map((y) => `${left} ${y} m ${right} ${y} l S`)
  const upright = xs.map((x) => `${x} ${top} m ${x} ${bottom} l S`)
  return [...across, ...upright].join('\n')
}

/** Drawn column by column, so that only lines tell the rows. */
const byColumn = (texts: readonly PdfText[]): PdfText[] => texts.toSorted((a, b) => a.x - b.x || b.y - a.y)

/** Two rows under a heading, all cells of several lines, drawn cell by cell. */
const WRAPPED = [
  ...cell(76, 690, 'Street'),
  ...cell(176, 690, 'What was found'),
  ...cell(76, 666, 'Harbour Road', 'and the quay'),
  ...cell(176, 666, 'Two of nine lamps were', 'dark in all three nights.', 'A third flickered.'),
  ...cell(76, 618, 'Mill Lane'),
  ...cell(176, 618, 'All lamps were lit, but the', 'one at the bridge was dim.'),
]
const WRAPPED_ROWS = [
  ['Street', 'What was found'],
  ['Harbour Road and the quay', 'Two of nine lamps were dark in all three nights. A third flickered.'],
  ['Mill Lane', 'All lamps were lit, but the one at the bridge was dim.'],
]

describe('extractPdf: ruled tables without tags', () => {
  it('takes what stands in one box for one cell, however many lines it has', async () => {
    const drawing = grid([70, 170, 320], [706, 680, 632, 594])
    const { canonical } = await extract({ pages: [{ texts: byColumn(WRAPPED), drawing }] })
    expect(rowsOf(canonical)).toEqual(WRAPPED_ROWS)
  })

  it('takes thin filled boxes for lines and follows transforms and turned pages', async () => {
    const lines = [706, 680, 632, 594].map((y) => `0 ${y} 250 0.5 re f`)
    const sides = [0, 100, 250].map((x) => `${x} 594 0.5 112 re f`)
    const drawing = `q 1 0 0 1 70 0 cm\n${[...lines, ...sides].join('\n')}\nQ`
    const { canonical } = await extract({ pages: [{ texts: byColumn(WRAPPED), drawing, rotate: 90 }] })
    expect(rowsOf(canonical)).toEqual(WRAPPED_ROWS)
  })

  it('keeps the cells of a row apart though they are drawn line by line with hardly a gap', async () => {
    const texts = [
      ...cell(76, 690, 'Nights'),
      ...cell(126, 690, 'Lamps that were dark'),
      ...cell(76, 666, 'First and'),
      ...cell(126, 666, 'Two at the quay and'),
      ...cell(76, 654, 'second'),
      ...cell(126, 654, 'one in Mill Lane'),
      ...cell(76, 630, 'Third'),
      ...cell(126, 630, 'None'),
    ]
    const drawing = grid([70, 122, 320], [706, 680, 644, 620])
    const { canonical } = await extract({ pages: [{ texts, drawing }] })
    expect(rowsOf(canonical)).toEqual([
      ['Nights', 'Lamps that were dark'],
      ['First and second', 'Two at the quay and one in Mill Lane'],
      ['Third', 'None'],
    ])
  })

  it('parts rows of figures that no line parts, and leaves a wrapped label with its row', async () => {
    const texts = [
      ...cell(76, 690, 'Street'),
      ...cell(206, 690, 'Lamps'),
      ...cell(266, 690, 'Dark'),
      ...cell(76, 666, 'Harbour Road'),
      ...cell(206, 666, '9'),
      ...cell(266, 666, '22.2%'),
      ...cell(76, 654, 'Mill Lane, from the'),
      ...cell(206, 654, '12'),
      ...cell(266, 654, '8.3%'),
      ...cell(84, 642, 'bridge to the church'),
    ]
    const { canonical } = await extract({
      pages: [{ texts: byColumn(texts), drawing: grid([70, 200, 260, 320], [706, 680, 632]) }],
    })
    expect(rowsOf(canonical)).toEqual([
      ['Street', 'Lamps', 'Dark'],
      ['Harbour Road', '9', '22.2%'],
      ['Mill Lane, from the bridge to the church', '12', '8.3%'],
    ])
  })

  it('leaves a title across all columns to the page and splits headings that stand under it in one box', async () => {
    const texts = [
      { text: 'Lamps by street and night', x: 120, y: 690 },
      ...cell(76, 666, 'Street'),
      ...cell(206, 666, 'First'),
      ...cell(266, 666, 'Second'),
      ...cell(76, 642, 'Mill Lane'),
      ...cell(206, 642, '12'),
      ...cell(266, 642, '11'),
      ...cell(76, 618, 'Quay'),
      ...cell(206, 618, '4'),
      ...cell(266, 618, '3'),
    ]
    // The heading's box has no upright lines in it.
    const upright = [200, 260].map((x) => `${x} 656 m ${x} 608 l S`).join('\n')
    const drawing = `${grid([70, 320], [706, 680, 656, 632, 608])}\n${upright}`
    const { canonical } = await extract({ pages: [{ texts: byColumn(texts), drawing }] })
    expect(rowsOf(canonical)).toEqual([
      ['Street', 'First', 'Second'],
      ['Mill Lane', '12', '11'],
      ['Quay', '4', '3'],
    ])
    expect(canonical.text.startsWith('Lamps by street and night\n\nStreet')).toBe(true)
  })

  it('takes columns of text in a frame with a line between them for text', async () => {
    const left = linesDown([...PROSE, ...PROSE, ...PROSE], { x: 76, y: 690 })
    const right = linesDown([...PROSE, ...PROSE, ...PROSE], { x: 320, y: 690 })
    const drawing = grid([70, 310, 560], [706, 540])
    const { canonical } = await extract({ pages: [{ texts: [...left, ...right], drawing }] })
    expect(rowsOf(canonical)).toEqual([])
  })

  it('leaves text that runs across the lines of a drawing as it is', async () => {
    const texts = linesDown(PROSE, { x: 76, y: 690 })
    const drawing = grid([70, 120, 170, 220, 320], [706, 684, 672, 660, 648])
    const { canonical } = await extract({
      pages: [{ texts: [...texts, ...cell(300, 690, 'x', 'y')], drawing }],
    })
    expect(rowsOf(canonical)).toEqual([])
  })
})

describe('extractPdf: tables without lines or tags', () => {
  it('takes cells drawn one after the other, each with all its lines, for the cells of rows', async () => {
    const source = await textOf([
      ...linesDown(PROSE, { x: 76, y: 760 }),
      ...WRAPPED,
      ...linesDown(PROSE, { x: 76, y: 570 }),
    ])
    expect(rowsOf(source)).toEqual(WRAPPED_ROWS)
    expect(blocksOf(source, 'paragraph')).toEqual([PROSE.join(' '), PROSE.join(' ')])
  })

  it('finds cells set at mid-height, the first of them below the second', async () => {
    const source = await textOf([
      ...cell(76, 690, 'Street'),
      ...cell(176, 690, 'What was found'),
      ...cell(76, 660, 'Quay'),
      ...cell(176, 666, 'Two of nine lamps were', 'dark in all three nights.'),
      ...cell(76, 630, 'Mill Lane'),
      ...cell(176, 630, 'All were lit.'),
    ])
    expect(rowsOf(source)).toEqual([
      ['Street', 'What was found'],
      ['Quay', 'Two of nine lamps were dark in all three nights.'],
      ['Mill Lane', 'All were lit.'],
    ])
  })

  it('joins the lines of a wrapped cell that is drawn line by line', async () => {
    const source = await textOf([
      ...cell(76, 690, 'CDC'),
      ...cell(176, 690, 'Counting and Documentation Centre'),
      ...cell(76, 678, 'LOS'),
      ...cell(176, 678, 'Lamps of the Old Streets, a club'),
      ...cell(176, 666, 'of people who walk at night'),
    ])
    expect(rowsOf(source)).toEqual([
      ['CDC', 'Counting and Documentation Centre'],
      ['LOS', 'Lamps of the Old Streets, a club of people who walk at night'],
    ])
  })

  it('never runs figures of two rows together', async () => {
    const rows = ['12', '11', '9', '14'].flatMap((count, index) => [
      ...cell(76, 690 - 12 * index - (index > 1 ? 8 : 0), `Street ${'ABCD'.charAt(index)}`),
      ...cell(176, 690 - 12 * index - (index > 1 ? 8 : 0), count),
    ])
    expect(rowsOf(await textOf(rows))).toEqual([
      ['Street A', '12'],
      ['Street B', '11'],
      ['Street C', '9'],
      ['Street D', '14'],
    ])
  })

  it('takes neither headings in the margin nor list numbers beside their text for cells', async () => {
    const heads = ['Lamps', 'Streets', 'Nights'].flatMap((text, index) => [
      { text, x: 60, y: 700 - 60 * index, font: 'bold' as const },
      ...linesDown(PROSE.slice(0, 2), { x: 200, y: 700 - 60 * index }),
    ])
    const items = ['1.', '2.', '3.'].flatMap((text, index) => [
      { text, x: 60, y: 480 - 40 * index },
      ...linesDown(PROSE.slice(0, 2), { x: 90, y: 480 - 40 * index }),
    ])
    expect(rowsOf(await textOf([...heads, ...items]))).toEqual([])
  })

  it('reads two columns of text as columns', async () => {
    const column = [...PROSE, ...PROSE]
    const source = await textOf([
      ...linesDown(column, { x: 60, y: 600 }),
      ...linesDown(column, { x: 330, y: 600 }),
    ])
    expect(rowsOf(source)).toEqual([])
  })
})
