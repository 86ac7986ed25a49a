/** Choosing an annotation and going to its place in the report. */
import type { Annotation, Target } from '../../shared/domain/project.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import { pageSaid } from '../state/page-words.ts'
import { patchOpened, type OpenedProject, type Session } from '../state/session.ts'
import type { ReportViewHandle } from '../viewers/report-view.ts'
import { say } from './tell.ts'

/** The annotations of the report in view, in reading order, as the filter leaves them. */
export function listedAnnotations({
  project,
  sourceId,
  codeFilter,
}: Pick<OpenedProject, 'project' | 'sourceId' | 'codeFilter'>): readonly Annotation[] {
  const all = sourceId === null ? [] : annotationsOf(project, sourceId)
  return codeFilter === null ? all : all.filter(({ codeIds }) => codeIds.includes(codeFilter))
}

/** Selects an annotation and brings its passage into view. */
export function selectAnnotation(session: Session, annotation: Annotation): void {
  patchOpened(session, { annotationId: annotation.id })
  showTarget(session.reportRef.current, annotation.target)
}

/** Brings a passage or a region into view. */
export function showTarget(
  report: ReportViewHandle | null,
  { region, spans }: Pick<Target, 'region' | 'spans'>,
): void {
  const [first] = spans
  if (region) report?.goToRegion(region)
  else if (first) report?.goToSpan(first)
}

/** Goes to the next or previous annotation of the list; true when there was one. */
export function stepAnnotation(session: Session, step: 1 | -1): boolean {
  const { opened } = session.store.getState()
  if (!opened) return false
  const listed = listedAnnotations(opened)
  const next = listed[nextIndex(session, listed, step)]
  if (!next) {
    say(
      session,
      listed.length === 0 ? 'No annotations.' : step === 1 ? 'Last annotation.' : 'First annotation.',
    )
    return false
  }
  selectAnnotation(session, next)
  const page = pageSaid(opened.project, next)
  say(session, `${listed.indexOf(next) + 1} of ${listed.length}${page === '' ? '' : `, ${page}`}`)
  return true
}

/** From the annotation at hand, else from where the person reads. */
function nextIndex(session: Session, listed: readonly Annotation[], step: 1 | -1): number {
  const current = session.store.getState().opened?.annotationId
  const index = listed.findIndex(({ id }) => id === current)
  if (index !== -1) return index + step
  const read = session.reportRef.current?.getInfo().visible.start ?? 0
  const ahead = listed.findIndex(({ target }) => (target.spans[0]?.start ?? 0) >= read)
  if (ahead === -1) return listed.length - 1
  return step === 1 ? ahead : Math.max(0, ahead - 1)
}
