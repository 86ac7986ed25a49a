/** Making a change: the one way by which the window alters a project. */
import type { DraftChange } from '../../shared/domain/change.ts'
import type { ChangeOutcome } from '../../shared/api/pincite-api.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { messageOf } from '../../shared/api/errors.ts'
import { applyChanges } from './open-project.ts'

/** Longer than this, the save state says that it is saving (milliseconds). */
const sayingAfter = 300

/**
 * Submits a change and shows it once it is on disk. Returns false, and says why, when it was not made; the
 * project then stands as before.
 */
export async function submitChange(session: Session, draft: DraftChange): Promise<boolean> {
  return settle(session, () => session.client.submitChange(draft))
}

export async function undoChange(session: Session): Promise<void> {
  const label = session.store.getState().opened?.undo.undo
  if (label && (await settle(session, () => session.client.undo({})))) say(session, `Undone: ${label}.`)
}

export async function redoChange(session: Session): Promise<void> {
  const label = session.store.getState().opened?.undo.redo
  if (label && (await settle(session, () => session.client.redo({})))) say(session, `Done again: ${label}.`)
}

async function settle(session: Session, make: () => Promise<ChangeOutcome>): Promise<boolean> {
  const folder = session.store.getState().opened?.folder
  if (folder === undefined) return false
  const slow = setTimeout(
    () => patchOpened(session, { save: { state: 'saving', message: null } }),
    sayingAfter,
  )
  try {
    const { change, undo, left } = await make()
    if (change) applyChanges(session, folder, [change])
    patchOpened(session, { undo, save: { state: 'saved', message: null }, savedAt: new Date() })
    if (left.length > 0) session.store.setState({ toast: { text: left.join(' '), undo: false } })
    return true
  } catch (error) {
    patchOpened(session, { save: { state: 'failed', message: messageOf(error) } })
    return false
  } finally {
    clearTimeout(slow)
  }
}

/** Tells assistive technology something, in a few words. */
export function say(session: Session, said: string): void {
  session.store.setState({ said })
}
