/** Finds quotes given in parts with an omission between them, as Pincite itself writes several spans ("a … b"). */
import { contextAgreement } from './choose-place.ts'
import { cutsNumber, findEqualPlaces, findRawPlaces } from './equal-places.ts'
import { findResembling, type Resemblance } from './fuzzy-match.ts'
import type { QuoteIndex } from './quote-index.ts'
import { prepareQuote, type Place, type WantedQuote } from './wanted-quote.ts'

/** The look-behind keeps a long run of white space from being tried from every one of its characters. */
const OMISSION = /(?<!\s)\s+(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s+/u
const MAX_PARTS = 12
/** Folded units between two parts. */
const MAX_DISTANCE = 20_000
const MAX_PLACES = 50
const NOTHING = new Uint16Array()

/** A place of one part, and how like the part it is. */
type PartPlace = Pick<Resemblance, 'place' | 'score' | 'sameNumbers'>

/** Returns the parts of a quote that was given in several, as its annotation knows them or at its omissions. */
export function partsOf({ exact, parts }: WantedQuote): readonly string[] {
  const given = parts ?? exact.split(OMISSION)
  return given.length < 2 || given.length > MAX_PARTS ? [exact] : given
}

/** Tells whether the text of a place has an omission of its own. */
export function holdsOmission({ source }: QuoteIndex, { spans }: Place): boolean {
  return spans.some(({ start, end }) => OMISSION.test(source.text.slice(start, end)))
}

/**
 * Returns the places where all parts of the quote stand in order, each the nearest to its neighbour, starting from
 * the longest. Empty if the quote has no omission or a part is missing, or stands only within a number.
 */
export function findJoined(index: QuoteIndex, wanted: WantedQuote): Place[] {
  const parts = partsOf(wanted)
  if (parts.length < 2) return []
  return chains(parts.map((part) => placesOfPart(index, part))).map((chain) => joined(chain))
}

/**
 * Returns the places where all parts of the quote stand in order, word for word or alike enough for `accepts`, the
 * best first. The score is that of all parts by their length.
 */
export function findJoinedAlike(
  index: QuoteIndex,
  wanted: WantedQuote,
  accepts: (part: Resemblance) => boolean,
): Resemblance[] {
  const texts = partsOf(wanted)
  if (texts.length < 2) return []
  const parts = texts.map((text, i) => partOf(wanted, text, i === 0, i === texts.length - 1))
  const places = parts.map((part, i) => {
    const equal = placesOfPart(index, texts[i] ?? '')
    return equal.length > 0 ? equal : findResembling(index, part).filter(accepts)
  })
  const length = parts.reduce((sum, { lower }) => sum + lower.length, 0)
  return chains(places)
    .map((chain) => {
      const place = joined(chain)
      const score = chain.reduce((sum, one, i) => sum + one.score * (parts[i]?.lower.length ?? 0), 0) / length
      const sameNumbers = (): boolean => chain.every((one) => one.sameNumbers())
      return { place, score, sameNumbers, context: contextAgreement(index, wanted, place) }
    })
    .sort((a, b) => b.score - a.score)
}

/** What stands before the quote stands before its first part, what stands behind it behind its last. */
function partOf(wanted: WantedQuote, exact: string, first: boolean, last: boolean): WantedQuote {
  const context = (): ReturnType<WantedQuote['context']> => {
    const whole = wanted.context()
    const prefix = first ? (whole?.prefix ?? NOTHING) : NOTHING
    const suffix = last ? (whole?.suffix ?? NOTHING) : NOTHING
    return prefix.length + suffix.length === 0 ? null : { prefix, suffix }
  }
  return { ...prepareQuote({ exact }), context }
}

function placesOfPart(index: QuoteIndex, part: string): readonly PartPlace[] {
  const wanted = prepareQuote({ exact: part })
  const { sameCase } = findEqualPlaces(index, wanted)
  const places = sameCase.length > 0 ? sameCase : findRawPlaces(index, wanted)
  return places
    .filter((place) => !cutsNumber(index, place))
    .map((place) => ({ place, score: 1, sameNumbers: () => true }))
}

function chains(places: readonly (readonly PartPlace[])[]): PartPlace[][] {
  const lengths = places.map(([first]) => (first ? first.place.to - first.place.from : 0))
  const longest = lengths.indexOf(Math.max(...lengths))
  const starts = places[longest] ?? []
  if (starts.length > MAX_PLACES) return []
  return starts.map((start) => chainAround(places, longest, start)).filter((chain) => chain !== null)
}

function chainAround(
  places: readonly (readonly PartPlace[])[],
  middle: number,
  start: PartPlace,
): PartPlace[] | null {
  const chain = [start]
  for (let i = middle + 1; i < places.length; i++) {
    const next = nearest(places[i] ?? [], ({ place }) => place.from - (chain.at(-1)?.place.to ?? 0))
    if (!next) return null
    chain.push(next)
  }
  for (let i = middle - 1; i >= 0; i--) {
    const previous = nearest(places[i] ?? [], ({ place }) => (chain[0]?.place.from ?? 0) - place.to)
    if (!previous) return null
    chain.unshift(previous)
  }
  return chain
}

/** The nearest place in reach; one that equals its part unfolded wins over one that does not. */
function nearest(places: readonly PartPlace[], distance: (one: PartPlace) => number): PartPlace | null {
  let best: PartPlace | null = null
  for (const one of places) {
    const away = distance(one)
    if (away < 0 || away > MAX_DISTANCE) continue
    const better = !best || (one.place.exact === best.place.exact ? away < distance(best) : one.place.exact)
    if (better) best = one
  }
  return best
}

function joined(chain: readonly PartPlace[]): Place {
  return {
    from: chain[0]?.place.from ?? 0,
    to: chain.at(-1)?.place.to ?? 0,
    spans: chain.flatMap(({ place }) => place.spans),
    exact: chain.every(({ place }) => place.exact),
  }
}
