/** A table with described columns: the one place that says what a column holds, for its file and for its description. */
import { formatText } from './csv-cells.ts'

/** Types of the Table Schema (Data Package 2.0, "Field Types"). */
export type CellType = 'string' | 'integer' | 'number' | 'boolean' | 'datetime' | 'array'

/** What is true of every cell of a column ("Field Constraints"). */
export interface Constraints {
  readonly required?: true
  readonly unique?: true
  readonly minimum?: number
  /** A whole cell matches it (XML Schema regular expressions, which JavaScript reads alike here). */
  readonly pattern?: string
  readonly enum?: readonly string[]
}

export interface ColumnDoc {
  readonly type: CellType
  readonly description: string
  readonly constraints?: Constraints
}

export interface Column<Row> extends ColumnDoc {
  readonly name: string
  /** An `array` is JSON text; null is an empty cell. */
  readonly value: (row: Row) => string | number | boolean | null
}

/** Yields a table as CSV, as `csv.ts` writes rows: texts quoted, formulas guarded, nothing as an empty cell. */
export function* encodeTable<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Generator<string> {
  yield '\uFEFF' + columns.map(({ name }) => formatText(name)).join(',') + '\r\n'
  for (const row of rows) {
    const cells = columns.map(({ value }) => {
      const cell = value(row)
      return cell === null ? '' : typeof cell === 'string' ? formatText(cell) : String(cell)
    })
    yield cells.join(',') + '\r\n'
  }
}
