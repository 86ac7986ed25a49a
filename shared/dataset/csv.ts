/**
 * Evidence rows as CSV (RFC 4180) that spreadsheets open right: UTF-8 with a byte order mark, every text quoted,
 * numbers plain, nothing (null) as an empty cell without quotes, cells that look like formulas guarded.
 */
import { formatBoxes, parseBoxes } from '../anchoring/page-box.ts'
import {
  formatList,
  formatNames,
  formatSpans,
  formatText,
  parseList,
  parseNames,
  parseSpans,
  parseText,
} from './csv-cells.ts'
import { parseCsv, type CsvField, type CsvRecord } from './csv-records.ts'
import {
  unreadableDataset,
  type DatasetFormat,
  type DecodedDataset,
  type DecodedRow,
  type EncodeContext,
  type RowProblem,
} from './dataset-format.ts'
import { EVIDENCE_KEYS, OPTIONAL_KEYS, type EvidenceRow } from './evidence-row.ts'
import { parseEvidenceRow, silentKeys } from './parse-evidence-row.ts'

export const csv: DatasetFormat = {
  label: 'CSV',
  extension: '.csv',
  mediaType: 'text/csv',
  needsText: false,
  recognises: startsWithHeader,
  encode: encodeCsv,
  decode: decodeCsv,
}

type Key = (typeof EVIDENCE_KEYS)[number]

const NUMBERS: ReadonlySet<Key> = new Set(['page', 'paragraph', 'start', 'end'])
const NULLABLE: ReadonlySet<Key> = new Set(['page', 'pageLabel', 'section', 'paragraph'])

const NAMES = ['codes', 'codeIds', 'sectionPath', 'flags', 'redacted'] as const
const LISTS = ['fields', 'figures', 'refused', 'dismissed'] as const

function isNames(key: Key): key is (typeof NAMES)[number] {
  return NAMES.some((name) => name === key)
}

function isList(key: Key): key is (typeof LISTS)[number] {
  return LISTS.some((name) => name === key)
}

function* encodeCsv(
  rows: readonly EvidenceRow[],
  { keys = EVIDENCE_KEYS }: Pick<EncodeContext, 'keys'>,
): Generator<string> {
  yield '\uFEFF' + keys.map(formatText).join(',') + '\r\n'
  const writers = keys.map(cellWriter)
  for (const row of rows) {
    let line = ''
    for (const write of writers) line += write(row)
    // Every cell begins with the comma before it.
    yield line.slice(1) + '\r\n'
  }
}

/** Returns what writes one cell; what kind of key it is, is told once and not for every row. */
function cellWriter(key: Key): (row: EvidenceRow) => string {
  const cell = cellReader(key)
  return (row) => {
    const value = cell(row)
    if (value === null) return ','
    return typeof value === 'number' ? `,${value}` : `,${formatText(value)}`
  }
}

/** Returns what stands in a table for a key of a row: lists as one text; null where there is nothing. */
export function cellReader(key: Key): (row: EvidenceRow) => string | number | null {
  if (isNames(key)) return (row) => formatNames(row[key])
  if (isList(key)) return (row) => formatList(row[key])
  if (key === 'spans') return (row) => formatSpans(row.spans)
  if (key === 'boxes') return (row) => formatBoxes(row.boxes)
  if (key === 'region') return (row) => (row.region ? formatBoxes([row.region]) : '')
  return (row) => row[key]
}

/** Says whether the first line names at least the columns `id` and `quote`. */
function startsWithHeader(start: string): boolean {
  const [header = ''] = start.split(/[\r\n]/, 1)
  const names = header.split(/[,;\t]/).map((name) => name.replace(/^"|"$/g, ''))
  return names.includes('id') && names.includes('quote')
}

/**
 * Reads CSV from Pincite or from a spreadsheet that saved it again: columns in another order, further columns, LF or
 * CRLF, with or without a byte order mark, comma, semicolon or tab between cells.
 */
function decodeCsv(text: string): DecodedDataset {
  const body = text.replace(/^\uFEFF/, '')
  const records = parseCsv(body, delimiterOf(body))
  const first = records.next()
  if (first.done) return unreadableDataset('line 1', 'Line 1: the file is empty; a header was expected.')
  const header = readHeader(first.value)
  if (typeof header === 'string') return unreadableDataset('line 1', header)

  const silent = silentKeys(Object.fromEntries(header.map((name) => [name, true])))
  const rows: DecodedRow[] = []
  const problems: RowProblem[] = []
  for (const record of records) {
    const place = `line ${record.line}`
    const parsed = readRecord(record, header)
    const at = { place, position: record.line }
    if (parsed.ok) rows.push({ ...at, row: parsed.row, codePointSpans: null, ...silent })
    else problems.push({ ...at, id: parsed.id, message: `Line ${record.line}: ${parsed.message}.` })
  }
  const known = new Set<string>(EVIDENCE_KEYS)
  return { rows, problems, ignored: header.filter((name) => !known.has(name)) }
}

/** Returns what stands behind the first column name: spreadsheets of some countries save with `;`. */
function delimiterOf(body: string): string {
  return /^(?:"[^"]*"|[^",;\t\r\n]*)([,;\t])/.exec(body)?.[1] ?? ','
}

/** Returns the column names, or what is wrong with them. */
function readHeader(record: CsvRecord): readonly string[] | string {
  if (record.problem !== null) return `Line 1: ${record.problem}.`
  const names = record.fields.map((field) => parseText(field.text).trim())
  const missing = EVIDENCE_KEYS.filter((key) => !names.includes(key) && !OPTIONAL_KEYS.has(key))
  if (missing.length > 0) return `Line 1: missing columns: ${missing.join(', ')}.`
  const twice = EVIDENCE_KEYS.filter((key) => names.indexOf(key) !== names.lastIndexOf(key))
  return twice.length > 0 ? `Line 1: columns that stand there twice: ${twice.join(', ')}.` : names
}

function readRecord(record: CsvRecord, header: readonly string[]): ReturnType<typeof parseEvidenceRow> {
  const id = record.fields[header.indexOf('id')]
  const fail = (message: string) => ({ ok: false, id: id ? parseText(id.text) : null, message }) as const
  if (record.problem !== null) return fail(record.problem)
  const { length } = record.fields
  if (length !== header.length) return fail(`has ${length} cells where the header has ${header.length}`)
  const value: Partial<Record<Key, unknown>> = {}
  for (const key of EVIDENCE_KEYS) {
    const field = record.fields[header.indexOf(key)]
    if (field) value[key] = readCell(key, field)
  }
  return parseEvidenceRow(value)
}

/** Returns the cell's value; one that can't be read is passed on as text for the row check to refuse by name. */
function readCell(key: Key, field: CsvField): unknown {
  if (NULLABLE.has(key) && field.text === '' && !field.quoted) return null
  const text = parseText(field.text)
  if (NUMBERS.has(key)) return /^\d+$/.test(text) ? Number(text) : text
  if (isNames(key)) return parseNames(text) ?? text
  if (isList(key)) return parseList(text) ?? text
  if (key === 'spans') return parseSpans(text) ?? text
  if (key === 'boxes') return parseBoxes(text) ?? text
  if (key === 'region') return text === '' ? null : (parseBoxes(text)?.[0] ?? text)
  return text
}
