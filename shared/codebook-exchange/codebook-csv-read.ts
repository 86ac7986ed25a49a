/**
 * Reads a codebook from CSV: Pincite's own, or a list somebody typed of which only the column `code` is there. What a
 * column or cell does not say stays as it is in the project.
 */
import { parseNames } from '../dataset/csv-cells.ts'
import { CODE_KEYS, FIELD_TYPES, HUES, PATTERNS, type Code } from '../domain/codebook.ts'
import { isId } from '../domain/field-rules.ts'
import { readCsvRows, type CsvRow } from './codebook-csv-rows.ts'
import type { CsvColumn } from './codebook-csv.ts'
import {
  foldName,
  MOST_CODES,
  tooManyCodes,
  type CodebookReading,
  type ExchangedCode,
  type ExchangedField,
} from './exchanged-code.ts'
import { nearestHue } from './hue-colours.ts'
import { parseGuid } from './stable-id.ts'
import { MOST_LEVELS, TOO_DEEP, treeOrder } from './tree-order.ts'

/** A code with what is needed to put it into the tree. */
interface CodeRow {
  readonly line: number
  readonly name: string
  /** Names of the codes above, from the top; null where the file has no such column. */
  readonly above: readonly string[] | null
  said: Omit<ExchangedCode, 'name' | 'parent' | 'fields'>
  readonly fields: ExchangedField[]
}

/** Reads the text of a file. */
export function readCsv(text: string): CodebookReading {
  const table = readCsvRows(text)
  if (!table.ok) return table
  const reader = new RowReader(table.has('parent'))
  for (const row of table.rows) reader.add(row)
  const { codes, warnings } = reader
  if (codes.length === 0) return { ok: false, message: 'It has no codes; there is nothing to take.' }
  if (codes.length > MOST_CODES) return tooManyCodes()
  // Before any search: every level above is looked up by the names of all above it.
  const deep = codes.find(({ above }) => (above?.length ?? 0) >= MOST_LEVELS)
  if (deep) return misplaced(deep, TOO_DEEP)
  const tree = inOrder(codes)
  return tree.ok ? { ...tree, warnings: [...table.warnings, ...warnings] } : tree
}

class RowReader {
  readonly codes: CodeRow[] = []
  readonly warnings: string[] = []
  readonly #hasParents: boolean
  readonly #byPath = new Map<string, CodeRow>()
  /** By id and path: whoever copies a row to make a new code of it copies the id as well. */
  readonly #byId = new Map<string, CodeRow>()

  constructor(hasParents: boolean) {
    this.#hasParents = hasParents
  }

