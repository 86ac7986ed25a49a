/** The project: bars above and below, a view, the verification or a review between, dialogs over them. */
import { useKeyboard } from '../state/keyboard.ts'
import { standardLayouts, useLayout, useWindowSize, widths } from '../state/layout-memory.ts'
import { useOpened, useSession } from '../state/session.ts'
import { AllCodesDialog } from './all-codes-dialog.tsx'
import { AnnotationsPanel } from './annotations-panel.tsx'
import { AppBar } from './app-bar.tsx'
import { Banners } from './banners.tsx'
import { CodebookExchangeDialog } from './codebook-exchange-dialog.tsx'
import { CodebookScreen } from './codebook-screen.tsx'
import { DatasetImportDialog, MarksDialog } from './dataset-import-dialog.tsx'
import { Divider } from './divider.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { ProjectDialog } from './project-dialog.tsx'
import { ReferenceDialog } from './reference-dialog.tsx'
import { ReportPane } from './report-pane.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'
import { ReviewScreen } from './review-screen.tsx'
import { SaveCopyDialog } from './save-copy-dialog.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { SourcesRail } from './sources-rail.tsx'
import { StatusBar } from './status-bar.tsx'
import { VerifyScreen } from './verify-screen.tsx'

export function ProjectScreen() {
  const shown = useSession((state) => state.shown)
  useKeyboard()
  const view = useOpened((opened) => opened.view)
  const inView = shown !== 'verify' && shown !== 'review'
  const reading = inView && view === 'read'
  return (
    <div className="app">
      {inView && view === 'codebook' && (
        <nav aria-label="Skip">
          <a className="skip" href="#codes">
            Skip to the codes
          </a>
          <a className="skip" href="#code-editor">
            Skip to the code
          </a>
        </nav>
      )}
      {reading && (
        <nav aria-label="Skip">
          <a className="skip" href="#report">
            Skip to the report
          </a>
          <a className="skip" href="#annotations">
            Skip to the annotations
          </a>
        </nav>
      )}
      <AppBar />
      <Banners />
      {shown === 'verify' && <VerifyScreen />}
      {shown === 'review' && <ReviewScreen />}
      {inView && view === 'codebook' && <CodebookScreen />}
      {reading && <ReadingPanels />}
      <StatusBar />
      {shown === 'codes' && <AllCodesDialog />}
      {shown === 'export' && <ExportDialog />}
      {shown === 'exchange' && <CodebookExchangeDialog />}
      {shown === 'import' && <DatasetImportDialog />}
      {shown === 'marks' && <MarksDialog />}
      {shown === 'shortcuts' && <ShortcutsDialog />}
      {shown === 'project' && <ProjectDialog />}
      {shown === 'reference' && <ReferenceDialog />}
      {shown === 'replace' && <ReplaceDialog />}
      {shown === 'copy' && <SaveCopyDialog />}
    </div>
  )
}

function ReadingPanels() {
  const size = useWindowSize()
  const { layout, change } = useLayout(size)
  if (!layout) return <div className="work" />
  const { sources, annotations } = layout
  const side = size === 'wide' ? `${sources}px 1px` : 'var(--w-rail) 1px'
  const columns = size === 'stacked' ? undefined : `${side} minmax(0, 1fr) 1px ${annotations}px`
  return (
    <div className="work panels" style={{ gridTemplateColumns: columns }} data-size={size}>
      {size === 'narrow' ? (
        <SourcesRail />
      ) : (
        <div className="panel-cell" hidden={size === 'wide' && sources === 0}>
          <SourcesPanel />
        </div>
      )}
      {size === 'wide' ? (
        <Divider
          label="Width of Sources"
          orientation="vertical"
          side={1}
          size={sources}
          {...widths.sources}
          onSize={(to) => change({ sources: to })}
          onToggle={() => change({ sources: sources === 0 ? standardLayouts[size].sources : 0 })}
        />
      ) : (
        <div className="rule" />
      )}
      <ReportPane />
      {size === 'stacked' ? (
        <div className="rule" />
      ) : (
        <Divider
          label="Width of Annotations"
          orientation="vertical"
          side={-1}
          size={annotations}
          {...widths.annotations}
          onSize={(to) => change({ annotations: to })}
          onToggle={() => change({ annotations: annotations === 0 ? standardLayouts[size].annotations : 0 })}
        />
      )}
      <div className="panel-cell" hidden={size !== 'stacked' && annotations === 0}>
        <AnnotationsPanel listShare={layout.list} onListShare={(list) => change({ list })} />
      </div>
    </div>
  )
}
