/**
 * Takes tables from the tags of a page, so that a cell of several lines stays one cell. A table is taken only where
 * its tags agree with what stands on the page.
 */
import { groupLines } from './group-lines.ts'
import type { Line } from './line.ts'
import { downwards, isTable, type Row } from './table-rows.ts'
import type { TextRun } from './text-run.ts'

/** Returns the rows of each table that tags and page agree on. */
export function taggedTables(runs: readonly TextRun[]): Row[][] {
  const tables = new Map<number, TextRun[]>()
  for (const run of runs) {
    if (!run.tag?.cell) continue
    const { table } = run.tag.cell
    const list = tables.get(table)
    if (list) list.push(run)
    else tables.set(table, [run])
  }
  return [...tables.values()].map(rowsOf).filter(agrees)
}

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

/** Whether tags and page agree: cells side by side, rows one below the other. */
function agrees(rows: readonly Row[]): boolean {
  if (!isTable(rows)) return false
  return rows.every((row, index) => {
    const sideBySide = row
      .filter((cell) => cell.length > 0)
      .every((cell, at, cells) => {
        const before = cells[at - 1]
        return !before || leftOf(before) < leftOf(cell)
      })
    const above = rows[index - 1]?.flat()
    return sideBySide && (!above || topOf(above) < topOf(row.flat()))
  })
}

function leftOf(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.left))
}

function topOf(lines: readonly Line[]): number {
  return Math.min(...lines.map((line) => line.baseline))
}
