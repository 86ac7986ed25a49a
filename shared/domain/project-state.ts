/**
 * The records of a project as changes have left them: every field with the stamp of its write and with what was
 * written at the same time elsewhere. {@link applyChange} in `apply-change.ts` is the only thing that alters one.
 */
import type { RecordKind, Scalar, Stamp } from './change.ts'
import { compareStamps } from './change.ts'
import { RECORD_KINDS } from './schema.ts'

/** A value written without knowledge of the one that won. */
export interface Rival {
  readonly value: Scalar
  readonly stamp: Stamp
}

/**
 * What one field holds. `value` has the highest stamp of the writes that nobody has replaced; the others are
 * `rivals`, highest first, kept until a later write replaces them. `awaited` lists writes already replaced by one
 * that came here first: when they arrive they change nothing.
 */
export interface Cell {
  readonly value: Scalar
  readonly stamp: Stamp
  readonly rivals: readonly Rival[]
  readonly awaited: readonly Stamp[]
}

/** The youngest change (by stamp) that wrote a record, with its time of day. */
export interface Latest {
  readonly stamp: Stamp
  readonly time: string
}

/** One record. Never altered: a change puts a new object in its place, so views may be kept by identity. */
export interface StoredRecord {
  readonly kind: RecordKind
  readonly id: string
  readonly fields: Readonly<Record<string, Cell>>
  readonly latest: Latest
}

/** Names one record. */
export interface RecordKey {
  readonly kind: RecordKind
  readonly id: string
}

/**
 * A project's records. The maps are altered in place, by `applyChange` only, so that a change costs what it writes
 * and not what the project holds; everything inside them is immutable.
 */
export interface ProjectState {
  readonly records: Readonly<Record<RecordKind, Map<string, StoredRecord>>>
  /** Per replica, the sequence of its last change applied here. */
  readonly covers: Map<string, number>
  /** Per replica, the Lamport time of its last change applied here. */
  readonly clocks: Map<string, number>
  /** The highest Lamport time seen. */
  lamport: number
  /** Counts changes of records; grows by one for each record a change writes. */
  revision: number
  /** The records written last, oldest first; its last entry made `revision` what it is. Old entries are dropped. */
  readonly trail: RecordKey[]
}

/** Returns the state of a project to which nothing was ever written. */
export function createProjectState(): ProjectState {
  return {
    records: {
      annotation: new Map(),
      code: new Map(),
      coder: new Map(),
      project: new Map(),
      source: new Map(),
      target: new Map(),
    },
    covers: new Map(),
    clocks: new Map(),
    lamport: 0,
    revision: 0,
    trail: [],
  }
}

/** Returns the cell of a field, or null where it was never written. */
export function cellOf(record: StoredRecord | undefined, field: string): Cell | null {
  return record && Object.hasOwn(record.fields, field) ? (record.fields[field] ?? null) : null
}

/** Names one field of a project in a map's key. */
export function fieldKey(kind: RecordKind, id: string, field: string): string {
  return `${kind}/${id}/${field}`
}

/** A stamp as plain JSON. */
export type EncodedStamp = readonly [lamport: number, replica: string]
type EncodedRival = readonly [value: Scalar, lamport: number, replica: string]

/** A bare scalar was written with the record's `first` stamp and has neither rivals nor awaited writes. */
export type EncodedCell =
  | Scalar
  | readonly [value: Scalar, lamport: number, replica: string]
  | readonly [
      value: Scalar,
      lamport: number,
      replica: string,
      rivals: readonly EncodedRival[],
      awaited: readonly EncodedStamp[],
    ]

/** A record as plain JSON. */
export interface EncodedRecord {
  readonly fields: Readonly<Record<string, EncodedCell>>
  /** The lowest stamp among the cells: as a rule that of the change which made the record. */
  readonly first: EncodedStamp
  readonly latest: readonly [lamport: number, replica: string, time: string]
}

/** A state as plain JSON: what a snapshot holds and what a window is handed. */
export interface EncodedState {
  readonly clocks: Readonly<Record<string, number>>
  readonly covers: Readonly<Record<string, number>>
  readonly data: Readonly<Record<string, Readonly<Record<string, EncodedRecord>>>>
}

/** Encodes a state with all keys in code-unit order. {@link parseState} in `parse-state.ts` reads it back. */
export function encodeState(state: ProjectState): EncodedState {
  const data = RECORD_KINDS.map((kind) => {
    const records = [...state.records[kind].values()].sort(byId)
    return [kind, Object.fromEntries(records.map((record) => [record.id, encodeRecord(record)]))] as const
  })
  return { ...encodeCover(state), data: Object.fromEntries(data) }
}

/** Encodes how far a state has come, replica by replica. */
export function encodeCover(state: ProjectState): Pick<EncodedState, 'clocks' | 'covers'> {
  return {
    clocks: Object.fromEntries([...state.clocks].sort(byFirst)),
    covers: Object.fromEntries([...state.covers].sort(byFirst)),
  }
}

/** Encodes one record, its fields in code-unit order. */
export function encodeRecord(record: StoredRecord): EncodedRecord {
  const cells = Object.entries(record.fields).sort(byFirst)
  const first = cells.reduce<Stamp>(
    (low, [, cell]) => (compareStamps(cell.stamp, low) < 0 ? cell.stamp : low),
    record.latest.stamp,
  )
  const fields = cells.map(([name, cell]) => [name, encodeCell(cell, first)] as const)
  return { fields: Object.fromEntries(fields), first, latest: [...record.latest.stamp, record.latest.time] }
}

function encodeCell(cell: Cell, first: Stamp): EncodedCell {
  const { value, stamp, rivals, awaited } = cell
  if (rivals.length > 0 || awaited.length > 0) {
    return [value, ...stamp, rivals.map((rival) => [rival.value, ...rival.stamp] as const), awaited]
  }
  return compareStamps(stamp, first) === 0 ? value : [value, ...stamp]
}

function byId(a: StoredRecord, b: StoredRecord): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
