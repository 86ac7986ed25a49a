/** Find in report: every place of a few words as a reader means them, case, line ends and quote marks aside. */
import type { CanonicalText, Span } from './canonical-text.ts'
import { baseUnit, loweredUnits } from './fold-characters.ts'
import { foldText, rawSpan, type FoldedText } from './fold-text.ts'
import { findByReading } from './gram-table.ts'
import { wordGapsAgree } from './word-gaps.ts'

export interface FindOptions {
  /** Most places returned; 10,000 unless given. */
  readonly limit?: number
  /** Take "Merida" and "Mérida" for the same. */
  readonly ignoreAccents?: boolean
}

interface Searchable {
  readonly text: FoldedText
  readonly lower: Uint16Array
}

const LIMIT = 10_000
/** Folding a long report takes longer than searching it; a reader types many queries into one report. */
const folded = new WeakMap<CanonicalText, Searchable>()
const foldedWithoutAccents = new WeakMap<CanonicalText, Searchable>()

/**
 * Returns the places of `query` in the body and the notes, in text order, none overlapping another. Parts of words
 * count. A query of nothing but white space is nowhere. Takes time in proportion to the text.
 */
export function findAll(source: CanonicalText, query: string, options: FindOptions = {}): Span[] {
  const words = query.trim()
  if (words === '') return []
  const { limit = LIMIT, ignoreAccents = false } = options
  const needle = searchable(foldText(words), ignoreAccents)
  if (needle.lower.length === 0) return findUnfolded(source, words, limit)
  const { text, lower } = searchableSource(source, ignoreAccents)
  const found: Span[] = []
  for (const from of findByReading(lower, needle.lower, Infinity)) {
    if (found.length >= limit) break
    if ((text.starts[from] ?? 0) < (found.at(-1)?.end ?? 0)) continue
    if (!wordGapsAgree({ raw: words, text: needle.text }, { raw: source.text, text }, from, 0)) continue
    found.push(rawSpan(text, from, from + needle.lower.length))
  }
  return found
}

function searchableSource(source: CanonicalText, ignoreAccents: boolean): Searchable {
  const cache = ignoreAccents ? foldedWithoutAccents : folded
  const known = cache.get(source)
  if (known) return known
  const made = searchable(foldText(source.text.slice(0, source.notesEnd), source.markers), ignoreAccents)
  cache.set(source, made)
  return made
}

function searchable(text: FoldedText, ignoreAccents: boolean): Searchable {
  const wanted = ignoreAccents ? withoutAccents(text) : text
  return { text: wanted, lower: loweredUnits(wanted.units) }
}

function withoutAccents({ units, starts, lengths, dropped }: FoldedText): FoldedText {
  const kept = Array.from(units.keys()).filter((i) => baseUnit(units[i] ?? 0) !== null)
  return {
    units: Uint16Array.from(kept, (i) => baseUnit(units[i] ?? 0) ?? 0),
    starts: Uint32Array.from(kept, (i) => starts[i] ?? 0),
    lengths: Uint8Array.from(kept, (i) => lengths[i] ?? 0),
    dropped,
  }
}

/** Dashes and bullets are nothing once folded. */
function findUnfolded({ text, notesEnd }: CanonicalText, words: string, limit: number): Span[] {
  const found: Span[] = []
  let start = text.indexOf(words)
  while (start >= 0 && start + words.length <= notesEnd && found.length < limit) {
    found.push({ start, end: start + words.length })
    start = text.indexOf(words, start + words.length)
  }
  return found
}
