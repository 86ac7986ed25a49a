import { describe, expect, it } from 'vitest'
import { extractPdf } from '../../../../../electron/services/extract/pdf/extract-pdf.ts'
import { locatePdfAssets } from '../../../../../electron/services/extract/pdf/pdf-assets.ts'
import {
  blockAt,
  pageAt,
  sectionPathAt,
  type CanonicalText,
} from '../../../../../shared/anchoring/canonical-text.ts'
import { linesDown, makePdf, type PdfPlan, type PdfText } from '../../../../fixtures/make-pdf.ts'

const assets = locatePdfAssets()

async function extract(plan: PdfPlan) {
  const result = await extractPdf(makePdf(plan), { assets })
  if (!result.ok) throw new Error(result.refusal.message)
  return result.extraction
}

async function textOf(...pages: (readonly PdfText[])[]): Promise<CanonicalText> {
  return (await extract({ pages: pages.map((texts) => ({ texts })) })).canonical
}

function blocksOf(source: CanonicalText, kind: string): string[] {
  return source.blocks
    .filter((block) => block.kind === kind)
    .map((block) => source.text.slice(block.start, block.end))
}

/** Lines of running text 40 to 44 characters long, as a column of 230 points at 10 points holds them. */
const PROSE = [
  'The programme reached more families than it',
  'had planned for, and most of them stayed in',
  'touch with the centres after the first year',
  'of support had come to its end.',
]

describe('extractPdf: reading order', () => {
  it('reads a page of two columns column by column, with the heading above both first', async () => {
    const left = linesDown(PROSE, { x: 60, y: 600 })
    const right = linesDown(['Staff noted the same in the second column,', 'which ends here.'], {
      x: 330,
      y: 600,
    })
    const heading = { text: 'What families told us', x: 60, y: 660, size: 18 }
    const source = await textOf([...left, ...right, heading])
    expect(source.text).toBe(
      'What families told us\n\nThe programme reached more families than it had planned for, and most of them stayed ' +
        'in touch with the centres after the first year of support had come to its end.\n\n' +
        'Staff noted the same in the second column, which ends here.',
    )
  })

  it('puts columns in order that the file draws in the wrong one', async () => {
    const lower = linesDown(PROSE, { x: 60, y: 400 })
    const upper = linesDown(['This stands above and is drawn last.'], { x: 60, y: 600 })
    const source = await textOf([...lower, ...upper])
    expect(source.text.startsWith('This stands above')).toBe(true)
  })

  it('parts columns that the file draws line by line across the page', async () => {
    const left = Array.from({ length: 10 }, (_, line) => `Left column line ${line} goes on with more words`)
    const right = Array.from({ length: 10 }, (_, line) => `and right column line ${line} has its own words`)
    const rows = left.flatMap((text, line) => [
      { text, x: 60, y: 700 - 12 * line },
      { text: right[line] ?? '', x: 330, y: 700 - 12 * line },
    ])
    const source = await textOf(rows)
    expect(source.text.indexOf('Left column line 9')).toBeLessThan(source.text.indexOf('right column line 0'))
  })

  it('carries a paragraph over a page break and knows both pages', async () => {
    const source = await textOf(
      linesDown(PROSE.slice(0, 3), { x: 60, y: 700 }),
      linesDown(['of support, which was the aim.'], { x: 60, y: 700 }),
    )
    expect(blocksOf(source, 'paragraph')).toHaveLength(1)
    expect(pageAt(source, source.text.indexOf('reached'))?.number).toBe(1)
    expect(pageAt(source, source.text.indexOf('which was'))?.number).toBe(2)
  })

  it('carries a sentence over a page break before a name, but not one that has ended', async () => {
    const source = await textOf(
      linesDown(['The murder rate is the highest in San', 'Salvador and the second highest in El'], {
        x: 60,
        y: 700,
      }),
      linesDown(['Progreso, where it fell by a third in 2015.'], { x: 60, y: 700 }),
      linesDown(['It rose again in the year that followed.'], { x: 60, y: 700 }),
    )
    expect(blocksOf(source, 'paragraph')).toEqual([
      'The murder rate is the highest in San Salvador and the second highest in El Progreso, where it fell by a third in 2015.',
      'It rose again in the year that followed.',
    ])
  })

  it('joins a sentence that a caption interrupts and puts the caption behind it', async () => {
    const source = await textOf([
      ...linesDown(PROSE.slice(0, 3), { x: 60, y: 700 }),
      { text: 'Figure 1. Families by year', x: 60, y: 640, size: 7 },
      ...linesDown(['of support had come to its end, which', 'was the aim.'], { x: 330, y: 700 }),
    ])
    expect(blocksOf(source, 'paragraph')).toEqual([
      'The programme reached more families than it had planned for, and most of them stayed in touch with the ' +
        'centres after the first year of support had come to its end, which was the aim.',
      'Figure 1. Families by year',
    ])
  })

  it('reads text turned by a quarter and pages turned by their /Rotate entry like any other', async () => {
    const turned = PROSE.map((text, line) => ({ text, x: 100 + 12 * line, y: 100, turned: 90 }))
    const rotated = await extract({ pages: [{ rotate: 90, texts: turned }] })
    const upright = await textOf(turned)
    expect(rotated.canonical.text).toBe(PROSE.join(' '))
    expect(upright.text).toBe(PROSE.join(' '))
    expect(rotated.canonical.pages[0]).toMatchObject({ width: 792, height: 612 })
  })
})

