/** Finds quotes given in parts with an omission between them, as Pincite itself writes several spans ("a … b"). */
import { findEqualPlaces, findRawPlaces } from './equal-places.ts'
import type { QuoteIndex } from './quote-index.ts'
import { prepareQuote, type Place, type WantedQuote } from './wanted-quote.ts'

/** The look-behind keeps a long run of white space from being tried from every one of its characters. */
const OMISSION = /(?<!\s)\s+(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s+/u
const MAX_PARTS = 12
/** Folded units between two parts. */
const MAX_DISTANCE = 20_000
const MAX_PLACES = 50

/**
 * Returns the places where all parts of the quote stand in order, each the nearest to its neighbour, starting from
 * the longest. Empty if the quote has no omission or a part is missing.
 */
export function findJoined(index: QuoteIndex, wanted: WantedQuote): Place[] {
  const parts = wanted.exact.split(OMISSION)
  if (parts.length < 2 || parts.length > MAX_PARTS) return []
  const places = parts.map((part) => placesOfPart(index, part))
  const longest = parts.reduce((best, part, i) => (part.length > (parts[best]?.length ?? 0) ? i : best), 0)
  const starts = places[longest] ?? []
  if (starts.length > MAX_PLACES) return []
  return starts.flatMap((start) => {
    const chain = chainAround(places, longest, start)
    return chain ? [joined(chain)] : []
  })
}

function placesOfPart(index: QuoteIndex, part: string): readonly Place[] {
  const wanted = prepareQuote({ exact: part })
  const { sameCase } = findEqualPlaces(index, wanted)
  return sameCase.length > 0 ? sameCase : findRawPlaces(index, wanted)
}

function chainAround(places: readonly (readonly Place[])[], middle: number, start: Place): Place[] | null {
  const chain = [start]
  for (let i = middle + 1; i < places.length; i++) {
    const next = nearest(places[i] ?? [], (place) => place.from - (chain.at(-1)?.to ?? 0))
    if (!next) return null
    chain.push(next)
  }
  for (let i = middle - 1; i >= 0; i--) {
    const previous = nearest(places[i] ?? [], (place) => (chain[0]?.from ?? 0) - place.to)
    if (!previous) return null
    chain.unshift(previous)
  }
  return chain
}

/** The nearest place in reach; one that equals its part unfolded wins over one that does not. */
function nearest(places: readonly Place[], distance: (place: Place) => number): Place | null {
  let best: Place | null = null
  for (const place of places) {
    const away = distance(place)
    if (away < 0 || away > MAX_DISTANCE) continue
    const better = !best || (place.exact === best.exact ? away < distance(best) : place.exact)
    if (better) best = place
  }
  return best
}

function joined(chain: readonly Place[]): Place {
  return {
    from: chain[0]?.from ?? 0,
    to: chain.at(-1)?.to ?? 0,
    spans: chain.flatMap((place) => place.spans),
    exact: chain.every((place) => place.exact),
  }
}
