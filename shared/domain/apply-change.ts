/**
 * The one way a project changes. Merging is field by field: the result depends on which changes were applied, not on
 * the order in which they came.
 *
 * A field is a register in which each write names the writes it saw (`replaces`). What stands in it are the writes
 * applied that no applied write replaces; the highest stamp shows, the rest are its rivals.
 */
import type { Change, FieldWrite, RecordKind, Stamp } from './change.ts'
import { compareStamps } from './change.ts'
import { fillHole, hasSeen, standingOf } from './holes.ts'
import type { Cell, ProjectState, RecordKey, Rival, StoredRecord } from './project-state.ts'
import { cellOf, makeRecord } from './project-state.ts'

/** What a field held before a change; null where it was never written. */
export interface FieldBefore {
  readonly kind: RecordKind
  readonly id: string
  readonly field: string
  readonly before: Cell | null
  /** True when the record itself came into being with this change. */
  readonly created: boolean
}

/** What applying a change did. */
export interface Applied {
  readonly change: Change
  /** False when the change was already in the state, which is then untouched. */
  readonly fresh: boolean
  /** One entry a write, in the order of the writes. */
  readonly before: readonly FieldBefore[]
  readonly changed: readonly RecordKey[]
}

const NONE: readonly never[] = []
const TRAIL_LIMIT = 20_000

/**
 * Applies a change to `state`, in place, at the cost of its writes. A change already covered does nothing; one that
 * was missing fills its hole.
 * @throws when the change is not the next of its replica: whoever reads journals must hand them over in order, and
 * call `leaveHole` for what is missing.
 */
export function applyChange(state: ProjectState, change: Change): Applied {
  const [lamport, replica] = change.stamp
  const standing = standingOf(state, change)
  if (standing === 'known') return { change, fresh: false, before: NONE, changed: NONE }
  if (standing !== 'next' && standing !== 'missing') {
    throw new Error(
      `Change ${change.sequence} (${lamport}) of replica ${replica} does not follow ${state.covers.get(replica) ?? 0} (${state.clocks.get(replica) ?? 0})`,
    )
  }
  const edits = new Map<string, RecordEdit>()
  const before: FieldBefore[] = []
  for (const write of change.writes) {
    const edit = editOf(state, edits, write)
    const held = cellOf(edit.base, write.field)
    edit.cells.set(write.field, mergeWrite(state, edit.cells.get(write.field) ?? null, write, change.stamp))
    const { kind, id, field } = write
    before.push({ kind, id, field, before: held, created: edit.base === undefined })
  }
  for (const edit of edits.values()) putRecord(state, edit, change)
  if (standing === 'missing') fillHole(state, change)
  else {
    state.covers.set(replica, change.sequence)
    state.clocks.set(replica, lamport)
  }
  // A project is begun by a change that has seen no other.
  if (lamport === 1 && change.sequence === 1 && (state.root === null || replica < state.root))
    state.root = replica
  state.lamport = Math.max(state.lamport, lamport)
  return { change, fresh: true, before, changed: [...edits.values()].map((edit) => edit.key) }
}

interface RecordEdit {
  readonly key: RecordKey
  readonly base: StoredRecord | undefined
  readonly cells: Map<string, Cell>
}

function editOf(state: ProjectState, edits: Map<string, RecordEdit>, write: FieldWrite): RecordEdit {
  const name = `${write.kind}/${write.id}`
  const known = edits.get(name)
  if (known) return known
  const { kind, id } = write
  const base = state.records[kind].get(id)
  const edit = { key: { kind, id }, base, cells: cellsOf(base) }
  edits.set(name, edit)
  return edit
}

function cellsOf(record: StoredRecord | undefined): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const field of Object.keys(record?.fields ?? {})) {
    const cell = cellOf(record, field)
    if (cell) cells.set(field, cell)
  }
  return cells
}

function mergeWrite(state: ProjectState, held: Cell | null, write: FieldWrite, stamp: Stamp): Cell {
  const standing: Rival[] = held ? [{ value: held.value, stamp: held.stamp }, ...held.rivals] : []
  const awaited = held?.awaited ?? NONE
  const gone = [stamp, ...write.replaces]
  const entries = standing.filter((entry) => !includes(gone, entry.stamp))
  if (!includes(awaited, stamp)) entries.push({ value: write.value, stamp })
  entries.sort((a, b) => compareStamps(b.stamp, a.stamp))
  const [top, ...rivals] = entries
  if (!top) throw new Error(`The writes of ${write.field} of ${write.kind} ${write.id} replace one another`)
  const missing = write.replaces.filter(
    (replaced) => !hasSeen(state, replaced) && !includes(awaited, replaced),
  )
  const waiting = [...awaited.filter((waited) => compareStamps(waited, stamp) !== 0), ...missing]
  return {
    value: top.value,
    stamp: top.stamp,
    rivals: rivals.length > 0 ? rivals : NONE,
    awaited: waiting.length > 0 ? waiting.sort(compareStamps) : NONE,
  }
}

function putRecord(state: ProjectState, { key, base, cells }: RecordEdit, change: Change): void {
  const [lamport, replica] = change.stamp
  const older = base !== undefined && compareStamps([base.latest[0], base.latest[1]], change.stamp) > 0
  const latest = older ? base.latest : ([lamport, replica, change.time] as const)
  state.records[key.kind].set(key.id, makeRecord(key, cells, latest))
  state.revision += 1
  state.trail.push(key)
  if (state.trail.length > TRAIL_LIMIT) state.trail.splice(0, TRAIL_LIMIT / 2)
}

function includes(stamps: readonly Stamp[], stamp: Stamp): boolean {
  return stamps.some((other) => compareStamps(other, stamp) === 0)
}
