/** How an area on a page changes its shape: drawn, moved, sized. Pure; all in the page as it is seen. */
import type { PageFrame, SeenBox } from './page-frame.ts'

/** No side of an area is shorter than this, in points. */
export const LEAST_SIDE = 6
/** What one press of an arrow key moves, and one with Ctrl, in points. */
export const STEP = 4
export const LARGE_STEP = 36

/** The sides that a handle moves: "n" is the upper edge, "se" the lower right corner. */
export type Edge = 'n' | 's' | 'e' | 'w' | 'nw' | 'ne' | 'sw' | 'se'

export const EDGES: readonly Edge[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']

type Paper = Pick<PageFrame, 'width' | 'height'>

/** Returns the area between two corners, within the page; null where it is too small to be meant. */
export function areaBetween(
  paper: Paper,
  from: readonly [number, number],
  to: readonly [number, number],
): SeenBox | null {
  const [x1, x2] = [from[0], to[0]].map((x) => within(x, paper.width)).sort((a, b) => a - b)
  const [y1, y2] = [from[1], to[1]].map((y) => within(y, paper.height)).sort((a, b) => a - b)
  const box = { left: x1 ?? 0, top: y1 ?? 0, width: (x2 ?? 0) - (x1 ?? 0), height: (y2 ?? 0) - (y1 ?? 0) }
  return box.width < LEAST_SIDE || box.height < LEAST_SIDE ? null : box
}

/** Returns the area to begin with where `visible` is the part of the page on screen: in its middle. */
export function areaWithin(visible: SeenBox): SeenBox {
  return {
    left: visible.left + visible.width * 0.2,
    top: visible.top + visible.height * 0.3,
    width: visible.width * 0.6,
    height: visible.height * 0.4,
  }
}

/** Moves an area as far as the page goes. */
export function moveArea(paper: Paper, area: SeenBox, across: number, down: number): SeenBox {
  return {
    ...area,
    left: Math.min(paper.width - area.width, Math.max(0, area.left + across)),
    top: Math.min(paper.height - area.height, Math.max(0, area.top + down)),
  }
}

/** Moves edges of an area as far as the page and the opposite edge allow. */
export function moveEdge(paper: Paper, area: SeenBox, edge: Edge, by: readonly [number, number]): SeenBox {
  const [across, down] = by
  let { left, top } = area
  let right = left + area.width
  let bottom = top + area.height
  if (edge.includes('w')) left = Math.min(right - LEAST_SIDE, Math.max(0, left + across))
  if (edge.includes('e')) right = Math.max(left + LEAST_SIDE, within(right + across, paper.width))
  if (edge.includes('n')) top = Math.min(bottom - LEAST_SIDE, Math.max(0, top + down))
  if (edge.includes('s')) bottom = Math.max(top + LEAST_SIDE, within(bottom + down, paper.height))
  return { left, top, width: right - left, height: bottom - top }
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
