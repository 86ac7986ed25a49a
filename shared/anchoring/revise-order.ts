/**
 * What two editions of one text have in common, in the same order: the stretches that stand once in either and did
 * not change sides. Between two of them a passage is looked for first; one found elsewhere was moved.
 */
import { standsAt } from './gram-table.ts'
import type { QuoteIndex } from './quote-index.ts'

/** A stretch of folded text, `to` exclusive. */
export interface FoldedRange {
  readonly from: number
  readonly to: number
}

/** Landmarks as offsets in folded text, ascending in both editions. */
export interface EditionOrder {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Folded units of a landmark: long enough to stand once, short enough to find many in a changed text. */
const LANDMARK = 24
/** One stretch in this many is tried, chosen by its own units so that both editions choose the same. */
const SAMPLED = 8
const BASE = 912_167
const LEADING = Array.from({ length: LANDMARK - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1)
const REPEATED = -1

/**
 * Finds the landmarks of two editions: stretches of {@link LANDMARK} folded units that stand once in both, as many of
 * them as keep their order (the longest increasing subsequence). Takes `n log n` time for `n` units.
 */
export function alignEditions(before: QuoteIndex, after: QuoteIndex): EditionOrder {
  const there = singleStretches(after.table.units)
  const pairs: { readonly old: number; readonly next: number }[] = []
  for (const [hash, old] of singleStretches(before.table.units)) {
    const next = there.get(hash)
    if (old === REPEATED || next === undefined || next === REPEATED) continue
    const words = before.table.units.subarray(old, old + LANDMARK)
    if (standsAt(after.table.units, words, next)) pairs.push({ old, next })
  }
  pairs.sort((a, b) => a.old - b.old)
  const kept = longestIncreasing(pairs.map(({ next }) => next))
  return {
    before: kept.map((place) => pairs[place]?.old ?? 0),
    after: kept.map((place) => pairs[place]?.next ?? 0),
  }
}

/** Returns the same landmarks seen from the later edition. */
export function reversedOrder({ before, after }: EditionOrder): EditionOrder {
  return { before: after, after: before }
}

/** The landmarks around a range of the earlier edition, and what lies between them in either edition. */
export interface Surroundings {
  /** Both include their landmarks; they begin or end with the text where there is no landmark on that side. */
  readonly before: FoldedRange
  readonly after: FoldedRange
  /** Between the landmarks. */
  readonly inner: FoldedRange
}

/** Returns what stands around `range` of the earlier edition; `lengths` are those of both folded texts. */
export function surroundingsOf(
  { before, after }: EditionOrder,
  range: FoldedRange,
  lengths: { readonly before: number; readonly after: number },
): Surroundings {
  const left = firstAtOrBehind(before, range.from - LANDMARK + 1) - 1
  const right = firstAtOrBehind(before, range.to)
  const leftOld = before[left]
  const leftNext = after[left]
  const rightOld = before[right]
  const rightNext = after[right]
  return {
    before: { from: leftOld ?? 0, to: rightOld === undefined ? lengths.before : rightOld + LANDMARK },
    after: { from: leftNext ?? 0, to: rightNext === undefined ? lengths.after : rightNext + LANDMARK },
    inner: {
      from: leftNext === undefined ? 0 : leftNext + LANDMARK,
      to: rightNext ?? lengths.after,
    },
  }
}

/** Places of the sampled stretches by their hash; {@link REPEATED} for those that stand several times. */
function singleStretches(units: Uint16Array): Map<number, number> {
  const found = new Map<number, number>()
  let rolling = 0
  for (let i = 0; i < units.length; i++) {
    rolling = (Math.imul(rolling, BASE) + (units[i] ?? 0)) | 0
    const start = i - LANDMARK + 1
    if (start < 0) continue
    // Mixed, since the low bits, which choose, hang on the low bits of the letters alone.
    const hash = Math.imul(rolling ^ (rolling >>> 15), 0x9e3779b1) >>> 0
    if (hash % SAMPLED === 0) found.set(hash, found.has(hash) ? REPEATED : start)
    rolling = (rolling - Math.imul(units[start] ?? 0, LEADING)) | 0
  }
  return found
}

/** Returns the places in `list` of its longest strictly increasing subsequence. */
function longestIncreasing(list: readonly number[]): number[] {
  const tails: number[] = []
  const previous: number[] = []
  list.forEach((value, place) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((list[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[place] = tails[low - 1] ?? -1
    tails[low] = place
  })
  const kept: number[] = []
  for (let place = tails.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) kept.push(place)
  return kept.reverse()
}

/** Index of the first number of an ascending list that is `at` or more. */
function firstAtOrBehind(list: readonly number[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return low
}
