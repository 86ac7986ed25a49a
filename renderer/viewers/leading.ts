/** Marks pages whose lines stand close, where underlines have to keep closer to their words. */
import { medianLeading } from './text-lines.ts'
import type { TextPart } from './text-pieces.ts'
import type { TextSurface } from './text-surface.ts'

/**
 * Lines closer than this are tight: 1.35 times the type size, which is about 1.15 times less than the height
 * of a line's box.
 */
const TIGHT = 1.35 / 1.15

/** Sets `data-leading` on a part, measured once from its lines. */
export function markLeading(surface: TextSurface, part: TextPart): void {
  if (part.element.dataset.leading !== undefined) return
  const leading = medianLeading(surface.regionsOf(part))
  part.element.dataset.leading = leading !== null && leading < TIGHT ? 'tight' : 'open'
}
