/** Reads a change from JSON that came out of a journal or over a wire. Trusts nothing about its shape. */
import type { Change, FieldWrite, Stamp } from './change.ts'
import { isSafeName } from './field-rules.ts'
import { isList, isPlainObject } from './json-shape.ts'
import { isRecordKind, isScalar } from './schema.ts'

/** `unknown-kind`: well formed, but of a newer version of Pincite. `malformed`: not a change at all. */
export type ParsedChange =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly reason: 'unknown-kind' | 'malformed'; readonly message: string }

/** Far above any real count, and far enough below 2^53 that counting on stays exact. */
const MAX_LAMPORT = 2 ** 50
const MAX_NAME = 200

/** Returns the change that `value` describes, or what is wrong. Members it does not know are left out. */
export function parseChange(value: unknown): ParsedChange {
  if (!isPlainObject(value)) return malformed('it is not an object')
  const { sequence, time, coder, label, writes } = value
  const stamp = parseStamp(value.stamp)
  if (!isCount(sequence)) return malformed('its sequence is not a whole number from 1')
  if (!stamp) return malformed('its stamp is not a Lamport time and a replica')
  if (typeof time !== 'string' || typeof label !== 'string') return malformed('its time or label is missing')
  if (coder !== null && typeof coder !== 'string') return malformed('its coder is neither an id nor null')
  if (!isList(writes)) return malformed('it has no list of writes')
  const undoes = value.undoes === undefined ? undefined : parseStamp(value.undoes)
  if (undoes === null) return malformed('what it undoes is not a stamp')
  const parsed: FieldWrite[] = []
  for (const item of writes) {
    const write = parseWrite(item, stamp)
    if (typeof write === 'string') return malformed(write)
    if ('unknownKind' in write) {
      const message = `writes a record of the kind "${write.unknownKind}", which this version does not know`
      return { ok: false, reason: 'unknown-kind', message }
    }
    parsed.push(write)
  }
  const change = { sequence, stamp, time, coder, label, writes: parsed }
  return { ok: true, change: undoes ? { ...change, undoes } : change }
}

/** Returns the stamp that `value` describes, or null. */
export function parseStamp(value: unknown): Stamp | null {
  if (!isList(value) || value.length !== 2) return null
  const [lamport, replica] = value
  return isCount(lamport) && isReplicaId(replica) ? [lamport, replica] : null
}

/** Says whether a value can name a replica: 1 to 40 lower-case letters and digits, a letter first. */
export function isReplicaId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9]{0,39}$/.test(value) && isSafeName(value)
}

/** Says whether a value is a count from 1 that can still be counted on from. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MAX_LAMPORT
}

/** Says whether a name can be a record's id in a file; it can be long and strange, but must not reach into prototypes. */
export function isStoredId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_NAME && isSafeName(value)
}

/** Says whether a name can be a field in a file: starts with a letter, so that no object reorders its keys. */
export function isStoredField(value: unknown): value is string {
  return isStoredId(value) && /^[A-Za-z]/.test(value)
}

function parseWrite(value: unknown, stamp: Stamp): FieldWrite | { unknownKind: string } | string {
  if (!isPlainObject(value)) return 'a write is not an object'
  const { kind, id, field } = value
  if (typeof kind !== 'string') return 'a write names no kind of record'
  if (!isRecordKind(kind)) return { unknownKind: kind }
  if (!isStoredId(id) || !isStoredField(field)) return 'a write names no usable record and field'
  if (!isScalar(value.value)) return `the value of ${field} is neither text, number, true, false nor null`
  if (!isList(value.replaces)) return `the write of ${field} does not say what it replaces`
  const replaces: Stamp[] = []
  for (const item of value.replaces) {
    const replaced = parseStamp(item)
    if (!replaced || replaced[0] >= stamp[0])
      return `the write of ${field} replaces something that is not older`
    replaces.push(replaced)
  }
  return { kind, id, field, value: value.value, replaces }
}

function malformed(message: string): ParsedChange {
  return { ok: false, reason: 'malformed', message }
}
