/**
 * The keys of the project screen. The report's own keys are its viewer's, which comes first and prevents the
 * default of those it uses; lists, toolbars and dialogs do the same.
 */
import { useEffect } from 'react'
import { leaveAttaching, leaveOrphans } from '../commands/attach-annotation.ts'
import { leaveChoosing, leaveField } from '../commands/point-at-words.ts'
import { startLinking } from '../commands/link-annotations.ts'
import { copyCitation, copyQuote } from '../commands/copy-words.ts'
import {
  deleteAnnotation,
  leaveAdjusting,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
} from '../commands/edit-annotation.ts'
import { finishSetting } from '../commands/finish-setting.ts'
import { addPart, markArea } from '../commands/mark-area.ts'
import { goToRegion } from '../commands/go-to-region.ts'
import { showReference } from '../commands/edit-reference.ts'
import { leaveReview } from '../commands/review-edition.ts'
import { showFlags, stepFlag } from '../commands/look-at-flags.ts'
import { redoChange, undoChange } from '../commands/undo-change.ts'
import { stepAnnotation } from '../commands/select-annotation.ts'
import { stepSource } from '../commands/show-source.ts'
import { showView } from '../commands/show-view.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { verifyProject } from '../commands/verify-project.ts'
import { keyedCodes } from '../../shared/domain/codebook.ts'
import { isReportFocus } from '../viewers/report-view.ts'
import { inCodebook } from './codebook-keys.ts'
import { digitOf, isTyping, letterOf, takesKeys, takesText, type KeyPress } from './key-press.ts'
import { decideInReview, inReview } from './review-keys.ts'
import { isSetting, patchOpened, useSessionObject, type OpenedProject, type Session } from './session.ts'

export function useKeyboard(): void {
  const session = useSessionObject()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || document.querySelector('dialog[open]')) return
      if (pressKey(session, event, event.target)) event.preventDefault()
    }
    // Words for a field are selected with the mouse; the keyboard in the report is for something else.
    const onFirst = ({ target }: KeyboardEvent) => {
      const atField = session.store.getState().opened?.atField
      if (atField && !atField.choosing && isReportFocus(target)) leaveField(session)
    }
    document.addEventListener('keydown', onFirst, true)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onFirst, true)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [session])
}

/** Does what a key means where `target` has the focus; false where it means nothing. */
export function pressKey(session: Session, press: KeyPress, target: EventTarget | null): boolean {
  const { opened, shown, singleKeys } = session.store.getState()
  if (!opened) return false
  if (press.key === 'F6' && !press.altKey && !press.metaKey)
    return goToRegion(session, press.shiftKey ? -1 : 1)
  if (press.ctrlKey || press.metaKey) return withControl(session, press, takesText(target))
  if (press.altKey || takesKeys(target)) return false
  if (press.key === 'Escape') return leave(session, opened)
  if (shown === 'review' && inReview(session, press, target)) return true
  if (!singleKeys && press.key.length === 1) return false
  if (shown === 'verify') return anywhere(session, press)
  if (shown === 'review') return decideInReview(session, press) || anywhere(session, press)
  if (opened.view === 'codebook') return inCodebook(session, press) || anywhere(session, press)
  if (press.key === 'Enter') return enter(session, opened, target)
  return digitKey(session, opened, press) || anywhere(session, press) || inReading(session, opened, press)
}

function withControl(session: Session, press: KeyPress, inText: boolean): boolean {
  switch (press.key.toLowerCase()) {
    case 'z':
      if (inText) return false
      void (press.shiftKey ? redoChange(session) : undoChange(session))
      return true
    case 'y':
      if (inText) return false
      void redoChange(session)
      return true
    case 'f':
      return !press.shiftKey && (focusOn('#find') || focusOn('#code-filter'))
    case '/':
      return show(session, 'shortcuts')
    default:
      return false
  }
}

/** Single keys of every view. */
function anywhere(session: Session, press: KeyPress): boolean {
  if (press.repeat) return false
  switch (letterOf(press)) {
    case '?':
      return show(session, 'shortcuts')
    case 'x':
      return show(session, 'export')
    case 'b':
      return show(session, 'project')
    case 'B':
      showView(session, session.store.getState().opened?.view === 'codebook' ? 'read' : 'codebook')
      return true
    case 'v':
      void verifyProject(session)
      return true
    default:
      return false
  }
}

