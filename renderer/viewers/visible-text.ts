/** Says which stretch of text is on screen. */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import type { TextSurface } from './text-surface.ts'

/** Returns the offset of the first line of body text (else of any text) below a height of the window, or null. */
export function firstTextBelow(surface: TextSurface, source: CanonicalText, y: number): number | null {
  let other: number | null = null
  for (const part of surface.parts) {
    const box = part.element.getBoundingClientRect()
    if (box.bottom <= y) continue
    for (const line of surface.linesOf(part)) {
      if (box.top + line.box.bottom <= y) continue
      if (line.start < source.bodyEnd) return line.start
      other ??= line.start
    }
    if (other !== null) return other
  }
  return other
}

/** Returns the stretch from the first to the last line on screen, of the body where there is any; null for none. */
export function visibleSpan(surface: TextSurface, source: CanonicalText, view: DOMRect): Span | null {
  const spans: Span[] = []
  for (const part of surface.parts) {
    const box = part.element.getBoundingClientRect()
    if (box.bottom <= view.top || box.top >= view.bottom) continue
    for (const line of surface.linesOf(part)) {
      if (box.top + line.box.bottom > view.top && box.top + line.box.top < view.bottom) spans.push(line)
    }
  }
  const body = spans.filter((span) => span.start < source.bodyEnd)
  const used = body.length > 0 ? body : spans
  if (used.length === 0) return null
  return {
    start: Math.min(...used.map((span) => span.start)),
    end: Math.max(...used.map((span) => span.end)),
  }
}
