/**
 * A source's quotable text (body and notes, without page furniture) folded and indexed, so that any number of quotes
 * can be looked up in it. Built once per canonical text; whoever builds it keeps it.
 */
import type { CanonicalText } from './canonical-text.ts'
import { loweredUnits } from './fold-characters.ts'
import { foldText, type FoldedText } from './fold-text.ts'
import { buildGramTable, type GramTable } from './gram-table.ts'

export interface QuoteIndex {
  readonly source: CanonicalText
  /** `source.text` up to `notesEnd`, folded without its note markers. */
  readonly text: FoldedText
  /** Folded offset at which the notes begin. */
  readonly bodyEnd: number
  /** Over the folded text in lower case, unit for unit. */
  readonly table: GramTable
}

/** Folds and indexes a source: about 50 ms for a million characters. */
export function buildQuoteIndex(source: CanonicalText): QuoteIndex {
  const text = foldText(source.text.slice(0, source.notesEnd), source.markers)
  return {
    source,
    text,
    bodyEnd: foldedOffset(text, source.bodyEnd),
    table: buildGramTable(loweredUnits(text.units)),
  }
}

/** Returns the first folded offset whose raw place is at or behind `raw`. */
export function foldedOffset(text: FoldedText, raw: number): number {
  let low = 0
  let high = text.starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((text.starts[middle] ?? Infinity) < raw) low = middle + 1
    else high = middle
  }
  return low
}
