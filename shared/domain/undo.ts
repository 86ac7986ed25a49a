/**
 * Undo and redo of one window's own changes. An undo is a new change, which restores only the fields that still
 * hold what the undone change wrote and says which it left because someone else has written them since.
 */
import type { Applied, FieldBefore } from './apply-change.ts'
import type { DraftChange, DraftWrite, RecordKind, Scalar, Stamp } from './change.ts'
import type { Cell, ProjectState } from './project-state.ts'
import { cellOf, fieldKey } from './project-state.ts'
import { absentValue, hasTombstone } from './schema.ts'

/** Names one field of one record. */
export interface FieldReference {
  readonly kind: RecordKind
  readonly id: string
  readonly field: string
}

/** What taking back, or making again, one change would do now. */
export interface UndoPlan {
  readonly direction: 'undo' | 'redo'
  /** The label of the change itself, without "Undo". */
  readonly label: string
  /** Null where every field has been written by someone else since. */
  readonly draft: DraftChange | null
  /** Fields that stay as they are, since someone else has written them. */
  readonly left: readonly FieldReference[]
  /** The stamp of the change it takes back. */
  readonly undoes: Stamp
}

/**
 * Remembers, for every write by an undo or a redo, which earlier write's value it brought back: that write then
 * counts as standing again. Shared by the stacks of all windows of one store.
 */
export type Restored = Map<string, string>

interface Side {
  readonly value: Scalar
  /** Names the write that the field must still hold for this side to count as standing. */
  readonly holder: string
}

interface StepField extends FieldReference {
  readonly before: Side
  readonly after: Side
}

interface Step {
  readonly label: string
  /** Of the change that taking this step takes back: the original, or the last undo or redo of it. */
  readonly stamp: Stamp
  readonly fields: readonly StepField[]
}

const LIMIT = 500
const NEVER_WRITTEN = 'never'

/** The changes that one window may take back, the last {@link LIMIT} of them, and those it may make again. */
export class UndoStack {
  readonly #restored: Restored
  #done: Step[] = []
  #undone: Step[] = []

  constructor(restored: Restored) {
    this.#restored = restored
  }

  /** Label of what Undo would take back, or null. */
  get undoLabel(): string | null {
    return this.#done.at(-1)?.label ?? null
  }

  /** Label of what Redo would make again, or null. */
  get redoLabel(): string | null {
    return this.#undone.at(-1)?.label ?? null
  }

  /** Takes note of a change this window made, other than by undo or redo. What was undone can't be redone then. */
  remember(applied: Applied): void {
    if (!applied.fresh) return
    const fields = stepFields(applied, this.#restored)
    if (fields.length === 0) return
    this.#undone = []
    this.#done.push({ label: applied.change.label, stamp: applied.change.stamp, fields })
    if (this.#done.length > LIMIT) this.#done.shift()
  }

  /** Returns what Undo would do now, or null when there is nothing to undo. {@link settle} must follow. */
  planUndo(state: ProjectState): UndoPlan | null {
    const step = this.#done.at(-1)
    return step ? this.#plan(state, step, 'undo') : null
  }

  /** Returns what Redo would do now, or null when there is nothing to redo. {@link settle} must follow. */
  planRedo(state: ProjectState): UndoPlan | null {
    const step = this.#undone.at(-1)
    return step ? this.#plan(state, step, 'redo') : null
  }

  /** Takes note that a plan was carried out; `applied` is null for a plan without a draft, which is forgotten. */
  settle(plan: UndoPlan, applied: Applied | null): void {
    const [from, to] = plan.direction === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done]
    const step = from.pop()
    if (!step || !applied) return
    to.push({ ...step, stamp: applied.change.stamp })
    const written = new Set(applied.before.map(({ kind, id, field }) => fieldKey(kind, id, field)))
    for (const field of step.fields) {
      const key = fieldKey(field.kind, field.id, field.field)
      const { holder } = plan.direction === 'undo' ? field.before : field.after
      if (written.has(key)) this.#restored.set(standing(key, holderOf(applied.change.stamp)), holder)
    }
  }

  #plan(state: ProjectState, step: Step, direction: 'undo' | 'redo'): UndoPlan {
    const writes: DraftWrite[] = []
    const left: FieldReference[] = []
    for (const { kind, id, field, before, after } of step.fields) {
      const [from, to] = direction === 'undo' ? [after, before] : [before, after]
      const cell = cellOf(state.records[kind].get(id), field)
      const holder = resolve(this.#restored, fieldKey(kind, id, field), cell)
      if (holder === from.holder) writes.push({ kind, id, field, value: to.value })
      else left.push({ kind, id, field })
    }
    const { label, stamp } = step
    const draft = { label: `${direction === 'undo' ? 'Undo' : 'Redo'} ${label}`, writes }
    return { direction, label, draft: writes.length > 0 ? draft : null, left, undoes: stamp }
  }
}

/** The fields that undoing a change restores. Of a record it created that is its tombstone alone. */
function stepFields(applied: Applied, restored: Restored): StepField[] {
  const { change } = applied
  const fields = new Map<string, StepField>()
  applied.before.forEach((written, place) => {
    const write = change.writes[place]
    if (!write) return
    const field = written.created
      ? createdField(written, change.stamp)
      : changedField(written, write.value, change.stamp, restored)
    if (!field) return
    const key = fieldKey(field.kind, field.id, field.field)
    if (!written.created || written.field === 'deleted' || !fields.has(key)) fields.set(key, field)
  })
  return [...fields.values()]
}

function createdField({ kind, id, field }: FieldBefore, stamp: Stamp): StepField | null {
  if (!hasTombstone(kind)) return null
  const before = { value: true, holder: `gone ${holderOf(stamp)}` }
  // An import also writes that what it makes is not deleted, since it may have been made and deleted elsewhere.
  const holder = field === 'deleted' ? holderOf(stamp) : NEVER_WRITTEN
  return { kind, id, field: 'deleted', before, after: { value: false, holder } }
}

function changedField(written: FieldBefore, value: Scalar, stamp: Stamp, restored: Restored): StepField {
  const { kind, id, field, before } = written
  return {
    kind,
    id,
    field,
    before: {
      value: before ? before.value : absentValue(kind, field),
      holder: resolve(restored, fieldKey(kind, id, field), before),
    },
    after: { value, holder: holderOf(stamp) },
  }
}

function resolve(restored: Restored, key: string, cell: Cell | null): string {
  if (!cell) return NEVER_WRITTEN
  const holder = holderOf(cell.stamp)
  return restored.get(standing(key, holder)) ?? holder
}

function holderOf(stamp: Stamp): string {
  return `${stamp[0]} ${stamp[1]}`
}

function standing(key: string, holder: string): string {
  return `${key} ${holder}`
}
