/** Finds a stored annotation's passage again in a source, on opening and on verifying. The opposite of `describe.ts`. */
import type { Span } from './canonical-text.ts'
import { SPAN_JOINT, sortSpans, splitExact } from './describe.ts'
import { foldText, foldedString } from './fold-text.ts'
import { matchQuote, type MatchKind, type MatchOptions, type QuoteMatch } from './match-quote.ts'
import type { QuoteIndex } from './quote-index.ts'

/** What an annotation keeps of its passage. */
export interface StoredPassage {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly spans: readonly Span[]
}

export type Anchoring =
  | {
      /** `position`: the stored spans still hold the stored words. */
      readonly how: 'position' | MatchKind
      readonly spans: readonly Span[]
      readonly score: number
    }
  | {
      /** Why the passage can't be placed, in a plain sentence. */
      readonly orphan: string
      /** What was found instead; for letting the user decide. */
      readonly match: Exclude<QuoteMatch, { status: 'anchored' }>
    }

/** Words this short may stand at their old offsets by chance: there their surroundings must agree too. */
const CHANCE_LENGTH = 12

/**
 * Anchors a stored passage: where it was if the same words stand there, else by {@link matchQuote} with its prefix and
 * suffix. Spans out of range are no error; they are looked for.
 */
export function anchorTarget(index: QuoteIndex, stored: StoredPassage, options?: MatchOptions): Anchoring {
  const spans = sortSpans(stored.spans)
  const inPlace = standsThere(index, stored.exact, spans)
  if (inPlace && (stored.exact.length > CHANCE_LENGTH || surroundingsAgree(index, stored, spans))) {
    return { how: 'position', spans, score: 1 }
  }
  const parts = splitExact(stored.exact, spans)
  const match = matchQuote(index, { ...stored, ...(parts && { parts }) }, options)
  const elsewhere = match.status === 'anchored' && match.how !== 'fuzzy' && !overlap(match.spans, spans)
  if (inPlace && !elsewhere) return { how: 'position', spans, score: 1 }
  if (match.status === 'anchored') return { how: match.how, spans: match.spans, score: match.score }
  if (match.status === 'missing') return { orphan: match.reason, match }
  return { orphan: `The quote stands at ${match.count} places; nothing tells which one is meant.`, match }
}

function standsThere({ source }: QuoteIndex, exact: string, spans: readonly Span[]): boolean {
  const inRange = spans.every(({ start, end }) => start >= 0 && start < end && end <= source.text.length)
  return (
    spans.length > 0 &&
    inRange &&
    spans.map(({ start, end }) => source.text.slice(start, end)).join(SPAN_JOINT) === exact
  )
}

function surroundingsAgree({ source }: QuoteIndex, stored: StoredPassage, spans: readonly Span[]): boolean {
  const start = spans[0]?.start ?? 0
  const end = spans.at(-1)?.end ?? 0
  const before = source.text.slice(Math.max(0, start - 2 * stored.prefix.length), start)
  const after = source.text.slice(end, end + 2 * stored.suffix.length)
  return (
    (before.endsWith(stored.prefix) || folded(before).endsWith(folded(stored.prefix))) &&
    (after.startsWith(stored.suffix) || folded(after).startsWith(folded(stored.suffix)))
  )
}

function overlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
}

function folded(text: string): string {
  return foldedString(foldText(text))
}
