/** Tells which period a figure is of, that of a change from its base included. */
import type { Period } from './dates.ts'
import type { Distances } from './nearest.ts'
import type { Draft } from './qualifiers.ts'
import type { Reading } from './quantities.ts'

export interface ChosenPeriod {
  readonly period: Period
  readonly text: string
}

/** Tokens in which the base of a change follows it: "up 361 percent from FY 2013". */
const BASE_REACH = 12

/** Returns the period a figure is of, or null. `periods` are all of the text, in its order. */
export function periodOf(
  reading: Reading,
  draft: Draft,
  { periods, distances }: { readonly periods: readonly Period[]; readonly distances: Distances },
): ChosenPeriod | null {
  const near = distances.nearest(draft, periods).filter(({ spot }) => spot.kind !== 'name')
  const change = isChange(reading, draft)
  const isBase = ({ kind }: Period): boolean => kind === 'before' || (kind === 'base' && change)
  const main = near.find(({ spot }) => !isBase(spot))?.spot
  const base = change
    ? near.find(({ spot }) => isBase(spot) && spot.from >= draft.to && spot.from - draft.to < BASE_REACH)
        ?.spot
    : undefined
  const fallback = near[0]?.spot
  if (!main) return fallback ? { period: fallback, text: fallback.text } : null
  if (base?.kind === 'base') return { period: base, text: fromTo(base.text, main.text) }
  const { year, text } = main
  if (!base || year === null) return { period: main, text }
  return { period: main, text: fromTo(text.replace(String(year), String(year - 1)), text) }
}

/** Financial years are shortened, so that both ends are written alike. */
function fromTo(from: string, to: string): string {
  return `${from} to ${to}`.replace(/\bfiscal years?(?= \d)/gi, 'FY')
}

function isChange({ tokens, lexicon }: Reading, draft: Draft): boolean {
  if (draft.low.unit === null) return false
  const says = (word: string): boolean => lexicon.changes.has(word) || lexicon.comparatives.has(word)
  for (let at = draft.from - 1; at >= Math.max(0, draft.from - 6); at--) {
    const token = tokens[at]
    if (!token) return false
    if (says(token.low)) return true
    if (token.startsSentence) break
  }
  return [0, 1, 2].some((step) => says(tokens[draft.to + step]?.low ?? ''))
}
