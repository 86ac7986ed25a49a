/** The report's own notes to a passage: where the report says it has this from. */
import type { CanonicalText, NoteMarker, Span } from './canonical-text.ts'

/** What may stand between the end of a sentence and its note marker: closing marks, spaces, other markers. */
const BETWEEN = /^[\s.,;:!?)\]}"'’”»›%]*$/
/** Longest stretch of such; a marker further on belongs to what follows. */
const REACH = 4
/** The note's own label at its head: "[1] ", "1. ", "12 ", "* ". */
const LABEL =
  /^\s*(?:\[(?:notes? ?|fn\.? ?)?\d{1,3}\]|\d{1,3}[.)]?(?=\s)|[*†‡§]{1,3}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s*/iu

/**
 * Returns the text of the notes whose markers stand within `spans` or right at the end of one, in text order, one a
 * line, without their labels; "" where there are none or where the source does not hold the notes.
 */
export function citedNotes(source: CanonicalText, spans: readonly Span[]): string {
  const notes = new Set<number>()
  for (const span of spans) {
    for (const marker of markersOf(source, span)) if (marker.note !== null) notes.add(marker.note)
  }
  return [...notes]
    .map((index) => noteText(source, index))
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

function noteText({ blocks, text }: CanonicalText, index: number): string {
  const note = blocks[index]
  if (!note) return ''
  return text.slice(note.start, note.end).replace(LABEL, '').replace(/\s+/g, ' ').trim()
}
