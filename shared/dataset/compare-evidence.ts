/** Checks what a row says that its passage states: every field's words must stand in the quote. */
import { wordsStand, type Words } from '../domain/words.ts'
import type { EvidenceRow } from './evidence-row.ts'
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

function problemsOf({ field, words }: RowField, quote: string): readonly string[] {
  return misplaced(field, words, quote)
}

function figureProblems({ words, partWords }: RowFigure, quote: string, name: string): readonly string[] {
  return [
    ...misplaced(name, words, quote),
    ...partWords.flatMap(({ part, ...own }) => misplaced(`${name}, ${part}`, own, quote)),
  ]
}

function misplaced(name: string, words: Words | null, quote: string): readonly string[] {
  if (words === null || wordsStand(words, quote)) return []
  const there = quote.slice(words.start, words.end)
  const instead = there === '' ? 'nothing stands' : `“${there}” stands`
  return [`${name}: the words “${words.exact}” do not stand at ${words.start}-${words.end}; ${instead} there`]
}
