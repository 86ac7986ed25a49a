/** The tables beside the evidence rows: their figures one a row, their sources, their coders. */
import { plainDoi } from '../citation/plain-doi.ts'
import { plainName } from '../citation/pincite.ts'
import type { Qualifier } from '../domain/codebook.ts'
import { isList } from '../domain/json-shape.ts'
import type { Coder, Source } from '../domain/project.ts'
import type { EvidenceRow } from './evidence-row.ts'
import type { RowFigure } from './row-evidence.ts'
import type { Column } from './table.ts'

const SHA256 = '[0-9a-f]{64}'

export interface FigureRow {
  readonly row: EvidenceRow
  readonly figure: RowFigure
  /** Its place among the figures of its row, from 1. */
  readonly number: number
}

/** Yields the figures of the rows, in their order. */
export function* figureRows(rows: readonly EvidenceRow[]): Generator<FigureRow> {
  for (const row of rows) {
    for (const [i, figure] of row.figures.entries()) yield { row, figure, number: i + 1 }
  }
}

const stated = (text: string) => (text === '' ? null : text)

/** The sign “=” would be guarded as the beginning of a formula, and then be no value of this column any more. */
const QUALIFIER_WORDS: Readonly<Record<Qualifier, string>> = {
  '=': 'exactly',
  '≈': 'about',
  '<': 'less than',
  '≤': 'at most',
  '>': 'more than',
  '≥': 'at least',
  range: 'range',
}

export const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  {
    ...{ name: 'id', type: 'string', description: 'The figure among those of its annotation.' },
    value: ({ figure }) => stated(figure.id),
  },
  {
    ...{ name: 'annotationId', type: 'string', description: 'The annotation whose quote states the figure.' },
    constraints: { required: true },
    value: ({ row }) => row.id,
  },
  {
    ...{ name: 'number', type: 'integer', description: 'Its place among the figures of the annotation.' },
    constraints: { required: true, minimum: 1 },
    value: ({ number }) => number,
  },
  {
    ...{
      name: 'qualifier',
      type: 'string',
      description: 'How the number is meant; a range goes up to high.',
    },
    constraints: { required: true, enum: Object.values(QUALIFIER_WORDS) },
    value: ({ figure }) => QUALIFIER_WORDS[figure.qualifier],
  },
  {
    ...{ name: 'value', type: 'number' },
    description: 'The number as printed, in its unit, or the lower end of a range.',
    value: ({ figure }) => figure.value,
  },
  {
    ...{ name: 'high', type: 'number', description: 'The upper end of a range.' },
    value: ({ figure }) => figure.high,
  },
  {
    ...{ name: 'unit', type: 'string', description: 'What it counts: percent, people, USD.' },
    value: ({ figure }) => stated(figure.unit),
  },
  {
    ...{ name: 'measure', type: 'string', description: 'What was measured.' },
    value: ({ figure }) => stated(figure.measure),
  },
  {
    ...{ name: 'population', type: 'string', description: 'Of whom or what.' },
    value: ({ figure }) => stated(figure.population),
  },
  {
    ...{ name: 'place', type: 'string', description: 'Where.' },
    value: ({ figure }) => stated(figure.place),
  },
  {
    ...{ name: 'period', type: 'string', description: 'When.' },
    value: ({ figure }) => stated(figure.period),
  },
  {
    ...{ name: 'denominator', type: 'number', description: 'Out of how many.' },
    value: ({ figure }) => figure.denominator,
  },
  {
    ...{ name: 'uncertainty', type: 'string', description: 'As printed: “± 3 points”.' },
    value: ({ figure }) => stated(figure.uncertainty),
  },
  {
    ...{ name: 'words', type: 'string', description: 'The words of the quote that state it.' },
    value: ({ figure }) => figure.words?.exact ?? null,
  },
  {
    ...{ name: 'citation', type: 'string', description: 'The citation of the annotation.' },
    value: ({ row }) => stated(row.citation),
  },
]

