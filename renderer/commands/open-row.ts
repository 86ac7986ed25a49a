/** From a verified row to its place in the report. */
import type { VerifiedRow } from '../../shared/dataset/verify.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { showSource } from './show-source.ts'
import { tell } from './tell.ts'

/** Shows the report with the row's annotation chosen; the report goes there once it is drawn. */
export async function openRow(session: Session, row: VerifiedRow): Promise<void> {
  const { opened } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === row.id)
  if (!annotation) {
    tell(session, 'This annotation has been deleted since it was checked.')
    return
  }
  session.store.setState({ shown: null })
  await showSource(session, annotation.sourceId)
  patchOpened(session, { annotationId: annotation.id, goTo: annotation.id })
}
