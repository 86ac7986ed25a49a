/** What drafts are put together from. */
import type { DraftWrite, RecordKind, Scalar } from './change.ts'
import type { Field } from './codebook.ts'

/** Returns one write a field of `fields`, on one record. */
export function writesOf(
  kind: RecordKind,
  id: string,
  fields: Readonly<Record<string, Scalar>>,
): DraftWrite[] {
  return Object.entries(fields).map(([field, value]) => ({ kind, id, field, value }))
}

/** Returns the writes that put a field on a code. */
export function fieldWrites(codeId: string, { id, options, ...own }: Field): DraftWrite[] {
  const all = { ...own, options: options.join('\n') }
  return Object.entries(all).map(([name, value]) => ({
    kind: 'code',
    id: codeId,
    field: `field/${id}/${name}`,
    value,
  }))
}

/**
 * Returns a position key after `last` (null: the first). Keys are eight digits; a key between two neighbours is the
 * lower one with digits added, so that comparing as text puts all in order.
 */
export function nextPosition(last: string | null): string {
  const count = Number.parseInt(last?.slice(0, 8) ?? '0', 10)
  return String(Number.isNaN(count) ? 1 : count + 1).padStart(8, '0')
}
