/**
 * Takes tables from the tags of a page: each row becomes one line that keeps its cells, so that a cell of several
 * lines stays one cell. A table is taken only where its tags agree with what stands on the page.
 */
import { groupLines } from './group-lines.ts'
import { makeRow, type Line } from './line.ts'
import type { TextRun } from './text-run.ts'

/** A cell with more characters than this belongs to a table that lays out a page, not to one that holds data. */
const LONGEST_CELL = 1200

/** Returns the lines of a page in content-stream order, the rows of tagged tables among them as one line each. */
export function groupTagged(runs: readonly TextRun[]): Line[] {
  const tables = new Map<number, TextRun[]>()
  for (const run of runs) {
    if (!run.tag?.cell) continue
    const { table } = run.tag.cell
    const list = tables.get(table)
    if (list) list.push(run)
    else tables.set(table, [run])
  }
  const rows: Line[] = []
  const taken = new Set<TextRun>()
  for (const table of tables.values()) {
    const found = rowsOf(table)
    if (!agrees(found)) continue
    rows.push(...found.map(makeRow))
    for (const run of table) taken.add(run)
  }
  if (taken.size === 0) return groupLines(runs)
  const rest = groupLines(runs.filter((run) => !taken.has(run)))
  return [...rest, ...rows].sort((a, b) => firstItem(a) - firstItem(b))
}

type Row = readonly (readonly Line[])[]

/** The cells of each row in the order of their tags. */
function rowsOf(runs: readonly TextRun[]): Row[] {
  const rows: TextRun[][][] = []
  for (const run of runs) {
    if (!run.tag?.cell) continue
    const { row, cell } = run.tag.cell
    const cells = (rows[row] ??= [])
    for (let index = cells.length; index <= cell; index += 1) cells.push([])
    cells[cell]?.push(run)
  }
  return rows.filter(Boolean).map((cells) => cells.map((cell) => downwards(groupLines(cell))))
}

function downwards(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => a.baseline - b.baseline || a.left - b.left)
}

/** Whether tags and page agree: rows of several cells, one below the other, cells side by side, none a page of text. */
function agrees(rows: readonly Row[]): boolean {
  if (rows.filter((row) => row.filter((cell) => cell.length > 0).length > 1).length < 2) return false
  const angles = new Set(rows.flat(2).map((line) => line.angle))
  if (angles.size !== 1) return false
  return rows.every((row, index) => {
    const cells = row.filter((cell) => cell.length > 0)
    if (cells.some((cell) => lengthOf(cell) > LONGEST_CELL)) return false
    const sideBySide = cells.every((cell, at) => {
      const before = cells[at - 1]
      return !before || leftOf(before) < leftOf(cell)
    })
    const above = rows[index - 1]?.flat()
    return sideBySide && (!above || topOf(above) < topOf(row.flat()))
  })
}

function lengthOf(cell: readonly Line[]): number {
  return cell.reduce((sum, line) => sum + line.text.length, 0)
}

function leftOf(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.left))
}

function topOf(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.baseline))
}

function firstItem(line: Line): number {
  return Math.min(...line.runs.map((run) => run.item))
}
