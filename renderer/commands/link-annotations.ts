/** Linking an annotation to others that it rests on, and going to them. */
import { draftLink } from '../../shared/domain/draft-evidence.ts'
import { fieldsFor } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { openOldPlace } from './open-row.ts'
import { selectAnnotation } from './select-annotation.ts'
import { submitChange } from './submit-change.ts'
import { say, tell } from './tell.ts'

/** Opens the choice of an annotation to link to, in the first field of links that the annotation has. Always true. */
export function startLinking(session: Session, annotation: Annotation): boolean {
  const { opened } = session.store.getState()
  const links = fieldsFor(opened?.project.codes ?? [], annotation.codeIds).find(
    ({ field }) => field.type === 'link',
  )
  if (!links) say(session, 'The codes of this annotation have no field for links.')
  else if (typeof opened?.readOnly === 'string') tell(session, `Read-only: ${opened.readOnly}`)
  else
    patchOpened(session, {
      annotationId: annotation.id,
      linking: { annotationId: annotation.id, fieldId: links.field.id },
    })
  return true
}

/** Closes the choice. */
export function leaveLinking(session: Session): void {
  patchOpened(session, { linking: null })
}

/** Links an annotation to another in a field, or takes the link off where it is there. */
export async function toggleLink(
  session: Session,
  annotation: Annotation,
  { fieldId, other }: { readonly fieldId: string; readonly other: string },
): Promise<void> {
  const stored = annotation.values.find((value) => value.fieldId === fieldId)
  const present = !stored?.links.includes(other)
  const draft = draftLink(annotation.id, { fieldId, other, present })
  await submitChange(session, draft, () => say(session, present ? 'Linked.' : 'Link removed.'))
}

/** Makes the annotation that a link leads to the one at hand, and goes to its passage, also in another report. */
export async function followLink(session: Session, annotation: Annotation): Promise<void> {
  const { opened } = session.store.getState()
  if (opened?.sourceId === annotation.sourceId) selectAnnotation(session, annotation)
  else {
    await openOldPlace(session, annotation)
    patchOpened(session, { annotationId: annotation.id })
  }
}
