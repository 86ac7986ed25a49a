/** The report's own notes to a passage: where the report says it has this from. */
import type { CanonicalText, NoteMarker, Span } from './canonical-text.ts'

/** What may stand between the end of a sentence and its note marker: closing marks, spaces, other markers. */
const BETWEEN = /^[\s.,;:!?)\]}"'’”»›%]*$/
/** Longest stretch of such; a marker further on belongs to what follows. */
const REACH = 4
/** What may be the note's own label at its head: "[1] ", "1. ", "12 ", "* ", a raised "1" right before the words. */
const LABEL =
  /^\s*(?:\[(?:notes? ?|fn\.? ?)?\d{1,3}\]|\d{1,3}(?:[.)]?(?=\s)|(?=[\p{L}"“(]))|[*∗†‡§¶]{1,3}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s*/iu

/**
 * Returns the text of the notes whose markers stand within `spans` or right at the end of one, in text order, one a
 * line, without their labels; "" where there are none or where the source does not hold the notes.
 */
export function citedNotes(source: CanonicalText, spans: readonly Span[]): string {
  const notes = new Map<number, NoteMarker>()
  for (const span of spans) {
    for (const marker of markersOf(source, span)) if (marker.note !== null) notes.set(marker.note, marker)
  }
  return [...notes.values()]
    .map((marker) => noteText(source, marker))
    .filter((text) => text !== '')
    .join('\n')
}

/** Markers within a span, and those that follow it with nothing but closing marks between. */
export function markersOf(source: CanonicalText, { start, end }: Span): readonly NoteMarker[] {
  const found: NoteMarker[] = []
  let reached = end
  for (const marker of source.markers) {
    if (marker.start < start || marker.end > source.bodyEnd) continue
    if (marker.end <= end) found.push(marker)
    else if (marker.start < end) {
      found.push(marker)
      reached = marker.end
    } else {
      const between = source.text.slice(reached, marker.start)
      if (between.length > REACH || between.includes('\n') || !BETWEEN.test(between)) break
      found.push(marker)
      reached = marker.end
    }
  }
  return found
}

function noteText({ blocks, pages, text }: CanonicalText, marker: NoteMarker): string {
  const note = blocks[marker.note ?? -1]
  if (!note) return ''
  const words = text.slice(note.start, note.end)
  const mark = text.slice(marker.start, marker.end)
  // Only in sources with pages is a label part of a note's text; what looks like one in others is words ("42 U.S.C.").
  const label = pages.length > 0 ? (LABEL.exec(words)?.[0] ?? '') : ''
  const own = signs(label) === signs(mark) ? label.length : 0
  return words.slice(own).replace(/\s+/g, ' ').trim()
}

/** The number or signs of a mark, without what they stand in. */
function signs(mark: string): string {
  return mark
    .normalize('NFKC')
    .replaceAll('∗', '*')
    .replace(/[^\p{N}*†‡§¶]/gu, '')
}
