/** Makes grids of cells of the ruling lines of a page: which boxes they enclose, and which of these are one cell. */
import type { Rule } from './read-rules.ts'

/** A grid of boxes between lines. Boxes that no line parts are one cell. */
export interface Grid {
  /** Places of the lines across, left to right, and down, top to bottom; two more than the lines within. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** The cell of each box, by row and column: its number among the cells, rows first. */
  readonly cells: readonly (readonly number[])[]
}

/** Lines nearer than this (in points) are one, or touch. */
const NEAR = 3
/** A grid of more boxes than this (squared paper) holds no table. */
const MOST_BOXES = 6000
/** The least share of a box's side that a line must cover to part it from the next one. */
const LEAST_COVERED = 0.6

/** Returns the grids of at least two columns, in no order. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const across = mergeLines(rules.filter((rule) => !isUpright(rule)).map((rule) => lineOf(rule, false)))
  const upright = mergeLines(rules.filter(isUpright).map((rule) => lineOf(rule, true)))
  return connected(across, upright).flatMap(([rows, columns]) => {
    const grid = makeGrid(rows, columns)
    return grid.xs.length > 2 && grid.ys.length > 1 ? [grid] : []
  })
}

/** A line by its place and its ends: `at` is y of lines across, x of upright ones. */
interface Segment {
  readonly at: number
  readonly from: number
  readonly to: number
}

function isUpright({ left, right, top, bottom }: Rule): boolean {
  return bottom - top > right - left
}

function lineOf({ left, right, top, bottom }: Rule, upright: boolean): Segment {
  return upright
    ? { at: (left + right) / 2, from: top, to: bottom }
    : { at: (top + bottom) / 2, from: left, to: right }
}

/** Joins lines in one place that meet: cell borders are often drawn cell by cell. */
function mergeLines(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = []
  for (const segment of [...segments].sort((a, b) => a.at - b.at || a.from - b.from)) {
    let joined = segment
    for (let index = merged.length - 1; index >= 0; index -= 1) {
      const other = merged[index]
      if (!other || joined.at - other.at > NEAR) break
      if (other.from > joined.to + NEAR || joined.from > other.to + NEAR) continue
      joined = {
        at: other.at,
        from: Math.min(other.from, joined.from),
        to: Math.max(other.to, joined.to),
      }
      merged.splice(index, 1)
    }
    merged.push(joined)
    merged.sort((a, b) => a.at - b.at)
  }
  return merged
}

/** Groups lines that cross or touch; groups without lines of both ways are left out. */
function connected(across: readonly Segment[], upright: readonly Segment[]): [Segment[], Segment[]][] {
  const waiting = new Set(upright)
  const free = new Set(across)
  const groups: [Segment[], Segment[]][] = []
  for (const first of upright) {
    if (!waiting.delete(first)) continue
    const [rows, columns]: [Segment[], Segment[]] = [[], [first]]
    for (const column of columns) {
      for (const row of free) {
        if (!touches(row, column)) continue
        free.delete(row)
        rows.push(row)
        for (const other of waiting) {
          if (!touches(row, other)) continue
          waiting.delete(other)
          columns.push(other)
        }
      }
    }
    if (rows.length > 0) groups.push([rows, columns])
  }
  return groups
}

function touches(row: Segment, column: Segment): boolean {
  return (
    column.at > row.from - NEAR &&
    column.at < row.to + NEAR &&
    row.at > column.from - NEAR &&
    row.at < column.to + NEAR
  )
}

/** The grid of lines that touch. The outer sides need no line: tables are often open left and right. */
function makeGrid(rows: readonly Segment[], columns: readonly Segment[]): Grid {
  const xs = places([...columns.map((line) => line.at), ...rows.flatMap((line) => [line.from, line.to])])
  const ys = places([...rows.map((line) => line.at), ...columns.flatMap((line) => [line.from, line.to])])
  if (xs.length * ys.length > MOST_BOXES) return { xs: [], ys: [], cells: [] }
  const cells: number[][] = ys.slice(1).map(() => xs.slice(1).map(() => -1))
  let count = 0
  const fill = (row: number, column: number): void => {
    const line = cells[row]
    const [left, right, top, bottom] = [xs[column], xs[column + 1], ys[row], ys[row + 1]]
    if (line?.[column] !== -1 || left === undefined || right === undefined) return
    if (top === undefined || bottom === undefined) return
    line[column] = count
    if (!covers(columns, right, top, bottom)) fill(row, column + 1)
    if (!covers(rows, bottom, left, right)) fill(row + 1, column)
    if (!covers(columns, left, top, bottom)) fill(row, column - 1)
    if (!covers(rows, top, left, right)) fill(row - 1, column)
  }
  cells.forEach((line, row) =>
    line.forEach((_, column) => {
      if (line[column] !== -1) return
      fill(row, column)
      count += 1
    }),
  )
  return { xs, ys, cells: partOddShapes(cells, count) }
}

/** Parts cells that are no rectangle (the empty corner of a table with its title) into such as are. */
function partOddShapes(cells: readonly (readonly number[])[], count: number): number[][] {
  const boxes = new Map<number, Box[]>()
  cells.forEach((line, row) =>
    line.forEach((cell, column) => boxes.set(cell, [...(boxes.get(cell) ?? []), { row, column }])),
  )
  const parted = cells.map((line) => [...line])
  let next = count
  for (const all of boxes.values()) {
    if (isRectangle(all)) continue
    for (const part of stripes(all)) {
      for (const { row, column } of part) (parted[row] ?? [])[column] = next
      next += 1
    }
  }
  return parted
}

interface Box {
  readonly row: number
  readonly column: number
}

/** The boxes of a shape by rectangle: those beside each other, with the same ones of the rows below. */
function stripes(boxes: readonly Box[]): Box[][] {
  const found = new Map<string, Box[]>()
  const rows = [...new Set(boxes.map((box) => box.row))]
  for (const row of rows) {
    const columns = boxes.filter((box) => box.row === row).map((box) => box.column)
    const starts = columns.filter((column) => !columns.includes(column - 1))
    for (const start of starts) {
      let end = start
      while (columns.includes(end + 1)) end += 1
      const part = columns.filter((column) => column >= start && column <= end)
      const above = found.get(`${start} ${end} ${row - 1}`)
      const list = above ?? []
      list.push(...part.map((column) => ({ row, column })))
      found.delete(`${start} ${end} ${row - 1}`)
      found.set(`${start} ${end} ${row}`, list)
    }
  }
  return [...found.values()]
}

function isRectangle(boxes: readonly Box[]): boolean {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values) + 1
  return span(boxes.map((box) => box.row)) * span(boxes.map((box) => box.column)) === boxes.length
}

/** The places in order, those near each other as one. */
function places(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? value) > NEAR)
}

function covers(lines: readonly Segment[], at: number, from: number, to: number): boolean {
  const parts = lines.filter((line) => Math.abs(line.at - at) <= NEAR)
  const covered = parts.reduce(
    (sum, line) => sum + Math.max(0, Math.min(line.to, to) - Math.max(line.from, from)),
    0,
  )
  return covered >= LEAST_COVERED * (to - from)
}
