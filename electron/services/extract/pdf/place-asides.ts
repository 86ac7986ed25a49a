/** Puts what stands beside or above the columns of a page where a reader meets it: side headings and mastheads. */
import { makeChunk, type Chunk } from './chunks.ts'
import { sideOverlap, type Line } from './line.ts'

/** Longer chunks belong to a column. */
const MOST_LINES = 6

/**
 * Moves what stands in a band of its own above all columns (an issue's date beside its title) in front of them, where
 * the order of columns would put it between two of them. Headings and the ends of paragraphs at the head of columns look alike and are
 * left where they are.
 */
export function raiseMasthead(chunks: readonly Chunk[]): Chunk[] {
  const band = topBand(chunks)
  const below = chunks.filter((chunk) => !band.includes(chunk))
  const late = band.filter((chunk) => chunks.indexOf(chunk) >= band.length)
  const goesOn = late.some((chunk) => {
    const before = chunks[chunks.indexOf(chunk) - 1]
    const under = below.filter((text) => sideOverlap(chunk, text) > 0)
    return (
      under.some((text) => standsOut(chunk, text)) ||
      [before, ...under].some((text) => isSetLike(chunk, text))
    )
  })
  return late.length === 0 || goesOn ? [...chunks] : [...band, ...below]
}

/** Whether two chunks are set in one size, as the parts of a column are. */
function isSetLike(a: Chunk, b: Chunk | undefined): boolean {
  return Math.abs((a.lines[0]?.size ?? 0) - (b?.lines[0]?.size ?? 0)) < 0.3
}

/** The few short chunks at the top of the page that white space parts from all others; empty where there are none. */
function topBand(chunks: readonly Chunk[]): Chunk[] {
  const downwards = [...chunks].sort((a, b) => a.top - b.top)
  for (let count = 2; count <= Math.min(MOST_LINES, chunks.length - 2); count += 1) {
    const band = downwards.slice(0, count)
    const next = downwards[count]
    if (band.some((chunk) => chunk.lines.length > MOST_LINES) || !next) return []
    const gap = next.top - Math.max(...band.map((chunk) => chunk.bottom))
    if (gap > (next.lines[0]?.size ?? 10)) return chunks.filter((chunk) => band.includes(chunk))
  }
  return []
}

/**
 * Moves headings set in the left margin, which some producers write after the text, in front of the line they stand
 * beside.
 */
export function placeSideHeadings(made: readonly Chunk[]): Chunk[] {
  const chunks = made.flatMap((chunk) => partHeadings(chunk, made))
  const result = [...chunks]
  for (const side of chunks) {
    const [first] = side.lines
    const from = result.indexOf(side)
    if (!first || side.lines.length > MOST_LINES) continue
    const text = result.find(
      (other, index) =>
        (index < from || isMargin(side, other, chunks)) &&
        side.right <= other.left + 2 &&
        standsOut(side, other) &&
        lineBeside(other, first) >= 0,
    )
    if (!text) continue
    const at = lineBeside(text, first)
    result.splice(from, 1)
    const beside = result.indexOf(text)
    const parts = [text.lines.slice(0, at), text.lines.slice(at)]
      .filter((part) => part.length > 0)
      .map(makeChunk)
    result.splice(beside, 1, ...(at > 0 ? parts.slice(0, 1) : []), side, ...parts.slice(at > 0 ? 1 : 0))
  }
  return result
}

/** Parts a chunk of headings beside a text, which are set apart by more than the lines of one heading are. */
function partHeadings(chunk: Chunk, all: readonly Chunk[]): Chunk[] {
  if (
    !all.some((text) => chunk.right <= text.left + 2 && standsOut(chunk, text) && overlapsDown(chunk, text))
  )
    return [chunk]
  const parts: Line[][] = []
  for (const line of chunk.lines) {
    const last = parts.at(-1)?.at(-1)
    if (last && line.baseline - last.baseline < 1.5 * line.size) parts.at(-1)?.push(line)
    else parts.push([line])
  }
  return parts.map(makeChunk)
}

function overlapsDown(a: Chunk, b: Chunk): boolean {
  return Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top)
}

/** Whether all that stands over or under `side`, left of the text, is narrow and stands out: a margin for headings. */
function isMargin(side: Chunk, text: Chunk, chunks: readonly Chunk[]): boolean {
  return chunks.every(
    (other) =>
      other.right > text.left + 2 ||
      sideOverlap(other, side) === 0 ||
      (standsOut(other, text) && other.right - other.left < 0.6 * (text.right - text.left)),
  )
}

/** Whether a chunk is set in bolder or larger type than the text. */
function standsOut(chunk: Chunk, text: Chunk): boolean {
  const bold = chunk.lines.every((line) => line.bold) && !text.lines.every((line) => line.bold)
  return bold || (chunk.lines[0]?.size ?? 0) > 1.1 * (text.lines[0]?.size ?? 0)
}

/** The index of the line of `text` on whose height `line` stands, or -1. */
function lineBeside(text: Chunk, line: Line): number {
  return text.lines.findIndex(
    (other) => Math.abs(other.baseline - line.baseline) < Math.max(other.size, line.size),
  )
}
