/** Going on in a copy elsewhere, with everything that could not be saved where the project was. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { OpenedProject, Session } from '../state/session.ts'
import { lastPart } from '../state/folder-path.ts'
import { cancelArrivals } from './add-sources.ts'
import { followTask, nobody, type Follower } from './follow-task.ts'
import { isUnsaved, tryAgain } from './keep-trying.ts'
import { enterProject, type Luggage } from './open-project.ts'
import { tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/**
 * Copies the open project, as this window has it, into a new folder and shows the copy; what waits to be saved is
 * then saved there. Resolves to why there is no copy, or to "". The window stays where it was when that fails.
 */
export async function saveCopy(session: Session, folder: string, follower: Follower): Promise<string> {
  await saveTyped(session)
  const { opened } = session.store.getState()
  if (!opened) return 'No project is open in this window.'
  try {
    const copy = await followTask(session, follower, (task) => session.client.saveCopy({ folder, task }))
    cancelArrivals(session)
    await enterProject(session, () => Promise.resolve(copy), nobody(), luggageOf(session, opened))
  } catch (error) {
    if (error instanceof PinciteError && error.code === 'cancelled')
      return 'Copying was stopped. You are still in the folder you had.'
    return messageOf(error)
  }
  await tryAgain(session)
  if (!isUnsaved(session.store.getState().opened))
    tell(session, `Every tag is saved in “${lastPart(folder)}”, and you go on there.`)
  return ''
}

/**
 * What waits to be saved: before the copy was made and since. It goes along even if it was saved after all while the
 * copy was made: made twice, it changes nothing.
 */
function luggageOf(session: Session, before: OpenedProject): Luggage {
  const now = session.store.getState().opened ?? before
  return {
    held: [...before.held, ...now.held.filter((change) => !before.held.includes(change))],
    typed: new Map([...before.typed, ...now.typed]),
    codebookDrafts: new Map([...before.codebookDrafts, ...now.codebookDrafts]),
    sourceId: now.sourceId,
  }
}
