/**
 * Reads the figures out of a passage, those in words too, so that a revised figure is named as such. Stricter than
 * `numbers.ts`: "1.6 billion" is not "1.6 million", and "two in three" is not "one in three".
 */
import type { Span } from './canonical-text.ts'
import { foldText } from './fold-text.ts'
import { numbersIn } from './numbers.ts'

const ONES =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|' +
  'seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const SCALES = 'hundreds?|thousands?|millions?|billions?|trillions?|dozens?'
const SHARES =
  'half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|' +
  'once|twice|thrice|double[ds]?|triple[ds]?|quadruple[ds]?|halved'
const UNITS = 'per\\s?cents?|percentage\\s+points?|percentages?|per\\s?mille?'
/** Figures in English words, with what they count in. */
export const IN_WORDS = new RegExp(`(?<![\\p{L}])(?:${ONES}|${SCALES}|${SHARES}|${UNITS})(?![\\p{L}])`, 'giu')
/** "1.6bn", "300k", "4 %", "2 ‰". */
const BEHIND_DIGITS = /(?<=\p{Nd}\s?)(?:(?:bn|mn|tn|[mk])(?![\p{L}\p{N}])|%|\u2030)/giu

/** Said in several ways. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^per\s?cents?$/, '%'],
  [/^percentage\s+points?$/, 'percentage point'],
  [/^(?:bn|billions?)$/, 'billion'],
  [/^(?:m|mn|millions?)$/, 'million'],
  [/^(?:k|thousands?)$/, 'thousand'],
  [/^(?:tn|trillions?)$/, 'trillion'],
]

/** A text and the note markers in it. */
export interface MarkedText {
  readonly text: string
  readonly markers: readonly Span[]
}

/**
 * Returns the figures of a text in its order: numbers in digits (see `numbersIn`), then English number words, scales
 * ("billion", "bn"), shares ("a third") and units of share ("per cent", "%"). Give it text without note markers.
 */
export function figuresIn(text: string): string[] {
  const words = [...text.matchAll(IN_WORDS), ...text.matchAll(BEHIND_DIGITS)]
    .sort((a, b) => a.index - b.index)
    .map(([word]) => canonical(word.toLowerCase()))
  return [...numbersIn(text), ...words]
}

/** Tells whether two texts without note markers hold the same figures. */
export function sameFigures(a: string, b: string): boolean {
  const left = figuresIn(a)
  const right = figuresIn(b)
  return left.length === right.length && left.every((figure, place) => figure === right[place])
}

/**
 * Returns the words of a passage for comparing its figures: note markers blanked, and a number cut by an end of a span
 * whole, with its sign, so that "20 percent" taken from "120 percent" reads "120 percent".
 */
export function wordsForFigures(source: MarkedText, spans: readonly Span[]): string {
  return spans.map((span) => withoutMarkers(source, wholeNumbers(source, span))).join(' … ')
}

function withoutMarkers({ text, markers }: MarkedText, { start, end }: Span): string {
  const words = text.slice(start, end)
  const own = markers
    .filter((marker) => marker.start >= start && marker.end <= end)
    .map((marker) => ({ start: marker.start - start, end: marker.end - start }))
  let blanked = ''
  let at = 0
  for (const marker of foldText(words, own).dropped) {
    blanked += words.slice(at, marker.start) + ' '
    at = marker.end
  }
  return blanked + words.slice(at)
}

function wholeNumbers({ text, markers }: MarkedText, { start, end }: Span): Span {
  // A raised marker behind a year is no part of it.
  const isMarker = (at: number): boolean => markers.some((marker) => at >= marker.start && at < marker.end)
  const isDigit = (at: number): boolean => /\p{Nd}/u.test(text.charAt(at)) && !isMarker(at)
  const joins = (at: number): boolean =>
    isDigit(at) || (/[.,]/.test(text.charAt(at)) && isDigit(at - 1) && isDigit(at + 1))
  let from = start
  let to = end
  if (isDigit(start)) while (from > 0 && joins(from - 1)) from--
  if (isDigit(end - 1)) while (to < text.length && joins(to)) to++
  const signed = isDigit(from) && /[-\u2212\u2013]/.test(text.charAt(from - 1))
  if (signed && !/[\p{L}\p{N}.%)\]]/u.test(text.charAt(from - 2))) from--
  return { start: from, end: to }
}

function canonical(word: string): string {
  return SAME.find(([pattern]) => pattern.test(word))?.[1] ?? word
}
