/**
 * Puts the lines of a page in reading order and finds the column each stands in.
 *
 * Plan: 1. lines that follow each other downwards in the content stream make chunks (a column of text, a heading, a
 * caption); 2. where no chunk of the stream stands above one before it, the stream's order is the reading order, as
 * in nearly all reports; 3. else chunks are ordered by place: above before below where they overlap sideways, left
 * before right where nothing between them spans both, ties by the stream (after T. Breuel, "High performance
 * document layout analysis", 2003); 4. each line gets the edges of its column.
 */
import { isAbove, makeChunks, type Chunk } from './chunks.ts'
import { sideOverlap, type Extent, type Line } from './line.ts'
import { placeSideHeadings, raiseMasthead } from './place-asides.ts'

/** A line in reading order with the edges of the column it is set in. */
export interface PlacedLine extends Line {
  readonly columnLeft: number
  readonly columnRight: number
  /** Whether it is the first line of its page or column, so that what stands above says nothing about it. */
  readonly startsColumn: boolean
}

/** Returns the lines of one page in reading order. Lines turned another way than most come last. */
export function orderLines(lines: readonly Line[]): PlacedLine[] {
  const angles = [...new Set(lines.map((line) => line.angle))]
  const weight = (angle: number) =>
    lines.reduce((sum, line) => sum + (line.angle === angle ? line.text.length : 0), 0)
  angles.sort((a, b) => weight(b) - weight(a))
  return angles.flatMap((angle) => orderPlane(lines.filter((line) => line.angle === angle)))
}

/** A page in more pieces than this (a map, a chart) keeps the order of its stream: it has no columns to be read. */
const MOST_CHUNKS = 200

function orderPlane(lines: readonly Line[]): PlacedLine[] {
  const made = makeChunks(lines)
  if (made.length > MOST_CHUNKS) return placeLines(made)
  const chunks = placeSideHeadings(made)
  const ordered = standsInOrder(chunks) ? chunks : orderByPlace(chunks)
  return placeLines(raiseMasthead(ordered))
}

/** Whether no chunk stands above an earlier one that it overlaps sideways. */
function standsInOrder(chunks: readonly Chunk[]): boolean {
  return chunks.every((chunk, index) =>
    chunks
      .slice(0, index)
      .every((earlier) => !(sideOverlap(chunk, earlier) > 0.2 && isAbove(chunk, earlier))),
  )
}

function orderByPlace(chunks: readonly Chunk[]): Chunk[] {
  const before = chunks.map((a) => chunks.map((b) => a !== b && comesBefore(a, b, chunks)))
  const left = new Set(chunks.keys())
  const order: Chunk[] = []
  while (left.size > 0) {
    const free = [...left].find((index) => ![...left].some((other) => before[other]?.[index]))
    // A ring of "before" (interlocking shapes) is cut at the chunk that comes first in the stream.
    const next = free ?? Math.min(...left)
    left.delete(next)
    const chunk = chunks[next]
    if (chunk) order.push(chunk)
  }
  return order
}

function comesBefore(a: Chunk, b: Chunk, all: readonly Chunk[]): boolean {
  if (sideOverlap(a, b) > 0.1) return isAbove(a, b)
  if (a.right > b.left + 2) return false
  const top = Math.min(a.top, b.top)
  const bottom = Math.max(a.bottom, b.bottom)
  return !all.some(
    (c) =>
      c !== a &&
      c !== b &&
      c.top > top &&
      c.bottom < bottom &&
      sideOverlap(c, a) > 0 &&
      sideOverlap(c, b) > 0 &&
      (isAbove(a, c) ? isAbove(c, b) : isAbove(b, c) && isAbove(c, a)),
  )
}

function placeLines(chunks: readonly Chunk[]): PlacedLine[] {
  const placed: PlacedLine[] = []
  for (const chunk of chunks) {
    const edges = columnEdges(chunk, chunks)
    for (const line of chunk.lines) {
      const last = placed.at(-1)
      const startsColumn = !last || !(line.baseline > last.baseline && sideOverlap(last, line) > 0)
      placed.push({ ...line, columnLeft: edges.left, columnRight: edges.right, startsColumn })
    }
  }
  return placed
}

/** The edges of the column a chunk stands in: its own, widened to those of fuller chunks set at the same edge. */
function columnEdges(chunk: Chunk, all: readonly Chunk[]): Extent {
  const size = chunk.lines[0]?.size ?? 10
  const others = all.length > MOST_CHUNKS ? [] : all
  const peers = others.filter(
    (other) =>
      other.lines.length >= chunk.lines.length &&
      Math.abs(other.left - chunk.left) < 3 * size &&
      !all.some(
        (third) => third.left > chunk.right && third.left < other.right && overlapsDown(third, chunk),
      ),
  )
  return {
    left: commonLeft(chunk.lines),
    right: Math.max(...[chunk, ...peers].map((peer) => usualRight(peer.lines))),
  }
}

/** The right edge at least two lines reach (within 1.5 font heights), so that one wide line does not set it. */
function usualRight(lines: readonly Line[]): number {
  const rights = lines.map((line) => line.right).sort((a, b) => b - a)
  const near = 1.5 * (lines[0]?.size ?? 10)
  const shared = rights.find((right, index) => right - (rights[index + 1] ?? -Infinity) < near)
  return (lines.length > 2 ? shared : undefined) ?? rights[0] ?? 0
}

function overlapsDown(a: Chunk, b: Chunk): boolean {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0
}

/** The left edge most lines share (to the point), the leftmost where several are as common. */
function commonLeft(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) counts.set(Math.round(line.left), (counts.get(Math.round(line.left)) ?? 0) + 1)
  const [edge] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  return edge?.[0] ?? 0
}
