/** Brings a passage into view without moving a page that shows it well already. */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import type { Desk } from './desk.ts'
import { windowBox } from './page-points.ts'
import type { TextSurface } from './text-surface.ts'

/** A passage that stands within this share of the view's height does not move. */
const CALM = 0.7
/** Where the first line of a passage gone to stands, as a share of the view's height. */
const LANDING = 0.3

/** Scrolls so that the beginning of `span` is in the middle 70 % of the view. Resolves when it is there. */
export async function scrollToSpan(desk: Desk, surface: TextSurface, span: Span): Promise<void> {
  if (!(await desk.reveal(span.start))) return
  const box = firstBox(surface, span)
  if (!box) return
  bringIntoView(desk.scroller, box)
}

/** The same for a region of a page. */
export async function scrollToRegion(desk: Desk, surface: TextSurface, region: PageBox): Promise<void> {
  if (!(await desk.pages?.reveal(region.page))) return
  const part = surface.parts.find(({ frame }) => frame?.page === region.page)
  if (!part?.frame) return
  const box = windowBox(part.element, part.frame, region)
  // Of one that fills the view, the upper part is enough.
  const most = 0.4 * desk.scroller.clientHeight
  bringIntoView(desk.scroller, new DOMRect(box.left, box.top, box.width, Math.min(box.height, most)))
}

/** Scrolls as little as brings a box of the window into the middle of the view. */
function bringIntoView(scroller: HTMLElement, box: DOMRect): void {
  const view = scroller.getBoundingClientRect()
  const margin = ((1 - CALM) / 2) * view.height
  if (box.top < view.top + margin || box.bottom > view.bottom - margin)
    scroller.scrollTop += box.top - view.top - LANDING * view.height
  if (box.left < view.left) scroller.scrollLeft -= view.left - box.left + 24
  else if (box.left > view.right - 48) scroller.scrollLeft += box.left - view.right + view.width / 2
}

function firstBox(surface: TextSurface, span: Span): DOMRect | null {
  return surface.boxesOf({ start: span.start, end: span.end })[0] ?? surface.caretBox(span.start)
}
