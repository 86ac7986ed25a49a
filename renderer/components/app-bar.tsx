/** The bar at the top: the project, undo and redo, verify, export, and all shortcuts. */
import { Download, Keyboard, Library, Redo2, ShieldCheck, Undo2 } from 'lucide-react'
import { redoChange, undoChange } from '../commands/submit-change.ts'
import { leaveProject } from '../commands/open-project.ts'
import { useOpened, useSessionObject } from '../state/session.ts'

export function AppBar() {
  const session = useSessionObject()
  const name = useOpened((opened) => opened.project.name)
  const { undo, redo } = useOpened((opened) => opened.undo)
  const show = (shown: 'export' | 'verify' | 'shortcuts') => session.store.setState({ shown })
  return (
    <header className="appbar">
      <button
        type="button"
        className="btn quiet"
        title="All projects"
        onClick={() => void leaveProject(session)}
      >
        <Library className="icon" aria-hidden />
        <span className="project-name clip">{name}</span>
        <span className="unseen">, all projects</span>
      </button>
      <span className="grow" />
      <button
        type="button"
        className="btn quiet square"
        aria-label="Undo"
        title={undo === null ? 'Nothing to undo' : `Undo: ${undo} (Ctrl+Z)`}
        aria-disabled={undo === null}
        onClick={() => void undoChange(session)}
      >
        <Undo2 className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label="Redo"
        title={redo === null ? 'Nothing to redo' : `Redo: ${redo} (Ctrl+Shift+Z)`}
        aria-disabled={redo === null}
        onClick={() => void redoChange(session)}
      >
        <Redo2 className="icon" aria-hidden />
      </button>
      <span className="separator" />
      <button
        type="button"
        className="btn quiet"
        title="Check every quote against its source (V)"
        onClick={() => show('verify')}
      >
        <ShieldCheck className="icon" aria-hidden />
        Verify
      </button>
      <button type="button" className="btn" title="Export dataset (X)" onClick={() => show('export')}>
        <Download className="icon" aria-hidden />
        Export dataset
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        onClick={() => show('shortcuts')}
      >
        <Keyboard className="icon" aria-hidden />
      </button>
    </header>
  )
}
