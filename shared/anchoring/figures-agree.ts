/**
 * Tells whether a quote and the passage it resembles hold the same figures. Resemblance forgives letters, never a
 * figure: "two in three" is not "one in three", "1.6 million" is not "1.6 billion", "20" is not the end of "120".
 */
import type { Span } from './canonical-text.ts'
import { cutsNumber } from './equal-places.ts'
import type { DroppedMarker } from './fold-text.ts'
import { withoutMisread } from './misread-words.ts'
import type { QuoteIndex } from './quote-index.ts'
import { sameFigures } from './revise-figures.ts'
import { markersBetween, type Place, type WantedQuote } from './wanted-quote.ts'

/**
 * Tells whether the figures of `place` (see `figuresIn`) are those of the quote, in the same order, and none is cut by
 * an end of the place. Note markers are no figures. What only looks like a marker on both sides may be an interval,
 * and must agree. What one side misread is no figure either (see `misread-words.ts`).
 */
export function figuresAgree(index: QuoteIndex, wanted: WantedQuote, place: Place): boolean {
  const [span] = place.spans
  if (!span || cutsNumber(index, place)) return false
  const there = markersBetween(index.text, place.from, place.to).filter(
    ({ start, end }) => start >= span.start && end <= span.end,
  )
  const own = seemingMarkers(wanted.exact, wanted.text.dropped)
  const theirs = seemingMarkers(index.source.text, there)
  if (own !== '' && theirs !== '' && own.normalize('NFKC') !== theirs.normalize('NFKC')) return false
  const quoted = withoutMarkers(wanted.exact, wanted.text.dropped, { start: 0, end: wanted.exact.length })
  const standing = withoutMarkers(index.source.text, there, span)
  if (sameFigures(quoted, standing)) return true
  return sameFigures(...withoutMisread(quoted, standing))
}

function seemingMarkers(text: string, markers: readonly DroppedMarker[]): string {
  return markers
    .filter(({ known }) => !known)
    .map(({ start, end }) => text.slice(start, end))
    .join()
}

function withoutMarkers(text: string, markers: readonly DroppedMarker[], { start, end }: Span): string {
  let words = ''
  let at = start
  for (const marker of markers) {
    words += text.slice(at, marker.start) + ' '
    at = marker.end
  }
  return words + text.slice(at, end)
}
