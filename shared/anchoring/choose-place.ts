/**
 * Decides between the places a quote stands at: by what stands around them, then by plain preferences. Where neither
 * decides, nobody does.
 */
import { cutsNumber, holdsWholeWords } from './equal-places.ts'
import { similarity } from './myers.ts'
import type { QuoteIndex } from './quote-index.ts'
import type { Context, Place, WantedQuote } from './wanted-quote.ts'

/** One place, several between which only the user can choose, or none worth having. */
export type Choice =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' }

/** Noisy context is compared over this many folded units on each side. */
const NEAR_CONTEXT = 48
/** Noisy context decides if it is at least this alike, and by this much more alike than at the next best place. */
const CONTEXT_DECIDES = 0.6
const CONTEXT_LEAD = 0.15
const MAX_COMPARED = 2_000

/**
 * Chooses between places that equal the quote. Context goes first. Then places are preferred, in this order, that
 * hold whole words, that equal the quote unfolded, that stand in the body. A place that cuts through a number counts
 * only with equal context.
 */
export function choosePlace(index: QuoteIndex, wanted: WantedQuote, places: readonly Place[]): Choice {
  const [first] = places
  if (first && places.length === 1 && !cutsNumber(index, first)) return { kind: 'one', place: first }
  const context = wanted.context()
  const surrounded = context ? places.filter((place) => contextEquals(index, context, place)) : []
  if (surrounded.length > 0) return preferred(index, surrounded)
  const whole = places.filter((place) => !cutsNumber(index, place))
  if (whole.length === 0) return { kind: 'none' }
  const alike = mostAlike(index, wanted, whole)
  return alike ? { kind: 'one', place: alike } : preferred(index, whole)
}

/** Returns how alike the surroundings of a place are to the quote's, 0 to 1; null if the quote has none. */
export function contextAgreement(index: QuoteIndex, wanted: WantedQuote, { from, to }: Place): number | null {
  const context = wanted.context()
  if (!context) return null
  const { units } = index.table
  const prefix = context.prefix.slice(-NEAR_CONTEXT)
  const suffix = context.suffix.slice(0, NEAR_CONTEXT)
  const sides: number[] = []
  if (prefix.length > 0) sides.push(similarity(units.slice(Math.max(0, from - prefix.length), from), prefix))
  if (suffix.length > 0) sides.push(similarity(units.slice(to, to + suffix.length), suffix))
  return sides.reduce((sum, side) => sum + side, 0) / sides.length
}

/** Tells whether the quote's whole surroundings, folded, stand around a place. */
export function contextEquals(
  { table }: QuoteIndex,
  { prefix, suffix }: Context,
  { from, to }: Place,
): boolean {
  return endsAt(table.units, prefix, from) && beginsAt(table.units, suffix, to)
}

function endsAt(units: Uint16Array, context: Uint16Array, end: number): boolean {
  return end >= context.length && beginsAt(units, context, end - context.length)
}

function beginsAt(units: Uint16Array, context: Uint16Array, start: number): boolean {
  for (let i = 0; i < context.length; i++) if (units[start + i] !== context[i]) return false
  return true
}

function mostAlike(index: QuoteIndex, wanted: WantedQuote, places: readonly Place[]): Place | null {
  if (!wanted.context() || places.length > MAX_COMPARED) return null
  const ranked = places
    .map((place) => ({ place, agreement: contextAgreement(index, wanted, place) ?? 0 }))
    .sort((a, b) => b.agreement - a.agreement)
  const [best, next] = ranked
  if (!best || best.agreement < CONTEXT_DECIDES) return null
  return best.agreement - (next?.agreement ?? 0) >= CONTEXT_LEAD ? best.place : null
}

function preferred(index: QuoteIndex, places: readonly Place[]): Choice {
  let left = places
  left = preferring(left, (place) => holdsWholeWords(index, place))
  left = preferring(left, (place) => place.exact)
  left = preferring(left, (place) => place.from < index.bodyEnd)
  const [only] = left
  return only && left.length === 1 ? { kind: 'one', place: only } : { kind: 'several', places: left }
}

function preferring(places: readonly Place[], wish: (place: Place) => boolean): readonly Place[] {
  const wished = places.filter(wish)
  return wished.length > 0 ? wished : places
}
