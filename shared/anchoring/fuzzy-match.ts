/**
 * Finds the places most like a quote that stands nowhere word for word: a shortlist by shared grams, then the edit
 * distance of each candidate, bounded and scored.
 */
import { contextAgreement } from './choose-place.ts'
import { figuresAgree } from './figures-agree.ts'
import { shortlist } from './gram-table.ts'
import { settleEdges } from './match-edges.ts'
import { aligner, type Alignment } from './myers.ts'
import type { QuoteIndex } from './quote-index.ts'
import { MAX_FUZZY, MIN_FUZZY, placeOf, type Place, type WantedQuote } from './wanted-quote.ts'

/** A place that resembles the quote. */
export interface Resemblance {
  readonly place: Place
  /** 1 minus edit distance by folded length, case ignored, at the best alignment; edges are settled afterwards. */
  readonly score: number
  /** Whether the figures of both are the same, none of them cut. Worked out when asked for. */
  readonly sameNumbers: () => boolean
  /** Agreement of the surroundings, 0 to 1; null if the quote came without. */
  readonly context: number | null
}

interface Search {
  readonly index: QuoteIndex
  readonly wanted: WantedQuote
  readonly align: (from: number, to: number) => Alignment
}

const CANDIDATES = 8
/** Candidates with fewer votes than this share of the best one's are not looked at. */
const VOTES_WORTH_IT = 0.3
/** Once a place scores this well, only places with this share of its votes can still be as good. */
const GOOD = 0.85
const VOTES_OF_AN_EQUAL = 0.6
const VOTING_CONTEXT = 64
const LEAST = 0.5

/** Returns the resembling places, the best first; a resemblance below one half is none. */
export function findResembling(index: QuoteIndex, wanted: WantedQuote): Resemblance[] {
  if (wanted.lower.length < MIN_FUZZY || wanted.lower.length > MAX_FUZZY) return []
  const { pattern, quoteAt } = votingPattern(wanted)
  const candidates = shortlist(index.table, pattern, CANDIDATES)
  let enough = (candidates[0]?.votes ?? 0) * VOTES_WORTH_IT
  const found: Resemblance[] = []
  const search: Search = { index, wanted, align: aligner(wanted.lower, index.table.units) }
  for (const candidate of candidates) {
    if (candidate.votes < enough) break
    for (const resemblance of resemblancesNear(search, candidate.start + quoteAt)) {
      if (found.some((other) => overlap(other.place, resemblance.place))) continue
      found.push(resemblance)
      if (resemblance.score >= GOOD) enough = Math.max(enough, candidate.votes * VOTES_OF_AN_EQUAL)
    }
  }
  return found.sort((a, b) => merit(b) - merit(a))
}

/** Orders resembling places: mostly by their words, a little by their surroundings. */
export function merit({ score, context }: Resemblance): number {
  return context === null ? score : 0.85 * score + 0.15 * context
}

/** The surroundings vote too; they help short quotes most. */
function votingPattern({ lower, context }: WantedQuote): { pattern: Uint16Array; quoteAt: number } {
  const before = context()?.prefix.slice(-VOTING_CONTEXT) ?? new Uint16Array()
  const after = context()?.suffix.slice(0, VOTING_CONTEXT) ?? new Uint16Array()
  const pattern = new Uint16Array(before.length + lower.length + after.length)
  pattern.set(before)
  pattern.set(lower, before.length)
  pattern.set(after, before.length + lower.length)
  return { pattern, quoteAt: before.length }
}

/** Looks where the quote is expected and, as the best alignment hides others close by, on both sides of it. */
function resemblancesNear(search: Search, expected: number): Resemblance[] {
  const { index, wanted } = search
  const length = wanted.lower.length
  const slack = 48 + (length >> 3)
  const inNotes = expected + (length >> 1) >= index.bodyEnd
  const from = Math.max(inNotes ? index.bodyEnd : 0, expected - slack)
  const to = Math.min(inNotes ? index.table.units.length : index.bodyEnd, expected + length + slack)
  const best = resemblanceWithin(search, from, to)
  if (!best) return []
  const room = length * GOOD
  const others = [
    best.place.from - from < room ? null : resemblanceWithin(search, from, best.place.from),
    to - best.place.to < room ? null : resemblanceWithin(search, best.place.to, to),
  ]
  return [best, ...others.filter((other) => other !== null)]
}

function resemblanceWithin({ index, wanted, align }: Search, from: number, to: number): Resemblance | null {
  const length = wanted.lower.length
  if (to <= from) return null
  const aligned = align(from, to)
  const score = 1 - aligned.errors / length
  if (score < LEAST || aligned.end <= aligned.start) return null
  const { from: start, to: end } = settleEdges(index, wanted, aligned)
  const place = placeOf(index, wanted, start, end)
  return {
    place,
    score,
    sameNumbers: () => figuresAgree(index, wanted, place),
    context: contextAgreement(index, wanted, place),
  }
}

/** Tells whether two places share text. */
export function overlap(a: Place, b: Place): boolean {
  return a.from < b.to && b.from < a.to
}
