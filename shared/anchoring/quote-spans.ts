/** Turns places in a quote into places in the text of the report, and back: a quote of several parts has joints. */
import type { Span } from './canonical-text.ts'
import { SPAN_JOINT } from './describe.ts'

/** Returns where a stretch of the quote made of `parts` stands in the text; what lies on a joint stands nowhere. */
export function spansOfQuote(parts: readonly Span[], { start, end }: Span): readonly Span[] {
  return placed(parts).flatMap(({ part, at }) => {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, part.end - part.start)
    return from < to ? [{ start: part.start + from, end: part.start + to }] : []
  })
}

/**
 * Returns the stretch of the quote made of `parts` that reaches from the first of `spans` of the text to the last, or
 * null where one of them is not wholly within the quote.
 */
export function quoteOfSpans(parts: readonly Span[], spans: readonly Span[]): Span | null {
  const found = spans.map((span) => {
    const home = placed(parts).find(({ part }) => part.start <= span.start && span.end <= part.end)
    return (
      home && { start: home.at + span.start - home.part.start, end: home.at + span.end - home.part.start }
    )
  })
  const first = found[0]
  const last = found.at(-1)
  return first && last && !found.includes(undefined) ? { start: first.start, end: last.end } : null
}

function placed(parts: readonly Span[]): readonly { readonly part: Span; readonly at: number }[] {
  let at = 0
  return parts.map((part) => {
    const here = at
    at += part.end - part.start + SPAN_JOINT.length
    return { part, at: here }
  })
}
