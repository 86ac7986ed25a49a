/** Where the caret goes: by text (characters, words) and by geometry (lines), in canonical offsets. */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { stepFrom } from '../../shared/anchoring/text-steps.ts'
import type { MoveUnit } from './caret-keys.ts'
import { keepWithin, zoneAt } from './selection-model.ts'
import type { PlacedLine, TextSurface } from './text-surface.ts'

export interface CaretMove {
  readonly offset: number
  /** Where on the line a move by lines wants to be, in pixels of the window; null after any other move. */
  readonly column: number | null
}

export interface CaretPlace extends CaretMove {
  readonly source: CanonicalText
  readonly surface: TextSurface
}

/** Returns where a move leads; the caret's own place where it leads nowhere. Never leaves the caret's zone. */
export function moveCaret(place: CaretPlace, by: Exclude<MoveUnit, 'page'>, back: boolean): CaretMove {
  const zone = zoneAt(place.source, place.offset)
  const move = by === 'line' ? moveByLine(place, back) : { offset: moveByText(place, by, back), column: null }
  return { ...move, offset: keepWithin(zone, move.offset) }
}

function moveByText(place: CaretPlace, by: Exclude<MoveUnit, 'page' | 'line'>, back: boolean): number {
  const { source, surface, offset } = place
  switch (by) {
    case 'character':
    case 'word':
      return stepFrom(source, offset, by, back ? 'backward' : 'forward')
    case 'document': {
      const zone = zoneAt(source, offset)
      return back ? zone.start : lastCharacterEnd(source.text, zone.end)
    }
    case 'line-edge': {
      const line = surface.lineAt(offset)?.line
      if (!line) return offset
      return back ? line.start : lastCharacterEnd(source.text, line.end)
    }
  }
}

function moveByLine(place: CaretPlace, back: boolean): CaretMove {
  const { surface, offset, source } = place
  const here = surface.lineAt(offset)
  const column = place.column ?? surface.caretBox(offset)?.left ?? null
  if (!here || column === null) return { offset, column }
  const to = neighbourLine(place, here, back)
  if (!to) {
    const edge = back ? here.line.start : lastCharacterEnd(source.text, here.line.end)
    return { offset: edge, column }
  }
  return { offset: surface.offsetOnLine(to, column) ?? to.line.start, column }
}

/** The next line in reading order that does not stand beside this one, as the cells of a table row do. */
function neighbourLine(place: CaretPlace, here: PlacedLine, back: boolean): PlacedLine | null {
  const zone = zoneAt(place.source, place.offset)
  const step = back ? -1 : 1
  for (let index = here.index + step; index >= 0 && index < here.lines.length; index += step) {
    const line = here.lines[index]
    if (!line || !startsIn(zone, line)) break
    if (!besideEachOther(here.line.box, line.box)) return { ...here, line, index }
  }
  const span = here.part.spans.find((one) => startsIn(one, here.line))
  const part = span && place.surface.partOf(back ? span.start - 1 : span.end)
  if (!part) return null
  const lines = place.surface.linesOf(part)
  const index = back
    ? lines.findLastIndex((line) => startsIn(zone, line))
    : lines.findIndex((line) => startsIn(zone, line))
  const line = lines[index]
  return line ? { part, line, lines, index } : null
}

function startsIn(span: Span, line: Span): boolean {
  return line.start >= span.start && line.start < span.end
}

function besideEachOther(a: PlacedLine['line']['box'], b: PlacedLine['line']['box']): boolean {
  const middle = (b.top + b.bottom) / 2
  return middle > a.top && middle < a.bottom && (b.left >= a.right || b.right <= a.left)
}

function lastCharacterEnd(text: string, end: number): number {
  let at = end
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--
  return at
}
