/** The id of a coder who is known by name only, and which names are the same. */
import { createHash } from 'node:crypto'

/**
 * Returns an id made from the name (UUID version 8, RFC 9562 section 5.8), so that two processes that add the same
 * coder at the same time add one record. Names that differ in case or in how accents are spelt are the same.
 */
export function coderIdOf(name: string): string {
  return idFrom(`pincite coder\n${foldName(name)}`)
}

/** Returns {@link coderIdOf} a name, or where `isTaken` by a coder who goes by another name now, the next such id. */
export function freeCoderId(name: string, isTaken: (id: string) => boolean): string {
  let id = coderIdOf(name)
  while (isTaken(id)) id = idFrom(`pincite coder\n${foldName(name)}\n${id}`)
  return id
}

/** Returns a name in the spelling by which coders are compared. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

function idFrom(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
