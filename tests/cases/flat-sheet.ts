/** Reads a flat OpenDocument spreadsheet, as LibreOffice saves one: what a person would see in each cell. */
import { SaxesParser } from 'saxes'

export interface SheetCell {
  /** "string", "float", "date", "boolean"; "" for an empty cell. */
  readonly type: string
  readonly text: string
  /** Value of a number as it is kept, beside how it is shown. */
  readonly value: number | null
  readonly formula: string | null
}

/** Returns the rows of each table by its name, without empty rows and cells at the end. */
export function readFlatSheet(xml: string): ReadonlyMap<string, readonly (readonly SheetCell[])[]> {
  const tables = new Map<string, SheetCell[][]>()
  const parser = new SaxesParser()
  let rows: SheetCell[][] = []
  let cell: { type: string; value: number | null; formula: string | null; times: number } | null = null
  let lines: string[] = []
  let within = false
  parser.on('opentag', ({ name, attributes }) => {
    const get = (key: string) => attributes[key] ?? null
    if (name === 'table:table') tables.set(get('table:name') ?? '', (rows = []))
    if (name === 'table:table-row') rows.push([])
    if (name === 'table:table-cell') {
      const value = get('office:value')
      lines = []
      cell = {
        ...{ type: get('office:value-type') ?? '', value: value === null ? null : Number(value) },
        ...{ formula: get('table:formula'), times: Number(get('table:number-columns-repeated') ?? '1') },
      }
    }
    if (name === 'text:p') {
      within = true
      lines.push('')
    }
    if (name === 'text:s') add(' '.repeat(Number(get('text:c') ?? '1')))
    if (name === 'text:tab') add('\t')
    if (name === 'text:line-break') add('\n')
  })
  const add = (text: string) => lines.push((lines.pop() ?? '') + text)
  parser.on('text', (text) => {
    if (within) add(text)
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'text:p') within = false
    if (name !== 'table:table-cell' || !cell) return
    const { times, ...own } = cell
    // Cells behind the last are told as one that repeats to the edge.
    for (let i = 0; i < Math.min(times, 100); i++) rows.at(-1)?.push({ ...own, text: lines.join('\n') })
    cell = null
  })
  parser.write(xml).close()
  return new Map([...tables].map(([name, own]) => [name, trimmed(own.map(trimmedRow))]))
}

function trimmedRow(row: readonly SheetCell[]): readonly SheetCell[] {
  return row.slice(0, row.findLastIndex(({ type }) => type !== '') + 1)
}

function trimmed(rows: readonly (readonly SheetCell[])[]): readonly (readonly SheetCell[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)
}
