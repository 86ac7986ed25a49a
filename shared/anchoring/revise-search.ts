/**
 * Looks for passages of one edition in another: where they stood, by their words, by their likeness, by what stands
 * around them; and looks the other way, so that a passage is never taken for another one's successor.
 */
import type { Span } from './canonical-text.ts'
import { contextAgreement } from './choose-place.ts'
import { describeSpans, SPAN_JOINT, type Passage } from './describe.ts'
import { loweredUnits } from './fold-characters.ts'
import { foldText, rawSpan } from './fold-text.ts'
import { cutsNumber, findEqualPlaces, holdsWholeWords } from './equal-places.ts'
import { findResembling } from './fuzzy-match.ts'
import { findByReading, standsAt } from './gram-table.ts'
import { matchQuote, MAX_LISTED, type MatchKind, type MatchOptions } from './match-quote.ts'
import { align, similarity } from './myers.ts'
import { foldedOffset, type QuoteIndex } from './quote-index.ts'
import {
  alignEditions,
  reversedOrder,
  surroundingsOf,
  type EditionOrder,
  type FoldedRange,
  type Surroundings,
} from './revise-order.ts'
import type { PageNames } from './revise-reason.ts'
import { placeOf, prepareQuote, type Place, type Quote, type WantedQuote } from './wanted-quote.ts'

/** Two editions of a report, ready for looking up passages of the first in the second. Made once for all of them. */
export interface Editions {
  readonly before: QuoteIndex
  readonly after: QuoteIndex
  readonly order: EditionOrder
  /** Whether both texts come from the same extractor, of whatever version: "pdf/1" and "pdf/2" do. */
  readonly sameMedium: boolean
  /** How a person has corrected the numbers of their pages; absent where they are as the files say. */
  readonly names?: PageNames
}

/** A place in the later edition. */
export interface Find {
  readonly spans: readonly Span[]
  readonly how: MatchKind
  readonly score: number
}

/** What looking for the words came to. */
export type Sought =
  | ({ readonly kind: 'found' } & Find)
  | { readonly kind: 'several'; readonly places: readonly Passage[] }
  | { readonly kind: 'none' }

/** Units of context by which a passage is told from its likes: more than an annotation keeps. */
const CONTEXT = 64
/** Longer stretches between landmarks are not compared unit by unit. */
const MAX_STRETCH = 50_000
/** Units next to a passage that must stand word for word for its place to be known by them. */
const PIN = 12
/** How much longer than the passage what has come in its place may be. */
const ROOM = 64
/** Units of which the likeness of two long passages is judged. */
const MAX_COMPARED = 2_000
/** Surroundings at least this alike agree on one side; those of two places taken at random don't. */
const NOT_STRANGE = 0.4
const NEARLY_EQUAL = 0.9
/** By so much surroundings elsewhere must agree better to speak against the place between the same landmarks. */
const LEAD = 0.1
/** Words as common as this are not told apart by their surroundings. */
const MAX_RIVALS = 2_000
/** A passage this like another one in the earlier edition belongs to that one. */
const BELONGS = 0.6

/** Prepares two editions. Takes time in proportion to their texts, about 0.2 s for a million characters. */
export function compareEditions(before: QuoteIndex, after: QuoteIndex): Editions {
  const order = alignEditions(before, after)
  return { before, after, order, sameMedium: mediumOf(before) === mediumOf(after) }
}

/** Returns the spans of a passage that stands where it stood: between the same landmarks, in the same folded text. */
export function findInPlace(editions: Editions, spans: readonly Span[]): Find | null {
  const { before, after } = editions
  const around = surroundingsAt(editions, spans)
  const length = around.before.to - around.before.from
  if (length !== around.after.to - around.after.from || length > MAX_STRETCH) return null
  const stretch = before.table.units.subarray(around.before.from, around.before.to)
  if (!standsAt(after.table.units, stretch, around.after.from)) return null
  const shift = around.after.from - around.before.from
  const places = spans.map((span) => {
    const { from, to } = foldedRange(before, [span])
    const wanted = wantedAt(before, span)
    return from < to && wanted.lower.length > 0 ? placeOf(after, wanted, from + shift, to + shift) : null
  })
  if (!places.every((place) => place !== null)) return null
  const how = places.every(({ exact }) => exact) ? 'exact' : 'normalised'
  return { spans: places.flatMap((place) => place.spans), how, score: 1 }
}

/**
 * Returns where the words of a passage in one piece stand if there is one such place between its landmarks, nothing
 * else between the landmarks of that place was equal to it before, and the surroundings agree on one side at least.
 */
