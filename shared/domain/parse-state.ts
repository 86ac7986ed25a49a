/** Reads a state from JSON: the opposite of {@link encodeState} in `project-state.ts`. Trusts nothing about its shape. */
import type { RecordKind, Scalar, Stamp } from './change.ts'
import { isCount, isReplicaId, isStoredField, isStoredId, parseStamp } from './parse-change.ts'
import type { Cell, ProjectState, Rival, StoredRecord } from './project-state.ts'
import { createProjectState } from './project-state.ts'
import { isList, isPlainObject, isRecordKind, isScalar } from './schema.ts'

/** `unknownKinds` names kinds of record of a newer version; their records are not in the state. */
export type ParsedState =
  | { readonly ok: true; readonly state: ProjectState; readonly unknownKinds: readonly string[] }
  | { readonly ok: false; readonly message: string }

const NONE: readonly never[] = []

/** Returns the state that `value` encodes, or the first thing wrong with it. */
export function parseState(value: unknown): ParsedState {
  if (!isPlainObject(value)) return { ok: false, message: 'it is not an object' }
  const { clocks, covers, data } = value
  const state = createProjectState()
  if (!takeCounts(clocks, state.clocks)) return { ok: false, message: '"clocks" is not a list of replicas' }
  if (!takeCounts(covers, state.covers)) return { ok: false, message: '"covers" is not a list of replicas' }
  if (!isPlainObject(data)) return { ok: false, message: '"data" is missing' }
  state.lamport = Math.max(0, ...state.clocks.values())
  const unknownKinds: string[] = []
  const parser = new RecordParser()
  for (const [kind, records] of Object.entries(data)) {
    if (!isPlainObject(records)) return { ok: false, message: `"data.${kind}" is not an object` }
    if (!isRecordKind(kind)) {
      unknownKinds.push(kind)
      continue
    }
    for (const [id, encoded] of Object.entries(records)) {
      const record = isStoredId(id) ? parser.parse(kind, id, encoded) : null
      if (!record) return { ok: false, message: `the ${kind} "${id}" can't be read` }
      state.records[kind].set(id, record)
    }
  }
  return { ok: true, state, unknownKinds }
}

function takeCounts(value: unknown, into: Map<string, number>): boolean {
  if (!isPlainObject(value)) return false
  for (const [replica, count] of Object.entries(value)) {
    if (!isReplicaId(replica) || !isCount(count)) return false
    into.set(replica, count)
  }
  return true
}

/** Reads records so that equal stamps and replica names share one object, which keeps large projects small. */
class RecordParser {
  readonly #replicas = new Map<string, string>()

  parse(kind: RecordKind, id: string, encoded: unknown): StoredRecord | null {
    if (!isPlainObject(encoded) || !isPlainObject(encoded.fields) || !isList(encoded.latest)) return null
    const first = this.#stamp(encoded.first)
    const time = encoded.latest[2]
    const latest = this.#stamp(encoded.latest.slice(0, 2))
    if (!first || !latest || typeof time !== 'string') return null
    const fields: Record<string, Cell> = {}
    for (const [field, value] of Object.entries(encoded.fields)) {
      const cell = isStoredField(field) ? this.#cell(value, first) : null
      if (!cell) return null
      fields[field] = cell
    }
    const same = latest[0] === first[0] && latest[1] === first[1]
    return { kind, id, fields, latest: { stamp: same ? first : latest, time } }
  }

  #cell(encoded: unknown, first: Stamp): Cell | null {
    if (isScalar(encoded)) return { value: encoded, stamp: first, rivals: NONE, awaited: NONE }
    if (!isList(encoded)) return null
    const [value, lamport, replica, rivals = NONE, awaited = NONE] = encoded
    const stamp = this.#stamp([lamport, replica])
    if (!isScalar(value) || !stamp || !isList(rivals) || !isList(awaited)) return null
    const parsedRivals = rivals.map((rival) => this.#rival(rival))
    const parsedAwaited = awaited.map((waited) => this.#stamp(waited))
    if (!parsedRivals.every(isThere) || !parsedAwaited.every(isThere)) return null
    return { value, stamp, rivals: parsedRivals, awaited: parsedAwaited }
  }

  #rival(encoded: unknown): Rival | null {
    if (!isList(encoded)) return null
    const [value, lamport, replica] = encoded
    const stamp = this.#stamp([lamport, replica])
    return isScalar(value) && stamp ? { value: value satisfies Scalar, stamp } : null
  }

  #stamp(value: unknown): Stamp | null {
    const stamp = parseStamp(value)
    if (!stamp) return null
    const known = this.#replicas.get(stamp[1])
    if (known !== undefined) return [stamp[0], known]
    this.#replicas.set(stamp[1], stamp[1])
    return stamp
  }
}

function isThere<T>(value: T | null): value is T {
  return value !== null
}
