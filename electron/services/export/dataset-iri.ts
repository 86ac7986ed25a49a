/** Names a dataset. */
import { createHash } from 'node:crypto'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'

/**
 * Returns a `urn:uuid:` made from the ids of the rows (UUID version 8, RFC 9562 section 5.8): exporting the same
 * annotations again gives the same name, other annotations another.
 */
export function datasetIri(rows: readonly EvidenceRow[]): string {
  const hash = createHash('sha256').update('pincite dataset')
  for (const { id } of rows) hash.update(`\n${id}`)
  const bytes = hash.digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${parts.join('-')}`
}
