/** Words for the person: to assistive technology alone, or on the screen as well. */
import type { Session } from '../state/session.ts'

/** Tells assistive technology something, in a few words. */
export function say(session: Session, text: string): void {
  session.store.setState(({ said }) => ({ said: { text, count: said.count + 1 } }))
}

/** Shows a message for a moment and says it. */
export function tell(session: Session, text: string): void {
  session.store.setState({ toast: { text, undo: false } })
  say(session, text)
}

/** Says what was taken away, and offers to take that back. */
export function offerUndo(session: Session, text: string): void {
  session.store.setState({ toast: { text, undo: true } })
  say(session, `${text} Undo with Control Z.`)
}
