/** Finds the sentences of a block: Unicode's rules (UAX 29) plus what reports need, note markers and abbreviations. */
import { blockAt, lastStartingAt, type Block, type CanonicalText, type Span } from './canonical-text.ts'
import { trimSpan } from './describe.ts'
import { bracketedMarkerEnd } from './note-markers.ts'

/** In a block longer than this only the sentences around the offset asked for are told apart. */
const WINDOW = 20_000
const TITLE = /(?:^|[\s("“])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Rep|Gov|St|vs|v|cf|e\.g|i\.e|approx|ca|al)\.$/
const NUMBERED = /(?:^|[\s(])(?:Nos?|Figs?|Arts?|Secs?|Vols?|Chs?|pp?|paras?)\.$/i
const INITIAL = /(?:^|[\s(.“"])\p{Lu}\.$/u
/** After "U.S." these begin a sentence more often than they go on with a name. */
const OPENER = /^\s*(?:The|A|An|In|It|Its|This|These|They|He|She|We|But|And|However|As|At|For|On)\b/

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * Returns the sentences of `block` around `offset` without the white space between them, in text order. A note
 * marker belongs to the sentence it follows. None for a block of white space.
 */
export function sentencesAround(source: CanonicalText, block: Block, offset: number): Span[] {
  const from = block.end - block.start > WINDOW ? Math.max(block.start, offset - WINDOW / 2) : block.start
  const to = Math.min(block.end, from + WINDOW)
  const text = withoutMarkers(source, from, to)
  const found: Span[] = []
  let start = 0
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length
    if (end < text.length && goesOn(text.slice(Math.max(start, end - 24), end), text.slice(end, end + 12)))
      continue
    const sentence = trimSpan(source, { start: from + start, end: from + end })
    if (sentence) found.push(sentence)
    start = end
  }
  return found
}

/** Returns the sentence at `offset`; white space between two belongs to the first. Null outside blocks. */
export function sentenceAt(source: CanonicalText, offset: number): Span | null {
  const block = blockAt(source, offset) ?? blockAt(source, offset - 1)
  if (!block) return null
  const sentences = sentencesAround(source, block, offset)
  return sentences[Math.max(0, lastStartingAt(sentences, offset))] ?? null
}

/** The same length as the text, with spaces for line breaks and markers, both of which would end or hide an end. */
function withoutMarkers(source: CanonicalText, from: number, to: number): string {
  let text = source.text.slice(from, to)
  for (let i = Math.max(0, lastStartingAt(source.markers, from)); i < source.markers.length; i++) {
    const marker = source.markers[i]
    if (!marker || marker.start >= to) break
    if (marker.start >= from) text = blanked(text, marker.start - from, Math.min(marker.end, to) - from)
  }
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const end = bracketedMarkerEnd(text, at)
    if (end >= 0) text = blanked(text, at, end)
  }
  return text.replace(/[\s\u00b9\u00b2\u00b3\u2070-\u2079]/g, ' ')
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

/** Tells whether a full stop ends an abbreviation rather than the sentence. */
function goesOn(sentence: string, next: string): boolean {
  const tail = sentence.trimEnd()
  if (TITLE.test(tail)) return true
  if (NUMBERED.test(tail)) return /^\s*[\d(]/.test(next)
  return INITIAL.test(tail) && !OPENER.test(next)
}
