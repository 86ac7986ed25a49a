/** Tries again what the disk refused, until it is there; and keeps the window from being closed over it. */
import { patchOpened, type OpenedProject, type Session } from '../state/session.ts'
import { savableCodeTexts } from '../state/waiting-words.ts'
import { retryHeld } from './submit-change.ts'
import { say } from './tell.ts'
import { isTypedUnsaved, saveTyped } from './write-typed.ts'

/** Time between two tries (milliseconds). */
const pause = 3000

/** True while something the person did is not on disk. */
export function isUnsaved(opened: OpenedProject | null): boolean {
  if (opened === null) return false
  return opened.held.length > 0 || isTypedUnsaved(opened) || savableCodeTexts(opened).length > 0
}

/** Tries from time to time while saving fails. */
export function keepTrying(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | null = null
  session.store.subscribe(({ opened }) => {
    if (timer !== null || !hasFailed(opened)) return
    timer = setTimeout(() => {
      timer = null
      if (hasFailed(session.store.getState().opened)) void tryAgain(session)
    }, pause)
  })
}

/** Tries everything that is not on disk now. */
export async function tryAgain(session: Session): Promise<void> {
  const held = await retryHeld(session)
  const typed = await saveTyped(session)
  if (held && typed && session.store.getState().opened?.save.state === 'saved') say(session, 'Saved')
}

/** Gives up what could not be saved; the project stays as it is on disk. */
export function giveUp(session: Session): void {
  const save = { state: 'saved', message: null } as const
  patchOpened(session, { held: [], typed: new Map(), codebookDrafts: new Map(), save, stayed: false })
}

/** Saves what was typed when the window is left, and asks before it is closed over something unsaved. */
export function guardLeaving(session: Session, window: Window): void {
  window.addEventListener('beforeunload', (event) => {
    const { opened } = session.store.getState()
    // Also over what can't be saved as it was typed: it would be lost.
    if (!isUnsaved(opened) && !opened?.typed.size) return
    void saveTyped(session)
    event.preventDefault()
  })
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') void saveTyped(session)
  })
}

function hasFailed(opened: OpenedProject | null): boolean {
  return opened !== null && (opened.held.length > 0 || (opened.save.state === 'failed' && isUnsaved(opened)))
}
