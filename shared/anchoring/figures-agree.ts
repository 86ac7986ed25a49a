/**
 * Tells whether a quote and the passage it resembles hold the same figures. Resemblance forgives letters, never a
 * figure: "two in three" is not "one in three", "1.6 million" is not "1.6 billion", "20" is not the end of "120".
 */
import type { Span } from './canonical-text.ts'
import { cutsNumber } from './equal-places.ts'
import type { DroppedMarker } from './fold-text.ts'
import { similarity } from './myers.ts'
import type { QuoteIndex } from './quote-index.ts'
import { figuresIn, sameFigures } from './revise-figures.ts'
import { markersBetween, type Place, type WantedQuote } from './wanted-quote.ts'

const WORD = /[\p{L}\p{N}]+/gu
/** A misread word is at least this like the word it was read from. */
const MISREAD = 0.6
/** Digits that stand for letters in badly read words: "1ocal", "sch00l". */
const LOOKALIKES = new Map(
  Object.entries({ '0': 'o', '1': 'l', i: 'l', '2': 'z', '5': 's', '6': 'b', '8': 'b', '9': 'g' }),
)

/**
 * Tells whether the figures of `place` (see `figuresIn`) are those of the quote, in the same order, and none is cut by
 * an end of the place. Note markers are no figures. What only looks like a marker on both sides may be an interval,
 * and must agree. A word that one side misread is no figure either: "wor1d" for "world", "thrce" for "three".
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
  const left = wordsOf(quoted)
  const right = wordsOf(standing)
  return sameFigures(withoutMisread(quoted, left, right), withoutMisread(standing, right, left))
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

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase()))
}

/** Leaves out the words with figures that the other side has as a word without, a few letters apart. */
function withoutMisread(text: string, own: ReadonlySet<string>, theirs: ReadonlySet<string>): string {
  const plain = [...theirs].filter((word) => !own.has(word) && !holdsFigure(word)).map(shapeOf)
  return text.replace(WORD, (word) => {
    const lower = word.toLowerCase()
    if (theirs.has(lower) || !/\p{L}/u.test(lower) || !holdsFigure(lower)) return word
    const shape = shapeOf(lower)
    return plain.some((other) => similarity(shape, other) >= MISREAD) ? ' ' : word
  })
}

function holdsFigure(word: string): boolean {
  return figuresIn(word).length > 0
}

function shapeOf(word: string): Uint16Array {
  return Uint16Array.from(word, (character) => (LOOKALIKES.get(character) ?? character).charCodeAt(0))
}
