/** Finds the places where a quote stands word for word once both sides are folded. */
import { isDigit, loweredUnits } from './fold-characters.ts'
import { foldText, type FoldedText } from './fold-text.ts'
import { findEqual, standsAt } from './gram-table.ts'
import { gluedDigits } from './note-markers.ts'
import { foldedOffset, type QuoteIndex } from './quote-index.ts'
import { MAX_FUZZY, MIN_FUZZY, markersBefore, placeOf, type Place, type WantedQuote } from './wanted-quote.ts'
import { adjoins, isInsideWord, wordGapsAgree } from './word-gaps.ts'

/** More places than this are not told apart; a quote that common is ambiguous or short. */
const MAX_PLACES = 20_000
/** All of them together hold no more than this many units, so that time stays bounded. */
const MAX_COMPARED = 20_000_000
/** Word gaps may differ only in quotes of this many folded units or more, and at one unit in twelve at most. */
const SPACING_MATTERS_BELOW = 20
const MAX_GLUED = 4
const DEPENDS_ON_NEIGHBOURS = /[\p{M}\u1100-\u11ff\uff9e\uff9f\u00b9\u00b2\u00b3\u2070-\u2079]/u
const MARKER_SYMBOLS = /[*†‡§¶#]/

export interface EqualPlaces {
  readonly sameCase: readonly Place[]
  /** Equal but for upper and lower case. */
  readonly otherCase: readonly Place[]
}

/** Returns all places where the folded quote stands in body or notes, but not across from one to the other. */
export function findEqualPlaces(index: QuoteIndex, wanted: WantedQuote): EqualPlaces {
  const sameCase: Place[] = []
  const otherCase: Place[] = []
  const limit = Math.min(MAX_PLACES, Math.ceil(MAX_COMPARED / (1 + wanted.lower.length)))
  for (const from of findEqual(index.table, wanted.lower, limit)) {
    const to = from + wanted.lower.length
    if (from < index.bodyEnd && to > index.bodyEnd) continue
    const place = placeOf(index, wanted, from, to)
    if (!place.exact && !(gapsAgree(index, wanted, from) && bracketsAgree(index, wanted, from))) continue
    if (standsAt(index.text.units, wanted.text.units, from)) sameCase.push(place)
    else otherCase.push(place)
  }
  return { sameCase, otherCase }
}

/**
 * Tells whether a quote may stand in the source unfolded although its folded form does not: folding leaves little of
 * it ("—"), it begins within a combining sequence, or the source takes for a marker what the quote does not ("CO2").
 * Quotes that can be looked for approximately are found that way first and then compared unfolded.
 */
export function needsRawSearch({ source }: QuoteIndex, { exact, lower }: WantedQuote): boolean {
  if (lower.length < MIN_FUZZY || lower.length > MAX_FUZZY || DEPENDS_ON_NEIGHBOURS.test(exact)) return true
  return source.markers.length > 0 && (MARKER_SYMBOLS.test(exact) || gluedDigits(exact).length > 0)
}

/** Returns the places where the quote stands unfolded, by reading the whole source. */
export function findRawPlaces(index: QuoteIndex, wanted: WantedQuote): Place[] {
  const { source } = index
  const places: Place[] = []
  if (wanted.exact === '') return places
  let start = source.text.indexOf(wanted.exact)
  while (start >= 0 && places.length < MAX_PLACES) {
    const end = start + wanted.exact.length
    if (end > source.notesEnd) break
    const from = foldedOffset(index.text, start)
    const to = Math.max(from, foldedOffset(index.text, end))
    if (end <= source.bodyEnd || start >= source.bodyEnd) {
      places.push({ from, to, spans: [{ start, end }], exact: true })
    }
    start = source.text.indexOf(wanted.exact, start + 1)
  }
  return places
}

/**
 * Returns the places of a quote whose note markers lost their brackets or raised type ("policy.12 The"). Digits are
 * left out of the quote only where the source has a marker with the same digits at that very place.
 */
export function findPlacesWithGluedMarkers(index: QuoteIndex, wanted: WantedQuote): Place[] {
  const glued = gluedDigits(wanted.exact).slice(0, MAX_GLUED)
  for (let subset = (1 << glued.length) - 1; subset > 0; subset--) {
    const left = glued.filter((_, i) => subset & (1 << i))
    const text = foldText(wanted.exact, left)
    const bare: WantedQuote = { ...wanted, text, lower: loweredUnits(text.units) }
    const places = findEqualPlaces(index, bare).sameCase.filter((place) =>
      text.dropped.every(
        (marker) => !marker.known || sourceHasMarker(index, place.from + marker.at, wordsOf(marker)),
      ),
    )
    if (places.length > 0) return places
  }
  return []

  function wordsOf(marker: { start: number; end: number }): string {
    return wanted.exact.slice(marker.start, marker.end)
  }
}

/** Tells whether the place begins or ends within a number: "6 percent" in "3.6 percent" or in "−6 percent". */
export function cutsNumber({ text, source }: QuoteIndex, { from, to }: Place): boolean {
  if (continuesNumber(text, from, -1) || continuesNumber(text, to - 1, 1)) return true
  const sign = (text.starts[from] ?? 0) - 1
  return (
    isDigit(text.units[from] ?? 0) &&
    /[-\u2212\u2013]/.test(source.text.charAt(sign)) &&
    !/[\p{L}\p{N}.%)\]]/u.test(source.text.charAt(sign - 1))
  )
}

/** Tells whether the place begins and ends at the edge of a word, in scripts that put spaces between words. */
export function holdsWholeWords({ text }: QuoteIndex, { from, to }: Place): boolean {
  return !isInsideWord(text, from) && !isInsideWord(text, to)
}

function gapsAgree({ source, text }: QuoteIndex, wanted: WantedQuote, from: number): boolean {
  const length = wanted.lower.length
  const allowed = length < SPACING_MATTERS_BELOW ? 0 : Math.floor(length / 12)
  const quote = { raw: wanted.exact, text: wanted.text }
  return wordGapsAgree(quote, { raw: source.text, text }, from, allowed)
}

function continuesNumber(text: FoldedText, edge: number, step: 1 | -1): boolean {
  const unitAt = (at: number): number => text.units[at] ?? 0
  if (!isDigit(unitAt(edge))) return false
  const joined = (at: number): boolean => adjoins(text, step > 0 ? at : at + 1)
  if (isDigit(unitAt(edge + step))) return true
  const point = unitAt(edge + step) === 0x2e || unitAt(edge + step) === 0x2c
  return point && joined(edge + step) && joined(edge + 2 * step) && isDigit(unitAt(edge + 2 * step))
}

function sourceHasMarker({ source, text }: QuoteIndex, at: number, digits: string): boolean {
  return markersBefore(text, at).some((marker) =>
    source.text.slice(marker.start, marker.end).normalize('NFKC').includes(digits),
  )
}

/** "[12, 13]" may be a marker or an interval: where both sides have brackets and neither is known, they must agree. */
function bracketsAgree(index: QuoteIndex, wanted: WantedQuote, from: number): boolean {
  return wanted.text.dropped.every((own) => {
    const theirs = markersBefore(index.text, from + own.at)
    if (theirs.length === 0 || theirs.some((marker) => marker.known)) return true
    const words = wanted.exact.slice(own.start, own.end).normalize('NFKC')
    return theirs.some(({ start, end }) => index.source.text.slice(start, end).normalize('NFKC') === words)
  })
}
