/**
 * Parts columns of running text that a file draws line by line across the page. A table looks alike, so columns are
 * parted only where at least eight rows have a gap at one place and both sides are prose that fills its measure.
 * Where columns stand apart already, a line over both of them (two captions on one height) is parted as well.
 */
import { makeLine, type Line } from './line.ts'

const FEWEST_ROWS = 8
/** The most columns on a page, less one. */
const MOST_GUTTERS = 3

/** Returns the lines with rows that run across columns parted: one column after the other. */
export function partColumns(lines: readonly Line[]): Line[] {
  let result = [...lines]
  for (let round = 0; round < MOST_GUTTERS; round += 1) {
    const gutter = findGutter(result)
    if (gutter === null) break
    result = partAt(result, gutter)
  }
  return partOverGutter(result)
}

/** Parts lines whose gap lies over the white space between two columns of prose that no line runs across. */
function partOverGutter(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const gap = gapsOf(line).find((one) => liesOverGutter(one, line, lines))
    if (!gap) return [line]
    return [makeLine(line.runs.slice(0, gap.run)), makeLine(line.runs.slice(gap.run))]
  })
}

function liesOverGutter(gap: Gap, line: Line, lines: readonly Line[]): boolean {
  const others = lines.filter((other) => other !== line && other.angle === line.angle)
  const ends = others
    .filter((other) => other.left < gap.left && other.right < gap.right)
    .map((other) => other.right)
  // Just right of the column whose lines end below or above the gap.
  const x = Math.max(gap.left, ...ends) + 0.1
  if (others.some((other) => other.left < x && x < other.right && !gapAt(other, x))) return false
  const sides = [others.filter((other) => other.right <= x), others.filter((other) => other.left >= x)]
  return sides.every((side) => side.length >= FEWEST_ROWS && isProse(side))
}

interface Gap {
  readonly left: number
  readonly right: number
  /** Index of the first run behind the gap. */
  readonly run: number
}

function gapsOf(line: Line): Gap[] {
  return line.cells.map((run) => ({
    left: Math.max(...line.runs.slice(0, run).map((one) => one.right)),
    right: line.runs[run]?.left ?? line.right,
    run,
  }))
}

function gapAt(line: Line, x: number): Gap | undefined {
  return gapsOf(line).find((gap) => gap.left <= x && x <= gap.right)
}

/** The place most rows have a gap at, where that parts prose from prose; null where there is none. */
function findGutter(lines: readonly Line[]): number | null {
  const rows = lines.flatMap((line) => (line.cells.length > 0 ? [{ line, gaps: gapsOf(line) }] : []))
  if (rows.length < FEWEST_ROWS || rows.length > 500) return null
  let best: { x: number; rows: Line[] } = { x: 0, rows: [] }
  for (const gap of rows.flatMap((row) => row.gaps)) {
    const x = (gap.left + gap.right) / 2
    const parted = rows.filter((row) => row.gaps.some((other) => other.left <= x && x <= other.right))
    if (parted.length > best.rows.length) best = { x, rows: parted.map((row) => row.line) }
  }
  const { x } = best
  const across = lines.filter((line) => line.left < x && x < line.right && !gapAt(line, x))
  if (best.rows.length < FEWEST_ROWS || best.rows.length < 1.5 * across.length) return null
  const sides = best.rows.map((row) => splitLine(row, x))
  return isProse(sides.map(([left]) => left)) && isProse(sides.map(([, right]) => right)) ? x : null
}

function splitLine(line: Line, x: number): [Line, Line] {
  const run = gapAt(line, x)?.run ?? 1
  return [makeLine(line.runs.slice(0, run)), makeLine(line.runs.slice(run))]
}

/** Whether lines read as running text: several words each (figures are none), most of them as wide as the widest. */
export function isProse(lines: readonly Line[]): boolean {
  const widest = Math.max(...lines.map((line) => line.right - line.left))
  const full = lines.filter(
    (line) =>
      line.right - line.left > 0.75 * widest &&
      line.text.split(' ').length >= 4 &&
      /(?:\p{L}{2,}.*?){3}/u.test(line.text),
  )
  return full.length >= 0.6 * lines.length
}

function partAt(lines: readonly Line[], x: number): Line[] {
  const result: Line[] = []
  let [left, right]: [Line[], Line[]] = [[], []]
  const flush = () => {
    result.push(...left, ...right)
    ;[left, right] = [[], []]
  }
  for (const line of lines) {
    if (gapAt(line, x)) {
      const [one, other] = splitLine(line, x)
      left.push(one)
      right.push(other)
    } else if (line.right <= x) left.push(line)
    else if (line.left >= x) right.push(line)
    else {
      flush()
      result.push(line)
    }
  }
  flush()
  return result
}
