/** A quote made ready for looking up: folded, with its surroundings, and the places found for it. */
import type { Span } from './canonical-text.ts'
import { DASH, GAP, foldedUnit, loweredUnits } from './fold-characters.ts'
import { foldText, rawEnd, rawSpan, type DroppedMarker, type FoldedText } from './fold-text.ts'
import type { QuoteIndex } from './quote-index.ts'

/** W3C TextQuoteSelector (Web Annotation Data Model 4.2.4): the words, and what stands around them if known. */
export interface Quote {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
  /** The words of its spans where these are known; a report may have a " … " of its own in them. */
  readonly parts?: readonly string[]
}

/** A {@link Quote} folded. */
export interface WantedQuote {
  /** Without white space at its ends. */
  readonly exact: string
  /** As the quote came with. */
  readonly parts?: readonly string[]
  readonly text: FoldedText
  readonly lower: Uint16Array
  /** Null if the quote came without surroundings; folded when first asked for, as most quotes do without. */
  readonly context: () => Context | null
}

/** What stands around a quote, folded and in lower case; a side that was not given is empty. */
export interface Context {
  readonly prefix: Uint16Array
  readonly suffix: Uint16Array
}

/** A place in an index where a quote stands. */
export interface Place {
  /** Folded offsets of its first unit and behind its last. */
  readonly from: number
  readonly to: number
  /** Raw, in text order. */
  readonly spans: readonly Span[]
  /** Whether the text there equals the quote unit for unit, nothing folded. */
  readonly exact: boolean
}

/** Quotes with fewer folded units are found word for word or not at all: too little is left to go by. */
export const MIN_FUZZY = 16
/** Quotes with more are not looked for in parts or approximately: the time grows with the square. */
export const MAX_FUZZY = 10_000
/** White space between the quote's words and a dash or bullet at its end. */
const MAX_GAP = 3
/** Context beyond this many units is not looked at. */
const MAX_CONTEXT = 1_000

/** Folds a quote. */
export function prepareQuote(quote: Quote): WantedQuote {
  const exact = quote.exact.trim()
  const text = foldText(exact)
  let context: Context | null | undefined
  return {
    exact,
    ...(quote.parts && { parts: quote.parts }),
    text,
    lower: loweredUnits(text.units),
    context: () => (context === undefined ? (context = foldContext(quote)) : context),
  }
}

function foldContext(quote: Quote): Context | null {
  const prefix = loweredUnits(foldText((quote.prefix ?? '').slice(-MAX_CONTEXT)).units)
  const suffix = loweredUnits(foldText((quote.suffix ?? '').slice(0, MAX_CONTEXT)).units)
  return prefix.length + suffix.length === 0 ? null : { prefix, suffix }
}

/**
 * Makes the place of the folded range `[from, to)`. Its span begins and ends with the quote's own first and last
 * characters: note markers, dashes and bullets at the very ends are inside only if the quote has them there.
 */
export function placeOf(index: QuoteIndex, wanted: WantedQuote, from: number, to: number): Place {
  const { text } = index.source
  const exactStart = (index.text.starts[from] ?? 0) - (wanted.text.starts[0] ?? 0)
  if (text.startsWith(wanted.exact, exactStart)) {
    return { from, to, spans: [{ start: exactStart, end: exactStart + wanted.exact.length }], exact: true }
  }
  const inner = rawSpan(index.text, from, to)
  const span = {
    start: leadStart(index, wanted, from, inner.start),
    end: tailEnd(index, wanted, to, inner.end),
  }
  return { from, to, spans: [span], exact: false }
}

/** Returns the markers that were left out in front of the folded offsets `from` to `to`, both included. */
export function markersBetween(text: FoldedText, from: number, to: number): DroppedMarker[] {
  let low = 0
  let high = text.dropped.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((text.dropped[middle]?.at ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  const found: DroppedMarker[] = []
  for (let marker = text.dropped[low]; marker && marker.at <= to; marker = text.dropped[++low])
    found.push(marker)
  return found
}

/** Returns the markers that were left out in front of the folded offset `at`. */
export function markersBefore(text: FoldedText, at: number): DroppedMarker[] {
  return markersBetween(text, at, at)
}

function leadStart(index: QuoteIndex, wanted: WantedQuote, from: number, start: number): number {
  const lead = wanted.exact.slice(0, wanted.text.starts[0])
  if (lead === '') return start
  const marker = markersBefore(index.text, from)[0]
  if (marker && markersBefore(wanted.text, 0).length > 0 && start - marker.end <= 2) return marker.start
  return pastOrnaments(index.source.text, start, -1, lead)
}

function tailEnd(index: QuoteIndex, wanted: WantedQuote, to: number, end: number): number {
  const last = wanted.text.units.length
  const tail = wanted.exact.slice(rawEnd(wanted.text, last - 1))
  if (tail === '') return end
  const marker = markersBefore(index.text, to)[markersBefore(wanted.text, last).length - 1]
  if (marker && marker.end - end <= tail.length + 8) return marker.end
  return pastOrnaments(index.source.text, end, 1, tail)
}

/** Goes from `edge` past as many dashes and bullets as the quote has there, and past the white space before each. */
function pastOrnaments(text: string, edge: number, step: 1 | -1, quoted: string): number {
  const characterAt = (at: number): string => text.charAt(step > 0 ? at : at - 1)
  let reached = edge
  for (let left = Array.from(quoted).filter(isOrnament).length; left > 0; left--) {
    let at = reached
    while (/\s/.test(characterAt(at)) && Math.abs(at - reached) < MAX_GAP) at += step
    if (!isOrnament(characterAt(at))) break
    reached = at + step
  }
  return reached
}

/** A dash, a bullet or an asterisk: visible, yet nothing in folded text. */
function isOrnament(character: string): boolean {
  if (character.trim() === '') return false
  const unit = foldedUnit(character.charCodeAt(0))
  return unit === DASH || unit === GAP
}
