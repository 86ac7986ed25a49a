/** The keys of the codebook. */
import { addCode, showInCodebook } from '../commands/edit-codebook.ts'
import { chosenCode } from './codebook-view.ts'
import { letterOf, type KeyPress } from './key-press.ts'
import type { Session } from './session.ts'

/** Single keys of the codebook. */
export function inCodebook(session: Session, press: KeyPress): boolean {
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