export function findInOrder(editions: Editions, spans: readonly Span[]): Find | null {
  const [span] = spans
  if (!span || spans.length > 1) return null
  const there = equalPlaces(editions.after, wantedAt(editions.before, span)).filter((place) =>
    keepsOrder(editions, spans, place.spans),
  )
  const [only] = there
  if (!only || there.length > 1) return null
  const reversed = reversedEditions(editions)
  const before = equalPlaces(editions.before, wantedAt(editions.before, span)).filter((place) =>
    keepsOrder(reversed, only.spans, place.spans),
  )
  if (before.length === 0 || !before.every((place) => spansOverlap(place.spans, spans))) return null
  const agreement = surroundingsAgree(editions, spans, only.spans)
  if (agreement < NOT_STRANGE || hasRival(editions, spans, only.spans, agreement + LEAD)) return null
  return { spans: only.spans, how: only.exact ? 'exact' : 'normalised', score: 1 }
}

/** Looks for the words of a passage. Of several places the only one between the same landmarks is the one. */
export function seek(editions: Editions, spans: readonly Span[], options?: MatchOptions): Sought {
  const { before, after } = editions
  const quote = quoteOf(before, spans)
  const match = matchQuote(after, quote, options)
  if (match.status === 'missing') return { kind: 'none' }
  if (match.status === 'anchored') {
    const { how, score } = match
    return { kind: 'found', spans: match.spans, how, score }
  }
  const inOrder = match.places.filter(
    (place) =>
      keepsOrder(editions, spans, place.spans) &&
      surroundingsAgree(editions, spans, place.spans) >= NOT_STRANGE,
  )
  const [only] = inOrder
  if (!only || inOrder.length > 1 || match.count > MAX_LISTED) {
    return { kind: 'several', places: match.places }
  }
  const score = likeness(quote.exact, only.exact)
  const how = only.exact === quote.exact ? 'exact' : score === 1 ? 'normalised' : 'fuzzy'
  return { kind: 'found', spans: only.spans, how, score }
}

/** Returns the places that resemble a passage, the best first; none for very short and very long ones. */
export function seekAlike({ before, after }: Editions, spans: readonly Span[]): Find[] {
  return findResembling(after, prepareQuote(quoteOf(before, spans))).map(({ place, score }) => ({
    spans: place.spans,
    how: 'fuzzy',
    score,
  }))
}

/**
 * Returns what stands now between the words that stood right before and right after a passage; null if these don't
 * stand there once, near each other, or nothing is left between them.
 */
export function seekBetween(editions: Editions, spans: readonly Span[]): Find | null {
  const { before, after } = editions
  const { from, to } = foldedRange(before, spans)
  const head = before.table.units.slice(Math.max(0, from - PIN), from)
  const tail = before.table.units.slice(to, to + PIN)
  if (head.length < PIN || tail.length < PIN) return null
  const { after: window } = surroundingsAt(editions, spans)
  if (window.to - window.from > MAX_STRETCH) return null
  const units = after.table.units.subarray(window.from, window.to)
  const [start, another] = findByReading(units, head, 2)
  if (start === undefined || another !== undefined) return null
  const [length, again] = findByReading(units.subarray(start + PIN), tail, 2)
  if (length === undefined || length === 0 || again !== undefined) return null
  if (length > 2 * (to - from) + ROOM) return null
  const span = rawSpan(after.text, window.from + start + PIN, window.from + start + PIN + length)
  const exact = after.source.text.slice(span.start, span.end)
  return { spans: [span], how: 'fuzzy', score: likeness(quoteOf(before, spans).exact, exact) }
}

/**
 * Says whether looking the other way, from the later edition into the earlier one, leads back to the passage, to
 * another one, or can't be told.
 */
export function leadsBack(
  editions: Editions,
  spans: readonly Span[],
  found: readonly Span[],
): 'back' | 'elsewhere' | 'unsure' {
  const reversed = reversedEditions(editions)
  const inPlace = findInPlace(reversed, found)
  if (inPlace) return spansOverlap(inPlace.spans, spans) ? 'back' : 'elsewhere'
  const sought = seek(reversed, found)
  if (sought.kind === 'found') return spansOverlap(sought.spans, spans) ? 'back' : 'elsewhere'
  if (sought.kind === 'several') {
    return sought.places.some((place) => spansOverlap(place.spans, spans)) ? 'unsure' : 'elsewhere'
  }
  const [best] = seekAlike(reversed, found)
  return !best || best.score < BELONGS || spansOverlap(best.spans, spans) ? 'back' : 'elsewhere'
}

