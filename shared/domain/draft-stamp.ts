/** Turns a draft into a stamped change: names for each write what it saw and replaces. */
import type { Change, DraftChange, DraftWrite, Stamp } from './change.ts'
import type { ProjectState } from './project-state.ts'
import { cellOf, fieldKey } from './project-state.ts'

const NONE: readonly Stamp[] = []

/** Who makes a change, when, and which change of its replica it is. */
export interface ChangeHead {
  readonly sequence: number
  readonly stamp: Stamp
  /** ISO 8601 with milliseconds, UTC. */
  readonly time: string
  readonly coder: string | null
  /** On an undo or redo: the stamp of the change it takes back. */
  readonly undoes?: Stamp
}

/**
 * Returns `draft` as a change. `pending` holds, by {@link fieldKey}, the stamps of writes of this replica that are
 * on their way to disk and not in `state` yet; this change replaces them.
 */
export function stampDraft(
  state: ProjectState,
  draft: DraftChange,
  head: ChangeHead,
  pending: ReadonlyMap<string, Stamp>,
): Change {
  const writes = draft.writes.map((write) => {
    const { kind, id, field, value } = write
    return { kind, id, field, value, replaces: seenBy(state, write, pending) }
  })
  return { ...head, label: draft.label, writes }
}

function seenBy(
  state: ProjectState,
  write: DraftWrite,
  pending: ReadonlyMap<string, Stamp>,
): readonly Stamp[] {
  const { kind, id, field } = write
  const mine = pending.size > 0 ? pending.get(fieldKey(kind, id, field)) : undefined
  if (mine) return [mine]
  const cell = cellOf(state.records[kind].get(id), field)
  return cell ? [cell.stamp, ...cell.rivals.map((rival) => rival.stamp)] : NONE
}
