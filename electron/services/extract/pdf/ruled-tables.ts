/**
 * Takes tables from the lines they are ruled with: what stands in one box is one cell, however many lines it has. A
 * grid is taken only where text keeps to its boxes.
 */
import { groupLines } from './group-lines.ts'
import { makeLine, type Line } from './line.ts'
import { isProse } from './part-columns.ts'
import type { Rule } from './read-rules.ts'
import { printedLines, splitRows, stateFigures, type PrintedLine } from './split-rows.ts'
import { findGrids, type Grid } from './table-grid.ts'
import { downwards, isTable, type Row } from './table-rows.ts'
import type { TextRun } from './text-run.ts'

/** The largest share of a table's runs that may cross its lines. */
const MOST_CROSSING = 0.05

/** Words of one cell stand nearer to each other than this, in font heights. */
const NARROWEST_GAP = 0.6

/** Returns the rows of each ruled table. `rules` are those in the plane of text of each angle. */
export function ruledTables(runs: readonly TextRun[], rules: ReadonlyMap<number, readonly Rule[]>): Row[][] {
  return [...rules].flatMap(([angle, lines]) => {
    const turned = runs.filter((run) => run.angle === angle)
    return findGrids(lines)
      .map((grid) => rowsOf(grid, turned))
      .filter(isTable)
  })
}

function rowsOf(grid: Grid, runs: readonly TextRun[]): Row[] {
  const cells = textOfCells(grid, runs)
  if (!cells) return []
  const taken = new Set<number>()
  const bands = grid.cells.map((numbers) =>
    numbers.flatMap((cell, column) => {
      if (taken.has(cell)) return []
      taken.add(cell)
      const width = numbers.filter((other) => other === cell).length
      return [{ column, width, lines: downwards(groupLines(cells.get(cell) ?? [])) }]
    }),
  )
  const filled = bands.filter((band) => band.some(({ lines }) => lines.length > 0))
  const ruled = filled.length > 2
  if (!ruled && filled.some(holdsColumns)) return []
  return trim(filled, grid.xs).flatMap((band) => partBand(band, grid.xs, ruled))
}

/** A cell with the first of its columns and how many they are. */
interface Cell {
  readonly column: number
  readonly width: number
  readonly lines: readonly Line[]
}

/** The runs in each cell by its number; null where text does not keep to the cells. */
function textOfCells(grid: Grid, runs: readonly TextRun[]): Map<number, TextRun[]> | null {
  const cells = new Map<number, TextRun[]>()
  let [inside, crossing] = [0, 0]
  for (const run of runs) {
    const cell = cellAt(grid, (run.left + run.right) / 2, run)
    if (cell === undefined) continue
    inside += 1
    const ends = [run.left + 2, run.right - 2].map((x) => cellAt(grid, x, run))
    if (run.right - run.left > 4 && ends.some((end) => end !== cell)) crossing += 1
    const list = cells.get(cell)
    if (list) list.push(run)
    else cells.set(cell, [run])
  }
  return crossing > MOST_CROSSING * inside ? null : cells
}

/** Leaves out a title above and a note below that stand in one cell across columns: they are text of the page. */
function trim(bands: readonly (readonly Cell[])[], xs: readonly number[]): (readonly Cell[])[] {
  const isText = (band: readonly Cell[]) => {
    const filled = band.filter(({ lines }) => lines.length > 0)
    return (
      filled.length === 1 &&
      filled.every(({ width, lines }) => width > 1 && !lines.some((line) => partAtColumns(line, xs)))
    )
  }
  const first = bands.findIndex((band) => !isText(band))
  const last = bands.findLastIndex((band) => !isText(band))
  return first < 0 ? [] : bands.slice(first, last + 1)
}

/** The number of the cell on whose height a run stands, at a place along its line. */
function cellAt(grid: Grid, x: number, run: TextRun): number | undefined {
  const column = grid.xs.findLastIndex((left) => left <= x)
  const row = grid.ys.findLastIndex((top) => top <= run.baseline - 0.3 * run.size)
  return grid.cells[row]?.[column]
}

/** Whether a band holds columns of text beside each other, parted by a line, rather than the cells of rows. */
function holdsColumns(band: readonly Cell[]): boolean {
  return band.filter(({ lines }) => lines.length > 8 && isProse(lines)).length > 1
}

/**
 * The rows between two lines across: one where lines part all rows, unless figures or the headings of columns stand
 * below something else; else as the text tells.
 */
function partBand(band: readonly Cell[], xs: readonly number[], ruled: boolean): Row[] {
  const headings = new Set<Line>()
  const columns: Line[][] = xs.slice(1).map(() => [])
  for (const { column, width, lines } of band) {
    for (const line of lines) {
      const parts = width > 1 ? partAtColumns(line, xs) : null
      if (!parts) columns[column]?.push(line)
      for (const part of parts ?? []) {
        columns[part.column]?.push(part.line)
        headings.add(part.line)
      }
    }
  }
  const printed = printedLines(columns)
  // A heading of several lines beside others of one, all set at mid-height, is no row of its own.
  if (printed.filter((line) => line.size > 1).length < 2) return [columns]
  const rows = ruled ? partRuled(printed, headings) : splitRows(printed)
  return rows.map((row) =>
    columns.map((lines) => lines.filter((line) => row.some((one) => [...one.values()].includes(line)))),
  )
}

/** The parts of a line that runs over several columns where each part keeps to one of its own, else null. */
function partAtColumns(line: Line, xs: readonly number[]): { column: number; line: Line }[] | null {
  const columnAt = (x: number) => xs.findLastIndex((left) => left <= x)
  const parts = new Map<number, TextRun[]>()
  let before: TextRun | undefined
  for (const run of line.runs) {
    const column = columnAt(run.left + 1)
    if (columnAt(run.right - 1) !== column) return null
    const part = parts.get(column)
    if (part) part.push(run)
    else if (before && run.left - before.right < NARROWEST_GAP * run.size) return null
    else parts.set(column, [run])
    before = run
  }
  return parts.size > 1 ? [...parts].map(([column, runs]) => ({ column, line: makeLine(runs) })) : null
}

function partRuled(printed: readonly PrintedLine[], headings: ReadonlySet<Line>): PrintedLine[][] {
  const rows: PrintedLine[][] = []
  for (const line of printed) {
    const last = rows.at(-1)?.at(-1)
    const heads = [...line.values()].some((cell) => headings.has(cell))
    if (!last || heads || stateFigures(last, line)) rows.push([line])
    else rows.at(-1)?.push(line)
  }
  return rows
}
