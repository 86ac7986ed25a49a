/**
 * Makes rows of the lines of tables without ruling lines, where cells of several lines would fall apart: drawn cell
 * by cell, each with all its lines, or line by line across the table. Rows of one line each stay as they are; what is
 * no table for certain does as well.
 */
import { makeLine, sideOverlap, type Line } from './line.ts'
import { hasNumberLabel, isListLabel } from './list-labels.ts'
import { splitRows, type PrintedLine } from './split-rows.ts'
import { downwards, toLines, type Row } from './table-rows.ts'

/** Tables drawn cell by cell have at least this many rows, since two columns of text look like a table of one. */
const FEWEST_ROWS = 3
/** Longer cells (in characters) are columns of text. */
const LONGEST_CELL = 500

/** Between words of one cell there is no wider gap in front of a column's edge, in font heights. */
const NARROWEST_GAP = 0.5

/** A row while it is read. */
interface OpenRow {
  /** In the order of the stream, each as its lines. */
  readonly cells: Line[][]
  /** The lines it is read from. */
  readonly lines: Line[]
  /** Whether its first line runs over several cells, as no column of text does. */
  readonly across: boolean
}

/** Returns the lines of one page in the order given, those of rows with wrapped cells as one line each. */
export function joinWrapped(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  let table: OpenRow[] = []
  for (const row of readRows(lines, commonLefts(lines))) {
    const above = table.at(-1)
    if (above && !goesWith(above, row)) {
      result.push(...closeTable(table))
      table = []
    }
    table.push(row)
  }
  return [...result, ...closeTable(table)]
}

/** Reads lines in stream order as rows: to the right of a cell on its height, or down within it. */
function readRows(lines: readonly Line[], edges: ReadonlySet<string>): OpenRow[] {
  const rows: OpenRow[] = []
  for (const line of lines) {
    const row = rows.at(-1)
    const parts = fragments(line, edges)
    const [first = line] = parts
    if (row && parts.length === 1 && goesDown(row.cells, line)) row.cells.at(-1)?.push(line)
    else if (row && standsBeside(row.cells, first)) row.cells.push(...parts.map((part) => [part]))
    else {
      rows.push({ cells: parts.map((part) => [part]), lines: [line], across: parts.length > 1 })
      continue
    }
    row.lines.push(line)
  }
  return rows
}

/** Where at least two lines start: the left edges of columns, whose gaps may be no wider than a few spaces. */
function commonLefts(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(edgeOf(line), (counts.get(edgeOf(line)) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > 1).map(([edge]) => edge))
}

function edgeOf({ angle, left }: { readonly angle: number; readonly left: number }): string {
  return `${angle} ${Math.round(left)}`
}

/** The parts of a line between gaps of columns. */
function fragments(line: Line, edges: ReadonlySet<string>): Line[] {
  if (line.rowCells) return [line]
  const starts = line.runs.flatMap((run, index) => {
    const before = line.runs[index - 1]
    if (!before) return [index]
    const narrow = run.left - before.right > NARROWEST_GAP * run.size && edges.has(edgeOf(run))
    return narrow || line.cells.includes(index) ? [index] : []
  })
  return starts.length === 1
    ? [line]
    : starts.map((start, index) => makeLine(line.runs.slice(start, starts[index + 1])))
}

/** Whether a line is the next one of the last cell. */
function goesDown(cells: readonly (readonly Line[])[], line: Line): boolean {
  const last = cells.at(-1)?.at(-1)
  if (!last || last.angle !== line.angle || last.rowCells || line.rowCells) return false
  const step = line.baseline - last.baseline
  if (step < 0.5 * line.size || step > 1.6 * line.size || Math.abs(last.size - line.size) > 0.5) return false
  const before = cells.at(-2)
  if (before && line.left < Math.max(...before.map((one) => one.right))) return false
  return sideOverlap(last, line) > 0
}

/** Whether a line starts the next cell of a row: right of the last one, on its height or at most two lines off. */
function standsBeside(cells: readonly (readonly Line[])[], line: Line): boolean {
  const all = cells.flat()
  const [first] = all
  if (!first || first.angle !== line.angle || first.rowCells || line.rowCells) return false
  const reach = 2.5 * line.size
  const top = Math.min(...all.map((one) => one.baseline))
  const bottom = Math.max(...all.map((one) => one.baseline))
  if (line.baseline < top - reach || line.baseline > bottom + reach) return false
  return line.left > Math.max(...all.map((one) => one.right)) + NARROWEST_GAP * line.size
}

