/** Going from one view of the project to another. */
import { chosenCode } from '../state/codebook-view.ts'
import { patchOpened, type Session, type View } from '../state/session.ts'
import { showInCodebook } from './edit-codebook.ts'

/** Shows a view; the codebook with the focus on the code that was looked at last. */
export function showView(session: Session, view: View): void {
  const { opened } = session.store.getState()
  if (!opened) return
  session.store.setState({ shown: null })
  patchOpened(session, { view })
  if (view !== 'codebook') return
  const code = chosenCode(opened.project.codes, opened.codebook)
  if (code) showInCodebook(session, { goTo: { to: 'row', id: code.id } })
}
