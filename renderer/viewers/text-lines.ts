/**
 * Finds the lines and columns of laid-out text from its boxes alone, for hit testing and for the caret's moves
 * by line. Boxes are in pixels relative to the part, so they hold while the view scrolls.
 */
import { lastStartingAt, type Block, type Span } from '../../shared/anchoring/canonical-text.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A stretch of text that stands on one line, with its box. */
export interface Fragment extends Span {
  readonly box: Box
  /** Index of the piece it belongs to. */
  readonly piece: number
}

/** Fragments that stand side by side, in text order. */
export interface Line extends Span {
  readonly box: Box
  readonly fragments: readonly Fragment[]
}

/** Lines of one block in one column: a paragraph over a column break makes two regions. */
export interface Region {
  readonly box: Box
  readonly lines: readonly Line[]
}

/** Groups fragments (sorted by start) into regions of lines, in text order. */
export function findRegions(fragments: readonly Fragment[], blocks: readonly Block[]): Region[] {
  const groups: Fragment[][][] = []
  let block: number | null = null
  let previous: Fragment | null = null
  for (const fragment of fragments) {
    const here = lastStartingAt(blocks, fragment.start)
    const lines = groups.at(-1)
    if (!previous || !lines || here !== block || startsColumn(previous.box, fragment.box)) {
      groups.push([[fragment]])
    } else if (sameLine(previous.box, fragment.box)) lines.at(-1)?.push(fragment)
    else lines.push([fragment])
    block = here
    previous = fragment
  }
  return groups.map((group) => {
    const lines = group.map(lineOf)
    return { box: unite(lines.map((line) => line.box)), lines }
  })
}

/** Returns the fragment nearest to a point: nearest region, then nearest line, then nearest along the line. */
export function nearestFragment(regions: readonly Region[], x: number, y: number): Fragment | null {
  const region = nearest(regions, (one) => distance(one.box, x, y))
  if (!region) return null
  const line = nearest(region.lines, (one) => axisDistance(one.box.top, one.box.bottom, y))
  return line ? nearest(line.fragments, (one) => axisDistance(one.box.left, one.box.right, x)) : null
}

/** Returns how far a point is from a box; 0 inside. */
export function distance(box: Box, x: number, y: number): number {
  return Math.hypot(axisDistance(box.left, box.right, x), axisDistance(box.top, box.bottom, y))
}

/** Returns the box around all boxes. */
export function unite(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

function lineOf(fragments: readonly Fragment[]): Line {
  return {
    start: fragments[0]?.start ?? 0,
    end: fragments.at(-1)?.end ?? 0,
    box: unite(fragments.map((fragment) => fragment.box)),
    fragments,
  }
}

/** Text that goes on above where it stopped, and not right beside it as a superscript does, is the next column. */
function startsColumn(before: Box, after: Box): boolean {
  const height = before.bottom - before.top
  if (after.bottom < before.top - height) return true
  const apart = Math.max(after.left - before.right, before.left - after.right)
  return (after.top + after.bottom) / 2 < before.top && apart > height / 2
}

/** Superscripts and drop caps overlap the line's height in part; the next line hardly does. */
function sameLine(before: Box, after: Box): boolean {
  const overlap = Math.min(before.bottom, after.bottom) - Math.max(before.top, after.top)
  return overlap > 0.5 * Math.min(before.bottom - before.top, after.bottom - after.top)
}

function axisDistance(low: number, high: number, at: number): number {
  return at < low ? low - at : at > high ? at - high : 0
}

function nearest<T>(list: readonly T[], measure: (item: T) => number): T | null {
  let best: T | null = null
  let least = Infinity
  for (const item of list) {
    const size = measure(item)
    if (size < least) {
      least = size
      best = item
    }
  }
  return best
}
