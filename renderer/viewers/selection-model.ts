/**
 * The selection as canonical offsets: what a drag, a click or a key makes of it. Knows no screen. A selection
 * stays within one of the three parts of the text, so one that runs over a page break leaves out the notes,
 * running heads and page numbers in between.
 */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { sortSpans, trimSpan } from '../../shared/anchoring/describe.ts'

/** An anchor that stays and a focus, the caret, that moves. Empty where they are equal. */
export interface SelectionEnds {
  readonly anchor: number
  readonly focus: number
}

/** Finds the unit around the character at an offset; null where none is, as between words. */
export type UnitAt = (offset: number) => Span | null

/** Returns the part of the text (body, notes, page furniture) that a place belongs to. */
export function zoneAt(source: CanonicalText, offset: number): Span {
  // A place at the end of a line belongs with the character before it.
  const probe = offset > 0 && isSpace(source.text, offset) ? offset - 1 : offset
  if (probe < source.bodyEnd) return { start: 0, end: source.bodyEnd }
  if (probe < source.notesEnd) return { start: source.bodyEnd, end: source.notesEnd }
  return { start: source.notesEnd, end: source.text.length }
}

/** Returns `offset`, or the nearest end of `zone` when it lies outside. */
export function keepWithin(zone: Span, offset: number): number {
  return Math.min(zone.end, Math.max(zone.start, offset))
}

/** Returns the same text in text order, stretches that overlap or touch as one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of sortSpans(spans)) {
    const last = joined.at(-1)
    if (!last || span.start > last.end) joined.push(span)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
  }
  return joined
}

/** Returns the stretch between two places without white space at its ends, or null where nothing is left. */
export function spanBetween(source: CanonicalText, ends: SelectionEnds): Span | null {
  const focus = keepWithin(zoneAt(source, ends.anchor), ends.focus)
  return trimSpan(source, { start: Math.min(ends.anchor, focus), end: Math.max(ends.anchor, focus) })
}

/**
 * Widens a dragged stretch to whole words. A word of three or more characters of which the drag took only one
 * at its own edge is left out instead: the hand slipped past the word before.
 */
export function snapToWords(span: Span, wordAt: UnitAt): Span {
  const first = holding(wordAt(span.start), span.start)
  const last = holding(wordAt(span.end - 1), span.end - 1)
  if (first && last && first.start === last.start) return first
  const start = first ? (grazed(first, first.end - span.start) ? first.end : first.start) : span.start
  const end = last ? (grazed(last, span.end - last.start) ? last.start : last.end) : span.end
  return start < end ? { start, end } : span
}

/** A word that only ends at a place is not the word at it. */
function holding(word: Span | null, offset: number): Span | null {
  return word && word.start <= offset && offset < word.end ? word : null
}

function grazed(word: Span, taken: number): boolean {
  return word.end - word.start >= 3 && taken <= 1
}

/** Returns the stretch from the unit where a drag began to the unit under the pointer, focus on the moving side. */
export function joinUnits(began: Span, under: Span): SelectionEnds {
  return under.start < began.start
    ? { anchor: began.end, focus: under.start }
    : { anchor: began.start, focus: Math.max(began.end, under.end) }
}

/**
 * Grows the selection by sentences or paragraphs: first to the whole unit at its ends (or at the caret), then
 * unit by unit onwards.
 */
export function growByUnit(source: CanonicalText, ends: SelectionEnds, unitAt: UnitAt): SelectionEnds {
  const span = spanBetween(source, ends)
  if (!span) {
    const unit = unitNear(source, ends.focus, unitAt)
    return unit ? { anchor: unit.start, focus: unit.end } : ends
  }
  const first = unitAt(span.start)
  const last = unitAt(span.end - 1)
  const whole = { start: first?.start ?? span.start, end: last?.end ?? span.end }
  const trimmed = trimSpan(source, whole) ?? span
  if (trimmed.start < span.start || trimmed.end > span.end)
    return { anchor: trimmed.start, focus: trimmed.end }
  const next = firstAfter(source, trimmed.end, unitAt)
  return { anchor: trimmed.start, focus: next ? next.end : trimmed.end }
}

/** Gives back the last sentence or paragraph of the selection; one unit alone gives back the whole selection. */
export function shrinkByUnit(source: CanonicalText, ends: SelectionEnds, unitAt: UnitAt): SelectionEnds {
  const span = spanBetween(source, ends)
  if (!span) return ends
  const last = unitAt(span.end - 1)
  if (!last || last.start <= span.start) return { anchor: span.start, focus: span.start }
  const left = trimSpan(source, { start: span.start, end: last.start })
  return { anchor: span.start, focus: left ? left.end : span.start }
}

function unitNear(source: CanonicalText, offset: number, unitAt: UnitAt): Span | null {
  const unit = unitAt(offset) ?? (offset > 0 ? unitAt(offset - 1) : null)
  return unit && trimSpan(source, unit)
}

function firstAfter(source: CanonicalText, offset: number, unitAt: UnitAt): Span | null {
  const zone = zoneAt(source, offset)
  for (let at = offset; at < zone.end; at++) {
    if (isSpace(source.text, at)) continue
    const unit = unitAt(at)
    return unit && trimSpan(source, { start: at, end: Math.min(unit.end, zone.end) })
  }
  return null
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset))
}
