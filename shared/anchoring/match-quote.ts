/**
 * Finds a quote in a source. The one place that decides what counts as found: everything that anchors, tags or
 * verifies asks here. It never guesses: what is not decided is `ambiguous`, what is not there is `missing`.
 *
 * 1. Word for word, folded on both sides (see `fold-text.ts`; unfolded equality is told apart as `exact`).
 * 2. The same with markers that stand in the quote as bare digits, and unfolded where folding leaves nothing.
 * 3. Given in parts with an omission (" … ") between them.
 * 4. In what is printed around the report, if the quote's own surroundings stand there too.
 * 5. Interrupted: two to four parts in order, broken off at line ends.
 * 6. Equal but for upper and lower case, then alike within a bound, in one piece or in its parts: `fuzzy`. Never
 *    across a changed figure.
 */
import type { Span } from './canonical-text.ts'
import { choosePlace, contextAgreement } from './choose-place.ts'
import { describeSpans, type Passage } from './describe.ts'
import { findEqualPlaces, findPlacesWithGluedMarkers, findRawPlaces, needsRawSearch } from './equal-places.ts'
import { findResembling, merit, overlap, type Resemblance } from './fuzzy-match.ts'
import { findInFurniture } from './furniture-quote.ts'
import { findInterrupted } from './interrupted-quote.ts'
import { findJoined, findJoinedAlike, holdsOmission, partsOf } from './joined-quote.ts'
import type { QuoteIndex } from './quote-index.ts'
import {
  MAX_FUZZY,
  MIN_FUZZY,
  prepareQuote,
  type Place,
  type Quote,
  type WantedQuote,
} from './wanted-quote.ts'

/** How like the source a found quote is: unit for unit, equal once both are folded, or alike within a bound. */
export type MatchKind = 'exact' | 'normalised' | 'fuzzy'

/** The passage that resembles a missing quote most. It is shown to the user, never taken. */
export interface NearestPassage extends Passage {
  readonly score: number
  /** The numbers in it are not those of the quote. */
  readonly numbersDiffer: boolean
}

export type QuoteMatch =
  | {
      readonly status: 'anchored'
      readonly how: MatchKind
      /** In text order; no white space at the ends. */
      readonly spans: readonly Span[]
      /** 1 for `exact` and `normalised`; below 1 for `fuzzy`: the share of characters that agree. */
      readonly score: number
    }
  | {
      readonly status: 'ambiguous'
      /** In text order, the first {@link MAX_LISTED} of `count`. */
      readonly places: readonly Passage[]
      readonly count: number
    }
  | {
      readonly status: 'missing'
      /** A plain sentence. */
      readonly reason: string
      readonly nearest?: NearestPassage
    }

export interface MatchOptions {
  /**
   * Least score of a fuzzy match that comes without surroundings, 0.8 unless given. Familiar surroundings lower it by
   * 0.1, strange ones raise it by 0.08, others by 0.02.
   */
  readonly acceptance?: number
}

/** How many places an ambiguous result lists. */
export const MAX_LISTED = 50

const ACCEPTANCE = 0.8
const CASE_SCORE = 0.99
/** Shorter quotes may not differ in case: "US" is not "us". */
const MIN_CASE = 6
/** Resembling places closer in merit than this, or than one character, are equally good. */
const TIE = 0.025
/** From here on surroundings are the quote's own; below the other bound they are somebody else's. */
const FAMILIAR = 0.7
const STRANGE = 0.3
const RIVAL = 0.85
/** Unrelated words of the same length differ in more than this share of their characters. */
const EXPLAINED = 0.4

/** Finds `quote` in the indexed source; see the file's head for the order. Time is bounded for any input. */
export function matchQuote(index: QuoteIndex, quote: Quote, options: MatchOptions = {}): QuoteMatch {
  const wanted = prepareQuote(quote)
  if (wanted.exact === '') return missing('The quote is empty.')
  const acceptance = options.acceptance ?? ACCEPTANCE
  const { sameCase, otherCase } = findEqualPlaces(index, wanted)
  const searches = [
    () => sameCase,
    () => (needsRawSearch(index, wanted) ? findRawPlaces(index, wanted) : []),
    () => findPlacesWithGluedMarkers(index, wanted),
    () => findJoined(index, wanted),
  ]
  let partOfNumber = false
  for (const search of searches) {
    const places = search()
    const match = decide(index, wanted, places, (place) => findRivals(index, wanted, place))
    if (match) return match
    partOfNumber ||= places.length > 0
  }
  const printed = anchoredAt(findInFurniture(index, wanted))
  if (printed) return printed
  const whole = (place: Place): Place[] => findContiguous(index, wanted, place, acceptance)
  const interrupted = decide(index, wanted, findInterrupted(index, wanted), whole)
  if (interrupted) return interrupted
  const cased = decide(index, wanted, wanted.lower.length < MIN_CASE ? [] : otherCase, () => [])
  if (cased) return cased.status === 'anchored' ? { ...cased, how: 'fuzzy', score: CASE_SCORE } : cased
  if (partOfNumber) return missing('The quote stands here only as part of a longer number.')
  return matchResembling(index, wanted, acceptance)
}

/** Chooses between places with equal words; null if there are none worth having. `rivals` may cast doubt on it. */
function decide(
  index: QuoteIndex,
  wanted: WantedQuote,
  places: readonly Place[],
  rivals: (chosen: Place) => Place[],
): QuoteMatch | null {
  const choice = choosePlace(index, wanted, places)
  if (choice.kind === 'none') return null
  if (choice.kind === 'several') return ambiguous(index, choice.places)
  const doubts = rivals(choice.place)
  if (doubts.length > 0) return ambiguous(index, [choice.place, ...doubts])
  return anchoredAt([choice.place])
}

