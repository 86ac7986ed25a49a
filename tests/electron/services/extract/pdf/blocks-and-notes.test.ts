import { describe, expect, it } from 'vitest'
import { sectionPathAt } from '../../../../../shared/anchoring/canonical-text.ts'
import { blocksOf, extract, PROSE, textOf } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown, type PdfText } from '../../../../fixtures/make-pdf.ts'

describe('extractPdf: blocks', () => {
  it('finds headings with their levels and gives the section path of a place', async () => {
    const source = await textOf([
      { text: 'Report of the year', x: 60, y: 720, size: 22, font: 'bold' },
      { text: 'Findings', x: 60, y: 680, size: 14, font: 'bold' },
      ...linesDown(PROSE, { x: 60, y: 660 }),
      { text: 'In the north', x: 60, y: 600, font: 'bold' },
      ...linesDown(PROSE, { x: 60, y: 580 }),
    ])
    const headings = source.blocks.filter((block) => block.kind === 'heading')
    expect(headings.map((block) => [block.level, source.text.slice(block.start, block.end)])).toEqual([
      [1, 'Report of the year'],
      [2, 'Findings'],
      [3, 'In the north'],
    ])
    expect(sectionPathAt(source, source.bodyEnd - 3)).toEqual(['Findings', 'In the north'])
  })

  it('makes list items of bullets, without the bullet, and sets them apart by one line break', async () => {
    const source = await textOf([
      ...linesDown(['We ask the ministry to do two things:'], { x: 60, y: 700 }),
      { text: '•', x: 70, y: 680 },
      ...linesDown(['open a second centre, as soon as the', 'budget allows; and'], { x: 85, y: 680 }),
      { text: '•', x: 70, y: 656 },
      ...linesDown(['report each year.'], { x: 85, y: 656 }),
    ])
    expect(source.text).toBe(
      'We ask the ministry to do two things:\n\nopen a second centre, as soon as the budget allows; and\nreport each year.',
    )
    expect(blocksOf(source, 'list-item')).toHaveLength(2)
  })

  it('maps a list item exactly that is one text item with its bullet', async () => {
    const source = await textOf([{ text: '• open a second centre', x: 60, y: 700 }])
    expect(source.text).toBe('open a second centre')
    expect(source.itemRuns).toMatchObject([{ page: 1, item: 0, from: 2, start: 0, length: 20 }])
  })

  it('takes a dash that starts a line for a bullet only where a gap sets it off', async () => {
    const prose = await textOf(
      linesDown(['the real problem', '– poor performance – goes on.'], { x: 60, y: 700 }),
    )
    expect(prose.text).toBe('the real problem – poor performance – goes on.')
    const list = await textOf([
      { text: '–', x: 60, y: 700 },
      { text: 'poor performance', x: 75, y: 700 },
    ])
    expect(list.text).toBe('poor performance')
  })

  it('parts numbered items that end with a comma', async () => {
    const source = await textOf(
      linesDown(['(1) Is not a rule that needs a review,', '(2) will not cost more than planned, and'], {
        x: 60,
        y: 700,
      }),
    )
    expect(source.blocks).toHaveLength(2)
  })

  it('keeps the cells of a table apart by tabs and its rows by line breaks', async () => {
    const rows = [
      ['Region', '2019', '2020'],
      ['North', '1,204', '980'],
      ['South', '77', '1,310'],
    ]
    const source = await textOf(
      rows.flatMap((cells, row) =>
        cells.map((text, column) => ({ text, x: 60 + 120 * column, y: 700 - 14 * row })),
      ),
    )
    expect(source.text).toBe('Region\t2019\t2020\nNorth\t1,204\t980\nSouth\t77\t1,310')
    expect(blocksOf(source, 'table-cell')).toHaveLength(9)
  })

  it('opens a paragraph where white space, an indent or a short last line says so', async () => {
    const source = await textOf([
      ...linesDown(PROSE, { x: 60, y: 700 }),
      ...linesDown(PROSE, { x: 60, y: 640 }),
      { text: 'Indented lines open one as well, even', x: 75, y: 592 },
      { text: 'where nothing else but an indent does so.', x: 60, y: 580 },
      ...linesDown(['And so does a gap, although the line above', 'is full.'], { x: 60, y: 560 }),
    ])
    expect(blocksOf(source, 'paragraph')).toHaveLength(4)
  })
})

