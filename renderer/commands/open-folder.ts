/** Opens projects by their folders: whole ones, and damaged ones by way of the recovery screen. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { OpenProject } from '../../shared/api/pincite-api.ts'
import { patchOpened, type Recovery, type Session } from '../state/session.ts'
import type { Follower } from './follow-task.ts'
import { enterProject, leaveProject } from './open-project.ts'
import { showRecovery } from './show-recovery.ts'
import { say } from './tell.ts'

/** Opens the project in a folder. Resolves to why it did not open, or to "" where the screen shows what became of it. */
export async function openFolder(session: Session, folder: string, follower: Follower): Promise<string> {
  try {
    await enterProject(session, (task) => session.client.openProject({ folder, task }), follower)
    return ''
  } catch (error) {
    if (error instanceof PinciteError && error.code === 'damaged') {
      showRecovery(session, folder, error.message)
      return ''
    }
    return failureOf(session, error)
  }
}

/** Opens read-only what can be read of a damaged project; its folder stays as it is. Resolves as {@link openFolder}. */
export async function salvageFolder(
  session: Session,
  { folder, reason }: Recovery,
  follower: Follower,
): Promise<string> {
  const failure = await enterBy(session, follower, (task) =>
    session.client.openProject({ folder, task, salvage: true }),
  )
  if (failure === '') patchOpened(session, { salvaged: reason })
  return failure
}

/** Goes from what could be read of a damaged project back to the ways of recovering it. */
export async function leaveSalvaged(session: Session): Promise<void> {
  const { opened } = session.store.getState()
  await leaveProject(session)
  if (!opened || opened.salvaged === null || session.store.getState().opened) return
  showRecovery(session, opened.folder, opened.salvaged)
}

/**
 * Makes a damaged project usable again, from a backup or (null) from what can be read of it, and opens it.
 * Resolves as {@link openFolder}.
 */
export function recoverFolder(
  session: Session,
  folder: string,
  backup: string | null,
  follower: Follower,
): Promise<string> {
  return enterBy(session, follower, (task) => session.client.recoverProject({ folder, backup, task }))
}

/** Enters the project that `read` gives. Resolves as {@link openFolder}. */
export async function enterBy(
  session: Session,
  follower: Follower,
  read: (task: string) => Promise<OpenProject>,
): Promise<string> {
  try {
    await enterProject(session, read, follower)
    return ''
  } catch (error) {
    return failureOf(session, error)
  }
}

/** The sentence of a failure; what the person stopped is none. */
function failureOf(session: Session, error: unknown): string {
  if (!(error instanceof PinciteError) || error.code !== 'cancelled') return messageOf(error)
  say(session, 'Stopped.')
  return ''
}
