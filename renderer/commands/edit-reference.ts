/** The record of a source as a reference: opened, edited, and filled in from a bibliography, looked at first. */
import { typedValue } from '../../shared/citation/typed-value.ts'
import type { BibliographyImportOutcome } from '../../shared/api/pincite-api.ts'
import type { DraftWrite } from '../../shared/domain/change.ts'
import type { CslItem, CslVariable } from '../../shared/domain/csl-item.ts'
import { draftEditItem, draftPageLabels } from '../../shared/domain/draft-source.ts'
import { formatPageLabels, parsePageLabels } from '../../shared/domain/page-labels.ts'
import type { Source } from '../../shared/domain/project.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { receiveChanges } from './receive-changes.ts'
import { sendFile, tooLargeToSend } from './send-file.ts'
import { submitChange } from './submit-change.ts'
import { offerUndo, say, tell } from './tell.ts'

/** Opens the reference of the source in view. */
export function showReference({ store }: Session): boolean {
  const { opened } = store.getState()
  if (!opened?.sourceId) return false
  store.setState({ shown: 'reference' })
  return true
}

/** What was typed into a reference: texts by variable, those that were not touched left out. */
export interface TypedReference {
  readonly texts: ReadonlyMap<CslVariable, string>
  /** Page label rules. */
  readonly pageLabels: string
}

/** Says what is wrong with what was typed for a variable; "" where nothing is. */
export function problemOf(variable: CslVariable, typed: string): string {
  const read = typedValue(variable, typed)
  return read.ok ? '' : read.message
}

/** Keeps what was typed, as one change. False where some of it can't be read or it was not saved. */
export async function saveReference(
  session: Session,
  source: Source,
  typed: TypedReference,
): Promise<boolean> {
  const current: CslItem = { ...source.item, title: source.title }
  const item: Partial<Record<CslVariable, CslItem[CslVariable]>> = { ...current }
  for (const [variable, text] of typed.texts) {
    const read = typedValue(variable, text)
    if (!read.ok) return false
    item[variable] = read.value
  }
  const isTyped = typed.pageLabels !== source.pageLabels
  const labels = parsePageLabels(typed.pageLabels, isTyped ? source.pages : null)
  if (!labels.ok) return false
  const writes: readonly DraftWrite[] = [
    ...draftEditItem(source.id, current, item as CslItem).writes,
    ...(formatPageLabels(labels.rules) === source.pageLabels
      ? []
      : draftPageLabels(source.id, formatPageLabels(labels.rules)).writes),
  ]
  if (writes.length === 0) return true
  return submitChange(session, { label: 'Edit reference', writes: [...writes] }, () =>
    say(session, 'Reference saved.'),
  )
}

/** A bibliography that has been looked at and can be taken. */
export interface BibliographyPreview extends BibliographyImportOutcome {
  readonly upload: string
}

/** Sends a bibliography and says what it would change. Rejects where it can't be read. */
export async function previewBibliography(
  session: Session,
  file: File,
  replace: boolean,
): Promise<BibliographyPreview> {
  const tooLarge = tooLargeToSend(session, file)
  if (tooLarge !== null) throw new Error(tooLarge)
  const upload = await sendFile(session, file, { onSent: () => undefined, isWanted: () => true })
  if (upload === null) throw new Error('The bibliography was not sent. Try again.')
  return { upload, ...(await session.client.importBibliographyUpload({ upload, replace, apply: false })) }
}

/** Forgets a bibliography that was looked at and is not wanted. */
export function dropBibliography({ client }: Session, { upload }: Pick<BibliographyPreview, 'upload'>): void {
  void client.cancelUpload({ upload }).catch(() => undefined)
}

/** Takes a bibliography that was looked at, by one change. Rejects where nothing was changed. */
export async function takeBibliography(session: Session, upload: string, replace: boolean): Promise<void> {
  const folder = session.store.getState().opened?.folder
  const { matching, made } = await session.client.importBibliographyUpload({ upload, replace, apply: true })
  if (folder === undefined || !made?.change) {
    tell(session, 'Nothing was imported: the sources have all of it already.')
    return
  }
  receiveChanges(session, folder, [made.change])
  if (session.store.getState().opened?.folder === folder)
    patchOpened(session, { undo: made.undo, savedAt: new Date() })
  const count = matching.matched.filter(({ edits }) => edits.some(({ isTaken }) => isTaken)).length
  offerUndo(session, `Bibliography imported: ${count} ${count === 1 ? 'source' : 'sources'} changed.`)
}
