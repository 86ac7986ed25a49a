/** The report that is drawn, with its bar, and the toolbar for what is selected in it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Source } from '../../shared/domain/project.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import { markArea } from '../commands/mark-area.ts'
import { showTarget } from '../commands/select-annotation.ts'
import { say } from '../commands/tell.ts'
import { readPlace, usePlaceMemory } from '../state/place-memory.ts'
import {
  patchOpened,
  useOpened,
  useSessionObject,
  type Session,
  type SourceInView,
} from '../state/session.ts'
import { ReportBar } from '../viewers/report-bar.tsx'
import { ReportView } from '../viewers/report-view.tsx'
import type { ReportViewHandle, TextSelection, ViewPlace } from '../viewers/report-view.ts'
import { SelectionToolbar } from './selection-toolbar.tsx'

export interface ReadyReportProps {
  readonly source: Source
  readonly inView: Extract<SourceInView, { state: 'ready' }>
}

export function ReadyReport({ source, inView }: ReadyReportProps) {
  const session = useSessionObject()
  const [view, setView] = useState<ReportViewHandle | null>(null)
  const [scrolling, setScrolling] = useState(false)
  const project = useOpened((opened) => opened.project)
  const codes = useOpened((opened) => opened.project.codes)
  const selectedId = useOpened((opened) => opened.annotationId)
  const hidden = useOpened((opened) => opened.highlightsHidden)
  const annotations = useMemo(() => annotationsOf(project, source.id), [project, source.id])
  const { place, remember } = usePlace(source.id)
  const readBytes = useCallback(
    (from: number, to: number) => session.client.readSourceBytes({ sourceId: source.id, from, to }),
    [session, source.id],
  )
  const { reportRef } = session
  const takeHandle = useCallback(
    (next: ReportViewHandle | null) => {
      reportRef.current = next
      session.store.setState({ drawnSource: next && source.id })
      setView(next)
    },
    [session, reportRef, source.id],
  )
  useGoTo(session, view)
  if (place === undefined) return null
  return (
    <>
      {view && (
        <ReportBar
          view={view}
          hiddenHighlights={hidden}
          onMarkArea={(options) => markArea(session, options)}
          onHiddenHighlights={(value) => patchOpened(session, { highlightsHidden: value })}
        />
      )}
      {source.characters === 0 && (
        <p className="note scan-note">
          This report is a scan without a text layer, so there are no words to select. Mark areas of its pages
          instead (I), or run it through text recognition and add the result.
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
        onSelection={(selected: TextSelection | null) => patchOpened(session, { selected })}
        onScrolling={setScrolling}
        onSay={(text) => say(session, text)}
        handleRef={takeHandle}
      />
      <SelectionToolbar hidden={scrolling} />
    </>
  )
}

/** Goes to the annotation that another screen asked for, once the report is drawn. */
function useGoTo(session: Session, view: ReportViewHandle | null): void {
  const goTo = useOpened((opened) => opened.project.annotations.find(({ id }) => id === opened.goTo)?.target)
  useEffect(() => {
    if (!view || !goTo) return
    showTarget(view, goTo)
    patchOpened(session, { goTo: null })
  }, [session, view, goTo])
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
