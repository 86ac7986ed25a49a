/** Finds table rows: neighbouring lines whose cells, set apart by wide gaps, stand under each other. */
import { makeLine, type Line } from './line.ts'

/** Returns the lines that are rows of a table of at least two rows. */
export function findTables(lines: readonly Line[]): Set<Line> {
  const rows = new Set<Line>()
  lines.forEach((line, index) => {
    if (line.rowCells) rows.add(line)
    const next = lines[index + 1]
    if (next && next.page === line.page && next.angle === line.angle && sharesCells(line, next)) {
      rows.add(line)
      rows.add(next)
    }
  })
  return rows
}

/** The lines of each cell of a row; a cell without text has none. */
export function linesOfCells(row: Line): readonly (readonly Line[])[] {
  return row.rowCells ?? cellsOf(row).map((runs) => [makeLine(runs)])
}

/** The runs of a line by cell. */
function cellsOf(line: Line): Line['runs'][] {
  const starts = [0, ...line.cells]
  return starts.map((start, index) => line.runs.slice(start, starts[index + 1]))
}

function sharesCells(a: Line, b: Line): boolean {
  if (a.cells.length === 0 || b.cells.length === 0) return false
  if (b.baseline - a.baseline < 0.5 * a.size || b.baseline - a.baseline > 4 * a.size) return false
  return edges(a).some((edge) => edges(b).some((other) => aligned(edge, other, a.size)))
}

interface CellEdges {
  readonly left: number
  readonly right: number
}

/** Edges of every cell but the first, which any two lines share. */
function edges(line: Line): CellEdges[] {
  return cellsOf(line)
    .slice(1)
    .map((runs) => ({
      left: Math.min(...runs.map((run) => run.left)),
      right: Math.max(...runs.map((run) => run.right)),
    }))
}

/** Cells are set flush left, flush right, or centred. */
function aligned(a: CellEdges, b: CellEdges, size: number): boolean {
  const near = 0.4 * size
  return (
    Math.abs(a.left - b.left) < near ||
    Math.abs(a.right - b.right) < near ||
    Math.abs(a.left + a.right - b.left - b.right) < 2 * near
  )
}
