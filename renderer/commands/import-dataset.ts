/** A dataset from a file, or the marks within a PDF, into the project: looked at first, then taken by one change. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { DatasetImportOutcome } from '../../shared/api/pincite-api.ts'
import type { ImportReport } from '../../shared/dataset-import/import-report.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { followTask, type Follower } from './follow-task.ts'
import { receiveChanges } from './receive-changes.ts'
import { sendFile, tooLargeToSend } from './send-file.ts'
import { offerUndo, tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** What is imported: a file that was sent, or the marks within a source. */
export type ImportSubject =
  { readonly name: string; readonly upload: string } | { readonly name: string; readonly sourceId: string }

export interface ImportChoices {
  /** What the project has stays as it is. */
  readonly keep: boolean
  /** What the dataset says is taken also where the project has something newer. */
  readonly replace: boolean
  /** Passages that stand nowhere are taken as orphans. */
  readonly orphans: boolean
}

/** Sends a dataset. Rejects where it is too large or can't be read, and with `cancelled` where it was stopped. */
export async function sendDataset(
  session: Session,
  file: File,
  { onProgress, signal }: Follower,
): Promise<ImportSubject> {
  const tooLarge = tooLargeToSend(session, file)
  if (tooLarge !== null) throw new PinciteError('refused', tooLarge)
  const upload = await sendFile(session, file, {
    onSent: (share) => onProgress({ share: share / 2, doing: 'Sending' }),
    isWanted: () => !signal.aborted,
  })
  if (upload === null) throw new PinciteError('cancelled', 'Stopped, as you asked.')
  return { name: file.name, upload }
}

/** Says what importing would do. Rejects where it can't be read, and with `cancelled` where it was stopped. */
export async function lookAtImport(
  session: Session,
  subject: ImportSubject,
  choices: ImportChoices,
  follower: Follower,
): Promise<DatasetImportOutcome> {
  await saveTyped(session)
  return run(session, { subject, choices, apply: false }, follower)
}

/** Takes what was looked at, by one change. Rejects where nothing was changed. */
export async function takeImport(
  session: Session,
  subject: ImportSubject,
  choices: ImportChoices,
  follower: Follower,
): Promise<void> {
  await saveTyped(session)
  const folder = session.store.getState().opened?.folder
  const { report, made } = await run(session, { subject, choices, apply: true }, follower)
  if (folder === undefined || !made?.change) {
    tell(session, 'Nothing was imported: the project has all of it already.')
    return
  }
  receiveChanges(session, folder, [made.change])
  if (session.store.getState().opened?.folder === folder)
    patchOpened(session, { undo: made.undo, savedAt: new Date() })
  offerUndo(session, `Imported: ${describeReport(report)}.`)
}

/** Forgets a file that was looked at and is not wanted. */
export function dropImport({ client }: Session, subject: ImportSubject): void {
  if ('upload' in subject) void client.cancelUpload({ upload: subject.upload }).catch(() => undefined)
}

/** Counts what becomes of the rows: "2 new, 1 changed, 9 the same, 0 not taken". */
export function describeReport({ added, changed, kept, same, notTaken }: ImportReport): string {
  const words = [
    `${added.toLocaleString()} new`,
    `${changed.toLocaleString()} changed`,
    ...(kept > 0 ? [`${kept.toLocaleString()} kept as here`] : []),
    `${same.toLocaleString()} the same`,
    `${notTaken.toLocaleString()} not taken`,
  ]
  return words.join(', ')
}

interface Run {
  readonly subject: ImportSubject
  readonly choices: ImportChoices
  readonly apply: boolean
}

function run(
  session: Session,
  { subject, choices, apply }: Run,
  follower: Follower,
): Promise<DatasetImportOutcome> {
  const { client } = session
  return followTask(session, follower, (task) =>
    'upload' in subject
      ? client.importDatasetUpload({ upload: subject.upload, apply, ...choices, task })
      : client.importHighlights({ sourceId: subject.sourceId, apply, task }),
  )
}
