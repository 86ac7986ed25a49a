/** How pdf.js lays a page out. */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { PageFrame } from '../page-frame.ts'

/** Returns how a page is laid out at scale 1: its crop box, rotation and user unit. */
export function pageFrame(page: PDFPageProxy): PageFrame {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  return { page: page.pageNumber, width, height, transform: transform.map(Number) }
}

/** Returns the page's own width in its user space, seen upright: what pdf.js lays its text layer out in. */
export function unitsAcross(page: PDFPageProxy): number {
  const { viewBox, rotation } = page.getViewport({ scale: 1 })
  const [left = 0, bottom = 0, right = 0, top = 0] = viewBox
  return rotation % 180 === 0 ? right - left : top - bottom
}
