/**
 * Parts the printed lines of a table into rows where no ruling lines do. A line goes on with the row above where its
 * cells look wrapped; in doubt it is a row of its own, so that figures of two rows never run together.
 */
import type { Line } from './line.ts'

/** What one printed line holds of each column; columns without text are missing. */
export type PrintedLine = ReadonlyMap<number, Line>

/** A step wider than the least one by this factor sets rows apart. */
const WIDE_STEP = 1.35

/** Returns the lines of each row, downwards. */
export function splitRows(lines: readonly PrintedLine[]): PrintedLine[][] {
  const table = measure(lines)
  const rows: PrintedLine[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row && goesOn(row, line, table)) row.push(line)
    else rows.push([line])
  }
  return rows
}

/** Whether two lines state figures in one column, so that they are two rows whatever parts them. */
export function stateFigures(above: PrintedLine, below: PrintedLine): boolean {
  return [...below].some(([column, cell]) => isFigure(cell.text) && isFigure(above.get(column)?.text ?? ''))
}

/** Groups the lines of columns, each downwards, by the baseline they share. */
export function printedLines(columns: readonly (readonly Line[])[]): PrintedLine[] {
  const all = columns.flatMap((lines, column) => lines.map((line) => ({ line, column })))
  all.sort((a, b) => a.line.baseline - b.line.baseline)
  const printed: Map<number, Line>[] = []
  let baseline = -Infinity
  for (const { line, column } of all) {
    const current = printed.at(-1)
    if (current && line.baseline - baseline < 0.5 * line.size && !current.has(column))
      current.set(column, line)
    else {
      printed.push(new Map([[column, line]]))
      baseline = line.baseline
    }
  }
  return printed
}

interface TableMeasure {
  /** The least step between two lines, in points. */
  readonly leading: number
  /** Whether some steps are wider, so that rows are told apart by space. */
  readonly spaced: boolean
  /** The right edge of each column. */
  readonly rights: ReadonlyMap<number, number>
}

function measure(lines: readonly PrintedLine[]): TableMeasure {
  const steps = lines.slice(1).map((line, index) => baselineOf(line) - baselineOf(lines[index] ?? line))
  const leading = Math.min(...steps)
  const rights = new Map<number, number>()
  for (const [column, cell] of lines.flatMap((line) => [...line]))
    rights.set(column, Math.max(rights.get(column) ?? -Infinity, cell.right))
  return { leading, spaced: steps.some((step) => step > WIDE_STEP * leading), rights }
}

function goesOn(row: readonly PrintedLine[], line: PrintedLine, table: TableMeasure): boolean {
  const last = row.at(-1)
  if (!last || stateFigures(last, line)) return false
  const step = baselineOf(line) - baselineOf(last)
  const [cell] = line.values()
  if (step > WIDE_STEP * table.leading || step > 1.6 * (cell?.size ?? 0)) return false
  const pairs = [...line].map(([column, below]) => ({
    above: last.get(column),
    below,
    right: table.rights.get(column) ?? below.right,
  }))
  const full = pairs.every(({ above, below, right }) => above !== undefined && !hasRoom(above, below, right))
  const lower = pairs.some(({ above, below }) => above !== undefined && /^\p{Ll}/u.test(below.text))
  if (!line.has(0)) return pairs.every(({ above }) => above !== undefined) && (full || lower)
  if (line.size > 1) return full && lower && table.spaced
  return pairs.every(({ above, below }) => above !== undefined && isWrapped(above, below)) || (full && lower)
}

/** Whether a line hangs under the one above, or goes on with its sentence. */
function isWrapped(above: Line, below: Line): boolean {
  const indent = below.left - above.left
  return /^\p{Ll}/u.test(below.text) || (indent > 0.4 * below.size && indent < 3 * below.size)
}

function hasRoom(above: Line, below: Line, right: number): boolean {
  const word = /^\S+/u.exec(below.text)?.[0] ?? ''
  const width = ((below.right - below.left) / Math.max(1, below.text.length)) * word.length
  return right - above.right > width + 0.6 * below.size
}

/** A number with its sign and unit, leaders behind it: "$85 ....", "12.4%", "(3)", "n/a". */
function isFigure(text: string): boolean {
  const bare = text.replace(/(?:\s*\.){2,}\s*$/u, '')
  return /\d/u.test(bare) ? !/\p{L}{3}/u.test(bare) && bare.length < 20 : /^(?:[-–—]|n\/?a\.?)$/iu.test(bare)
}

function baselineOf(line: PrintedLine): number {
  return Math.min(...[...line.values()].map((cell) => cell.baseline))
}
