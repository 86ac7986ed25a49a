/** Chooses the screen. */
import { useEffect } from 'react'
import { CoderDialog } from './components/coder-dialog.tsx'
import { ProjectScreen } from './components/project-screen.tsx'
import { WelcomeScreen } from './components/welcome-screen.tsx'
import { undoChange } from './commands/submit-change.ts'
import { useSession, useSessionObject } from './state/session.ts'

export function App() {
  const screen = useSession((state) => state.screen)
  const failure = useSession((state) => state.failure)
  const said = useSession((state) => state.said)
  const shown = useSession((state) => state.shown)
  return (
    <>
      {screen === 'welcome' && <WelcomeScreen />}
      {screen === 'project' && <ProjectScreen />}
      {screen === 'unreachable' && <Unreachable message={failure ?? ''} />}
      {shown === 'coder' && <CoderDialog />}
      <div className="unseen" role="status" aria-label="Announcements">
        {said}
      </div>
      <Toast />
    </>
  )
}

function Unreachable({ message }: { readonly message: string }) {
  return (
    <main className="unreachable">
      <h1>Pincite can’t reach its service</h1>
      <p>{message}</p>
      <p className="meta">Your project is safe on disk. Start Pincite again, then open the link it prints.</p>
    </main>
  )
}

/** How long a message stays (milliseconds), unless it has focus. */
const toastTime = 8000

function Toast() {
  const { store } = useSessionObject()
  const toast = useSession((state) => state.toast)
  useEffect(() => {
    if (!toast) return undefined
    const timer = setTimeout(() => {
      const focused = document.activeElement?.closest('.toast')
      if (!focused) store.setState({ toast: null })
    }, toastTime)
    return () => clearTimeout(timer)
  }, [toast, store])
  if (!toast) return null
  return (
    <div className="toast">
      <span>{toast.text}</span>
      {toast.undo && <ToastUndo />}
      <button type="button" className="btn quiet" onClick={() => store.setState({ toast: null })}>
        Dismiss
      </button>
    </div>
  )
}

function ToastUndo() {
  const session = useSessionObject()
  const undo = async () => {
    session.store.setState({ toast: null })
    await undoChange(session)
  }
  return (
    <button type="button" className="btn" aria-label="Undo delete" onClick={() => void undo()}>
      Undo
    </button>
  )
}