/** Whether a row stands right below another and shares the edge of a cell with it, or lies within one of its cells. */
function goesWith(above: OpenRow, row: OpenRow): boolean {
  const [top, bottom] = [row.cells.flat(), above.cells.flat()]
  const [first] = top
  const last = bottom.at(-1)
  if (!first || !last || first.angle !== last.angle || first.rowCells || last.rowCells) return false
  const step =
    Math.min(...top.map((line) => line.baseline)) - Math.max(...bottom.map((line) => line.baseline))
  if (step < 0.5 * first.size || step > 4 * first.size || above.cells.length < 2) return false
  if (row.cells.length === 1) return step < 1.6 * first.size
  return row.cells.slice(1).some(([line]) =>
    above.cells.slice(1).some(([other]) => {
      if (!line || !other) return false
      const near = 0.4 * line.size
      return Math.abs(line.left - other.left) < near || Math.abs(line.right - other.right) < near
    }),
  )
}

/** The lines of a table, those of rows with cells of several lines as one each. */
function closeTable(table: readonly OpenRow[]): Line[] {
  const columns = columnsOf(table)
  if (!columns || !holdsData(table)) return table.flatMap((row) => row.lines)
  const drawnByCell = table.some((row) => row.cells.some((cell) => cell.length > 1))
  const groups = drawnByCell ? table.map((row) => [row]) : groupRows(table, columns)
  const rows = groups.map((group) => columns.map((_, column) => linesIn(group, column, columns)))
  if (!rows.some(isWrapped)) return table.flatMap((row) => row.lines)
  return rows.flatMap((cells, index) => {
    const filled = cells.filter((cell) => cell.length > 0)
    return filled.length > 1 ? toLines([filled]) : (groups[index] ?? []).flatMap((row) => row.lines)
  })
}

/** Whether a row has several cells and one of several lines. */
function isWrapped(row: Row): boolean {
  return row.filter((cell) => cell.length > 0).length > 1 && row.some((cell) => cell.length > 1)
}

/** Groups rows of one printed line each by the row of the table they belong to. */
function groupRows(table: readonly OpenRow[], columns: readonly Extent[]): OpenRow[][] {
  const printed = new Map<PrintedLine, OpenRow>(
    table.map((row) => [new Map(row.cells.flat().map((line) => [columnOf(line, columns), line])), row]),
  )
  return splitRows([...printed.keys()]).map((lines) => lines.flatMap((line) => printed.get(line) ?? []))
}

function linesIn(rows: readonly OpenRow[], column: number, columns: readonly Extent[]): Line[] {
  return downwards(
    rows.flatMap((row) => row.cells.flat()).filter((line) => columnOf(line, columns) === column),
  )
}

interface Extent {
  readonly left: number
  readonly right: number
}

/** The columns left to right, or null where a row has two cells in one of them. */
function columnsOf(table: readonly OpenRow[]): Extent[] | null {
  const extents = table.flatMap((row) => row.cells.map(extentOf)).sort((a, b) => a.left - b.left)
  const columns: { left: number; right: number }[] = []
  for (const { left, right } of extents) {
    const last = columns.at(-1)
    if (last && left < last.right) last.right = Math.max(last.right, right)
    else columns.push({ left, right })
  }
  const apart = table.every(
    (row) => new Set(row.cells.map(([line]) => line && columnOf(line, columns))).size === row.cells.length,
  )
  return columns.length > 1 && apart ? columns : null
}

function extentOf(cell: readonly Line[]): Extent {
  return {
    left: Math.min(...cell.map((line) => line.left)),
    right: Math.max(...cell.map((line) => line.right)),
  }
}

function columnOf(line: Line, columns: readonly Extent[]): number {
  return columns.findLastIndex((column) => column.left <= line.left + 0.1)
}

/** Whether rows are data: not headings or list labels beside their text, nor columns of running text. */
function holdsData(table: readonly OpenRow[]): boolean {
  const full = table.map((row) => row.cells).filter((cells) => cells.length > 1)
  const cells = table.flatMap((row) => row.cells)
  const stacked = table.some((row) => !row.across && row.cells.length > 1)
  if (full.length < (stacked ? FEWEST_ROWS : 2)) return false
  if (cells.some((cell) => cell.reduce((sum, line) => sum + line.text.length, 0) > LONGEST_CELL)) return false
  const firsts = full.flatMap(([cell]) => cell ?? [])
  if (firsts.some((line) => isListLabel(line.text) || hasNumberLabel(line.text))) return false
  const beside = full.flatMap((row) => row.slice(1).flat())
  return !(firsts.every((line) => line.bold) && beside.every((line) => !line.bold))
}
