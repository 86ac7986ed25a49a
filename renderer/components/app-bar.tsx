/** The bar at the top: the project, its views, undo and redo, verify, export, shortcuts and settings. */
import { ChevronDown, Download, Keyboard, Library, Redo2, Settings2, ShieldCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { showView } from '../commands/show-view.ts'
import { redoChange, undoChange } from '../commands/undo-change.ts'
import { verifyProject } from '../commands/verify-project.ts'
import { useOpened, useSession, useSessionObject, type View } from '../state/session.ts'

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
      <Views />
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

const views: readonly { readonly view: View; readonly name: string; readonly title: string }[] = [
  { view: 'read', name: 'Read', title: 'The reports and their annotations' },
  { view: 'codebook', name: 'Codebook', title: 'The codes, their definitions and fields (Shift+B)' },
]

function Views() {
  const session = useSessionObject()
  const view = useOpened((opened) => opened.view)
  const covered = useSession(({ shown }) => shown === 'verify' || shown === 'review')
  return (
    <nav className="view-tabs" aria-label="Views">
      {views.map(({ view: one, name, title }) => (
        <button
          key={one}
          type="button"
          className="view-tab"
          title={title}
          aria-current={!covered && one === view ? 'page' : undefined}
          onClick={() => showView(session, one)}
        >
          {name}
        </button>
      ))}
    </nav>
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
