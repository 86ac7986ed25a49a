/**
 * Finds quotes in what is printed around a report: running heads, menus, a site's footer. Pincite quotes nothing there,
 * but other tools do, and a newer extractor may count as such what an older one took for the report's own words.
 */
import type { CanonicalText } from './canonical-text.ts'
import { contextEquals } from './choose-place.ts'
import { cutsNumber, findEqualPlaces } from './equal-places.ts'
import { buildQuoteIndex, type QuoteIndex } from './quote-index.ts'
import type { Place, WantedQuote } from './wanted-quote.ts'

/** Fewer folded units of surroundings than this are met by chance: a running head stands on every page. */
const MIN_CONTEXT = 12

const indexes = new WeakMap<CanonicalText, QuoteIndex>()

/**
 * Returns the places in the page furniture where the folded quote stands between its own surroundings. None for a
 * quote that came with less than {@link MIN_CONTEXT} units of them.
 */
export function findInFurniture({ source }: QuoteIndex, wanted: WantedQuote): Place[] {
  if (source.notesEnd >= source.text.length) return []
  const context = wanted.context()
  if (!context || context.prefix.length + context.suffix.length < MIN_CONTEXT) return []
  const index = furnitureIndex(source)
  return findEqualPlaces(index, wanted)
    .sameCase.filter((place) => contextEquals(index, context, place) && !cutsNumber(index, place))
    .map((place) => ({ ...place, spans: place.spans.map((span) => shifted(span, source.notesEnd)) }))
}

/** Built when first asked for, as few quotes are looked for here. */
function furnitureIndex(source: CanonicalText): QuoteIndex {
  const known = indexes.get(source)
  if (known) return known
  const text = source.text.slice(source.notesEnd)
  const furniture = { ...source, text, bodyEnd: text.length, notesEnd: text.length, markers: [] }
  const made = buildQuoteIndex(furniture)
  indexes.set(source, made)
  return made
}

function shifted({ start, end }: Place['spans'][number], by: number): Place['spans'][number] {
  return { start: start + by, end: end + by }
}
