/** Backups of the open project: making one, and setting the project to what one holds. */
import type { Backup } from '../../shared/api/store-report.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { followTask, type Follower } from './follow-task.ts'
import { receiveChanges } from './receive-changes.ts'
import { saveTyped } from './write-typed.ts'

/** Makes a backup now, with the memos typed so far. Rejects where none was made. */
export async function makeBackup(session: Session): Promise<Backup> {
  await saveTyped(session)
  return session.client.makeBackup({})
}

/**
 * Sets the project to what a backup holds: one change, which Undo takes back. Resolves to whether anything differed;
 * rejects where nothing was changed.
 */
export async function restoreBackup(session: Session, backup: string, follower: Follower): Promise<boolean> {
  await saveTyped(session)
  const folder = session.store.getState().opened?.folder
  const { change, undo } = await followTask(session, follower, (task) =>
    session.client.restoreBackup({ backup, task }),
  )
  if (folder === undefined || !change) return false
  receiveChanges(session, folder, [change])
  if (session.store.getState().opened?.folder === folder) patchOpened(session, { undo, savedAt: new Date() })
  return true
}