  add(row: CsvRow): void {
    const name = row.cell('code')
    const field = row.cell('field')
    const above = this.#hasParents ? namesOf(row.cell('parent')) : null
    const path = pathKey([...(above ?? []), name ?? ''])
    const id = `${codeIdIn(row) ?? ''}\n${path}`
    const same = this.#byId.get(id)
    const known = same ?? (name === null ? this.codes.at(-1) : this.#byPath.get(path))
    if (field !== null && known) known.fields.push(this.#fieldOf(row, field))
    else if (name === null || name.trim() === '') this.#warn(row, 'the row names no code and was passed over')
    else if (same) same.said = { ...same.said, ...this.#saidOf(row, field) }
    else {
      const own: CodeRow = { line: row.line, name, above, said: this.#saidOf(row, field), fields: [] }
      if (field !== null) own.fields.push(this.#fieldOf(row, field))
      this.codes.push(own)
      this.#byPath.set(path, own)
      if (codeIdIn(row) !== null) this.#byId.set(id, own)
    }
  }

  #saidOf(row: CsvRow, field: string | null): CodeRow['said'] {
    const text = (column: 'definition' | 'useWhen' | 'notWhen') => {
      const cell = row.cell(column)
      return cell === null ? {} : { [column]: cell }
    }
    const hue = this.#choose(row, 'hue', (cell) => oneOf(HUES, cell) ?? nearestHue(cell))
    const pattern = this.#choose(row, 'pattern', (cell) => oneOf(PATTERNS, cell))
    const key = this.#choose(row, 'key', readKey)
    // In a row that also tells a field, the word is the field's.
    const retired = field === null ? this.#choose(row, 'retired', readYesNo) : null
    return {
      id: usableId(codeIdIn(row)),
      ...{ ...text('definition'), ...text('useWhen'), ...text('notWhen') },
      ...(hue === null ? {} : { hue }),
      ...(pattern === null ? {} : { pattern }),
      ...(key === null ? {} : { key: key.value }),
      ...(retired === null ? {} : { retired }),
    }
  }

  #fieldOf(row: CsvRow, name: string): ExchangedField {
    const type = this.#choose(row, 'type', (cell) => oneOf(FIELD_TYPES, cell))
    const required = this.#choose(row, 'required', readYesNo)
    const retired = this.#choose(row, 'retired', readYesNo)
    const options = row.cell('options')
    return {
      id: row.cell('codeId') === null ? null : usableId(row.cell('id')),
      name,
      ...(type === null ? {} : { type }),
      ...(required === null ? {} : { required }),
      ...(retired === null ? {} : { retired }),
      ...(options === null ? {} : { options: namesOf(options) }),
    }
  }

  /** Returns what a cell means; one that means nothing is passed over with a warning. */
  #choose<Value>(row: CsvRow, column: CsvColumn, read: (cell: string) => Value | null): Value | null {
    const cell = row.cell(column)
    if (cell === null || cell.trim() === '') return null
    const value = read(cell.trim().toLowerCase())
    if (value === null) this.#warn(row, `“${cell}” is no ${column} and was passed over`)
    return value
  }

  #warn({ line }: CsvRow, what: string): void {
    this.warnings.push(`Line ${line}: ${what}.`)
  }
}

/** Where there is no `codeId`, the id of a field's row is that of its code as well. */
function codeIdIn(row: CsvRow): string | null {
  return row.cell('codeId') ?? row.cell('id')
}

function usableId(id: string | null): string | null {
  return id === null ? null : isId(id) ? id : parseGuid(id)
}

function namesOf(cell: string | null): readonly string[] {
  if (cell === null || cell.trim() === '') return []
  const trimmed = cell.trimEnd()
  // Some end a list with a semicolon as well.
  const shorter = trimmed.endsWith(';') ? parseNames(trimmed.slice(0, -1)) : null
  return parseNames(cell) ?? shorter ?? [cell]
}

function oneOf<Value extends string>(list: readonly Value[], cell: string): Value | null {
  return list.find((one) => one === cell) ?? null
}

function readKey(cell: string): { readonly value: Code['key'] } | null {
  if (cell === 'auto') return { value: null }
  if (cell === 'none') return { value: '' }
  const key = oneOf(CODE_KEYS, cell)
  return key === null ? null : { value: key }
}

function readYesNo(cell: string): boolean | null {
  if (['yes', 'true', '1', 'x'].includes(cell)) return true
  return ['no', 'false', '0'].includes(cell) ? false : null
}

function pathKey(names: readonly string[]): string {
  return JSON.stringify(names.map(foldName))
}

/** Puts every code behind the one above it, and makes those above that no row tells of. */
function inOrder(rows: readonly CodeRow[]): CodebookReading {
  const parents = findParents(rows)
  if (!parents) return tooManyCodes()
  const tree = treeOrder(parents.keys(), (row) => parents.get(row) ?? null)
  if (!tree.ok) return misplaced(tree.item, tree.problem)
  const codes = tree.rows.map(({ item: { name, said, fields, above }, parent }) => {
    return { ...said, name, fields, ...(above === null ? {} : { parent }) }
  })
  return { ok: true, codes, warnings: [] }
}

function misplaced({ line, name }: CodeRow, problem: string): CodebookReading {
  return { ok: false, message: `Line ${line}: “${name}” ${problem}. Correct its parent.` }
}

/**
 * Rows in order, with the row above each; a code above that has no row gets one that says its name only. Null where
 * there are too many codes with those.
 */
function findParents(rows: readonly CodeRow[]): ReadonlyMap<CodeRow, CodeRow | null> | null {
  const byPath = new Map<string, CodeRow>()
  const byName = new Map<string, CodeRow>()
  for (const row of [...rows].reverse()) {
    byPath.set(pathKey([...(row.above ?? []), row.name]), row)
    byName.set(pathKey([row.name]), row)
  }
  const parents = new Map<CodeRow, CodeRow | null>()
  const place = (row: CodeRow): void => {
    parents.set(row, row.above === null || row.above.length === 0 ? null : find(row.above, row))
  }
  const find = (names: readonly string[], from: CodeRow): CodeRow => {
    const known = byPath.get(pathKey(names)) ?? (names.length === 1 ? byName.get(pathKey(names)) : undefined)
    if (known) return known
    const name = names.at(-1) ?? ''
    const made = { line: from.line, name, above: names.slice(0, -1), said: { id: null }, fields: [] }
    byPath.set(pathKey(names), made)
    place(made)
    return made
  }
  for (const row of rows) {
    place(row)
    if (parents.size > MOST_CODES) return null
    // Of codes with the same path, those below stand behind the one they belong to.
    byPath.set(pathKey([...(row.above ?? []), row.name]), row)
  }
  return parents
}
