/** Finds what is said of a figure's uncertainty ("± 3 points", "95 % CI 26–34"), whose numbers are no figures. */
import { isLowerNoun } from './heads.ts'
import type { FoundPhrase } from './lexicon.ts'
import type { Quantity, Reading } from './quantities.ts'

export interface Uncertainty {
  /** Tokens, the end exclusive. */
  readonly from: number
  readonly to: number
}

/** Its numbers stand this close to the words that tell it, in tokens. */
const REACH = 8
/** A margin is one number; an interval has two ends and its level. */
const MOST = { margin: 1, interval: 3 } as const

/** Returns what is said of uncertainty, in text order. `quantities` are all of the text. */
export function findUncertainty(reading: Reading, quantities: readonly Quantity[]): Uncertainty[] {
  const { tokens, lexicon } = reading
  const found: Uncertainty[] = []
  let next = 0
  for (let at = 0; at < tokens.length; at++) {
    const cue = lexicon.uncertainty.at(tokens, at)
    if (!cue) continue
    while (next < quantities.length && (quantities[next]?.to ?? 0) <= at - 2) next++
    const near = quantities
      .slice(next, next + 6)
      .filter((quantity) => isNear(reading, quantity, cue))
      .slice(0, MOST[cue.value])
    const from = Math.min(cue.from, ...near.map((quantity) => quantity.from))
    const last = Math.max(cue.to, ...near.map((quantity) => quantity.to))
    const to = isLowerNoun(reading, last) ? last + 1 : last
    const before = found.at(-1)
    if (before && from <= before.to)
      found[found.length - 1] = { from: before.from, to: Math.max(to, before.to) }
    else if (near.length > 0) found.push({ from, to })
    at = Math.max(to, cue.to) - 1
  }
  return found
}

/** Right before the cue ("95 % CI") or shortly behind it, nothing but its own words between. */
function isNear({ tokens }: Reading, quantity: Quantity, cue: FoundPhrase<'margin' | 'interval'>): boolean {
  if (tokens[quantity.from]?.sentence !== tokens[cue.from]?.sentence) return false
  if (quantity.from < cue.from) {
    const level = cue.value === 'interval' && quantity.unit === '%'
    return level && (quantity.to === cue.from || tokens[quantity.to]?.text === '-')
  }
  if (quantity.from - cue.to > REACH) return false
  return !tokens.slice(cue.to, quantity.from).some(({ text }) => /^[;).]$/.test(text))
}
