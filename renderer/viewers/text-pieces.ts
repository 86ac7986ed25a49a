/**
 * Translates between canonical offsets and text nodes. A piece is a stretch of canonical text shown by one text
 * node; the pieces of a part (a page, a run of blocks) come from item or run indexes, never from searching.
 */
import { lastStartingAt, type Span } from '../../shared/anchoring/canonical-text.ts'
import type { PageFrame } from './page-frame.ts'

export interface TextPiece {
  /** Canonical offset of its first character. */
  readonly start: number
  readonly length: number
  readonly node: Text
  /** Where the piece begins in the node's data. */
  readonly from: number
}

/** A stretch of the report that is mounted or unmounted as one. */
export interface TextPart {
  readonly key: number
  /** Its box on the desk: a page, or a run of blocks. */
  readonly element: HTMLElement
  /** The canonical text it shows, in order. */
  readonly spans: readonly Span[]
  /** Sorted by `start`; they never overlap. */
  readonly pieces: readonly TextPiece[]
  /** Of a page of a PDF: how it is laid out. */
  readonly frame?: PageFrame
}

/** Returns the stretches of text nodes that show `span`, in text order; empty where none of it is here. */
export function rangesFromSpan(pieces: readonly TextPiece[], span: Span): StaticRange[] {
  const ranges: StaticRange[] = []
  for (let i = Math.max(0, lastStartingAt(pieces, span.start)); i < pieces.length; i++) {
    const piece = pieces[i]
    if (!piece || piece.start >= span.end) break
    const start = Math.max(piece.start, span.start)
    const end = Math.min(piece.start + piece.length, span.end)
    if (start >= end) continue
    ranges.push(
      new StaticRange({
        startContainer: piece.node,
        startOffset: piece.from + start - piece.start,
        endContainer: piece.node,
        endOffset: piece.from + end - piece.start,
      }),
    )
  }
  return ranges
}

/**
 * Returns the piece that shows the character at `offset`; else the last one before it, as at the end of a line
 * or in white space that no node shows. Null before the first piece.
 */
export function pieceAt(pieces: readonly TextPiece[], offset: number): TextPiece | null {
  return pieces[lastStartingAt(pieces, offset)] ?? null
}

/** Returns whether the part shows the character at `offset` or the white space after one. */
export function partHolds(part: TextPart, offset: number): boolean {
  return part.spans.some((span) => span.start <= offset && offset < span.end)
}
