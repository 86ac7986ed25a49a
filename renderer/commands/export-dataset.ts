/** Writing the dataset: encoded by the host, saved by its dialog or as a download. */
import type { ExportOutcome } from '../../shared/api/pincite-api.ts'
import type { ExportChoiceArgs } from '../../shared/api/export-choice.ts'
import { nounOf, type ExportName } from '../../shared/dataset/export-formats.ts'
import { counted } from '../state/counted.ts'
import type { Session } from '../state/session.ts'
import { followTask, type Follower } from './follow-task.ts'
import { say } from './tell.ts'
import { saveTyped } from './write-typed.ts'

export interface Exported {
  /** Where the rows went; null when the person cancelled. */
  readonly message: string | null
  /** What had to be left out, in plain sentences. */
  readonly warnings: readonly string[]
  /** The seal of a Data Package. */
  readonly seal?: string | undefined
}

export interface WantedExport {
  readonly format: ExportName
  readonly choice: ExportChoiceArgs
}

/** Exports what is chosen, as it stands. Throws as `saveExport` does, and `cancelled` where it was stopped. */
export async function exportDataset(
  session: Session,
  wanted: WantedExport,
  follower: Follower,
): Promise<Exported> {
  await saveTyped(session)
  const made = await followTask(session, follower, (task) =>
    session.client.exportDataset({ ...wanted, task }),
  )
  return saveExport(session, made, nounOf(wanted.format))
}

/**
 * Saves what the host has made, by its dialog or as a download; `noun` is what its rows are. Throws a PinciteError where
 * nothing was written.
 */
export async function saveExport(session: Session, made: ExportOutcome, noun = 'row'): Promise<Exported> {
  const { client, store } = session
  const { exportId, fileName, mediaType, warnings, seal } = made
  const rows = counted(made.rows, noun)
  if (store.getState().host?.dialogs) {
    const { saved } = await client.saveExport({ exportId })
    if (saved === null) return { message: null, warnings }
    say(session, `${rows} exported.`)
    return { message: `${rows} saved as ${saved}.`, warnings, seal }
  }
  const bytes = await client.readExport({ exportId })
  download(fileName, new Blob([new Uint8Array(bytes)], { type: mediaType }))
  say(session, `${rows} exported.`)
  return { message: `${rows} saved as ${fileName} in your downloads.`, warnings, seal }
}

function download(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken the bytes once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
