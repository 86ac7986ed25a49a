/**
 * The keys of the project screen. The report's own keys are its viewer's, which comes first and prevents the
 * default of those it uses; lists, toolbars and dialogs do the same.
 */
import { useEffect } from 'react'
import { adjustRow, finishAttaching, leaveAttaching, leaveOrphans } from '../commands/attach-annotation.ts'
import { copyQuote } from '../commands/copy-quote.ts'
import { addCode, showInCodebook } from '../commands/edit-codebook.ts'
import {
  deleteAnnotation,
  finishAdjusting,
  leaveAdjusting,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
} from '../commands/edit-annotation.ts'
import { addPart, markArea } from '../commands/mark-area.ts'
import { goToRegion } from '../commands/go-to-region.ts'
import {
  acceptRow,
  keepRow,
  leaveReview,
  openRowInReport,
  stepPlace,
  stepRow,
} from '../commands/review-edition.ts'
import { redoChange, undoChange } from '../commands/undo-change.ts'
import { stepAnnotation } from '../commands/select-annotation.ts'
import { stepSource } from '../commands/show-source.ts'
import { showView } from '../commands/show-view.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { verifyProject } from '../commands/verify-project.ts'
import { keyedCodes } from '../../shared/domain/codebook.ts'
import { isReportFocus } from '../viewers/report-view.ts'
import { chosenCode } from './codebook-view.ts'
import { digitOf, isTyping, takesKeys, takesText, type KeyPress } from './key-press.ts'
import { patchOpened, useSessionObject, type OpenedProject, type Session } from './session.ts'

export function useKeyboard(): void {
  const session = useSessionObject()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event) || document.querySelector('dialog[open]')) return
      if (pressKey(session, event, event.target)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
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

/** Single keys of the codebook. */
function inCodebook(session: Session, press: KeyPress): boolean {
  if (press.repeat) return false
  switch (letterOf(press)) {
    case 'n':
    case 'N':
      void addCode(session, press.shiftKey ? 'below' : 'beside')
      return true
    case 'm': {
      const { opened } = session.store.getState()
      const chosen = opened && chosenCode(opened.project.codes, opened.codebook)
      if (!chosen || chosen.retired || opened.readOnly !== null) return false
      showInCodebook(session, { moving: chosen.id })
      return true
    }
    default:
      return false
  }
}

/** Says whether a key is a command of the codebook: in its tree such a letter begins no name. */
export function isCommandKey(key: string): boolean {
  return 'bmnvx?'.includes(key.toLowerCase())
}

/** Named keys of the review; in the scrolling texts and on buttons they keep their own meaning. */
function inReview(session: Session, { key }: KeyPress, target: EventTarget | null): boolean {
  const onRow = target instanceof Element && target.closest('.review-row') !== null
  if (target instanceof Element && !onRow && target.closest('button, a, .passage-pane')) return false
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      stepRow(session, key === 'ArrowDown' ? 1 : -1)
      return true
    case 'ArrowLeft':
    case 'ArrowRight':
      stepPlace(session, key === 'ArrowRight' ? 1 : -1)
      return true
    case 'Enter':
      void openRowInReport(session, 'new')
      return true
    default:
      return false
  }
}

/** Single keys of the review. A key held down decides once. */
function decideInReview(session: Session, press: KeyPress): boolean {
  const letter = letterOf(press)
  if (letter === 'j' || letter === 'k') {
    stepRow(session, letter === 'j' ? 1 : -1)
    return true
  }
  if (press.repeat) return false
  if (letter === 'a') void acceptRow(session)
  else if (letter === 'e') adjustRow(session)
  else if (letter === 'o') void keepRow(session)
  else return false
  return true
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
    case 'm':
      return focusOn('#memo')
    case 'r':
      return focusOn('#annotation-code')
    default:
      return false
  }
}

/** 1–9 tag the selection; without one they recode the annotation at hand, with Shift add a code to it. 0: all codes. */
function digitKey(session: Session, opened: OpenedProject, press: KeyPress): boolean {
  const digit = digitOf(press)
  if (digit === null || opened.adjusting !== null || opened.attaching !== null) return false
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

/** Enter takes the ends being set; in the report it opens the annotation at hand for writing. */
function enter(session: Session, opened: OpenedProject, target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('button, a, summary')) return false
  if (opened.adjusting !== null || opened.attaching !== null) {
    void (opened.attaching === null ? finishAdjusting(session) : finishAttaching(session))
    return true
  }
  return opened.annotationId !== null && !opened.selected && isReportFocus(target) && focusOn('#memo')
}

/** Escape leaves one thing at a time: another screen or view, the ends being set, the selection, the annotation, the orphans. */
function leave(session: Session, opened: OpenedProject): boolean {
  const { shown } = session.store.getState()
  if (shown === 'verify') return show(session, null)
  if (shown === 'review') leaveReview(session)
  else if (opened.view === 'codebook') showView(session, 'read')
  else if (opened.attaching !== null) leaveAttaching(session)
  else if (opened.adjusting !== null) leaveAdjusting(session)
  else if (opened.selected) {
    patchOpened(session, { selected: null })
    session.reportRef.current?.clearSelection()
  } else if (opened.annotationId !== null) patchOpened(session, { annotationId: null })
  else if (opened.orphans !== null) leaveOrphans(session)
  else return false
  return true
}

function show(session: Session, shown: 'codes' | 'export' | 'project' | 'shortcuts' | null): boolean {
  session.store.setState({ shown })
  return true
}

/** The key as a letter that Caps Lock does not change: capital with Shift alone. Other keys by name. */
function letterOf({ key, shiftKey }: KeyPress): string {
  if (!/^\p{L}$/u.test(key)) return key
  return shiftKey ? key.toUpperCase() : key.toLowerCase()
}

/** Focuses an element; false where it is not there. */
function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector)
  element?.focus()
  return element !== null
}
