/** A report of two pages as an extractor would give it, and rows that cite it rightly; written by hand. */
import type { Block, CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import type { EvidenceRow } from '../../shared/dataset/evidence-row.ts'
import { buildRow } from './evidence-row-builder.ts'

const PARTS: readonly (readonly [Block['kind'], string, number?])[] = [
  ['heading', 'Schools under siege 👩', 1],
  ['heading', 'Access to schooling', 2],
  [
    'paragraph',
    'In 2019 the picture was bleak. Two in three children, 4.2 million, were out of “school”. Since then little has changed.',
  ],
  ['heading', 'What must be done', 2],
  [
    'paragraph',
    'The ministry should pay teachers within 30 days. Little has been done. It was told so in 2020.',
  ],
  ['paragraph', 'It should also report on progress each year. Little has been done. So say all 12 unions.'],
]

function compose(): { readonly text: string; readonly blocks: readonly Block[] } {
  let text = ''
  const blocks: Block[] = []
  for (const [kind, words, level] of PARTS) {
    if (text !== '') text += '\n\n'
    const start = text.length
    text += words
    blocks.push({ kind, start, end: text.length, ...(level === undefined ? {} : { level }) })
  }
  return { text, blocks }
}

const { text, blocks } = compose()

export const SMALL_REPORT: CanonicalText = {
  extractor: 'test/1',
  text,
  bodyEnd: text.length,
  notesEnd: text.length,
  blocks,
  pages: [
    { number: 1, label: 'iv', width: 612, height: 792 },
    { number: 2, label: '1', width: 612, height: 792 },
  ],
  pageRuns: [
    { start: 0, page: 1 },
    { start: text.indexOf('What must be done'), page: 2 },
  ],
  markers: [],
  itemRuns: [],
  outline: [],
}

const STATISTIC = 'Two in three children, 4.2 million, were out of “school”.'

/** A statistic on the first page. */
export const STATISTIC_ROW: EvidenceRow = citing(STATISTIC, {
  id: 'statistic',
  prefix: 'In 2019 the picture was bleak. ',
  suffix: ' Since then little has changed.',
})

/** A recommendation in two parts on the second page. */
export const RECOMMENDATION_ROW: EvidenceRow = {
  ...citing('The ministry should pay teachers', {
    id: 'recommendation',
    page: 2,
    pageLabel: '1',
    section: 'What must be done',
    sectionPath: ['What must be done'],
    paragraph: 2,
    citation: 'Ortiz (2019). Schools under siege, p.\u00A01.',
    prefix: '',
    suffix: ' each year.',
  }),
  quote: 'The ministry should pay teachers … report on progress',
  spans: [spanOf('The ministry should pay teachers'), spanOf('report on progress')],
  end: spanOf('report on progress').end,
}

/** Words that stand twice; the row cites the second time. */
export const TWICE_ROW: EvidenceRow = citing('Little has been done.', {
  id: 'twice',
  page: 2,
  pageLabel: '1',
  section: 'What must be done',
  sectionPath: ['What must be done'],
  paragraph: 3,
  citation: 'Ortiz (2019). Schools under siege, p.\u00A01.',
  prefix: 'each year. ',
  suffix: ' So say',
  ...place(text.lastIndexOf('Little has been done.'), 'Little has been done.'.length),
})

/** Returns the first place of `words` in the report. */
export function spanOf(words: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`Not in the report: ${words}`)
  return { start, end: start + words.length }
}

function citing(quote: string, over: Partial<EvidenceRow>): EvidenceRow {
  const here = { page: 1, pageLabel: 'iv', sectionPath: ['Access to schooling'], paragraph: 1, boxes: [] }
  return buildRow({
    quote,
    ...here,
    extractor: SMALL_REPORT.extractor,
    ...place(spanOf(quote).start, quote.length),
    ...over,
  })
}

function place(start: number, length: number): Pick<EvidenceRow, 'start' | 'end' | 'spans'> {
  const end = start + length
  return { start, end, spans: [{ start, end }] }
}
