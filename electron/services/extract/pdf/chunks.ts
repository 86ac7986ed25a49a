/** Chunks: lines that follow each other downwards in the content stream (a column of text, a heading, a caption). */
import { sideOverlap, type Extent, type Line } from './line.ts'

export interface Chunk extends Extent {
  readonly lines: readonly Line[]
  readonly angle: number
  readonly top: number
  readonly bottom: number
}

/** Returns the chunks of lines in content-stream order. */
export function makeChunks(lines: readonly Line[]): Chunk[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && followsBelow(last, line)) group.push(line)
    else groups.push([line])
  }
  return groups.map(makeChunk)
}

/** Makes a chunk of at least one line. */
export function makeChunk(lines: readonly Line[]): Chunk {
  return {
    lines,
    angle: lines[0]?.angle ?? 0,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.top)),
    bottom: Math.max(...lines.map((line) => line.bottom)),
  }
}

function followsBelow(above: Line, below: Line): boolean {
  const step = below.baseline - above.baseline
  if (Math.abs(above.size - below.size) > 0.11 * Math.max(above.size, below.size)) return false
  return (
    step > 0.3 * below.size && step < 3 * Math.max(above.size, below.size) && sideOverlap(above, below) > 0
  )
}

/** Whether `a` stands above `b`, give or take a quarter of the flatter one. */
export function isAbove(a: Chunk, b: Chunk): boolean {
  const slack = 0.25 * Math.min(a.bottom - a.top, b.bottom - b.top, 20)
  return a.bottom <= b.top + slack && a.top < b.top
}
