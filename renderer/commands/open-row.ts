/** From a verified row to its place in the report. */
import type { VerifiedRow } from '../../shared/dataset/verify.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { showSource } from './show-source.ts'

/** Shows the report with the row's annotation chosen; the annotations panel then brings its place into view. */
export async function openRow(session: Session, row: VerifiedRow): Promise<void> {
  const { opened } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === row.id)
  if (!annotation) return
  await showSource(session, annotation.sourceId)
  session.store.setState({ shown: null })
  patchOpened(session, { annotationId: annotation.id, goTo: annotation.id })
}
