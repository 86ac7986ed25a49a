/**
 * Finds quotes that a page foot, a footnote block or a foreign paragraph interrupts: their parts stand word for word
 * one after the other, near each other, and the text breaks off and goes on at the ends of lines.
 */
import { isDigit } from './fold-characters.ts'
import { rawEnd, rawSpan } from './fold-text.ts'
import { findEqual, standsAt } from './gram-table.ts'
import type { QuoteIndex } from './quote-index.ts'
import { MAX_FUZZY, type Place, type WantedQuote } from './wanted-quote.ts'
import { adjoins } from './word-gaps.ts'

/** Folded units of the shortest first and last part. */
const MIN_PART = 8
/** Folded units between two parts: a page foot full of notes. */
const MAX_GAP = 5_000
const MAX_PARTS = 4
const MAX_STARTS = 200
const MAX_TRIED = 2_000
const HYPHEN = 0x2d
const SPACE = 0x20
/** Line feed, carriage return and form feed, which ends a page. */
const LINE_ENDS: ReadonlySet<number> = new Set([0x0a, 0x0c, 0x0d])

interface Part {
  readonly from: number
  readonly to: number
}

interface Search {
  readonly index: QuoteIndex
  readonly wanted: WantedQuote
  /** Continuations still to be tried before giving up. */
  budget: number
}

/** Returns the places where the whole quote stands in two to four parts, in the body. */
export function findInterrupted(index: QuoteIndex, wanted: WantedQuote): Place[] {
  if (wanted.lower.length < 2 * MIN_PART || wanted.lower.length > MAX_FUZZY) return []
  const search: Search = { index, wanted, budget: MAX_TRIED }
  const seed = wanted.lower.subarray(0, MIN_PART)
  const places: Place[] = []
  for (const at of findEqual(index.table, seed, MAX_STARTS)) {
    if (at >= index.bodyEnd || search.budget <= 0) break
    const parts = partsFrom(search, 0, at, MAX_PARTS)
    const first = parts?.[0]
    const last = parts?.at(-1)
    if (!parts || !first || !last || first === last) continue
    const spans = parts.map((part) =>
      part === last ? rawSpan(index.text, part.from, part.to) : spanOf(index, part),
    )
    places.push({ from: first.from, to: last.to, spans, exact: false })
  }
  return places
}

/** Lays the quote from `q` on over the text from `at` on; null if that can't be done in `left` parts. */
function partsFrom(search: Search, q: number, at: number, left: number): Part[] | null {
  const { index, wanted } = search
  const run = sharedLength(search, q, at)
  const rest = wanted.text.units.length - q
  if (run >= rest) return [{ from: at, to: at + rest }]
  if (left === 1) return null
  for (let length = run; length >= MIN_PART; length--) {
    const end = at + length
    if (!breaksBefore(index, end)) continue
    const next = nextPart(search, q + length, end, left - 1)
    if (next) return [{ from: at, to: end }, ...next]
  }
  return null
}

function nextPart(search: Search, q: number, after: number, left: number): Part[] | null {
  const { index, wanted } = search
  const { units } = wanted.text
  const from = units[q] === HYPHEN || units[q] === SPACE ? q + 1 : q
  // A number put together from two lines that don't belong together would be a new number.
  if (from === q && isDigit(units[q - 1] ?? 0) && isDigit(units[q] ?? 0)) return null
  search.budget--
  const seed = units.subarray(from, from + MIN_PART)
  if (seed.length < MIN_PART) return null
  const stop = Math.min(index.bodyEnd - seed.length, after + MAX_GAP)
  for (let at = after + 1; at <= stop && search.budget > 0; at++) {
    if (index.text.units[at] !== seed[0] || !standsAt(index.text.units, seed, at)) continue
    search.budget--
    if (!breaksBefore(index, at)) continue
    const parts = partsFrom(search, from, at, left)
    if (parts) return parts
  }
  return null
}

function sharedLength({ index, wanted }: Search, q: number, at: number): number {
  const text = index.text.units
  const quote = wanted.text.units
  let length = 0
  while (
    q + length < quote.length &&
    at + length < index.bodyEnd &&
    text[at + length] === quote[q + length]
  ) {
    length++
  }
  return length
}

/** Tells whether a line, a block or a page ends between the folded unit at `at` and the one before. */
function breaksBefore({ source, text }: QuoteIndex, at: number): boolean {
  if (adjoins(text, at)) return false
  const end = text.starts[at] ?? source.text.length
  for (let i = rawEnd(text, at - 1); i < end; i++) if (LINE_ENDS.has(source.text.charCodeAt(i))) return true
  return false
}

/** A hyphen that breaks a word at the end of a part belongs to the part. */
function spanOf({ source, text }: QuoteIndex, { from, to }: Part): { start: number; end: number } {
  const span = rawSpan(text, from, to)
  return /[-\u2010\u00ad]/.test(source.text.charAt(span.end))
    ? { start: span.start, end: span.end + 1 }
    : span
}
