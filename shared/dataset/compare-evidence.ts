/** Checks what a row says that its passage states: every field's words must stand in the quote, and say its number. */
import { numbersIn } from '../anchoring/numbers.ts'
import type { ReadFigure } from '../figures/figure.ts'
import { readFigures } from '../figures/read-figures.ts'
import { wordsStand, type Words } from '../domain/words.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { formatNumber } from './figure-words.ts'
import type { RowField, RowFigure } from './row-evidence.ts'

/**
 * Returns a clause for each field and figure that does not hold, naming it: `Theme: the words “…” do not stand at 4-9`.
 * Whether the quote itself stands in the source is another question.
 */
export function fieldProblems({ quote, fields, figures }: EvidenceRow): readonly string[] {
  const said = saidIn(quote)
  return [
    ...fields.flatMap((field) => problemsOf(field, said)),
    ...figures.flatMap((figure, i) => figureProblems(figure, said, `figure ${i + 1}`)),
  ]
}

/** A quote, and the figures that are read in it, once they are asked for. */
interface Said {
  readonly quote: string
  readonly read: () => readonly ReadFigure[]
}

function saidIn(quote: string): Said {
  let figures: readonly ReadFigure[] | null = null
  return { quote, read: () => (figures ??= readFigures(quote)) }
}

function problemsOf({ field, value, words }: RowField, said: Said): readonly string[] {
  const moved = misplaced(field, words, said.quote)
  return moved.length > 0 || typeof value !== 'number' ? moved : otherNumber(field, { value, words }, said)
}

function figureProblems(figure: RowFigure, said: Said, name: string): readonly string[] {
  const { quote } = said
  const { value, high, words, partWords } = figure
  const moved = [
    ...misplaced(name, words, quote),
    ...partWords.flatMap(({ part, ...own }) => misplaced(`${name}, ${part}`, own, quote)),
  ]
  if (moved.length > 0) return moved
  const own = partWords.find(({ part }) => part === 'value') ?? words
  const highest = partWords.find(({ part }) => part === 'high') ?? words
  return [
    ...(value === null ? [] : otherNumber(name, { value, words: own }, said)),
    ...(high === null ? [] : otherNumber(`${name}, high`, { value: high, words: highest }, said)),
  ]
}

interface Stated {
  readonly value: number
  readonly words: Words | null
}

/** Beside the number itself: a share as per cent, and a number printed with its scale ("4.2 million" as 4.2). */
const SCALES = [1, 0.01, 100, 1e3, 1e6, 1e9, 1e12]
/** By how much a share may be off that is written with two digits: 0.67 for "two in three". */
const SHARE_TOLERANCE = 0.005

/** The number must be one that the words say. Words that say none prove nothing. */
function otherNumber(name: string, { value, words }: Stated, said: Said): readonly string[] {
  if (words === null) return []
  const read = numbersOf(words, said)
  const holds = read.some((number) => SCALES.some((scale) => near(number, value * scale)))
  const [first] = read
  if (holds || first === undefined) return []
  return [
    `${name}: the words “${words.exact}” say ${formatNumber(first)}, the row says ${formatNumber(value)}`,
  ]
}

/**
 * What the number reader finds there in the quote, whose language tells "3.500" from 3.5; what it finds in the words
 * alone; and numbers that it leaves out, as it does with one that stands alone ("16").
 */
function numbersOf({ start, end, exact }: Words, { read }: Said): readonly number[] {
  const there = read().filter((figure) => figure.start < end && figure.end > start)
  const figures = [...there, ...readFigures(exact)].flatMap(({ value, high = value }) => [value, high])
  const plain = numbersIn(exact).map(Number)
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
