/** The recovery screen: shown for a project that does not open, left for the welcome. */
import type { Session } from '../state/session.ts'

/** Shows what is left of the project in `folder`; `reason` is the sentence that says why it does not open. */
export function showRecovery(session: Session, folder: string, reason: string): void {
  session.store.setState({ screen: 'recovery', recovery: { folder, reason }, failure: null, shown: null })
  document.title = 'Recover a project – Pincite'
}

/** Goes back to the welcome; the project's folder stays as it is. */
export function leaveRecovery(session: Session): void {
  session.store.setState({ screen: 'welcome', recovery: null, failure: null })
  document.title = 'Pincite'
}
