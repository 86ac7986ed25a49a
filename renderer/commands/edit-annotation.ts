/** Changing an annotation: its codes, memo and ends; deleting it. */
import { describeSpans } from '../../shared/anchoring/describe.ts'
import type { Annotation, Code } from '../../shared/domain/project.ts'
import {
  draftAddCode,
  draftAdjustEnds,
  draftDeleteAnnotation,
  draftMemo,
  draftRecode,
  draftRemoveCode,
} from '../../shared/domain/draft-annotation.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { say, submitChange } from './submit-change.ts'

/** Gives the annotation this code instead of those it has. */
export async function recodeAnnotation(session: Session, annotation: Annotation, code: Code): Promise<void> {
  if (annotation.codeIds.length === 1 && annotation.codeIds[0] === code.id) return
  const draft = draftRecode(annotation.id, annotation.codeIds, [code.id])
  if (await submitChange(session, { ...draft, label: `Recode as ${code.name}` }))
    say(session, `Now ${code.name}.`)
}

/** Adds the code, or takes it off where it is there; the last code stays. */
export async function toggleCode(session: Session, annotation: Annotation, code: Code): Promise<void> {
  const has = annotation.codeIds.includes(code.id)
  if (has && annotation.codeIds.length === 1) {
    say(session, `${code.name} is its only code. Choose another code instead, or delete the annotation.`)
    return
  }
  const draft = has ? draftRemoveCode(annotation.id, code.id) : draftAddCode(annotation.id, code.id)
  if (await submitChange(session, draft)) say(session, `${code.name} ${has ? 'removed' : 'added'}.`)
}

export async function writeMemo(session: Session, annotation: Annotation, memo: string): Promise<boolean> {
  return memo === annotation.memo || submitChange(session, draftMemo(annotation.id, memo))
}

/** Starts setting the ends anew: the passage becomes the selection, Enter takes it. */
export function startAdjusting(session: Session, annotation: Annotation): void {
  patchOpened(session, { annotationId: annotation.id, adjusting: annotation.id })
  session.reportRef.current?.setSelection(annotation.target.spans)
  say(session, 'Move the ends with the mouse or with Shift and arrows. Enter takes them, Escape leaves them.')
}

/** Takes the selection as the annotation's passage. */
export async function finishAdjusting(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === opened.adjusting)
  if (!opened?.selected || !annotation || inView.state !== 'ready') return
  const { canonical } = inView.text
  const target = { ...describeSpans(canonical, opened.selected.spans), extractor: canonical.extractor }
  const draft = draftAdjustEnds({ annotationId: annotation.id, targetId: crypto.randomUUID(), target })
  if (await submitChange(session, draft)) {
    session.reportRef.current?.clearSelection()
    patchOpened(session, { adjusting: null, selected: null })
    say(session, 'Ends set.')
  }
}

export async function deleteAnnotation(
  session: Session,
  annotation: Annotation,
  code: Code | null,
): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  const listed = opened.project.annotations.filter(({ sourceId }) => sourceId === annotation.sourceId)
  const index = listed.findIndex(({ id }) => id === annotation.id)
  if (!(await submitChange(session, draftDeleteAnnotation(annotation.id)))) return
  const next = listed[index + 1] ?? listed[index - 1] ?? null
  patchOpened(session, { annotationId: next?.id ?? null })
  const name = code?.name ?? 'Annotation'
  session.store.setState({ toast: { text: `${name} deleted.`, undo: true } })
  say(session, `${name} removed. Undo with Control Z.`)
}
