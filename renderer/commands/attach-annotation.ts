/** Attaching an annotation to the right passage: the person selects it in the report and takes it. */
import { draftAttach } from '../../shared/domain/draft-decision.ts'
import { successorOf } from '../../shared/domain/draft-revision.ts'
import { unsettledOf } from '../../shared/domain/editions.ts'
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { describeSelection } from '../state/selected-passage.ts'
import { pageSaid } from '../state/page-words.ts'
import { patchOpened, type Attaching, type OpenedProject, type Session } from '../state/session.ts'
import { atHand, goToNextWaiting, openReview } from './review-edition.ts'
import { showSource } from './show-source.ts'
import { submitChange } from './submit-change.ts'
import { say, tell } from './tell.ts'

/** An annotation whose passage stands in no report that is current, and why. */
export interface Orphan {
  readonly annotation: Annotation
  readonly reason: string
}

/**
 * Returns the orphans of the project: those known as such, and those whose words were not found in their own report
 * when it was opened.
 */
export function orphansOf({
  project,
  misplaced,
}: Pick<OpenedProject, 'project' | 'misplaced'>): readonly Orphan[] {
  const known = unsettledOf(project).orphans.map((annotation) => ({
    annotation,
    reason: annotation.orphan ?? '',
  }))
  if (misplaced.size === 0) return known
  const listed = new Set(known.map(({ annotation }) => annotation.id))
  const lost = project.annotations.flatMap((annotation) => {
    const reason = misplaced.get(annotation.id)
    return reason === undefined || listed.has(annotation.id) ? [] : [{ annotation, reason }]
  })
  return [...known, ...lost]
}

/** Takes note of the annotations of a source that can't be placed in it. */
export function showMisplaced(session: Session, sourceId: string, found: ReadonlyMap<string, string>): void {
  const { opened } = session.store.getState()
  if (!opened || (found.size === 0 && opened.misplaced.size === 0)) return
  const ofSource = new Set(
    opened.project.annotations.filter((one) => one.sourceId === sourceId).map(({ id }) => id),
  )
  const others = [...opened.misplaced].filter(([id]) => !ofSource.has(id))
  const misplaced = new Map([...others, ...found])
  if (JSON.stringify([...misplaced]) !== JSON.stringify([...opened.misplaced]))
    patchOpened(session, { misplaced })
}

/** Shows the list of orphans in place of the annotations. */
export function showOrphans(session: Session): void {
  session.store.setState({ shown: null })
  patchOpened(session, { view: 'read', orphans: { chosen: null }, flagsShown: false })
}

/** Shows the annotations again. */
export function leaveOrphans(session: Session): void {
  patchOpened(session, { orphans: null })
  if (session.store.getState().opened?.attaching?.from === 'orphans') leaveAttaching(session)
}

/** Begins: shows the report in which the passage is to be selected, with what is proposed selected in it. */
export async function startAttaching(
  session: Session,
  annotation: Annotation,
  how: Pick<Attaching, 'proposed' | 'near' | 'from'>,
): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  if (opened.readOnly !== null) {
    tell(session, `Read-only: ${opened.readOnly}`)
    return
  }
  const sourceId = currentEdition(opened.project, annotation.sourceId)
  session.store.setState({ shown: null })
  patchOpened(session, { view: 'read' })
  await showSource(session, sourceId)
  patchOpened(session, { annotationId: null, attaching: { annotationId: annotation.id, sourceId, ...how } })
  say(
    session,
    'Select the right words with the mouse or the caret. Enter attaches, Escape leaves it as it is.',
  )
}

/** Goes from the review to the report, to select the right words for the passage at hand. */
export function adjustRow(session: Session): void {
  const { row } = atHand(session)
  if (!row) return
  const { annotation, next, near } = row
  void startAttaching(session, annotation, { proposed: next?.spans ?? [], near, from: 'review' })
}

/** Leaves the annotation as it is, and goes back. */
export function leaveAttaching(session: Session): void {
  const attaching = session.store.getState().opened?.attaching
  patchOpened(session, { attaching: null, selected: null })
  session.reportRef.current?.clearSelection()
  goBack(session, attaching ?? null)
}

/** Puts the annotation where the selection stands. */
export async function finishAttaching(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  const attaching = opened?.attaching
  const annotation = opened?.project.annotations.find(({ id }) => id === attaching?.annotationId)
  if (!opened || !attaching || !annotation || inView.state !== 'ready') return
  if (!opened.selected || inView.sourceId !== attaching.sourceId) {
    say(session, 'Select the right words first.')
    return
  }
  const { canonical } = inView.text
  const target = { ...describeSelection(canonical, opened.selected), extractor: canonical.extractor }
  const place = { targetId: crypto.randomUUID(), sourceId: attaching.sourceId, target }
  await submitChange(session, draftAttach(annotation, place, 'Attach to passage'), () => {
    if (session.store.getState().opened?.attaching?.annotationId === annotation.id) {
      session.reportRef.current?.clearSelection()
      patchOpened(session, { attaching: null, selected: null, annotationId: annotation.id })
      if (attaching.from === 'review') goToNextWaiting(session, annotation.id)
      goBack(session, attaching)
    }
    const page = pageSaid(opened.project, place)
    say(session, page === '' ? 'Attached.' : `Attached, ${page}.`)
  })
}

/** Shows an orphan beside what the new edition has in its place. */
export function compareOrphan(session: Session, annotation: Annotation): void {
  void openReview(session, annotation.sourceId, annotation.id)
}

function goBack(session: Session, attaching: Attaching | null): void {
  if (attaching?.from === 'review' && session.store.getState().opened?.review)
    session.store.setState({ shown: 'review' })
}

/** The edition after the one given, or that one itself where it is the newest. */
function currentEdition(project: Project, sourceId: string): string {
  return successorOf(project, sourceId)?.id ?? sourceId
}
