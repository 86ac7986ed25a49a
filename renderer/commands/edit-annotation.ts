/** Changing an annotation: its codes and ends; deleting it. */
import { spansEqual, type Passage } from '../../shared/anchoring/describe.ts'
import { boxesAgree } from '../../shared/anchoring/page-box.ts'
import type { Code } from '../../shared/domain/codebook.ts'
import { codebookFingerprint } from '../../shared/domain/codebook-version.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import {
  draftAddCode,
  draftAdjustEnds,
  draftDeleteAnnotation,
  draftRecode,
  draftRemoveCode,
} from '../../shared/domain/draft-annotation.ts'
import { describeSelection } from '../state/selected-passage.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { listedAnnotations } from './select-annotation.ts'
import { submitChange } from './submit-change.ts'
import { offerUndo, say, tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** Gives the annotation this code instead of those it has. */
export async function recodeAnnotation(session: Session, annotation: Annotation, code: Code): Promise<void> {
  if (annotation.codeIds.length === 1 && annotation.codeIds[0] === code.id) return
  const codebook = codebookInUse(session)
  const draft = draftRecode(annotation.id, annotation.codeIds, [code.id], codebook)
  await submitChange(session, { ...draft, label: `Recode as ${code.name}` }, () =>
    say(session, `Now ${code.name}.`),
  )
}

function codebookInUse(session: Session): string {
  return codebookFingerprint(session.store.getState().opened?.project.codes ?? [])
}

/** Adds the code, or takes it off where it is there; the last code stays. */
export async function toggleCode(session: Session, annotation: Annotation, code: Code): Promise<void> {
  const has = annotation.codeIds.includes(code.id)
  if (has && annotation.codeIds.length === 1) {
    tell(session, `${code.name} is its only code. Choose another code instead, or delete the annotation.`)
    return
  }
  const draft = has
    ? draftRemoveCode(annotation.id, code.id)
    : draftAddCode(annotation.id, code.id, codebookInUse(session))
  await submitChange(session, draft, () => say(session, `${code.name} ${has ? 'removed' : 'added'}.`))
}

/** Starts setting the ends anew: the passage becomes the selection, Enter takes it. */
export function startAdjusting(session: Session, annotation: Annotation): void {
  const readOnly = session.store.getState().opened?.readOnly
  if (typeof readOnly === 'string') {
    tell(session, `Read-only: ${readOnly}`)
    return
  }
  patchOpened(session, { annotationId: annotation.id, adjusting: annotation.id })
  const { region, spans } = annotation.target
  if (region) {
    void session.reportRef.current?.setArea(region)
    say(
      session,
      'Arrows move the area, Shift and arrows size it. Enter takes it, Escape leaves it as it was.',
    )
    return
  }
  session.reportRef.current?.setSelection(spans)
  session.reportRef.current?.focusCaret()
  say(session, 'Move the ends with the mouse or with Shift and arrows. Enter takes them, Escape leaves them.')
}

/** Leaves the ends as they were. */
export function leaveAdjusting(session: Session): void {
  patchOpened(session, { adjusting: null, selected: null })
  session.reportRef.current?.clearSelection()
  say(session, 'The ends stay.')
}

/** Takes the selection as the annotation's passage. */
export async function finishAdjusting(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === opened.adjusting)
  if (!opened?.selected || !annotation || inView.state !== 'ready') return
  const { canonical } = inView.text
  const target = { ...describeSelection(canonical, opened.selected), extractor: canonical.extractor }
  if (samePlace(target, annotation.target)) {
    leaveAdjusting(session)
    return
  }
  const draft = draftAdjustEnds({ annotationId: annotation.id, targetId: crypto.randomUUID(), target })
  await submitChange(session, draft, () => {
    if (session.store.getState().opened?.adjusting === annotation.id) {
      session.reportRef.current?.clearSelection()
      patchOpened(session, { adjusting: null, selected: null })
    }
    say(session, 'Ends set.')
  })
}

function samePlace(a: Passage, b: Passage): boolean {
  if (a.region || b.region)
    return a.region !== null && b.region !== null && boxesAgree([a.region], [b.region], 0)
  return spansEqual(a.spans, b.spans)
}

/** Deletes an annotation, whose place in the list the next one takes. False where it was not deleted. */
export async function deleteAnnotation(session: Session, annotation: Annotation): Promise<boolean> {
  // What was typed last comes back with it.
  await saveTyped(session)
  const before = session.store.getState().opened
  if (!before) return false
  const listed = listedAnnotations(before)
  const index = listed.findIndex(({ id }) => id === annotation.id)
  const name = before.project.codes.find(({ id }) => id === annotation.codeIds[0])?.name ?? 'Annotation'
  const next = index === -1 ? null : (listed[index + 1] ?? listed[index - 1] ?? null)
  return submitChange(session, draftDeleteAnnotation(annotation.id), () => {
    // The one at hand went with the change; another chosen meanwhile stays.
    if (session.store.getState().opened?.annotationId === null)
      patchOpened(session, { annotationId: next?.id ?? null })
    offerUndo(session, `${name} removed.`)
  })
}
