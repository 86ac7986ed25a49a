/** The reading screen: sources, report, annotations side by side, and what may lie over them. */
import { TriangleAlert } from 'lucide-react'
import { useKeyboard } from '../state/keyboard.ts'
import { useLayout } from '../state/layout-memory.ts'
import { useOpened, useSession } from '../state/session.ts'
import { AnnotationsPanel } from './annotations-panel.tsx'
import { AppBar } from './app-bar.tsx'
import { Divider } from './divider.tsx'
import { DropZone } from './drop-zone.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { ReportPane } from './report-pane.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { StatusBar } from './status-bar.tsx'
import { VerifyScreen } from './verify-screen.tsx'

export function ProjectScreen() {
  const shown = useSession((state) => state.shown)
  useKeyboard()
  return (
    <div className="app">
      <a className="skip" href="#report">
        Skip to the report
      </a>
      <a className="skip" href="#annotations">
        Skip to the annotations
      </a>
      <AppBar />
      <Banners />
      {shown === 'verify' ? <VerifyScreen /> : <ReadingPanels />}
      <StatusBar />
      {shown === 'export' && <ExportDialog />}
      {shown === 'shortcuts' && <ShortcutsDialog />}
      <DropZone />
    </div>
  )
}

/** Width below which a side panel can't be read (pixels). */
const smallest = 200

function ReadingPanels() {
  const { layout, isNarrow, change } = useLayout()
  if (!layout) return <div className="work" />
  const columns = `${isNarrow ? 48 : layout.sources}px 1px minmax(0, 1fr) 1px ${layout.annotations}px`
  return (
    <div className="work panels" style={{ gridTemplateColumns: columns }} data-narrow={isNarrow}>
      <div className="panel-cell" hidden={layout.sources === 0}>
        <SourcesPanel />
      </div>
      <Divider
        label="Width of Sources"
        orientation="vertical"
        side={1}
        size={layout.sources}
        min={smallest}
        max={360}
        onSize={(sources) => change({ sources })}
        onToggle={() => change({ sources: layout.sources === 0 ? 256 : 0 })}
      />
      <ReportPane />
      <Divider
        label="Width of Annotations"
        orientation="vertical"
        side={-1}
        size={layout.annotations}
        min={smallest}
        max={560}
        onSize={(annotations) => change({ annotations })}
        onToggle={() => change({ annotations: layout.annotations === 0 ? 384 : 0 })}
      />
      <AnnotationsPanel listShare={layout.list} onListShare={(list) => change({ list })} />
    </div>
  )
}

function Banners() {
  const save = useOpened((opened) => opened.save)
  const readOnly = useOpened((opened) => opened.readOnly)
  const notices = useOpened((opened) => opened.notices)
  const failed = save.state === 'failed' ? save.message : null
  const texts = [failed, readOnly && `Read-only: ${readOnly}`, ...notices].filter(
    (text) => typeof text === 'string',
  )
  if (texts.length === 0) return null
  return (
    <div className={failed === null ? 'banner' : 'banner bad'}>
      <TriangleAlert className="icon" aria-hidden />
      <div className="grow">
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  )
}
