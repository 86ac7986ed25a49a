/** Choosing an annotation and going to its place in the report. */
import type { Annotation } from '../../shared/domain/project.ts'
import { patchOpened, type OpenedProject, type Session } from '../state/session.ts'
import { say } from './submit-change.ts'

/** The annotations of the report in view, in reading order, as the filter leaves them. */
export function listedAnnotations(opened: OpenedProject): readonly Annotation[] {
  return opened.project.annotations.filter(
    ({ sourceId, codeIds }) =>
      sourceId === opened.sourceId && (opened.codeFilter === null || codeIds.includes(opened.codeFilter)),
  )
}

/** Selects an annotation and brings its passage into view. */
export function selectAnnotation(session: Session, annotation: Annotation): void {
  patchOpened(session, { annotationId: annotation.id })
  const [first] = annotation.target.spans
  if (first) session.reportRef.current?.goToSpan(first)
}

/** Goes to the next or previous annotation of the list; true when there was one. */
export function stepAnnotation(session: Session, step: 1 | -1): boolean {
  const { opened } = session.store.getState()
  if (!opened) return false
  const listed = listedAnnotations(opened)
  const index = listed.findIndex(({ id }) => id === opened.annotationId)
  const next = listed[index === -1 ? (step === 1 ? 0 : listed.length - 1) : index + step]
  if (!next) return false
  selectAnnotation(session, next)
  const place = next.target.pageLabel === null ? '' : `, page ${next.target.pageLabel}`
  say(session, `${listed.indexOf(next) + 1} of ${listed.length}${place}`)
  return true
}
