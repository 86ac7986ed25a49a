/** The keys of the review of a new edition. */
import { adjustRow } from '../commands/attach-annotation.ts'
import { acceptRow, keepRow, openRowInReport, stepPlace, stepRow } from '../commands/review-edition.ts'
import { letterOf, type KeyPress } from './key-press.ts'
import type { Session } from './session.ts'

/** Named keys of the review; in the scrolling texts and on buttons they keep their own meaning. */
export function inReview(session: Session, { key }: KeyPress, target: EventTarget | null): boolean {
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
export function decideInReview(session: Session, press: KeyPress): boolean {
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
