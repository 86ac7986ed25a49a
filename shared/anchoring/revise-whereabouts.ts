/** Says where a passage that is not in a new edition would be looked for there. */
import type { Span } from './canonical-text.ts'
import { rawSpan } from './fold-text.ts'
import { foldedOffset } from './quote-index.ts'
import { surroundingsOf } from './revise-order.ts'
import type { Editions } from './revise-search.ts'

/** Returns the offset in the later edition behind the last words before the passage that both editions have. */
export function whereabouts({ before, after, order }: Editions, spans: readonly Span[]): number {
  const from = foldedOffset(before.text, spans[0]?.start ?? 0)
  const to = Math.max(from, foldedOffset(before.text, spans.at(-1)?.end ?? 0))
  const lengths = { before: before.table.units.length, after: after.table.units.length }
  const { inner } = surroundingsOf(order, { from, to }, lengths)
  return rawSpan(after.text, inner.from, inner.from + 1).start
}