function inReading(session: Session, opened: OpenedProject, press: KeyPress): boolean {
  switch (letterOf(press)) {
    case 'n':
      void stepSource(session, 1)
      return true
    case 'N':
      void stepSource(session, -1)
      return true
    case 'j':
      stepAnnotation(session, 1)
      return true
    case 'k':
      stepAnnotation(session, -1)
      return true
    case 'f':
    case 'F':
      void stepFlag(session, press.shiftKey ? -1 : 1)
      return true
    case 'd':
      return !press.repeat && showReference(session)
    case 'h':
      patchOpened(session, { highlightsHidden: !opened.highlightsHidden })
      return true
    case 'g':
      return focusOn('#page-box')
    case 'i':
      if (!press.repeat) markArea(session, { withRectangle: true })
      return true
    case 'a':
      return !press.repeat && addPart(session)
    default:
      return !press.repeat && withAnnotation(session, opened, press)
  }
}

/** Keys that act on the annotation at hand. */
function withAnnotation(session: Session, opened: OpenedProject, press: KeyPress): boolean {
  const annotation = opened.project.annotations.find(({ id }) => id === opened.annotationId)
  if (!annotation) return false
  switch (letterOf(press)) {
    case 'Delete':
      void deleteAnnotation(session, annotation)
      return true
    case 'e':
      startAdjusting(session, annotation)
      return true
    case 'q':
      void copyQuote(session, annotation)
      return true
    case 'Q':
      void copyCitation(session, annotation)
      return true
    case 'm':
      return focusOn('#memo')
    case 'l':
      return startLinking(session, annotation)
    case 'r':
      return focusOn('#annotation-code')
    default:
      return false
  }
}

/** 1–9 tag the selection; without one they recode the annotation at hand, with Shift add a code to it. 0: all codes. */
function digitKey(session: Session, opened: OpenedProject, press: KeyPress): boolean {
  const digit = digitOf(press)
  if (digit === null || isSetting(opened)) return false
  if (digit === 0) {
    const useful = opened.readOnly === null && (opened.selected !== null || opened.annotationId !== null)
    return useful && !press.shiftKey && show(session, 'codes')
  }
  const code = keyedCodes(opened.project.codes).find(({ key }) => key === String(digit))?.code
  if (!code) return false
  // A key held down tags once.
  if (press.repeat) return true
  if (opened.selected && !press.shiftKey) {
    void tagPassage(session, code)
    return true
  }
  const annotation = opened.project.annotations.find(({ id }) => id === opened.annotationId)
  if (!annotation) return false
  void (press.shiftKey ? toggleCode(session, annotation, code) : recodeAnnotation(session, annotation, code))
  return true
}

/** Enter takes the ends or words being set; in the report it goes to the first field of the annotation at hand that waits. */
function enter(session: Session, opened: OpenedProject, target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('button, a, summary')) return false
  if (isSetting(opened)) {
    void finishSetting(session)
    return true
  }
  return opened.annotationId !== null && !opened.selected && isReportFocus(target) && editAnnotation()
}

/** Escape leaves one thing at a time: another screen or view, the ends being set, the selection, the annotation, the orphans. */
function leave(session: Session, opened: OpenedProject): boolean {
  const { shown } = session.store.getState()
  if (shown === 'verify') return show(session, null)
  if (shown === 'review') leaveReview(session)
  else if (opened.view === 'codebook') showView(session, 'read')
  else if (opened.atField?.choosing) leaveChoosing(session)
  else if (opened.attaching !== null) leaveAttaching(session)
  else if (opened.adjusting !== null) leaveAdjusting(session)
  else if (opened.selected) {
    patchOpened(session, { selected: null })
    session.reportRef.current?.clearSelection()
  } else if (opened.annotationId !== null) patchOpened(session, { annotationId: null })
  else if (opened.orphans !== null) leaveOrphans(session)
  else if (opened.flagsShown) showFlags(session, false)
  else return false
  return true
}

function show(session: Session, shown: 'codes' | 'export' | 'project' | 'shortcuts' | null): boolean {
  session.store.setState({ shown })
  return true
}

/** Goes to what waits to be confirmed, else to the first field, else to the memo. */
function editAnnotation(): boolean {
  return ['[data-unconfirmed]', '.editor [data-stop]', '#memo'].some(focusOn)
}

/** Focuses an element; false where it is not there. */
function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector)
  element?.focus()
  return element !== null
}
