/**
 * Where the pages of a report stand on the desk: one below the other, each at its own size, known from the
 * first moment so that nothing moves when pages are drawn.
 */
import type { Page } from '../../../shared/anchoring/canonical-text.ts'

/** Space between pages and at the top and bottom of the desk, in CSS pixels at any zoom. */
export const PAGE_GAP = 12
/** Least space left and right of a page, in CSS pixels. */
export const PAGE_MARGIN = 24
/** CSS pixels for a PDF point at zoom 1. */
export const PIXELS_PER_POINT = 96 / 72

export interface PageLayout {
  /** CSS pixels for a point. */
  readonly scale: number
  /** Upper edges in CSS pixels, by index. */
  readonly tops: readonly number[]
  readonly heights: readonly number[]
  readonly width: number
  readonly height: number
}

/** Lays pages out at `scale` CSS pixels for a point on a desk of `deskWidth` pixels. */
export function layOutPages(pages: readonly Page[], scale: number, deskWidth: number): PageLayout {
  const tops: number[] = []
  const heights: number[] = []
  let points = 0
  let widest = 0
  for (const [index, page] of pages.entries()) {
    // Each edge is reckoned from the start, as the style sheet does, so that rounding does not add up.
    tops.push(points * scale + (index + 1) * PAGE_GAP)
    heights.push(page.height * scale)
    points += page.height
    widest = Math.max(widest, page.width)
  }
  const width = Math.max(deskWidth, widest * scale + 2 * PAGE_MARGIN)
  return { scale, tops, heights, width, height: points * scale + (pages.length + 1) * PAGE_GAP }
}

/** Returns the scale at which the commonest page width fills a desk of `deskWidth` pixels. */
export function fitWidthScale(pages: readonly Page[], deskWidth: number): number {
  const counts = new Map<number, number>()
  for (const page of pages) counts.set(page.width, (counts.get(page.width) ?? 0) + 1)
  const commonest = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [612, 0])[0]
  return Math.max(0.1, (deskWidth - 2 * PAGE_MARGIN) / commonest)
}

/** Returns the index of the page at a height of the desk: the one there, or the one before a gap. 0 when above all. */
export function pageIndexAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.tops.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((layout.tops[middle] ?? Infinity) <= y) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Returns the indexes of pages that have something between two heights, first and last. */
export function pagesBetween(layout: PageLayout, from: number, to: number): readonly [number, number] {
  const first = pageIndexAt(layout, from)
  const hidden = (layout.tops[first] ?? 0) + (layout.heights[first] ?? 0) < from
  return [Math.min(layout.tops.length - 1, hidden ? first + 1 : first), pageIndexAt(layout, to)]
}

/** A place on a page, as a share of its height, that can be found again at another scale. */
export interface PagePlace {
  readonly index: number
  readonly share: number
}

/** Returns the page place at a height of the desk. */
export function placeAt(layout: PageLayout, y: number): PagePlace {
  const index = pageIndexAt(layout, y)
  const height = layout.heights[index] ?? 1
  return { index, share: (y - (layout.tops[index] ?? 0)) / height }
}

/** Returns the height of the desk at a page place. */
export function heightOf(layout: PageLayout, place: PagePlace): number {
  return (layout.tops[place.index] ?? 0) + place.share * (layout.heights[place.index] ?? 0)
}

/** Most pixels a page's canvas may have; beyond it the page is drawn coarser and stretched. */
export const MOST_CANVAS_PIXELS = 32 * 1024 * 1024

/** Returns how many canvas pixels to draw for a CSS pixel: the screen's own, within {@link MOST_CANVAS_PIXELS}. */
export function canvasRatio(width: number, height: number, devicePixels: number): number {
  return Math.min(devicePixels, Math.sqrt(MOST_CANVAS_PIXELS / Math.max(1, width * height)))
}
