/** Choosing what stands in a field, and going from field to field. */
import type { Scalar } from '../../shared/domain/change.ts'
import type { Field } from '../../shared/domain/codebook.ts'
import { draftValue } from '../../shared/domain/draft-evidence.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import type { Session } from '../state/session.ts'
import type { Slot } from '../state/slot.ts'
import { confirmAllFigures } from './edit-figures.ts'
import { leaveField, startChoosing } from './point-at-words.ts'
import { submitChange } from './submit-change.ts'
import { saveSlot } from './write-typed.ts'

/** Puts a choice into a field; null empties it. The words behind it stay as long as it holds something. */
export async function chooseValue(
  session: Session,
  annotation: Annotation,
  { field, value }: { readonly field: Field; readonly value: Scalar },
): Promise<void> {
  const stored = annotation.values.find(({ fieldId }) => fieldId === field.id)
  const words = value === null || value === '' ? null : (stored?.words ?? null)
  await submitChange(session, draftValue(annotation.id, { fieldId: field.id, value, words }, field.name))
}

/** The part of a key press that is read here. */
export interface FieldKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/** Does what keys mean in every field of the editor; false where it is left to the field. */
export function pressFieldKey(session: Session, slot: Slot, press: FieldKey): boolean {
  if (press.isComposing) return false
  if (press.key === 'F2') startChoosing(session, slot)
  else if (press.key === 'Escape') backToReport(session, slot)
  else if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) {
    void confirmAllFigures(session, slot.annotationId).then((made) => made && backToReport(session, slot))
  } else return false
  return true
}

/** Saves what was typed and goes to the report. */
export function backToReport(session: Session, slot: Slot): void {
  void saveSlot(session, slot)
  leaveField(session)
  const report = session.reportRef.current
  if (report) report.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Gives the focus to the field after `element` in the editor; true where there is one. */
export function focusNextField(element: Element): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>('.editor [data-stop]')]
  const next = stops.find(
    (stop) =>
      (element.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && stop !== element,
  )
  next?.focus()
  return next !== undefined
}

/** Gives the focus to the element with this id once it is drawn. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}
