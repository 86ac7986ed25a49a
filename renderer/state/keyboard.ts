/** The keys of the reading screen. Single keys act only outside fields; the report's own keys are in its viewer. */
import { useEffect } from 'react'
import {
  deleteAnnotation,
  finishAdjusting,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
} from '../commands/edit-annotation.ts'
import { redoChange, undoChange } from '../commands/submit-change.ts'
import { stepAnnotation } from '../commands/select-annotation.ts'
import { stepSource } from '../commands/show-source.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { patchOpened, useSessionObject, type Session } from './session.ts'

export function useKeyboard(): void {
  const session = useSessionObject()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !session.store.getState().opened) return
      if (document.querySelector('dialog[open]')) return
      const inField = isField(event.target)
      if (event.ctrlKey || event.metaKey) {
        if (withControl(session, event, inField)) event.preventDefault()
      } else if (!inField && !event.altKey && single(session, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [session])
}

/** True in anything that takes typing; the report's hidden mirror of its paragraph is not one. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function withControl(session: Session, event: KeyboardEvent, inField: boolean): boolean {
  const key = event.key.toLowerCase()
  if (key === 'z' && !inField) {
    void (event.shiftKey ? redoChange(session) : undoChange(session))
    return true
  }
  if (key === 'y' && !inField) {
    void redoChange(session)
    return true
  }
  if (key === 'f' && session.store.getState().shown === null) {
    document.querySelector<HTMLInputElement>('#find')?.focus()
    return true
  }
  if (key === '/') {
    session.store.setState({ shown: 'shortcuts' })
    return true
  }
  return false
}

function single(session: Session, event: KeyboardEvent): boolean {
  const { opened, shown } = session.store.getState()
  if (!opened) return false
  if (event.key === '?') return show(session, 'shortcuts')
  if (shown === 'verify') return event.key === 'Escape' ? show(session, null) : false
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  if (digit !== undefined) return tagByDigit(session, Number(digit), event.shiftKey)
  const annotation = opened.project.annotations.find(({ id }) => id === opened.annotationId)
  const code = opened.project.codes.find(({ id }) => id === annotation?.codeIds[0]) ?? null
  switch (event.key) {
    case 'v':
      return show(session, 'verify')
    case 'x':
      return show(session, 'export')
    case 'n':
      void stepSource(session, 1)
      return true
    case 'N':
      void stepSource(session, -1)
      return true
    case 'j':
      return stepAnnotation(session, 1)
    case 'k':
      return stepAnnotation(session, -1)
    case 'h':
      patchOpened(session, { highlightsHidden: !opened.highlightsHidden })
      return true
    case 'Escape':
      return leave(session)
    case 'Enter':
      if (opened.adjusting === null) return false
      void finishAdjusting(session)
      return true
  }
  if (!annotation) return false
  switch (event.key) {
    case 'Delete':
      void deleteAnnotation(session, annotation, code)
      return true
    case 'e':
      startAdjusting(session, annotation)
      return true
    case 'm':
      document.querySelector<HTMLElement>('#memo')?.focus()
      return true
    case 'r':
      document.querySelector<HTMLElement>('#annotation-code')?.focus()
      return true
  }
  return false
}

function show(session: Session, shown: 'export' | 'verify' | 'shortcuts' | null): boolean {
  session.store.setState({ shown })
  return true
}

/** 1–9 tag the selection; without one they recode the annotation at hand, with Shift they add a code to it. */
function tagByDigit(session: Session, digit: number, adding: boolean): boolean {
  const opened = session.store.getState().opened
  const code = opened?.project.codes[digit - 1]
  if (!opened || !code) return false
  if (opened.selected && !adding && opened.adjusting === null) {
    void tagPassage(session, code)
    return true
  }
  const annotation = opened.project.annotations.find(({ id }) => id === opened.annotationId)
  if (!annotation) return false
  void (adding ? toggleCode(session, annotation, code) : recodeAnnotation(session, annotation, code))
  return true
}

/** Escape leaves one thing at a time: the ends being set, the selection, the annotation. */
function leave(session: Session): boolean {
  const { opened } = session.store.getState()
  if (!opened) return false
  if (opened.adjusting !== null || opened.selected) {
    patchOpened(session, { adjusting: null, selected: null })
    session.reportRef.current?.clearSelection()
    return true
  }
  if (opened.annotationId === null) return false
  patchOpened(session, { annotationId: null })
  return true
}
