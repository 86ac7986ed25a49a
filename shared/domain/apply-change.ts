/**
 * The one way a project changes. Merging is field by field: given each replica's changes in that replica's own
 * order, the result depends on which changes were applied, not on how the replicas' changes were interleaved.
 *
 * A field is a register in which each write names the writes it saw (`replaces`). What stands in it are the writes
 * applied that no applied write replaces; the highest stamp shows, the rest are its rivals.
 */
import type { Change, FieldWrite, RecordKind, Stamp } from './change.ts'
import { compareStamps } from './change.ts'
import type { Cell, ProjectState, RecordKey, Rival, StoredRecord } from './project-state.ts'
import { cellOf } from './project-state.ts'

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
 * Applies a change to `state`, in place, at the cost of its writes. A change already covered does nothing.
 * @throws when the change is not the next of its replica: whoever reads journals must hand them over in order.
 */
export function applyChange(state: ProjectState, change: Change): Applied {
  const [lamport, replica] = change.stamp
  const covered = state.covers.get(replica) ?? 0
  if (change.sequence <= covered) return { change, fresh: false, before: NONE, changed: NONE }
  if (change.sequence !== covered + 1 || lamport <= (state.clocks.get(replica) ?? 0)) {
    throw new Error(
      `Change ${change.sequence} (${lamport}) of replica ${replica} does not follow ${covered} (${state.clocks.get(replica) ?? 0})`,
    )
  }
  const edits = new Map<string, RecordEdit>()
  const before: FieldBefore[] = []
  for (const write of change.writes) {
    const edit = editOf(state, edits, write)
    const held = cellOf(edit.base, write.field)
    const cell = mergeWrite(edit.fields.get(write.field) ?? held, write, change.stamp, state.clocks)
    edit.fields.set(write.field, cell)
    const { kind, id, field } = write
    before.push({ kind, id, field, before: held, created: edit.base === undefined })
  }
  for (const edit of edits.values()) putRecord(state, edit, change)
  state.covers.set(replica, change.sequence)
  state.clocks.set(replica, lamport)
  state.lamport = Math.max(state.lamport, lamport)
  return { change, fresh: true, before, changed: [...edits.values()].map((edit) => edit.key) }
}

interface RecordEdit {
  readonly key: RecordKey
  readonly base: StoredRecord | undefined
  readonly fields: Map<string, Cell>
}

function editOf(state: ProjectState, edits: Map<string, RecordEdit>, write: FieldWrite): RecordEdit {
  const name = `${write.kind}/${write.id}`
  const known = edits.get(name)
  if (known) return known
  const { kind, id } = write
  const edit = { key: { kind, id }, base: state.records[kind].get(id), fields: new Map<string, Cell>() }
  edits.set(name, edit)
  return edit
}

function mergeWrite(
  held: Cell | null,
  write: FieldWrite,
  stamp: Stamp,
  clocks: ReadonlyMap<string, number>,
): Cell {
  const standing: Rival[] = held ? [{ value: held.value, stamp: held.stamp }, ...held.rivals] : []
  const awaited = held?.awaited ?? NONE
  const gone = [stamp, ...write.replaces]
  const entries = standing.filter((entry) => !includes(gone, entry.stamp))
  if (!includes(awaited, stamp)) entries.push({ value: write.value, stamp })
  entries.sort((a, b) => compareStamps(b.stamp, a.stamp))
  const [top, ...rivals] = entries
  if (!top) throw new Error(`The writes of ${write.field} of ${write.kind} ${write.id} replace one another`)
  const missing = write.replaces.filter(
    (replaced) => (clocks.get(replaced[1]) ?? 0) < replaced[0] && !includes(awaited, replaced),
  )
  const waiting = [...awaited.filter((waited) => compareStamps(waited, stamp) !== 0), ...missing]
  return {
    value: top.value,
    stamp: top.stamp,
    rivals: rivals.length > 0 ? rivals : NONE,
    awaited: waiting.length > 0 ? waiting.sort(compareStamps) : NONE,
  }
}

function putRecord(state: ProjectState, edit: RecordEdit, change: Change): void {
  const { key, base } = edit
  const older = base !== undefined && compareStamps(base.latest.stamp, change.stamp) > 0
  state.records[key.kind].set(key.id, {
    ...key,
    fields: { ...base?.fields, ...Object.fromEntries(edit.fields) },
    latest: older ? base.latest : { stamp: change.stamp, time: change.time },
  })
  state.revision += 1
  state.trail.push(key)
  if (state.trail.length > TRAIL_LIMIT) state.trail.splice(0, TRAIL_LIMIT / 2)
}

function includes(stamps: readonly Stamp[], stamp: Stamp): boolean {
  return stamps.some((other) => compareStamps(other, stamp) === 0)
}
