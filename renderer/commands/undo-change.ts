/** Undo and redo of this window's own changes. */
import type { Session } from '../state/session.ts'
import { showSource } from './show-source.ts'
import { settle } from './submit-change.ts'
import { say } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** Takes back this window's last change. */
export async function undoChange(session: Session): Promise<void> {
  // A memo still being typed is the last change, once it is saved.
  await saveTyped(session)
  const label = session.store.getState().opened?.undo.undo
  if (!label) say(session, 'Nothing to undo.')
  else if ((await settle(session, () => session.client.undo({}))) === 'made')
    done(session, `Undone: ${label}.`)
}

/** Makes again what was taken back last. */
export async function redoChange(session: Session): Promise<void> {
  const label = session.store.getState().opened?.undo.redo
  if (!label) say(session, 'Nothing to redo.')
  else if ((await settle(session, () => session.client.redo({}))) === 'made')
    done(session, `Done again: ${label}.`)
}

function done(session: Session, words: string): void {
  say(session, words)
  session.store.setState(({ toast }) => (toast?.undo ? { toast: null } : {}))
  const { opened } = session.store.getState()
  const [first] = opened?.project.sources ?? []
  // A report that came back to an empty window is shown again.
  if (first && opened?.sourceId === null) void showSource(session, first.id)
}
