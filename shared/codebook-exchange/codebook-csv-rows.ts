/** Splits a codebook's CSV into rows of named cells, whatever program saved it. */
import { parseText } from '../dataset/csv-cells.ts'
import { parseCsv, type CsvRecord } from '../dataset/csv-records.ts'
import { CSV_COLUMNS, type CsvColumn } from './codebook-csv.ts'

export interface CsvRow {
  readonly line: number
  /** The cell's text; null where there is no such cell, or nothing in it. An empty text in quotes is an empty text. */
  readonly cell: (column: CsvColumn) => string | null
}

export type CsvRows =
  | {
      readonly ok: true
      readonly rows: readonly CsvRow[]
      readonly has: (column: CsvColumn) => boolean
      readonly warnings: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** What other programs and people call the columns; compared without case, blanks and punctuation. */
const OTHER_NAMES: Readonly<Record<string, CsvColumn>> = {
  name: 'code',
  tag: 'code',
  description: 'definition',
  memo: 'definition',
  include: 'useWhen',
  exclude: 'notWhen',
  color: 'hue',
  colour: 'hue',
  shortcut: 'key',
  guid: 'id',
}
const KNOWN = new Map<string, CsvColumn>([
  ...Object.entries(OTHER_NAMES),
  ...CSV_COLUMNS.map((column): [string, CsvColumn] => [column.toLowerCase(), column]),
])

/** Reads rows with comma, semicolon or tab between cells, with or without a byte order mark. */
export function readCsvRows(text: string): CsvRows {
  const body = text.replace(/^\uFEFF/, '')
  const [header, ...records] = parseCsv(body, delimiterOf(body))
  if (!header) return { ok: false, message: 'It is empty; a header with a column “code” was expected.' }
  const broken = [header, ...records].find(({ problem }) => problem !== null)
  if (broken?.problem) {
    return {
      ok: false,
      message: `Line ${broken.line}: ${broken.problem}. Mend the quotes, or save it again.`,
    }
  }
  const names = header.fields.map(({ text: name }) => parseText(name).trim())
  const columns = names.map((name) => KNOWN.get(name.toLowerCase().replace(/[^\p{L}]/gu, '')) ?? null)
  if (!columns.includes('code')) {
    return {
      ok: false,
      message: `Line ${header.line}: there is no column “code” or “name” among ${names.join(', ')}. Name the columns in the first line.`,
    }
  }
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at)
  if (twice)
    return { ok: false, message: `Line ${header.line}: two columns stand for “${twice}”. Remove one.` }
  const ignored = names.filter((_, at) => columns[at] === null)
  const list = ignored.slice(0, 5).join(', ') + (ignored.length > 5 ? ' …' : '')
  return {
    ok: true,
    rows: records.map((record) => toRow(record, columns)),
    has: (column) => columns.includes(column),
    warnings:
      ignored.length === 0 ? [] : [`Columns that are no part of a codebook were passed over: ${list}.`],
  }
}

function toRow({ line, fields }: CsvRecord, columns: readonly (CsvColumn | null)[]): CsvRow {
  return {
    line,
    cell: (column) => {
      const field = fields[columns.indexOf(column)]
      return !field || (field.text === '' && !field.quoted) ? null : parseText(field.text)
    },
  }
}

/** Returns what stands between the cells of the first line: spreadsheets of some countries save with `;`. */
function delimiterOf(body: string): string {
  return /^(?:"[^"]*"|[^",;\t\r\n]*)([,;\t])/.exec(body)?.[1] ?? ','
}
