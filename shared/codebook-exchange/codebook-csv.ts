/**
 * Writes a codebook as CSV: a row for each code, and behind it a row for each of its fields. As in the dataset, every
 * text is quoted, cells that look like formulas are guarded, and an empty cell without quotes says nothing.
 */
import { formatNames, formatText } from '../dataset/csv-cells.ts'
import { codeTree, type Code, type Field } from '../domain/codebook.ts'
import type { WrittenCodebook } from './exchanged-code.ts'

/**
 * In file order. `id` is that of the code or field, `codeId` that of the code a field is of. `parent` holds the
 * names of the codes above, from the top, as a list of names.
 */
export const CSV_COLUMNS = [
  'id',
  'codeId',
  'code',
  'parent',
  'definition',
  'useWhen',
  'notWhen',
  'hue',
  'pattern',
  'key',
  'retired',
  'field',
  'type',
  'required',
  'options',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

type Cells = Readonly<Partial<Record<CsvColumn, string>>>

/** Returns the file's text, with a byte order mark, by which spreadsheets know UTF-8. */
export function writeCsv(codes: readonly Code[]): WrittenCodebook {
  const above: string[] = []
  const rows = codeTree(codes).flatMap(({ code, depth }) => {
    above.length = depth
    const parent = formatNames(above)
    above.push(code.name)
    return [codeCells(code, parent), ...code.fields.map((field) => fieldCells(code, parent, field))]
  })
  const header = CSV_COLUMNS.map(formatText).join(',')
  const text = ['\uFEFF' + header, ...rows.map(formatRow), ''].join('\r\n')
  return { ok: true, text, warnings: [] }
}

function codeCells(code: Code, parent: string): Cells {
  const { id, name, definition, useWhen, notWhen, hue, pattern, key } = code
  return {
    ...{ id, code: name, parent, definition, useWhen, notWhen, hue, pattern },
    key: key === null ? 'auto' : key === '' ? 'none' : key,
    retired: yesNo(code.retired),
  }
}

/** The code is named again, so that sorting the rows takes no field away from it. */
function fieldCells(code: Code, parent: string, field: Field): Cells {
  return {
    ...{ id: field.id, codeId: code.id, code: code.name, parent, field: field.name, type: field.type },
    retired: yesNo(field.retired),
    required: yesNo(field.required),
    options: formatNames(field.options),
  }
}

function formatRow(cells: Cells): string {
  return CSV_COLUMNS.map((column) => {
    const value = cells[column]
    return value === undefined ? '' : formatText(value)
  }).join(',')
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
