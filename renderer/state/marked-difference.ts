/** Where two wordings of a passage differ, as places in the texts of their editions. */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import { SPAN_JOINT } from '../../shared/anchoring/describe.ts'
import { differenceOf } from '../../shared/anchoring/word-difference.ts'
import type { Place } from './review.ts'

/** A stretch of a passage's text that differs, in offsets of its source. */
export interface Marked extends Span {
  readonly figure: boolean
}

/** Returns which stretches of either wording the other one does not have, as offsets of their texts. */
export function markedSpans(
  old: Place,
  next: Place | null,
): { readonly old: readonly Marked[]; readonly next: readonly Marked[] } {
  if (!next) return { old: [], next: [] }
  const marked = { old: [] as Marked[], next: [] as Marked[] }
  const at = { old: 0, next: 0 }
  for (const { kind, text, figure } of differenceOf(old.words, next.words)) {
    if (kind === 'gone' && !/^\s/.test(text)) at.old = behindWords(old.words, at.old, ' ')
    if (kind === 'gone') marked.old.push({ start: at.old, end: at.old + text.length, figure })
    if (kind === 'come') marked.next.push({ start: at.next, end: at.next + text.length, figure })
    if (kind === 'same') at.old = behindWords(old.words, at.old, text)
    if (kind === 'gone') at.old += text.length
    if (kind !== 'gone') at.next += text.length
  }
  return { old: marked.old.flatMap(inSource(old)), next: marked.next.flatMap(inSource(next)) }
}

/** What both have is given as the new wording has it: its white space may be longer or shorter in the old one. */
function behindWords(old: string, from: number, words: string): number {
  let at = from
  for (const unit of words.split('')) {
    if (unit.trim() === '') continue
    while (old.charAt(at).trim() === '' && at < old.length) at++
    at++
  }
  if (/\s$/.test(words)) while (old.charAt(at).trim() === '' && at < old.length) at++
  return Math.min(at, old.length)
}

/** Turns offsets in the joined words of a passage into offsets of its source. */
function inSource({ spans }: Place): (marked: Marked) => readonly Marked[] {
  return ({ start, end, figure }) => {
    let before = 0
    return spans.flatMap((span) => {
      const length = span.end - span.start
      const from = Math.max(0, start - before)
      const to = Math.min(length, end - before)
      before += length + SPAN_JOINT.length
      return from < to ? [{ start: span.start + from, end: span.start + to, figure }] : []
    })
  }
}
