/** Finds the pieces of canonical text in drawn blocks, from the offsets their runs carry. */
import type { TextPiece } from '../text-pieces.ts'

/** Returns the pieces of `element`, sorted by start. */
export function findBlockPieces(element: HTMLElement): TextPiece[] {
  const pieces: TextPiece[] = []
  for (const run of element.querySelectorAll<HTMLElement>('[data-start]')) {
    const node = run.firstChild
    if (!(node instanceof Text) || node.data.length === 0) continue
    pieces.push({ start: Number(run.dataset.start), length: node.data.length, node, from: 0 })
  }
  return pieces.sort((a, b) => a.start - b.start)
}
