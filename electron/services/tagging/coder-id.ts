/** The id of a coder who is known by name only. */
import { createHash } from 'node:crypto'

/**
 * Returns an id made from the name (UUID version 8, RFC 9562 section 5.8), so that two processes that add the same
 * coder at the same time add one record. Names that differ in case or in how accents are spelt are the same.
 */
export function coderIdOf(name: string): string {
  const folded = name.normalize('NFC').trim().toLowerCase()
  const bytes = createHash('sha256').update(`pincite coder\n${folded}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
