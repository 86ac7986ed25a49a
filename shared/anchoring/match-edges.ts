/**
 * Settles where an approximate match begins and ends. An alignment with errors at its very edge may stop a few letters
 * short, or leave out a word that was put in front: there the words around and the quote's surroundings know better.
 */
import { rawEnd } from './fold-text.ts'
import { standsAt } from './gram-table.ts'
import type { Alignment } from './myers.ts'
import type { QuoteIndex } from './quote-index.ts'
import type { WantedQuote } from './wanted-quote.ts'
import { isInsideWord } from './word-gaps.ts'

/** Folded units of the surroundings that must stand word for word next to the match, and how far off. */
const PIN = 12
const PIN_REACH = 32
/** Folded units from the edge to the end of a word cut by it. */
const SNAP = 3
/** At an edge where this many units agree there is nothing to settle. */
const SETTLED = 3
/** A sentence that begins this many folded units before the match is the quote's, if the quote begins one. */
const SENTENCE_REACH = 16

type Edge = 'start' | 'end'

/** Returns the folded range of an alignment with its edges settled. */
export function settleEdges(
  index: QuoteIndex,
  wanted: WantedQuote,
  aligned: Alignment,
): { readonly from: number; readonly to: number } {
  const from = settled(index, wanted, aligned.start, 'start')
  const to = settled(index, wanted, aligned.end, 'end')
  return to > from ? { from, to } : { from: aligned.start, to: aligned.end }
}

function settled(index: QuoteIndex, wanted: WantedQuote, at: number, edge: Edge): number {
  if (agreesAt(index, wanted, at, edge)) return at
  return (
    pinned(index, wanted, at, edge) ??
    (edge === 'start' ? sentenceStart(index, wanted, at) : null) ??
    snapped(index, at, edge)
  )
}

function agreesAt({ table }: QuoteIndex, { lower }: WantedQuote, at: number, edge: Edge): boolean {
  const own = edge === 'start' ? lower.subarray(0, SETTLED) : lower.subarray(-SETTLED)
  return standsAt(table.units, own, edge === 'start' ? at : at - own.length)
}

/** Where the nearest equal surroundings end (at the start of a match) or begin (at its end). */
function pinned({ table }: QuoteIndex, { context }: WantedQuote, at: number, edge: Edge): number | null {
  const pin = edge === 'start' ? context()?.prefix.subarray(-PIN) : context()?.suffix.subarray(0, PIN)
  if (!pin || pin.length < PIN) return null
  const offset = edge === 'start' ? PIN : 0
  for (let step = 0; step <= PIN_REACH; step++) {
    if (standsAt(table.units, pin, at - step - offset)) return at - step
    if (standsAt(table.units, pin, at + step - offset)) return at + step
  }
  return null
}

/** The first words of a sentence were changed: "It seems" has become "The crisis seems". */
function sentenceStart(index: QuoteIndex, { exact }: WantedQuote, at: number): number | null {
  if (!/^["'“‘«]?\p{Lu}/u.test(exact)) return null
  const { text } = index.source
  for (let start = at; start >= Math.max(0, at - SENTENCE_REACH); start--) {
    const gap = text.slice(start > 0 ? rawEnd(index.text, start - 1) : 0, index.text.starts[start])
    const before = text.charAt(rawEnd(index.text, start - 1) - 1)
    const ends = /\n\s*\n/.test(gap) || (/\s/.test(gap) && /[.!?”"]/.test(before))
    if (start === 0 || ends) return start
  }
  return null
}

function snapped({ text }: QuoteIndex, at: number, edge: Edge): number {
  if (!isInsideWord(text, at)) return at
  const outward = edge === 'start' ? -1 : 1
  for (let step = 1; step <= SNAP; step++) {
    if (!isInsideWord(text, at + outward * step)) return at + outward * step
    if (!isInsideWord(text, at - outward * step)) return at - outward * step
  }
  return at
}