describe('extractPdf: furniture and notes', () => {
  const page = (number: number, body: readonly string[]): PdfText[] => [
    { text: 'Annual report of the centre', x: 60, y: 760, size: 8 },
    ...linesDown(body, { x: 60, y: 700 }),
    { text: String(number), x: 300, y: 30, size: 8 },
  ]

  it('puts running heads and page numbers last, outside quoting, and labels pages by the numbers', async () => {
    const source = await textOf(page(11, PROSE), page(12, PROSE), page(13, PROSE))
    expect(source.text.slice(0, source.notesEnd)).not.toContain('Annual report')
    expect(blocksOf(source, 'furniture')).toHaveLength(6)
    expect(source.pages.map((one) => one.label)).toEqual(['11', '12', '13'])
  })

  it('prefers the page labels of the file', async () => {
    const labels = '0 << /S /r /St 3 >> 2 << /S /D >>'
    const { canonical } = await extract({ labels, pages: [1, 2, 3].map((n) => ({ texts: page(n, PROSE) })) })
    expect(canonical.pages.map((one) => one.label)).toEqual(['iii', 'iv', '1'])
  })

  it('takes a footnote out of the body and links its mark to it', async () => {
    const source = await textOf([
      ...linesDown(PROSE.slice(0, 3), { x: 60, y: 700 }),
      { text: 'of support had ended.', x: 60, y: 664 },
      { text: '7', x: 155.5, y: 668, size: 6 },
      { text: '7', x: 60, y: 103, size: 5 },
      { text: 'Ministry of Health, Survey of Families, 2019.', x: 64, y: 100, size: 8 },
    ])
    const [note] = source.blocks.filter((block) => block.kind === 'note')
    expect(source.text.slice(0, source.bodyEnd)).not.toContain('Ministry')
    expect(note && source.text.slice(note.start, note.end)).toBe(
      'Ministry of Health, Survey of Families, 2019.',
    )
    const [marker] = source.markers
    expect(marker && source.text.slice(marker.start - 6, marker.end)).toBe('ended.7')
    expect(marker?.note).toBe(note && source.blocks.indexOf(note))
  })

  it.each(['Source: own survey of 2019.', '12 Main Street, Springfield'])(
    'leaves small print that no mark in the text calls in the body: %s',
    async (text) => {
      const source = await textOf([...linesDown(PROSE, { x: 60, y: 700 }), { text, x: 60, y: 100, size: 8 }])
      expect(source.text.slice(0, source.bodyEnd)).toContain(text)
    },
  )

  it('carries a footnote on to the foot of the next page', async () => {
    const body = (end: PdfText[]) => [...linesDown(PROSE, { x: 60, y: 700 }), ...end]
    const source = await textOf(
      body([
        { text: '7', x: 205, y: 668, size: 6 },
        { text: '7', x: 60, y: 103, size: 5 },
        { text: 'This note is long and does not end on its', x: 64, y: 100, size: 8 },
      ]),
      body([{ text: 'page but on the one after it.', x: 60, y: 100, size: 8 }]),
    )
    expect(blocksOf(source, 'note')).toEqual([
      'This note is long and does not end on its page but on the one after it.',
    ])
  })

  it('moves numbered endnotes under their heading behind the body and links bracketed marks', async () => {
    const source = await textOf([
      ...linesDown(['Most families stayed in touch.[1] Some of', 'them moved away.[2]'], { x: 60, y: 700 }),
      { text: 'Notes', x: 60, y: 640, size: 14, font: 'bold' },
      { text: '[1] Survey of 2019, page 4.', x: 60, y: 620 },
      { text: '[2] Interview with the head of the centre.', x: 60, y: 600 },
    ])
    expect(blocksOf(source, 'note')).toEqual([
      'Survey of 2019, page 4.',
      'Interview with the head of the centre.',
    ])
    expect(source.markers.map((marker) => marker.note)).toEqual([2, 3])
  })
})