/** Returns the address of a source: that of its DOI, else its own where it is of the web; null where there is none. */
export function sourceLink({ item }: Pick<Source, 'item'>): string | null {
  const { DOI, URL: url } = item
  if (typeof DOI === 'string' && DOI.trim() !== '') {
    return `https://doi.org/${plainDoi(DOI).toWellFormed().split('/').map(encodeURIComponent).join('/')}`
  }
  if (typeof url !== 'string' || !/^https?:\/\/[^\s/?#[\]]\S*$/i.test(url)) return null
  // What is encoded already stays (RFC 3986, 2.4).
  return url.toWellFormed().replace(/[^\x21-\x7E]+|["<>\\^`{|}]|%(?![0-9a-f]{2})/gi, encodeURIComponent)
}

function bibliographic(name: 'author' | 'issued' | 'type' | 'publisher', { item }: Source): string | null {
  const value = item[name]
  if (value === undefined) return null
  if (typeof value === 'string') return stated(value)
  if (isList(value)) return stated(value.map(plainName).join('; '))
  const dates = value['date-parts'] ?? []
  const written = dates.map((parts) =>
    parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'),
  )
  return stated(written.join('/') || (value.literal ?? ''))
}

export const SOURCE_COLUMNS: readonly Column<Source>[] = [
  {
    ...{ name: 'id', type: 'string', description: 'The source; references.csl.json has the same ids.' },
    constraints: { required: true, unique: true },
    value: ({ id }) => id,
  },
  { ...{ name: 'title', type: 'string', description: 'Its title.' }, value: ({ title }) => stated(title) },
  {
    ...{ name: 'author', type: 'string', description: 'Its authors, set apart by “; ”.' },
    value: (source) => bibliographic('author', source),
  },
  {
    ...{ name: 'issued', type: 'string', description: 'When it was published, as far as known.' },
    value: (source) => bibliographic('issued', source),
  },
  {
    ...{ name: 'type', type: 'string', description: 'Its type in CSL: report, article-journal, …' },
    value: (source) => bibliographic('type', source),
  },
  {
    ...{ name: 'publisher', type: 'string', description: 'Who published it.' },
    value: (source) => bibliographic('publisher', source),
  },
  { ...{ name: 'link', type: 'string', description: 'Its DOI or address.' }, value: sourceLink },
  {
    ...{ name: 'fileName', type: 'string', description: 'Name of the file when it was added.' },
    value: ({ fileName }) => stated(fileName),
  },
  {
    ...{ name: 'mediaType', type: 'string', description: 'Media type of the file.' },
    constraints: { required: true },
    value: ({ mediaType }) => mediaType,
  },
  {
    ...{ name: 'sha256', type: 'string', description: 'SHA-256 of the file’s bytes, in hex.' },
    constraints: { required: true, pattern: SHA256 },
    value: ({ sha256 }) => sha256,
  },
  {
    ...{ name: 'bytes', type: 'integer', description: 'Size of the file.' },
    constraints: { required: true, minimum: 0 },
    value: ({ bytes }) => bytes,
  },
  {
    ...{ name: 'pages', type: 'integer', description: 'Its pages; empty where it has none.' },
    constraints: { minimum: 0 },
    value: ({ pages }) => pages,
  },
  {
    ...{ name: 'characters', type: 'integer', description: 'Length of its text in UTF-16 code units.' },
    constraints: { minimum: 0 },
    value: ({ characters }) => characters,
  },
  {
    ...{
      name: 'pageLabels',
      type: 'string',
      description: 'How its pages are counted, where corrected by hand.',
    },
    value: ({ pageLabels }) => stated(pageLabels),
  },
  {
    ...{ name: 'encrypted', type: 'boolean', description: 'Whether the file opens only with a password.' },
    value: ({ encrypted }) => encrypted,
  },
  {
    ...{ name: 'revises', type: 'string', description: 'The source of which this is a new edition.' },
    value: ({ revises }) => revises ?? null,
  },
  {
    ...{ name: 'added', type: 'datetime', description: 'When it was added to the project (UTC).' },
    constraints: { required: true },
    value: ({ added }) => added,
  },
]

export const CODER_COLUMNS: readonly Column<Coder>[] = [
  {
    ...{ name: 'id', type: 'string', description: 'The coder.' },
    constraints: { required: true, unique: true },
    value: ({ id }) => id,
  },
  { ...{ name: 'name', type: 'string', description: 'Their name.' }, value: ({ name }) => stated(name) },
]
