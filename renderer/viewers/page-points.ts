/** Translates between the window and the pages that are on screen. */
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import { pointFromSeen, seenFromBox, type PageFrame, type PagePoint, type SeenBox } from './page-frame.ts'
import type { TextSurface } from './text-surface.ts'

/** A page that is mounted. */
export interface MountedPage {
  readonly element: HTMLElement
  readonly frame: PageFrame
}

/** Returns the mounted pages, in order; none where the report has no pages. */
export function mountedPages(surface: TextSurface): MountedPage[] {
  return surface.parts.flatMap(({ element, frame }) => (frame ? [{ element, frame }] : []))
}

/** Returns the page under a point of the window, and where the point is on the page as seen; null beside pages. */
export function pageUnder(
  surface: TextSurface,
  x: number,
  y: number,
): { readonly page: MountedPage; readonly at: readonly [number, number] } | null {
  for (const page of mountedPages(surface)) {
    const box = page.element.getBoundingClientRect()
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      return { page, at: seenAt(page, x, y) }
  }
  return null
}

/** Returns where a point of the window is on a page as seen; may lie outside of it. */
export function seenAt({ element, frame }: MountedPage, x: number, y: number): readonly [number, number] {
  const box = element.getBoundingClientRect()
  return [((x - box.left) / box.width) * frame.width, ((y - box.top) / box.height) * frame.height]
}

/** Returns the point of a page's user space under a point of the window; null beside pages. */
export function pointUnder(surface: TextSurface, x: number, y: number): PagePoint | null {
  const under = pageUnder(surface, x, y)
  return under && pointFromSeen(under.page.frame, ...under.at)
}

/** Returns where a box of a page stands in the window. */
export function windowBox(element: HTMLElement, frame: PageFrame, box: PageBox): DOMRect {
  const page = element.getBoundingClientRect()
  const scale = page.width / frame.width
  const { left, top, width, height } = seenFromBox(frame, box)
  return new DOMRect(page.left + left * scale, page.top + top * scale, width * scale, height * scale)
}

/** Puts an element on its page, in shares of the page, so that it keeps its place at any zoom. */
export function placeOnPage(element: HTMLElement, frame: PageFrame, box: SeenBox): void {
  Object.assign(element.style, {
    left: `${(100 * box.left) / frame.width}%`,
    top: `${(100 * box.top) / frame.height}%`,
    width: `${(100 * box.width) / frame.width}%`,
    height: `${(100 * box.height) / frame.height}%`,
  })
}
