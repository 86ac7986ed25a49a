/** The codebook out of the project into a file, and one from a file into the project: looked at first, then taken. */
import type { CodebookImportOutcome } from '../../shared/api/pincite-api.ts'
import type { CodebookFormatName } from '../../shared/codebook-exchange/codebook-format-names.ts'
import type { CodeDifference } from '../../shared/codebook-exchange/codebook-difference.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { saveExport, type Exported } from './export-dataset.ts'
import { receiveChanges } from './receive-changes.ts'
import { sendFile, tooLargeToSend, type Sending } from './send-file.ts'
import { offerUndo, tell } from './tell.ts'
import { saveCodeTexts } from './write-code-text.ts'

/** Writes the codebook into a file, with what was typed last. Throws as `saveExport` does. */
export async function exportCodebook(session: Session, format: CodebookFormatName): Promise<Exported> {
  await saveCodeTexts(session)
  return saveExport(session, await session.client.exportCodebook({ format }), 'code')
}

/** A codebook that has been looked at and can be taken. */
export interface CodebookPreview {
  readonly upload: string
  readonly codes: readonly CodeDifference[]
  readonly warnings: readonly string[]
}

/** Sends a codebook file and says what it would change; null when it was not wanted any more. Rejects for a bad file. */
export async function previewCodebook(
  session: Session,
  file: File,
  sending: Sending,
): Promise<CodebookPreview | null> {
  const tooLarge = tooLargeToSend(session, file)
  if (tooLarge !== null) throw new Error(tooLarge)
  await saveCodeTexts(session)
  const upload = await sendFile(session, file, sending)
  if (upload === null) return null
  try {
    const { codes, warnings } = await session.client.importCodebookUpload({ upload, apply: false })
    return { upload, codes, warnings }
  } catch (error) {
    dropCodebook(session, { upload })
    throw error
  }
}

/** Takes a codebook that was looked at, by one change. Returns what it did; rejects where nothing was changed. */
export async function takeCodebook(
  session: Session,
  { upload }: CodebookPreview,
): Promise<CodebookImportOutcome> {
  const folder = session.store.getState().opened?.folder
  const outcome = await session.client.importCodebookUpload({ upload, apply: true })
  const { codes, made } = outcome
  if (!made?.change) tell(session, 'Nothing was imported: the project has all of it already.')
  if (folder === undefined || !made?.change) return outcome
  receiveChanges(session, folder, [made.change])
  if (session.store.getState().opened?.folder === folder)
    patchOpened(session, { undo: made.undo, savedAt: new Date() })
  offerUndo(session, `Codebook imported: ${describeCounts(codes)}.`)
  return outcome
}

/** Forgets a codebook that was looked at and is not wanted. */
export function dropCodebook({ client }: Session, { upload }: Pick<CodebookPreview, 'upload'>): void {
  void client.cancelUpload({ upload }).catch(() => undefined)
}

/** Counts what becomes of the codes: "2 added, 1 changed, 9 the same". */
export function describeCounts(codes: readonly CodeDifference[]): string {
  const count = (outcome: CodeDifference['outcome']) =>
    codes.filter((code) => code.outcome === outcome).length.toLocaleString()
  return `${count('added')} added, ${count('changed')} changed, ${count('same')} the same`
}
