/** From a verified row, or an annotation of any edition, to its place in the report. */
import type { Annotation } from '../../shared/domain/project.ts'
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
  await openAnnotation(session, annotation)
}

/** Shows an annotation in its report, chosen. */
export async function openAnnotation(session: Session, annotation: Annotation): Promise<void> {
  session.store.setState({ shown: null })
  patchOpened(session, { view: 'read' })
  await showSource(session, annotation.sourceId)
  patchOpened(session, { annotationId: annotation.id, goTo: annotation.id })
}

/** Shows an annotation where it stands, also in an older edition. */
export async function openOldPlace(session: Session, annotation: Annotation): Promise<void> {
  session.store.setState({ shown: null })
  patchOpened(session, { view: 'read' })
  await showSource(session, annotation.sourceId)
  patchOpened(session, { goTo: annotation.id })
}
