/**
 * Where things stand on a page: between points of its default user space, which a region is kept in, and the page as
 * it is seen, turned by its /Rotate entry, cut to its crop box and scaled by its user unit.
 */
import type { PageBox } from '../../shared/anchoring/page-box.ts'

/** A page as pdf.js lays it out at scale 1. */
export interface PageFrame {
  /** 1-based sheet. */
  readonly page: number
  /** Size as seen. */
  readonly width: number
  readonly height: number
  /** From user space to the page as seen, y downwards: the six numbers of ISO 32000-2, 8.3.3. */
  readonly transform: readonly number[]
}

/** A rectangle on a page as it is seen: from its upper left corner, in units of {@link PageFrame.width}. */
export interface SeenBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A point of a page, in its default user space. */
export interface PagePoint {
  readonly page: number
  readonly x: number
  readonly y: number
}

/** Returns where a box of the page's user space is seen. */
export function seenFromBox({ transform }: PageFrame, box: PageBox): SeenBox {
  const [x1, y1] = apply(transform, box.left, box.bottom)
  const [x2, y2] = apply(transform, box.right, box.top)
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  }
}

/** Returns the box of user space that is seen as this rectangle. */
export function boxFromSeen(frame: PageFrame, { left, top, width, height }: SeenBox): PageBox {
  const a = pointFromSeen(frame, left, top)
  const b = pointFromSeen(frame, left + width, top + height)
  return {
    page: frame.page,
    left: Math.min(a.x, b.x),
    bottom: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    top: Math.max(a.y, b.y),
  }
}

/** Returns the point of user space seen at this place of the page. */
export function pointFromSeen({ page, transform }: PageFrame, left: number, top: number): PagePoint {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform
  const across = left - e
  const down = top - f
  const scale = a * d - b * c
  return { page, x: (d * across - c * down) / scale, y: (a * down - b * across) / scale }
}

/** Says whether a point lies in a box or on its edge. */
export function holdsPoint(box: PageBox, { page, x, y }: PagePoint): boolean {
  return box.page === page && x >= box.left && x <= box.right && y >= box.bottom && y <= box.top
}

/** Returns the middle of a box. */
export function middleOf({ page, left, bottom, right, top }: PageBox): PagePoint {
  return { page, x: (left + right) / 2, y: (bottom + top) / 2 }
}

function apply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], x: number, y: number) {
  return [a * x + c * y + e, b * x + d * y + f] as const
}
