/** Pages that a person has counted otherwise than the file, wherever a command names one; and marks within such a PDF. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { ImportReport } from '../../../shared/dataset-import/import-report.ts'
import { linesDown, makePdf } from '../../fixtures/make-pdf.ts'
import { file, jsonOf, newFolder, pincite } from './command-line.ts'

const WELLS = 'Two in three wells were dry in August 2019.'
const FEW = 'Few were repaired before the winter came.'
const TWICE = 'Nobody was told of it.'

const FIRST = [WELLS, TWICE, 'Water was carried up from the river.']
const SECOND = [FEW, 'The office wrote of a plan.', TWICE, 'The plan came to nothing.']
const PAGES = [FIRST, SECOND]

/** One sheet a text; `marks` are put on the first. */
function report(texts: readonly (readonly string[])[], marks = ''): Uint8Array {
  return makePdf({
    pages: texts.map((lines, i) => ({
      texts: linesDown(lines, { x: 72, y: 700 }),
      ...(i === 0 && marks !== '' ? { entries: `/Annots [ ${marks} ]` } : {}),
    })),
  })
}

function mark(bottom: number, colour: string): string {
  const [left, right, top] = [60, 400, bottom + 14]
  const corners = [left, top, right, top, left, bottom, right, bottom].join(' ')
  return `<< /Type /Annot /Subtype /Highlight /C [${colour}] /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${corners}] >>`
}

let folder: string
beforeEach(async () => {
  folder = newFolder()
  await pincite(['init', folder, '--name', 'Wells'])
  const marks = [mark(697, '1 1 0'), mark(97, '0 1 0')].join(' ')
  await pincite(['import', folder, file('wells.pdf', report(PAGES, marks))])
  await pincite(['bibliography', folder, 'pages', '1:D:101', '--source', 'wells.pdf'])
})

const tag = (...more: readonly string[]) =>
  pincite(['tag', folder, '--source', 'wells.pdf', '--code', 'finding', ...more])

describe('a corrected page', () => {
  it('is the one that tagging names, also of the places that a quote may mean', async () => {
    expect((await tag('--quote', FEW)).out).toContain('p. 102')
    const twice = await tag('--quote', TWICE)
    expect(twice.err).toContain('p. 101, at')
    expect(twice.err).toContain('p. 102, at')
    const [result] = await jsonOf<{ places: { page: number; pageLabel: string }[] }[]>(
      ['tag', folder, '--source', 'wells.pdf', '--code', 'finding', '--quote', TWICE],
      1,
    )
    expect(result?.places.map(({ page, pageLabel }) => [page, pageLabel])).toEqual([
      [1, '101'],
      [2, '102'],
    ])
    expect((await tag('--quote', 'Few were repaired before the winter of 2020 came')).err).toContain(
      'on page 102',
    )
  })

  it('is the one that revising names, each edition in its own count', async () => {
    await tag('--quote', FEW)
    const next = file('wells-2.pdf', report([FIRST, ['A new page of thanks.'], SECOND]))
    const ran = await pincite(['revise', folder, 'wells.pdf', next, '--dry-run'])
    expect(ran.out).toContain('page 3 instead of 102')
    const [row] = await jsonOf<{ old: { pageLabel: string }; new: { pageLabel: string } }[]>(
      ['revise', folder, 'wells.pdf', next, '--dry-run'],
      ran.code,
    )
    expect([row?.old.pageLabel, row?.new.pageLabel]).toEqual(['102', '3'])
  })

  it('is the one that verifying names, with the sheet', async () => {
    await tag('--quote', FEW)
    const [row] = await jsonOf<EvidenceRow[]>(['list', folder])
    const wrong = {
      ...row,
      quote: FEW.replace('repaired', 'mended'),
      spans: [{ start: 0, end: 5 }],
      start: 0,
    }
    const rows = file('wrong.jsonl', `${JSON.stringify(wrong)}\n`)
    expect((await pincite(['verify', rows, '--sources', folder])).out).toContain('on page 102 (sheet 2)')
  })

  it('is none of a dataset’s to change: its own export changes nothing, and what the file says stays', async () => {
    await tag('--quote', FEW)
    const rows = file('rows.jsonl', '')
    await pincite(['export', folder, '--format', 'jsonl', '--out', rows])
    expect(await jsonOf(['import-dataset', folder, rows, '--dry-run'])).toMatchObject({ same: 1, changed: 0 })

    const other = newFolder()
    await pincite(['init', other, '--name', 'Other'])
    await pincite(['import', other, file('wells.pdf', report(PAGES, mark(697, '1 1 0')))])
    const [own] = await jsonOf<{ sha256: string }[]>(['sources', other])
    const line = (await jsonOf<EvidenceRow[]>(['list', folder]))[0]
    const moved = file('moved.jsonl', `${JSON.stringify({ ...line, sha256: own?.sha256 })}\n`)
    expect(await jsonOf(['import-dataset', other, moved])).toMatchObject({ added: 1 })
    await pincite(['bibliography', other, 'pages', 'none', '--source', 'wells.pdf'])
    expect((await jsonOf<EvidenceRow[]>(['list', other]))[0]?.pageLabel).toBe('2')
  })
})

describe('marks within a PDF', () => {
  it('are reported one by one: words, page, and colour with the code it becomes', async () => {
    const argv = [
      'import-dataset',
      folder,
      '--highlights',
      'wells.pdf',
      '--colour',
      '#ffff00=Finding',
      '--dry-run',
    ]
    const { items } = await jsonOf<ImportReport>(argv, 1)
    expect(items).toMatchObject([
      {
        ...{ place: 'highlight 1', outcome: 'added', quote: WELLS, page: '101' },
        ...{ codes: ['Finding'], colour: '#ffff00' },
      },
      {
        ...{ place: 'highlight 2', outcome: 'not-taken', quote: '', page: '101' },
        ...{ codes: [], colour: '#00ff00' },
      },
    ])
    const { out } = await pincite(argv)
    expect(out.split('\n')).toEqual([
      `added highlight 1, p. 101, ${items[0]?.id ?? ''}: #ffff00 → Finding: “${WELLS}”`,
      `not-taken highlight 2, p. 101, ${items[1]?.id ?? ''}: #00ff00: It covers no words that can be selected.`,
      'Would be: 1 added, 0 changed, 0 kept, 0 the same, 1 not taken.',
      '',
    ])
    expect(await jsonOf(['list', folder])).toEqual([])
  })

  it('that were taken before are reported with the codes they have now', async () => {
    const argv = ['import-dataset', folder, '--highlights', 'wells.pdf']
    await pincite(argv)
    const { items } = await jsonOf<ImportReport>([...argv, '--colour', '#ffff00=Finding'], 1)
    expect(items[0]).toMatchObject({ outcome: 'kept', codes: ['Imported'], fields: ['codes'] })
  })
})