/**
 * Says whether the words of a passage found at a place stand at another one too, whose surroundings agree at least as
 * well as `least` asks (on one side, unless given), while those of the place found don't agree on both.
 */
export function hasRival(
  editions: Editions,
  spans: readonly Span[],
  found: readonly Span[],
  least = NOT_STRANGE,
): boolean {
  const [span] = spans
  if (!span || spans.length > 1 || surroundingsAgree(editions, spans, found) >= NEARLY_EQUAL) return false
  const places = equalPlaces(editions.after, wantedAt(editions.before, span))
  if (places.length > MAX_RIVALS) return true
  return places.some(
    (place) => !spansOverlap(place.spans, found) && surroundingsAgree(editions, spans, place.spans) >= least,
  )
}

/** Says whether a place of the later edition lies between the landmarks that the passage lay between. */
export function keepsOrder(editions: Editions, spans: readonly Span[], found: readonly Span[]): boolean {
  const { inner } = surroundingsAt(editions, spans)
  const { from, to } = foldedRange(editions.after, found)
  return from < inner.to && to > inner.from
}

/** Returns how alike the surroundings of a passage are in both editions, 0 to 1; 1 where it had none. */
export function surroundingsAgree(
  { before, after }: Editions,
  spans: readonly Span[],
  found: readonly Span[],
): number {
  const { from, to } = foldedRange(after, found)
  const place = { from, to, spans: found, exact: false }
  return contextAgreement(after, prepareQuote(quoteOf(before, spans)), place) ?? 1
}

/** Returns how alike two texts are once folded, case ignored: 1 equal, 0 nothing in common. */
export function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => loweredUnits(foldText(text).units))
  if (!left || !right || left.length === 0 || right.length === 0) return a === b ? 1 : 0
  if (Math.max(left.length, right.length) <= MAX_COMPARED) return similarity(left, right)
  const sample = left.subarray(0, MAX_COMPARED)
  return Math.max(
    0,
    1 - align(sample, right, 0, Math.min(right.length, 2 * MAX_COMPARED)).errors / sample.length,
  )
}

/** Tells whether two passages share text. */
export function spansOverlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
}

/** A passage of an edition as a quote, with more context than {@link describeSpans} gives. */
function quoteOf({ source }: QuoteIndex, spans: readonly Span[]): Quote {
  const { exact } = describeSpans(source, spans)
  const start = spans[0]?.start ?? 0
  const end = spans.at(-1)?.end ?? 0
  const inNotes = start >= source.bodyEnd
  const from = Math.max(inNotes ? source.bodyEnd : 0, start - CONTEXT)
  const to = Math.min(inNotes ? source.notesEnd : source.bodyEnd, end + CONTEXT)
  return { exact, prefix: source.text.slice(from, start), suffix: source.text.slice(end, Math.max(end, to)) }
}

/** The words of a span, folded with what its source knows of note markers: "2008.2" ends with one. */
function wantedAt({ source }: QuoteIndex, { start, end }: Span): WantedQuote {
  const wanted = prepareQuote({ exact: source.text.slice(start, end) })
  const markers = source.markers
    .filter((marker) => marker.start >= start && marker.end <= end)
    .map((marker) => ({ start: marker.start - start, end: marker.end - start }))
  const text = foldText(wanted.exact, markers)
  return { ...wanted, text, lower: loweredUnits(text.units) }
}

function reversedEditions({ before, after, order, sameMedium }: Editions): Editions {
  return { before: after, after: before, order: reversedOrder(order), sameMedium }
}

/** Whole words, and no parts of numbers. */
function equalPlaces(index: QuoteIndex, wanted: WantedQuote): readonly Place[] {
  if (wanted.lower.length === 0) return []
  return findEqualPlaces(index, wanted).sameCase.filter(
    (place) => !cutsNumber(index, place) && holdsWholeWords(index, place),
  )
}

function surroundingsAt({ before, after, order }: Editions, spans: readonly Span[]): Surroundings {
  const lengths = { before: before.table.units.length, after: after.table.units.length }
  return surroundingsOf(order, foldedRange(before, spans), lengths)
}

function foldedRange({ text }: QuoteIndex, spans: readonly Span[]): FoldedRange {
  const from = foldedOffset(text, spans[0]?.start ?? 0)
  return { from, to: Math.max(from, foldedOffset(text, spans.at(-1)?.end ?? 0)) }
}

function mediumOf({ source }: QuoteIndex): string {
  return source.extractor.replace(/\/.*$/, '')
}

/** Joins words of several spans as annotations do. */
export function joinedText(source: { readonly text: string }, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => source.text.slice(start, end)).join(SPAN_JOINT)
}
