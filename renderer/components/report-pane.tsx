/** The report in view with its bar, or why there is none: nothing added yet, locked, unreadable, on its way. */
import { FileLock, FileText, FileWarning } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Source } from '../../shared/domain/project.ts'
import { showSource } from '../commands/show-source.ts'
import { readPlace, usePlaceMemory } from '../state/place-memory.ts'
import { patchOpened, useOpened, useSession, useSessionObject, type SourceInView } from '../state/session.ts'
import { ReportBar } from '../viewers/report-bar.tsx'
import { ReportView } from '../viewers/report-view.tsx'
import type { ReportViewHandle, ViewPlace } from '../viewers/report-view.ts'
import { PasswordForm } from './sources-panel.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'

type Ready = Extract<SourceInView, { state: 'ready' }>

export function ReportPane() {
  const session = useSessionObject()
  const inView = useSession((state) => state.inView)
  const source = useOpened(
    (opened) => opened.project.sources.find(({ id }) => id === opened.sourceId) ?? null,
  )
  return (
    <main className="report" id="report" aria-label="Report" tabIndex={-1}>
      {inView.state === 'ready' && source && <ReadyReport key={source.id} source={source} inView={inView} />}
      {inView.state === 'loading' && <p className="report-note meta">Opening {source?.title}…</p>}
      {inView.state === 'none' && (
        <ReportNote icon={<FileText className="icon large" aria-hidden />} title="Nothing to read yet">
          <p>Add a report on the left, or drop files anywhere on this window.</p>
        </ReportNote>
      )}
      {inView.state === 'locked' && (
        <ReportNote
          icon={<FileLock className="icon large" aria-hidden />}
          title="This PDF is locked with a password"
        >
          <p>{inView.message}</p>
          <p className="meta">The password is used to read the file and is not stored.</p>
          <PasswordForm onPassword={(password) => void showSource(session, inView.sourceId, password)} />
        </ReportNote>
      )}
      {inView.state === 'failed' && (
        <ReportNote
          icon={<FileWarning className="icon large problem" aria-hidden />}
          title="This report can’t be shown"
        >
          <p>{inView.message}</p>
          <button type="button" className="btn" onClick={() => void showSource(session, inView.sourceId)}>
            Try again
          </button>
        </ReportNote>
      )}
    </main>
  )
}

interface ReportNoteProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

function ReportNote({ icon, title, children }: ReportNoteProps) {
  return (
    <div className="report-note">
      {icon}
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  )
}

interface ReadyReportProps {
  readonly source: Source
  readonly inView: Ready
}

function ReadyReport({ source, inView }: ReadyReportProps) {
  const session = useSessionObject()
  const [view, setView] = useState<ReportViewHandle | null>(null)
  const [scrolling, setScrolling] = useState(false)
  const all = useOpened((opened) => opened.project.annotations)
  const codes = useOpened((opened) => opened.project.codes)
  const selectedId = useOpened((opened) => opened.annotationId)
  const hidden = useOpened((opened) => opened.highlightsHidden)
  const annotations = useMemo(() => all.filter(({ sourceId }) => sourceId === source.id), [all, source.id])
  const { place, remember } = usePlace(source.id)
  const readBytes = useCallback(
    (from: number, to: number) => session.client.readSourceBytes({ sourceId: source.id, from, to }),
    [session, source.id],
  )
  const { reportRef } = session
  const takeHandle = useCallback(
    (next: ReportViewHandle | null) => {
      reportRef.current = next
      setView(next)
    },
    [reportRef],
  )
  const goTo = useOpened(
    (opened) => opened.project.annotations.find(({ id }) => id === opened.goTo)?.target.spans[0],
  )
  useEffect(() => {
    if (!view || !goTo) return
    view.goToSpan(goTo)
    patchOpened(session, { goTo: null })
  }, [session, view, goTo])
  if (place === undefined) return null
  return (
    <>
      {view && (
        <ReportBar
          view={view}
          hiddenHighlights={hidden}
          onHiddenHighlights={(value) => patchOpened(session, { highlightsHidden: value })}
        />
      )}
      {source.characters === 0 && (
        <p className="note scan-note">
          This report is a scan without a text layer, so there are no words to select. Run it through text
          recognition and add the result.
        </p>
      )}
      <ReportView
        sourceId={source.id}
        mediaType={source.mediaType}
        text={inView.text}
        readBytes={readBytes}
        byteLength={source.bytes}
        {...(inView.password === undefined ? {} : { password: inView.password })}
        annotations={annotations}
        codes={codes}
        selectedId={selectedId}
        hiddenHighlights={hidden}
        place={place}
        onPlace={remember}
        onSelectAnnotation={(annotationId) => patchOpened(session, { annotationId })}
        onSelection={(selected) => patchOpened(session, { selected })}
        onScrolling={setScrolling}
        handleRef={takeHandle}
      />
      <SelectionToolbar hidden={scrolling} />
    </>
  )
}

/** The remembered place: undefined until it is read, null where there is none. */
function usePlace(sourceId: string): {
  readonly place: ViewPlace | null | undefined
  readonly remember: (place: ViewPlace) => void
} {
  const session = useSessionObject()
  const folder = useOpened((opened) => opened.folder)
  const [place, setPlace] = useState<ViewPlace | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    void readPlace(session.client, folder, sourceId).then((found) => {
      if (current) setPlace(found)
    })
    return () => {
      current = false
    }
  }, [session, folder, sourceId])
  return { place, remember: usePlaceMemory(session.client, folder, sourceId) }
}
