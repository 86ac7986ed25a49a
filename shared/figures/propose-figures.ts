/** Turns what the number reader finds in a passage into figures that a person can confirm, change or refuse. */
import type { Span } from '../anchoring/canonical-text.ts'
import {
  FIGURE_PARTS,
  NUMBER_PARTS,
  QUALIFIERS,
  type Figure,
  type FigurePart,
  type FigureParts,
} from '../domain/codebook.ts'
import type { NewFigure } from '../domain/draft-evidence.ts'
import { parseTypedNumber } from '../domain/typed-number.ts'
import { wordsAt, wordsStand, type Words } from '../domain/words.ts'
import type { ReadFigure } from './figure.ts'
import { readFigures } from './read-figures.ts'

/** Units whose number is a share or a count of a group, which the words behind it name. */
const OF_A_GROUP = /^(?:%|‰|share|people|per .*)$/

/**
 * Returns the figures the reader finds in `quote`, but for those whose words a stored figure, confirmed or refused,
 * has already. `markers` are the note markers in it; where they are left out, the reader goes by looks.
 */
export function proposeFigures(
  quote: string,
  stored: readonly Figure[],
  markers?: readonly Span[],
): readonly NewFigure[] {
  const taken = stored.flatMap(({ words }) => (words && wordsStand(words, quote) ? [words] : []))
  const ids = new Set(stored.map(({ id }) => id))
  return readFigures(quote, markers === undefined ? {} : { markers })
    .filter(({ start, end }) => !taken.some((words) => words.start < end && start < words.end))
    .map((reading) => proposalOf(reading, quote, ids))
}

/** Returns the figure that a reading proposes, with the words behind each part. */
function proposalOf(reading: ReadFigure, quote: string, taken: ReadonlySet<string>): NewFigure {
  const { value, high = null, qualifier, place = '', period = '', uncertainty = '' } = reading
  const { denominator = null, parts, start, end } = reading
  const { head, ...own } = parts
  const spoken = sayWhatIsCounted(reading)
  const spans: Partial<Record<FigurePart, Span | undefined>> = { ...own }
  for (const part of ['unit', 'measure', 'population'] as const) {
    if (spoken[part] !== '' && spoken[part] === reading.head) spans[part] = head
  }
  const partWords: Partial<Record<FigurePart, Words>> = {}
  for (const part of FIGURE_PARTS) {
    const span = spans[part]
    if (span && span.start < span.end) partWords[part] = wordsAt(quote, span)
  }
  return {
    id: freeId(`q${start}-${end}`, taken),
    ...{ value, high, qualifier, ...spoken, place, period, denominator, uncertainty },
    words: wordsAt(quote, { start, end }),
    partWords,
  }
}

/** What is counted is the unit where the number has none, a population of a share, else what was measured. */
function sayWhatIsCounted({
  unit,
  head = '',
}: Pick<ReadFigure, 'unit' | 'head'>): Pick<FigureParts, 'unit' | 'measure' | 'population'> {
  if (unit === null) return { unit: head, measure: '', population: '' }
  if (unit === head) return { unit, measure: '', population: '' }
  if (OF_A_GROUP.test(unit)) return { unit, measure: '', population: head }
  return { unit, measure: head, population: '' }
}

/** The same words make the same id, so that two people who confirm one proposal have one figure when they merge. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let more = 2; taken.has(free); more++) free = `${id}-${more}`
  return free
}

/** Returns a part as it stands in a field: "" where it is not stated. */
export function partText(figure: FigureParts, part: FigurePart): string {
  const value = figure[part]
  return value === null ? '' : String(value)
}

/** Returns which parts of a figure say something; the qualifier goes with the value. */
export function statedParts(figure: FigureParts): readonly FigurePart[] {
  return FIGURE_PARTS.filter((part) => part !== 'qualifier' && partText(figure, part) !== '')
}

export type PartChange =
  | { readonly ok: true; readonly figure: NewFigure }
  /** A sentence for below the field. */
  | { readonly ok: false; readonly problem: string }

/** Puts what was typed into a part of a figure. A high end makes it a range; what is no range has none. */
export function changePart(figure: NewFigure, part: FigurePart, text: string): PartChange {
  const trimmed = text.trim()
  const partWords = trimmed === '' ? without(figure.partWords, part) : figure.partWords
  if (part === 'qualifier') {
    const qualifier = QUALIFIERS.find((one) => one === trimmed)
    if (!qualifier) return { ok: false, problem: `A qualifier is one of ${QUALIFIERS.join(', ')}.` }
    if (qualifier === 'range') return { ok: true, figure: { ...figure, qualifier } }
    return {
      ok: true,
      figure: { ...figure, qualifier, high: null, partWords: without(figure.partWords, 'high') },
    }
  }
  if (!NUMBER_PARTS.has(part)) return { ok: true, figure: { ...figure, [part]: trimmed, partWords } }
  const number = trimmed === '' ? null : parseTypedNumber(trimmed)
  if (number?.ok === false) return number
  const changed = { ...figure, [part]: number?.value ?? null, partWords }
  if (part !== 'high') return { ok: true, figure: changed }
  const qualifier = number ? 'range' : figure.qualifier === 'range' ? '=' : figure.qualifier
  return { ok: true, figure: { ...changed, qualifier } }
}

function without(words: NewFigure['partWords'], part: FigurePart): NewFigure['partWords'] {
  return Object.fromEntries(Object.entries(words).filter(([name]) => name !== part))
}
