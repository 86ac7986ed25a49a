/** The bar at the top: the project, undo and redo, verify, export, shortcuts and settings. */
import { ChevronDown, Download, Keyboard, Library, Redo2, Settings2, ShieldCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { redoChange, undoChange } from '../commands/undo-change.ts'
import { verifyProject } from '../commands/verify-project.ts'
import { useOpened, useSessionObject } from '../state/session.ts'

export function AppBar() {
  const session = useSessionObject()
  const name = useOpened((opened) => opened.project.name)
  const { undo, redo } = useOpened((opened) => opened.undo)
  const show = (shown: 'export' | 'shortcuts' | 'settings' | 'project') => session.store.setState({ shown })
  return (
    <header className="appbar">
      <h1 className="unseen">{name}</h1>
      <button
        type="button"
        className="btn quiet project-button"
        aria-haspopup="dialog"
        title={`${name}: folder, backups, check, copy, all projects (B)`}
        onClick={() => show('project')}
      >
        <Library className="icon" aria-hidden />
        <span className="project-name clip">{name}</span>
        <ChevronDown className="icon small" aria-hidden />
      </button>
      <span className="grow" />
      <IconButton
        name="Undo"
        title={undo === null ? 'Nothing to undo' : `Undo: ${undo} (Ctrl+Z)`}
        off={undo === null}
        onPress={() => void undoChange(session)}
      >
        <Undo2 className="icon" aria-hidden />
      </IconButton>
      <IconButton
        name="Redo"
        title={redo === null ? 'Nothing to redo' : `Redo: ${redo} (Ctrl+Shift+Z)`}
        off={redo === null}
        onPress={() => void redoChange(session)}
      >
        <Redo2 className="icon" aria-hidden />
      </IconButton>
      <span className="separator" />
      <button
        type="button"
        className="btn quiet"
        title="Check every quote against its source (V)"
        onClick={() => void verifyProject(session)}
      >
        <ShieldCheck className="icon" aria-hidden />
        Verify
      </button>
      <button type="button" className="btn" title="Export dataset (X)" onClick={() => show('export')}>
        <Download className="icon" aria-hidden />
        Export dataset
      </button>
      <IconButton
        name="Keyboard shortcuts"
        title="Keyboard shortcuts (? or Ctrl+/)"
        onPress={() => show('shortcuts')}
      >
        <Keyboard className="icon" aria-hidden />
      </IconButton>
      <IconButton name="Settings" title="Settings: name, theme, coders" onPress={() => show('settings')}>
        <Settings2 className="icon" aria-hidden />
      </IconButton>
    </header>
  )
}

interface IconButtonProps {
  readonly name: string
  readonly title: string
  /** Off buttons stay reachable, so that their tooltip can say why. */
  readonly off?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function IconButton({ name, title, off, onPress, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="btn quiet square"
      aria-label={name}
      title={title}
      aria-disabled={off}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
