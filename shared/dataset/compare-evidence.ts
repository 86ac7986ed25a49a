/** Checks what a row says that its passage states: every field's words must stand in the quote, and say its number. */
import { numbersIn } from '../anchoring/numbers.ts'
import { readFigures } from '../figures/read-figures.ts'
import { wordsStand, type Words } from '../domain/words.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { format } from './figure-flags.ts'
import type { RowField, RowFigure } from './row-evidence.ts'

/**
 * Returns a clause for each field and figure that does not hold, naming it: `Theme: the words “…” do not stand at 4-9`.
 * Whether the quote itself stands in the source is another question.
 */
export function fieldProblems({ quote, fields, figures }: EvidenceRow): readonly string[] {
  return [
    ...fields.flatMap((field) => problemsOf(field, quote)),
    ...figures.flatMap((figure, i) => figureProblems(figure, quote, `figure ${i + 1}`)),
  ]
}

function problemsOf({ field, value, words }: RowField, quote: string): readonly string[] {
  const moved = misplaced(field, words, quote)
  return moved.length > 0 || typeof value !== 'number' ? moved : otherNumber(field, value, words)
}

function figureProblems(figure: RowFigure, quote: string, name: string): readonly string[] {
  const { value, high, words, partWords } = figure
  const moved = [
    ...misplaced(name, words, quote),
    ...partWords.flatMap(({ part, ...own }) => misplaced(`${name}, ${part}`, own, quote)),
  ]
  if (moved.length > 0) return moved
  const own = partWords.find(({ part }) => part === 'value') ?? words
  const highest = partWords.find(({ part }) => part === 'high') ?? words
  return [
    ...(value === null ? [] : otherNumber(name, value, own)),
    ...(high === null ? [] : otherNumber(`${name}, high`, high, highest)),
  ]
}

/** Beside the number itself: a share as per cent, and a number printed with its scale ("4.2 million" as 4.2). */
const SCALES = [1, 0.01, 100, 1e3, 1e6, 1e9, 1e12]
/** By how much a share may be off that is written with two digits: 0.67 for "two in three". */
const SHARE_TOLERANCE = 0.005

/** The number must be one that the words say. Words that say none prove nothing. */
function otherNumber(name: string, value: number, words: Words | null): readonly string[] {
  if (words === null) return []
  const read = numbersOf(words.exact)
  const holds = read.some((number) => SCALES.some((scale) => near(number, value * scale)))
  const [first] = read
  if (holds || first === undefined) return []
  return [`${name}: the words “${words.exact}” say ${format(first)}, the row says ${format(value)}`]
}

/** What the number reader finds, and numbers that it leaves out, as it does with one that stands alone ("16"). */
function numbersOf(text: string): readonly number[] {
  const figures = readFigures(text).flatMap((figure) => [figure.value, figure.high ?? figure.value])
  const plain = numbersIn(text).map(Number)
  return [...figures, ...plain.filter((number) => Number.isFinite(number))]
}

function near(read: number, given: number): boolean {
  const share = Math.abs(read) < 1 ? SHARE_TOLERANCE : 0
  return Math.abs(read - given) <= Math.max(share, Math.abs(read) * 1e-9)
}

function misplaced(name: string, words: Words | null, quote: string): readonly string[] {
  if (words === null || wordsStand(words, quote)) return []
  const there = quote.slice(words.start, words.end)
  const instead = there === '' ? 'nothing stands' : `“${there}” stands`
  return [`${name}: the words “${words.exact}” do not stand at ${words.start}-${words.end}; ${instead} there`]
}
