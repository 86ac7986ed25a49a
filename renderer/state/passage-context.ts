/** Cuts the text around a passage into blocks and pieces, ready to be drawn. */
import {
  lastStartingAt,
  type BlockKind,
  type CanonicalText,
  type Span,
} from '../../shared/anchoring/canonical-text.ts'
import type { Marked } from './marked-difference.ts'

/** A stretch of text of one kind. */
export interface Piece extends Span {
  readonly text: string
  /** Whether it belongs to the passage. */
  readonly passage: boolean
  /** Whether the other wording lacks it. */
  readonly differs: boolean
  readonly figure: boolean
}

export interface ContextBlock extends Span {
  readonly kind: BlockKind
  readonly pieces: readonly Piece[]
}

export interface ContextWanted {
  readonly spans: readonly Span[]
  /** Where to look when there is no span. */
  readonly near: number
  readonly marked: readonly Marked[]
}

/** Units of text shown before and behind a passage. */
const AROUND = 3_000

/** Returns the blocks around a passage; blocks that reach further are cut. Running heads are left out. */
export function contextOf(source: CanonicalText, wanted: ContextWanted): readonly ContextBlock[] {
  const { spans, near } = wanted
  const from = Math.max(0, (spans[0]?.start ?? near) - AROUND)
  const to = Math.min(source.text.length, (spans.at(-1)?.end ?? near) + AROUND)
  const blocks: ContextBlock[] = []
  for (let i = Math.max(0, lastStartingAt(source.blocks, from)); i < source.blocks.length; i++) {
    const block = source.blocks[i]
    if (!block || block.start >= to) break
    const start = Math.max(block.start, from)
    const end = Math.min(block.end, to)
    const own = spans.some((span) => span.start < block.end && span.end > block.start)
    if (start >= end || (block.kind === 'furniture' && !own)) continue
    blocks.push({ kind: block.kind, start, end, pieces: piecesOf(source, { start, end }, wanted) })
  }
  return blocks
}

function piecesOf({ text }: CanonicalText, block: Span, { spans, marked }: ContextWanted): readonly Piece[] {
  const inside = (at: number) => at > block.start && at < block.end
  const cuts = [...spans, ...marked].flatMap(({ start, end }) => [start, end]).filter(inside)
  const edges = [...new Set([block.start, ...cuts, block.end])].sort((a, b) => a - b)
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? block.start
    const holds = (span: Span) => span.start <= start && span.end >= end
    const mark = marked.find(holds)
    return {
      start,
      end,
      text: text.slice(start, end),
      passage: spans.some(holds),
      differs: mark !== undefined,
      figure: mark?.figure ?? false,
    }
  })
}
