/** Writing the dataset: encoded by the host, saved by its dialog or as a download. */
import type { FormatName } from '../../shared/dataset/formats.ts'
import type { Session } from '../state/session.ts'
import { say } from './submit-change.ts'

/** Returns what was saved, or null when the person cancelled. Throws a PinciteError where nothing was written. */
export async function exportDataset(session: Session, format: FormatName): Promise<string | null> {
  const { client, store } = session
  const made = await client.exportDataset({ format, task: crypto.randomUUID() })
  const rows = `${made.rows.toLocaleString()} ${made.rows === 1 ? 'row' : 'rows'}`
  if (store.getState().host?.dialogs) {
    const { saved } = await client.saveExport({ exportId: made.exportId })
    if (saved !== null) say(session, `${rows} exported.`)
    return saved === null ? null : `${rows} saved as ${saved}.`
  }
  const bytes = await client.readExport({ exportId: made.exportId })
  download(made.fileName, new Blob([new Uint8Array(bytes)], { type: made.mediaType }))
  say(session, `${rows} exported.`)
  return `${rows} saved as ${made.fileName} in your downloads.`
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
