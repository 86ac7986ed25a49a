/**
 * Gives overlapping highlights lanes, so that their underlines stand below one another: interval colouring,
 * longest first, lowest free lane.
 */
import type { Span } from '../../shared/anchoring/canonical-text.ts'

/** Underlines stand in three lanes; from the fourth overlap on the last lane is shared. */
export const LANES = 3

export interface LaneItem extends Span {
  /** Decides between equals, so that lanes do not depend on the order given. */
  readonly key: string
}

/** Returns the lane of each item, by key. Items that only touch do not overlap. */
export function assignLanes(items: readonly LaneItem[]): Map<string, number> {
  const longestFirst = [...items].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || compareText(a.key, b.key),
  )
  const lanes: LaneItem[][] = Array.from({ length: LANES }, () => [])
  const found = new Map<string, number>()
  for (const item of longestFirst) {
    if (found.has(item.key)) continue
    const free = lanes.findIndex((taken) => !taken.some((other) => overlaps(other, item)))
    const lane = free < 0 ? LANES - 1 : free
    lanes[lane]?.push(item)
    found.set(item.key, lane)
  }
  return found
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
