/** Replacing a source with a new edition of it: choosing the file, sending it, and going on to the review. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import { successorOf } from '../../shared/domain/draft-revision.ts'
import type { Source } from '../../shared/domain/project.ts'
import { patchOpened, type Arrival, type Session } from '../state/session.ts'
import { dismissArrival } from './add-sources.ts'
import { followTask, nobody, type Follower } from './follow-task.ts'
import { receiveChanges } from './receive-changes.ts'
import { openReview } from './review-edition.ts'
import { sendFile, tooLargeToSend } from './send-file.ts'
import { showSource } from './show-source.ts'
import { say, tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** A file sent before that waits for its password. */
export interface LockedEdition {
  readonly upload: string
  readonly message: string
}

/** What a new edition is: a file, one sent before with its password, or a source at hand. */
export type EditionFile =
  | { readonly file: File }
  | { readonly upload: string; readonly password: string }
  | { readonly editionId: string }

/** Asks for the file of a new edition. A source that was replaced already shows its review instead. */
export function startReplacing(session: Session, source: Source): void {
  const { opened } = session.store.getState()
  if (!opened) return
  if (opened.readOnly !== null) {
    tell(session, `Read-only: ${opened.readOnly}`)
  } else if (successorOf(opened.project, source.id)) {
    void openReview(session, source.id)
  } else {
    patchOpened(session, { replacing: source.id })
    session.store.setState({ shown: 'replace' })
  }
}

/** Leaves everything as it is. */
export function leaveReplacing(session: Session): void {
  session.store.setState({ shown: null })
  patchOpened(session, { replacing: null })
}

/**
 * Replaces a source and shows the review where something is left to decide, else the new edition. Returns what waits
 * for a password, or null when it is done; rejects where the file can't be a new edition, or the work was stopped.
 */
export async function replaceSource(
  session: Session,
  sourceId: string,
  edition: EditionFile,
  follower: Follower,
): Promise<LockedEdition | null> {
  await saveTyped(session)
  const folder = session.store.getState().opened?.folder
  const given = 'file' in edition ? { upload: await send(session, edition.file, follower) } : edition
  const { onProgress, signal } = follower
  const share = 'file' in edition ? 0.5 : 0
  const reading: Follower = {
    signal,
    onProgress: ({ share: done, doing }) => onProgress({ share: share + (1 - share) * done, doing }),
  }
  try {
    const outcome = await followTask(session, reading, (task) =>
      session.client.reviseSource({ sourceId, task, ...given }),
    )
    if (outcome.editionId === null) {
      const upload = 'upload' in given ? given.upload : ''
      return { upload, message: outcome.message ?? 'The file needs a password.' }
    }
    if ('password' in given) session.passwords.set(outcome.editionId, given.password)
    if (folder === undefined || session.store.getState().opened?.folder !== folder) return null
    if (outcome.change) receiveChanges(session, folder, [outcome.change])
    patchOpened(session, { undo: outcome.undo, savedAt: new Date(), replacing: null })
    await goOn(session, sourceId, outcome.editionId)
    return null
  } catch (error) {
    if ('upload' in given) void session.client.cancelUpload({ upload: given.upload }).catch(() => undefined)
    throw error
  }
}

async function goOn(session: Session, sourceId: string, editionId: string): Promise<void> {
  const left = session.store.getState().opened?.project.annotations.some((one) => one.sourceId === sourceId)
  if (left === true) {
    await openReview(session, sourceId)
    return
  }
  session.store.setState({ shown: null })
  await showSource(session, editionId)
  say(session, 'Replaced. Nothing is left to decide.')
}

async function send(session: Session, file: File, { onProgress, signal }: Follower): Promise<string> {
  const message = tooLargeToSend(session, file)
  if (message !== null) throw new PinciteError('refused', message)
  const upload = await sendFile(session, file, {
    onSent: (share) => onProgress({ share: share / 2, doing: `Sending ${file.name}` }),
    isWanted: () => !signal.aborted,
  })
  if (upload === null) throw new PinciteError('cancelled', 'Stopped, as you asked.')
  return upload
}

/** Takes a file that was just added for the new edition of an older source. */
export async function takeAsEdition(session: Session, arrival: Arrival, older: Source): Promise<void> {
  if (arrival.sourceId === null) return
  try {
    await replaceSource(session, older.id, { editionId: arrival.sourceId }, nobody())
    dismissArrival(session, arrival)
  } catch (error) {
    tell(session, messageOf(error))
  }
}
