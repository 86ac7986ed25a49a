/** Cuts out of a source's text what a reader needs to check a passage: its words, marked, among those around them. */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import type { Passage } from '../anchoring/describe.ts'

/** A stretch of text as it stands in the source; `marked` are the words of the passage. */
export interface TextPiece {
  readonly text: string
  readonly marked: boolean
}

/** UTF-16 units shown before and behind, and the longest stretch between two spans that is shown whole. */
const AROUND = 240
const BETWEEN = 400

/** Returns the passage among its neighbours, in text order; what is left out at a cut is an ellipsis. */
export function passageInText({ text }: CanonicalText, { spans }: Passage): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (words: string, marked: boolean) => {
    if (words !== '') pieces.push({ text: words, marked })
  }
  const start = spans[0]?.start ?? 0
  const end = spans.at(-1)?.end ?? 0
  const from = Math.max(0, start - AROUND)
  add((from > 0 ? '… ' : '') + fromWord(text.slice(from, start), from > 0), false)
  let at = start
  for (const span of spans) {
    const between = text.slice(at, span.start)
    add(between.length > BETWEEN ? ' … ' : between, false)
    add(text.slice(span.start, span.end), true)
    at = span.end
  }
  const to = Math.min(text.length, end + AROUND)
  add(upToWord(text.slice(end, to), to < text.length) + (to < text.length ? ' …' : ''), false)
  return pieces
}

function fromWord(text: string, isCut: boolean): string {
  return isCut ? text.replace(/^\S*\s+/, '').toWellFormed() : text
}

function upToWord(text: string, isCut: boolean): string {
  return isCut ? text.replace(/\s+\S*$/, '').toWellFormed() : text
}
