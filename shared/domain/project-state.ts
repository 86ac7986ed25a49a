/**
 * The records of a project as changes have left them: every field with the stamp of its write and with what was
 * written at the same time elsewhere. {@link applyChange} in `apply-change.ts` is the only thing that alters one.
 *
 * Records are kept in the form in which files and windows get them, so that reading a project of 100,000
 * annotations is a check and not a translation; a field is decoded when somebody asks for it.
 */
import type { RecordKind, Scalar, Stamp } from './change.ts'
import { compareStamps } from './change.ts'
import { isList } from './json-shape.ts'

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

type EncodedRival = readonly [value: Scalar, lamport: number, replica: string]

/** A cell as plain JSON. A bare scalar was written with the record's `first` stamp and has no rivals. */
export type EncodedCell =
  | Scalar
  | readonly [value: Scalar, lamport: number, replica: string]
  | readonly [
      value: Scalar,
      lamport: number,
      replica: string,
      rivals: readonly EncodedRival[],
      awaited: readonly Stamp[],
    ]

/** What a record holds, as plain JSON. */
export interface EncodedRecord {
  /** In code-unit order of their names. Read with {@link cellOf} and {@link valueOf}. */
  readonly fields: Readonly<Record<string, EncodedCell>>
  /** The lowest stamp among the cells: as a rule that of the change which made the record. */
  readonly first: Stamp
  /** Stamp and time of day of the youngest change (by stamp) that wrote the record. */
  readonly latest: readonly [lamport: number, replica: string, time: string]
}

/** One record. Never altered: a change puts a new object in its place, so views may be kept by identity. */
export interface StoredRecord extends EncodedRecord {
  readonly kind: RecordKind
  readonly id: string
}

/** Names one record. */
export interface RecordKey {
  readonly kind: RecordKind
  readonly id: string
}

/**
 * Changes of one replica that could not be read while later ones could: sequences `from` to `to`, whose Lamport
 * numbers lie strictly between `after` and `before`. It is filled when they are found again.
 */
export interface Hole {
  readonly from: number
  readonly to: number
  readonly after: number
  readonly before: number
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
  /** Per replica, what is missing before its last change, in order; replicas without holes are not in it. */
  readonly holes: Map<string, readonly Hole[]>
  /**
   * The replica whose change began the project, which tells it from every other; null where that is not known. Of
   * several, which began it at once, the first by name.
   */
  root: string | null
  /** The highest Lamport time seen. */
  lamport: number
  /** Counts changes of records; grows by one for each record a change writes. */
  revision: number
  /** The records written last, oldest first; its last entry made `revision` what it is. Old entries are dropped. */
  readonly trail: RecordKey[]
}

const NONE: readonly never[] = []

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
    holes: new Map(),
    root: null,
    lamport: 0,
    revision: 0,
    trail: [],
  }
}

/** Returns the value of a field, or undefined where it was never written. */
export function valueOf(record: EncodedRecord | undefined, field: string): Scalar | undefined {
  if (!record || !Object.hasOwn(record.fields, field)) return undefined
  const encoded = record.fields[field]
  return isEncodedList(encoded) ? encoded[0] : encoded
}

/** Returns the cell of a field, or null where it was never written. */
export function cellOf(record: EncodedRecord | undefined, field: string): Cell | null {
  if (!record || !Object.hasOwn(record.fields, field)) return null
  const encoded = record.fields[field]
  return encoded === undefined ? null : decodeCell(encoded, record.first)
}

/** Says whether a record bears its tombstone. */
export function isDeleted(record: EncodedRecord | undefined): boolean {
  return valueOf(record, 'deleted') === true
}

/** Names one field of a project in a map's key. */
export function fieldKey(kind: RecordKind, id: string, field: string): string {
  return `${kind}/${id}/${field}`
}

/** Returns a record that holds `cells`. */
export function makeRecord(
  { kind, id }: RecordKey,
  cells: ReadonlyMap<string, Cell>,
  latest: StoredRecord['latest'],
): StoredRecord {
  let first: Stamp = [latest[0], latest[1]]
  for (const { stamp } of cells.values()) if (compareStamps(stamp, first) < 0) first = stamp
  const fields: Record<string, EncodedCell> = {}
  for (const [name, cell] of [...cells].sort(byFirst)) fields[name] = encodeCell(cell, first)
  return { kind, id, fields, first, latest }
}

/** How far a state has come, as plain JSON; `holes` and `root` are left out where there are none. */
export interface EncodedCover {
  readonly clocks: Readonly<Record<string, number>>
  readonly covers: Readonly<Record<string, number>>
  readonly holes?: Readonly<Record<string, readonly EncodedHole[]>>
  readonly root?: string
}

export type EncodedHole = readonly [from: number, to: number, after: number, before: number]

/** Encodes how far a state has come, replica by replica. */
export function encodeCover(state: ProjectState): EncodedCover {
  const encoded = (list: readonly Hole[]) =>
    list.map(({ from, to, after, before }): EncodedHole => [from, to, after, before])
  const holes = [...state.holes].sort(byFirst).map(([replica, list]) => [replica, encoded(list)] as const)
  return {
    clocks: Object.fromEntries([...state.clocks].sort(byFirst)),
    covers: Object.fromEntries([...state.covers].sort(byFirst)),
    ...(holes.length > 0 ? { holes: Object.fromEntries(holes) } : {}),
    ...(state.root === null ? {} : { root: state.root }),
  }
}

/** Returns a record without its kind and id, for JSON. */
export function encodeRecord({ fields, first, latest }: StoredRecord): EncodedRecord {
  return { fields, first, latest }
}

function encodeCell({ value, stamp, rivals, awaited }: Cell, first: Stamp): EncodedCell {
  if (rivals.length > 0 || awaited.length > 0) {
    return [value, ...stamp, rivals.map((rival) => [rival.value, ...rival.stamp] as const), awaited]
  }
  return compareStamps(stamp, first) === 0 ? value : [value, ...stamp]
}

function decodeCell(encoded: EncodedCell, first: Stamp): Cell {
  if (!isEncodedList(encoded)) return { value: encoded, stamp: first, rivals: NONE, awaited: NONE }
  const [value, lamport, replica, rivals = NONE, awaited = NONE] = encoded
  return {
    value,
    stamp: [lamport, replica],
    rivals: rivals.map(([rival, ...stamp]) => ({ value: rival, stamp })),
    awaited,
  }
}

function isEncodedList(encoded: EncodedCell | undefined): encoded is Exclude<EncodedCell, Scalar> {
  return isList(encoded)
}

/** Counts all records of a state, deleted ones too. */
export function countRecords({ records }: ProjectState): number {
  return Object.values(records).reduce((count, { size }) => count + size, 0)
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
