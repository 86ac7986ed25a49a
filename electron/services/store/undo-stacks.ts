/** The undo of every window of one store. */
import type { Change } from '../../../shared/domain/change.ts'
import type { FieldReference, Restored } from '../../../shared/domain/undo.ts'
import { UndoStack } from '../../../shared/domain/undo.ts'

/** What an undo or redo did. `change` is null when nothing was left to restore. */
export interface UndoOutcome {
  readonly change: Change | null
  /** The label of the change it was about. */
  readonly label: string
  /** Fields that were left as they are, since someone else has written them. */
  readonly left: readonly FieldReference[]
}

/** Labels of what Undo and Redo would do for one window; null where they would do nothing. */
export interface UndoLabels {
  readonly undo: string | null
  readonly redo: string | null
}

export class UndoStacks {
  readonly #stacks = new Map<string, UndoStack>()
  readonly #restored: Restored = new Map()

  /** Returns the stack of a session, an empty one where it has made no change. */
  of(session: string): UndoStack {
    const stack = this.#stacks.get(session) ?? new UndoStack(this.#restored)
    this.#stacks.set(session, stack)
    return stack
  }

  labels(session: string): UndoLabels {
    const stack = this.#stacks.get(session)
    return { undo: stack?.undoLabel ?? null, redo: stack?.redoLabel ?? null }
  }
}
