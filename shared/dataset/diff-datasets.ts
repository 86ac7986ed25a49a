/** Compares two datasets row by row: what was added, removed and changed from the one to the other. */
import type { DecodedRow } from './dataset-format.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from './evidence-row.ts'

/** One key of a row that says something else. */
export interface RowEdit {
  readonly key: keyof EvidenceRow
  readonly from: unknown
  readonly to: unknown
}

export interface ChangedRow {
  readonly id: string
  /** As in the second dataset. */
  readonly quote: string
  /** In the order of the keys. */
  readonly edits: readonly RowEdit[]
}

export interface DatasetDifference {
  /** In the order of the second dataset. */
  readonly added: readonly EvidenceRow[]
  /** In the order of the first, as the changed ones. */
  readonly removed: readonly EvidenceRow[]
  readonly changed: readonly ChangedRow[]
  readonly same: number
}

/**
 * Rows are the same by their ids; of several with one id, the first is that of the first and so on. A key on which one of
 * the datasets says nothing (`DecodedRow.silent`) differs in nothing. Neither do ids of sources, codes, coders and fields
 * that two projects gave on their own, where these have the same bytes or names.
 */
export function diffDatasets(before: readonly DecodedRow[], after: readonly DecodedRow[]): DatasetDifference {
  const left = byName(after)
  const removed: EvidenceRow[] = []
  const changed: ChangedRow[] = []
  let same = 0
  for (const [name, old] of byName(before)) {
    const now = left.get(name)
    left.delete(name)
    const edits = now ? editsOf(old, now) : []
    if (!now) removed.push(old.row)
    else if (edits.length === 0) same++
    else changed.push({ id: now.row.id, quote: now.row.quote, edits })
  }
  return { added: [...left.values()].map(({ row }) => row), removed, changed, same }
}

function byName(rows: readonly DecodedRow[]): Map<string, DecodedRow> {
  const seen = new Map<string, number>()
  return new Map(
    rows.map((decoded) => {
      const { id } = decoded.row
      const count = seen.get(id) ?? 0
      seen.set(id, count + 1)
      return [`${count} ${id}`, decoded]
    }),
  )
}

function editsOf(old: DecodedRow, now: DecodedRow): readonly RowEdit[] {
  const silent = new Set<keyof EvidenceRow>([...(old.silent ?? []), ...(now.silent ?? [])])
  for (const key of idKeysAlike(old.row, now.row)) silent.add(key)
  return EVIDENCE_KEYS.filter((key) => !silent.has(key)).flatMap((key) => {
    const from: unknown = old.row[key]
    const to: unknown = now.row[key]
    if (key === 'fields' && fieldsSay(old.row) === fieldsSay(now.row)) return []
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ key, from, to }]
  })
}

/** Keys of ids that every project gives itself, where both rows name the same with them. */
function idKeysAlike(old: EvidenceRow, now: EvidenceRow): readonly (keyof EvidenceRow)[] {
  const same = (key: keyof EvidenceRow) => JSON.stringify(old[key]) === JSON.stringify(now[key])
  return [
    ...(same('sha256') ? ['sourceId' as const] : []),
    ...(same('codes') ? ['codeIds' as const] : []),
    ...(same('coder') ? ['coderId' as const] : []),
  ]
}

/** What fields hold, whatever ids a project knows them by. */
function fieldsSay({ fields }: EvidenceRow): string {
  return JSON.stringify(fields.map((field) => ({ ...field, id: '' })))
}