/** The match at the only place of a list; null if there is none or more than one. */
function anchoredAt([place, ...others]: readonly Place[]): QuoteMatch | null {
  if (!place || others.length > 0) return null
  return { status: 'anchored', how: place.exact ? 'exact' : 'normalised', spans: place.spans, score: 1 }
}

/** Equal words in strange surroundings are doubtful where the quote's own surroundings hold very similar words. */
function findRivals(index: QuoteIndex, wanted: WantedQuote, chosen: Place): Place[] {
  const agreement = contextAgreement(index, wanted, chosen)
  if (agreement === null || agreement >= STRANGE) return []
  return findResembling(index, wanted)
    .filter(({ place, score, context }) => {
      return !overlap(place, chosen) && score >= RIVAL && context !== null && context >= FAMILIAR
    })
    .map(({ place }) => place)
}

/**
 * An interrupted quote is doubtful where a passage in one piece explains more of it. The same passage also resembles
 * the quote if its longest part does; then the errors make up for the other parts.
 */
function findContiguous(index: QuoteIndex, wanted: WantedQuote, chosen: Place, acceptance: number): Place[] {
  const length = wanted.lower.length
  return findResembling(index, wanted)
    .filter((one) => one.score >= threshold(one, acceptance))
    .filter(({ place, score }) => (1 - score) * length < EXPLAINED * lengthOutside(chosen, place))
    .map(({ place }) => place)
}

function lengthOutside({ spans }: Place, other: Place): number {
  const start = other.spans[0]?.start ?? 0
  const end = other.spans[0]?.end ?? 0
  return spans
    .filter((span) => span.end <= start || span.start >= end)
    .reduce((sum, span) => sum + span.end - span.start, 0)
}

function matchResembling(index: QuoteIndex, wanted: WantedQuote, acceptance: number): QuoteMatch {
  const whole = findResembling(index, wanted)
  const resembling = partsOf(wanted).length < 2 ? whole : alikeInParts(index, wanted, whole, acceptance)
  const top = resembling[0] ?? whole[0]
  if (!top) return missing(reasonForNone(wanted))
  if (standsUnfolded(index, wanted, top)) {
    const match = decide(index, wanted, findRawPlaces(index, wanted), () => [])
    if (match) return match
  }
  const good = resembling.filter((one) => one.score >= threshold(one, acceptance))
  const margin = Math.max(TIE, 1.5 / wanted.lower.length)
  const ties = good.filter((one) => merit(top) - merit(one) < margin && one.sameNumbers())
  const [only] = ties
  if (!only) return missingBut(index, top, good.includes(top))
  if (ties.length > 1) {
    return ambiguous(
      index,
      ties.map(({ place }) => place),
    )
  }
  return { status: 'anchored', how: 'fuzzy', spans: only.place.spans, score: only.score }
}

/** A quote in parts is not taken for one piece, which would hold what is between them; unless it omits that too. */
function alikeInParts(
  index: QuoteIndex,
  wanted: WantedQuote,
  whole: readonly Resemblance[],
  acceptance: number,
): Resemblance[] {
  const accepts = (one: Resemblance): boolean => one.score >= threshold(one, acceptance)
  const inOnePiece = whole.filter((one) => accepts(one) && holdsOmission(index, one.place))
  const inParts = findJoinedAlike(index, wanted, accepts).filter(
    ({ place }) => !inOnePiece.some((other) => overlap(place, other.place)),
  )
  return [...inOnePiece, ...inParts].sort((a, b) => merit(b) - merit(a))
}

/** A character the source takes for a note marker and the quote does not makes a quote unlike its own place. */
function standsUnfolded({ source }: QuoteIndex, { exact }: WantedQuote, { place }: Resemblance): boolean {
  const start = (place.spans[0]?.start ?? 0) - 64
  return source.text.slice(Math.max(0, start), start + exact.length + 128).includes(exact)
}

/** Strange surroundings ask for better words; familiar ones vouch for worse. */
function threshold({ context }: Resemblance, acceptance: number): number {
  if (context === null) return acceptance
  if (context >= FAMILIAR) return acceptance - 0.1
  return Math.min(1, acceptance + (context < STRANGE ? 0.08 : 0.02))
}

function missingBut(
  index: QuoteIndex,
  { place, score, sameNumbers }: Resemblance,
  good: boolean,
): QuoteMatch {
  const numbersDiffer = !sameNumbers()
  const nearest = { ...describeSpans(index.source, place.spans), score, numbersDiffer }
  const reason =
    good && numbersDiffer
      ? 'The passage most like the quote has other numbers.'
      : 'No passage is enough like the quote.'
  return { status: 'missing', reason, nearest }
}

function missing(reason: string): QuoteMatch {
  return { status: 'missing', reason }
}

function reasonForNone({ lower }: WantedQuote): string {
  if (lower.length >= MIN_FUZZY && lower.length <= MAX_FUZZY) return 'No passage is like the quote.'
  const size = lower.length < MIN_FUZZY ? 'short' : 'long'
  return `The quote does not stand here; it is too ${size} to be looked for approximately.`
}

function ambiguous(index: QuoteIndex, places: readonly Place[]): QuoteMatch {
  const sorted = places.toSorted((a, b) => a.from - b.from)
  return {
    status: 'ambiguous',
    places: sorted.slice(0, MAX_LISTED).map(({ spans }) => describeSpans(index.source, spans)),
    count: places.length,
  }
}
