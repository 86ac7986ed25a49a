/** Assigning words of the passage to a field of the editor: selected with the mouse, or chosen with the caret. */
import type { Annotation } from '../../shared/domain/project.ts'
import type { Field, FieldValue } from '../../shared/domain/codebook.ts'
import { draftFigure, draftValue, type NewFigure } from '../../shared/domain/draft-evidence.ts'
import { storedText } from '../../shared/domain/field-value.ts'
import type { DraftChange, Scalar } from '../../shared/domain/change.ts'
import { parseTypedNumber } from '../../shared/domain/typed-number.ts'
import { formatWords, type Words } from '../../shared/domain/words.ts'
import { changePart, partText } from '../../shared/figures/propose-figures.ts'
import { spansOfQuote } from '../../shared/anchoring/quote-spans.ts'
import { fieldOf } from '../state/draft-typed.ts'
import { figureOf } from '../state/figures-at-hand.ts'
import { placedSpans, selectedWords } from '../state/placement.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { slotKey, type Slot } from '../state/slot.ts'
import { wordsBehind } from '../state/words-behind.ts'
import type { TextSelection } from '../viewers/report-view.ts'
import { figuresNow } from './edit-figures.ts'
import { submitChange } from './submit-change.ts'
import { say, tell } from './tell.ts'
import { dropTyped } from './write-typed.ts'

/** Notes that a field has the focus: words selected in the report from now on are for it. */
export function enterField(session: Session, slot: Slot): void {
  const before = session.store.getState().opened?.atField
  if (before && slotKey(before.slot) === slotKey(slot) && !before.choosing) return
  patchOpened(session, { atField: { slot, choosing: false } })
}

/** Notes that no field has the focus any more. */
export function leaveField(session: Session): void {
  if (session.store.getState().opened?.atField) patchOpened(session, { atField: null })
}

/** Goes to the report to choose the words behind a field with the caret; begins with those it has. */
export function startChoosing(session: Session, slot: Slot): void {
  const now = figuresNow(session, slot.annotationId)
  const report = session.reportRef.current
  if (!now || !report || session.store.getState().opened?.readOnly !== null) return
  const spans = placedSpans(session, now.annotation)
  if (spans.length === 0) {
    tell(session, 'Words can be assigned only while the passage is in view and is no area.')
    return
  }
  patchOpened(session, { atField: { slot, choosing: true } })
  const words = wordsBehind(now, slot)
  report.setSelection(words ? spansOfQuote(spans, words) : spans)
  report.focusCaret()
  say(
    session,
    'Move the ends with Shift and arrows. Enter assigns the words, Escape leaves them as they were.',
  )
}

/** Leaves the words behind the field as they were, and goes back to it. */
export function leaveChoosing(session: Session): void {
  const atField = session.store.getState().opened?.atField
  patchOpened(session, { selected: null })
  session.reportRef.current?.clearSelection()
  if (atField) goBackTo(atField.slot)
}

/** Hears what is selected in the report, and assigns it where a field waits for words. */
export function takeSelection(session: Session, selected: TextSelection | null): void {
  patchOpened(session, { selected })
  const { opened } = session.store.getState()
  if (!selected || !opened?.atField || opened.atField.choosing) return
  if (opened.adjusting === null && opened.attaching === null) void assignSelected(session)
}

/** Assigns the words selected to the field that waits for them. */
export async function assignSelected(session: Session): Promise<void> {
  const { opened } = session.store.getState()
  const atField = opened?.atField
  const now = atField && figuresNow(session, atField.slot.annotationId)
  if (!opened || !atField) return
  if (!now || opened.annotationId !== now.annotation.id) {
    // Another annotation is at hand by now, or this one was deleted.
    leaveField(session)
    return
  }
  if (!opened.selected) {
    say(session, 'Select the words first.')
    return
  }
  const words = selectedWords(session, now.annotation)
  if (!words) {
    say(session, 'These words are not within the passage, so they were not assigned.')
    if (!atField.choosing) leaveField(session)
    return
  }
  const drafted = draftWords(session, atField.slot, words)
  if (typeof drafted === 'string') tell(session, drafted)
  else if (drafted.writes.length === 0) say(session, 'The words stay.')
  else if (await submitChange(session, drafted)) {
    dropTyped(session, atField.slot)
    say(session, `Words assigned: ${words.exact}`)
  }
  session.reportRef.current?.clearSelection()
  patchOpened(session, { selected: null, atField: { slot: atField.slot, choosing: false } })
  goBackTo(atField.slot)
}

function goBackTo(slot: Slot): void {
  document.getElementById(slotKey(slot))?.focus()
}

/** The change that assigns words, or why they can't be. */
function draftWords(session: Session, slot: Slot, words: Words): DraftChange | string {
  const now = figuresNow(session, slot.annotationId)
  if (!now) return 'This annotation was deleted.'
  const typed = session.store.getState().opened?.typed.get(slotKey(slot))?.text
  if (slot.kind === 'figure') {
    const at = figureOf(now, slot.figureId)
    if (!at) return 'This figure was removed.'
    // What is stored is no text that a person typed: 3.125 is a number there, and can be read in two ways here.
    const stays = typed === undefined && partText(at.figure, slot.part) !== ''
    if (stays) return draftFigure(now.annotation, withWords(at.figure, slot.part, words))
    const changed = changePart(at.figure, slot.part, fitting(typed ?? words.exact, words))
    if (!changed.ok) return changed.problem
    return draftFigure(now.annotation, withWords(changed.figure, slot.part, words))
  }
  const field = slot.kind === 'value' ? fieldOf(now.codes, slot.fieldId) : undefined
  return field ? draftFieldWords(now.annotation, field, { typed, words }) : 'Words can’t be assigned here.'
}

/** A figure stands on the words of its value. */
function withWords(figure: NewFigure, part: keyof NewFigure['partWords'], words: Words): NewFigure {
  const partWords = { ...figure.partWords, [part]: words }
  const holds = figure.words && figure.words.start <= words.start && words.end <= figure.words.end
  return { ...figure, partWords, words: part === 'value' && !holds ? words : figure.words }
}

function draftFieldWords(
  annotation: Annotation,
  field: Field,
  { typed, words }: { readonly typed: string | undefined; readonly words: Words },
): DraftChange | string {
  const stored = annotation.values.find(({ fieldId }) => fieldId === field.id)
  const value = valueToKeep(field, stored, typed ?? words.exact)
  if (value === null && (stored?.links.length ?? 0) === 0) {
    return `Give ${field.name} a value first, then the words behind it.`
  }
  const draft = draftValue(annotation.id, { fieldId: field.id, value, words }, field.name)
  const before = stored?.words ? formatWords(stored.words) : ''
  const same = stored?.value === value && before === formatWords(words)
  return same ? { ...draft, writes: [] } : draft
}

/** What the field holds; where that is nothing, what the words say, if they can be read as its type. */
function valueToKeep(field: Field, stored: FieldValue | undefined, text: string): Scalar {
  if (stored && storedText(stored) !== '') return stored.value
  const said = text.replace(/\s+/g, ' ').trim()
  switch (field.type) {
    case 'text':
    case 'period':
      return said
    case 'number': {
      const number = parseTypedNumber(said)
      return number.ok ? number.value : null
    }
    case 'choice':
    case 'choices':
      return field.options.find((option) => option.toLowerCase() === said.toLowerCase()) ?? null
    default:
      return null
  }
}

function fitting(text: string, { exact }: Words): string {
  return text === exact ? exact.replace(/\s+/g, ' ') : text
}
