/** Reads a state from JSON: the opposite of the encoding in `project-state.ts`. Trusts nothing about its shape. */
import type { RecordKind, Stamp } from './change.ts'
import { compareStamps } from './change.ts'
import { isCount, isReplicaId, isStoredField, isStoredId } from './parse-change.ts'
import type { Cell, EncodedCell, EncodedRecord, Hole, ProjectState, StoredRecord } from './project-state.ts'
import { cellOf, createProjectState, makeRecord } from './project-state.ts'
import { isList, isPlainObject } from './json-shape.ts'
import { isRecordKind, isScalar } from './schema.ts'

/** A record that can't be read. It never hides the others. */
export interface UnreadRecord {
  readonly kind: string
  readonly id: string
  readonly message: string
}

/** `unknownKinds` names kinds of record of a newer version; their records are not in the state. */
export type ParsedState =
  | {
      readonly ok: true
      readonly state: ProjectState
      readonly unknownKinds: readonly string[]
      readonly unread: readonly UnreadRecord[]
    }
  | { readonly ok: false; readonly message: string }

/** Returns the state that `value` encodes, or the first thing wrong with its frame. */
export function parseState(value: unknown): ParsedState {
  if (!isPlainObject(value)) return { ok: false, message: 'it is not an object' }
  const state = createProjectState()
  const wrong = takeCover(value, state)
  if (wrong !== null) return { ok: false, message: wrong }
  if (!isPlainObject(value.data)) return { ok: false, message: '"data" is missing' }
  const unknownKinds: string[] = []
  const unread: UnreadRecord[] = []
  for (const [kind, records] of Object.entries(value.data)) {
    if (!isPlainObject(records)) return { ok: false, message: `"data.${kind}" is not an object` }
    if (!isRecordKind(kind)) unknownKinds.push(kind)
    else
      for (const [id, encoded] of Object.entries(records)) {
        if (!takeRecord(state, kind, id, encoded)) unread.push(unreadRecord(kind, id))
      }
  }
  return { ok: true, state, unknownKinds, unread }
}

/** Says of a record that {@link takeRecord} did not take that it can't be read. */
export function unreadRecord(kind: string, id: string): UnreadRecord {
  return { kind, id, message: 'is not laid out as a record and was left out' }
}

/** Takes `clocks`, `covers`, `holes` and `root` into a state. Returns what is wrong with them, or null. */
export function takeCover(value: unknown, state: ProjectState): string | null {
  if (!isPlainObject(value)) return 'it is not an object'
  if (!takeCounts(value.clocks, state.clocks)) return '"clocks" is not a list of replicas'
  if (!takeCounts(value.covers, state.covers)) return '"covers" is not a list of replicas'
  if (value.holes !== undefined && !takeHoles(value.holes, state)) return '"holes" is not a list of holes'
  if (value.root !== undefined) {
    if (!isReplicaId(value.root)) return '"root" is not a replica'
    state.root = value.root
  }
  state.lamport = Math.max(0, ...state.clocks.values())
  return null
}

/** Takes one encoded record into a state. Returns false, and leaves the state alone, where it is none. */
export function takeRecord(state: ProjectState, kind: RecordKind, id: string, encoded: unknown): boolean {
  if (!isStoredId(id) || !isEncodedRecord(encoded)) return false
  const { fields, first, latest } = encoded
  const record = { kind, id, fields, first, latest }
  state.records[kind].set(id, isInOrder(record) ? record : inOrder(record))
  return true
}

/** Takes records as a host hands them to a window: lists of kind, id and record. Returns false where one is none. */
export function addRecords(state: ProjectState, records: readonly unknown[]): boolean {
  return records.every((item) => {
    if (!isList(item)) return false
    const [kind, id, encoded] = item
    return isRecordKind(kind) && typeof id === 'string' && takeRecord(state, kind, id, encoded)
  })
}

function takeCounts(value: unknown, into: Map<string, number>): boolean {
  if (!isPlainObject(value)) return false
  for (const [replica, count] of Object.entries(value)) {
    if (!isReplicaId(replica) || !isCount(count)) return false
    into.set(replica, count)
  }
  return true
}

function takeHoles(value: unknown, { holes }: ProjectState): boolean {
  if (!isPlainObject(value)) return false
  for (const [replica, list] of Object.entries(value)) {
    if (!isReplicaId(replica) || !isList(list)) return false
    const parsed = list.map(parseHole)
    if (!parsed.every((hole) => hole !== null)) return false
    if (parsed.length > 0) holes.set(replica, parsed)
  }
  return true
}

function parseHole(value: unknown): Hole | null {
  if (!isList(value) || value.length !== 4) return null
  const [from, to, after, before] = value
  if (!isCount(from) || !isCount(to) || !isCount(before) || from > to) return null
  return after === 0 || isCount(after) ? { from, to, after, before } : null
}

function isEncodedRecord(value: unknown): value is EncodedRecord {
  if (!isPlainObject(value) || !isPlainObject(value.fields) || !isStamp(value.first)) return false
  if (!isList(value.latest) || value.latest.length !== 3 || typeof value.latest[2] !== 'string') return false
  if (!isStampAt(value.latest, 0)) return false
  for (const field in value.fields) {
    if (!isStoredField(field) || !isEncodedCell(value.fields[field])) return false
  }
  return true
}

function isEncodedCell(value: unknown): value is EncodedCell {
  if (isScalar(value)) return true
  if (!isList(value) || !isScalar(value[0]) || !isStampAt(value, 1)) return false
  if (value.length === 3) return true
  const [, , , rivals, awaited] = value
  if (value.length !== 5 || !isList(rivals) || !isList(awaited)) return false
  return (
    rivals.every((rival) => isList(rival) && isScalar(rival[0]) && isStampAt(rival, 1)) &&
    awaited.every(isStamp)
  )
}

function isStamp(value: unknown): value is Stamp {
  return isList(value) && value.length === 2 && isStampAt(value, 0)
}

function isStampAt(list: readonly unknown[], place: number): boolean {
  return isCount(list[place]) && isReplicaId(list[place + 1])
}

/** Says whether a record is encoded as {@link makeRecord} does it; another program may have altered the order. */
function isInOrder({ fields, first }: StoredRecord): boolean {
  let before = ''
  let hasFirst = false
  for (const field in fields) {
    if (field < before) return false
    before = field
    const cell = fields[field]
    if (!isList(cell)) hasFirst = true
    else if (compareStamps([cell[1], cell[2]], first) <= 0) {
      if (cell.length === 3 || compareStamps([cell[1], cell[2]], first) < 0) return false
      hasFirst = true
    }
  }
  return hasFirst
}

function inOrder(record: StoredRecord): StoredRecord {
  const cells = new Map<string, Cell>()
  for (const field of Object.keys(record.fields)) {
    const cell = cellOf(record, field)
    if (cell) cells.set(field, cell)
  }
  return makeRecord(record, cells, record.latest)
}