describe('extractPdf: words and lines', () => {
  it('joins a word broken at a line end and keeps the hyphen of a compound the report uses elsewhere', async () => {
    const source = await textOf(
      linesDown(
        [
          'A large-scale survey of the new informa-',
          'tion centres found that a second large-',
          'scale study would be needed.',
        ],
        { x: 60, y: 700 },
      ),
    )
    expect(source.text).toBe(
      'A large-scale survey of the new information centres found that a second large-scale study would be needed.',
    )
  })

  it('takes a line printed twice on the same spot once', async () => {
    const source = await textOf([
      { text: 'A shadowed title', x: 60, y: 700, size: 20 },
      { text: 'A shadowed title', x: 60.5, y: 700, size: 20 },
    ])
    expect(source.text).toBe('A shadowed title')
  })

  it('maps every character of its items exactly', async () => {
    const source = await textOf(
      linesDown(['An informa-', 'tive line  with  wide   gaps.'], { x: 60, y: 700 }),
    )
    const runs = source.itemRuns.map((run) => [
      run.item,
      run.from,
      source.text.slice(run.start, run.start + run.length),
    ])
    expect(source.text).toBe('An informative line with wide gaps.')
    expect(runs.map(([, , text]) => text).join('')).not.toContain('-')
    expect(runs[0]).toEqual([0, 0, 'An informa'])
  })
})

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
    expect(source.itemRuns).toEqual([{ page: 1, item: 0, from: 2, start: 0, length: 20 }])
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

describe('extractPdf: what the file says of itself', () => {
  it('reads title, author, year and language, and the outline with its pages', async () => {
    const { canonical, metadata } = await extract({
      pages: [{ texts: linesDown(PROSE, { x: 60, y: 700 }) }, { texts: linesDown(PROSE, { x: 60, y: 700 }) }],
      info: { Title: 'Families first', Author: 'A. Writer', CreationDate: "D:20190304120000+01'00'" },
      language: 'en-GB',
      outline: [
        { title: 'Summary', page: 1 },
        { title: 'Annex', page: 2 },
      ],
    })
    expect(metadata).toEqual({
      title: 'Families first',
      author: 'A. Writer',
      year: '2019',
      language: 'en-GB',
    })
    expect(canonical.outline).toEqual([
      { title: 'Summary', level: 1, page: 1 },
      { title: 'Annex', level: 1, page: 2 },
    ])
    expect(canonical.extractor).toBe('pdf/1')
  })

  it('takes the largest heading for a title where the file gives only a file name, and guesses nothing else', async () => {
    const { metadata } = await extract({
      pages: [
        {
          texts: [
            { text: 'Families first', x: 60, y: 740, size: 24 },
            ...linesDown(PROSE, { x: 60, y: 700 }),
          ],
        },
      ],
      info: { Title: 'Microsoft Word - final_v7.doc' },
    })
    expect(metadata).toEqual({ title: 'Families first', author: null, year: null, language: null })
  })
})

describe('extractPdf: files that can not be used, wholly or in part', () => {
  it('refuses what is empty or no PDF, saying what to do', async () => {
    const empty = await extractPdf(new Uint8Array(), { assets })
    expect(empty).toMatchObject({ ok: false, refusal: { reason: 'empty' } })
    const damaged = await extractPdf(new TextEncoder().encode('%PDF-1.7\nnothing more'), { assets })
    expect(damaged).toMatchObject({ ok: false, refusal: { reason: 'damaged' } })
    expect(!damaged.ok && damaged.refusal.message).toMatch(/Download it again/)
  })

  it('accepts a report without text and warns that it is a scan', async () => {
    const { canonical, warnings } = await extract({ pages: [{ texts: [] }, { texts: [] }] })
    expect(canonical).toMatchObject({ text: '', blocks: [], pageRuns: [] })
    expect(canonical.pages).toHaveLength(2)
    expect(warnings).toEqual([expect.stringMatching(/no text layer/)])
  })

  it('names the pages that have no text where others do', async () => {
    const texts = linesDown(PROSE, { x: 60, y: 700 })
    const pages = [{ texts }, { texts: [] }, { texts: [] }, { texts: [] }, { texts }, { texts: [] }]
    const { warnings } = await extract({ pages })
    expect(warnings).toEqual(['Pages 2–4, 6 have no text (blank, a picture or a scan).'])
  })

  it('leaves the caller the bytes and reports its progress', async () => {
    const bytes = makePdf({ pages: [{ texts: linesDown(PROSE, { x: 60, y: 700 }) }, { texts: [] }] })
    const before = bytes.length
    const seen: number[][] = []
    await extractPdf(bytes, { assets, onPage: (done, of) => seen.push([done, of]) })
    expect(bytes.length).toBe(before)
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('stops between pages when aborted', async () => {
    const bytes = makePdf({ pages: [{ texts: [] }, { texts: [] }, { texts: [] }] })
    const controller = new AbortController()
    const run = extractPdf(bytes, {
      assets,
      signal: controller.signal,
      onPage: () => controller.abort(new Error('cancelled by the person')),
    })
    await expect(run).rejects.toThrow('cancelled by the person')
  })

  it('gives a block for every place of the text that is not white space', async () => {
    const source = await textOf(linesDown(PROSE, { x: 60, y: 700 }))
    for (const match of source.text.matchAll(/\S/g)) expect(blockAt(source, match.index)).not.toBeNull()
  })
})
