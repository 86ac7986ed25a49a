/** Ids that follow from what they name, so that two people who export or import the same get the same. */
import { hashText } from '../domain/hash-text.ts'

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Returns the GUID of a code for REFI-QDA: its id where that is one, else one made from it. */
export function guidOf(id: string): string {
  return GUID.test(id) ? id : stableGuid(`pincite code\n${id}`)
}

/** Reads a REFI-QDA `GUIDType`: 8-4-4-4-12 hex digits in any case, braces or not. Null for anything else. */
export function parseGuid(text: string): string | null {
  const [, inner = text.trim()] = /^\s*\{(.*)\}\s*$/.exec(text) ?? []
  const guid = inner.toLowerCase()
  return GUID.test(guid) ? guid : null
}

/** Returns a GUID made from a text (UUID version 8, RFC 9562 section 5.8). */
export function stableGuid(text: string): string {
  const hex = hashText(`1${text}`) + hashText(`2${text}`)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
