/** Says where the first and last lines of a selection stand in the window. */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { SelectionPlace } from './report-view.ts'
import { unite } from './text-lines.ts'
import type { TextSurface } from './text-surface.ts'

/** Returns the boxes of the first and last lines on screen, or null where none is mounted. */
export function selectionPlace(surface: TextSurface, spans: readonly Span[]): SelectionPlace | null {
  const boxes = spans.flatMap((span) => surface.boxesOf(span))
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last) return null
  return { first: lineOf(boxes, first), last: lineOf(boxes, last) }
}

function lineOf(boxes: readonly DOMRect[], box: DOMRect): DOMRect {
  const middle = (box.top + box.bottom) / 2
  const line = unite(boxes.filter((other) => other.top < middle && other.bottom > middle))
  return new DOMRect(line.left, line.top, line.right - line.left, line.bottom - line.top)
}
