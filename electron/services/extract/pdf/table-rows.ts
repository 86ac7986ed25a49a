/** What rows of a table are, however they were found, and when they may be believed. */
import { makeRow, type Line } from './line.ts'

/** The cells of a row in column order, each as its lines downwards; a cell without text has none. */
export type Row = readonly (readonly Line[])[]

/** A cell with more characters than this belongs to a table that lays out a page, not to one that holds data. */
const LONGEST_CELL = 1200

/** Whether these can be the rows of one table: two of several cells, all written one way, none a page of text. */
export function isTable(rows: readonly Row[]): boolean {
  if (rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1).length < 2) return false
  if (new Set(rows.flat(2).map((line) => line.angle)).size !== 1) return false
  return rows.every((row) => row.every((cell) => lengthOf(cell) <= LONGEST_CELL))
}

/** Lines of a cell in the order they are read. */
export function downwards(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => a.baseline - b.baseline || a.left - b.left)
}

/** Each row as one line. Rows without text are left out. */
export function toLines(rows: readonly Row[]): Line[] {
  return rows.filter((row) => row.some((cell) => cell.length > 0)).map(makeRow)
}

function lengthOf(cell: readonly Line[]): number {
  return cell.reduce((sum, line) => sum + line.text.length, 0)
}
