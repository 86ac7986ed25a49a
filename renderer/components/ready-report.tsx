/** The report that is drawn, with its bar, and the toolbar for what is selected in it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import type { Annotation, Source } from '../../shared/domain/project.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import { showMisplaced } from '../commands/attach-annotation.ts'
import { markArea } from '../commands/mark-area.ts'
import { takeSelection } from '../commands/point-at-words.ts'
import { showTarget } from '../commands/select-annotation.ts'
import { say } from '../commands/tell.ts'
import { readPlace, usePlaceMemory } from '../state/place-memory.ts'
import { placeAnnotations } from '../state/placement.ts'
import { useShownWords } from '../state/shown-words.ts'
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
  const codes = useOpened((opened) => opened.project.codes)
  const selectedId = useOpened((opened) => opened.annotationId)
  const hidden = useOpened((opened) => opened.highlightsHidden)
  const annotations = usePlacement(source, inView.text.canonical)
  const words = useShownWords(annotations, inView.text.canonical)
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
  useAttachStart(view, source.id)
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
        pageLabels={source.pageLabels}
        annotations={annotations}
        codes={codes}
        selectedId={selectedId}
        hiddenHighlights={hidden}
        place={place}
        onPlace={remember}
        onSelectAnnotation={(annotationId) => patchOpened(session, { annotationId })}
        onSelection={(selected: TextSelection | null) => takeSelection(session, selected)}
        words={words}
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
  const goTo = useOpened(({ goTo: wanted, project }) =>
    typeof wanted === 'string' ? project.annotations.find(({ id }) => id === wanted)?.target : wanted,
  )
  useEffect(() => {
    if (!view || !goTo) return
    if ('spans' in goTo) showTarget(view, goTo)
    else view.goToSpan(goTo)
    patchOpened(session, { goTo: null })
  }, [session, view, goTo])
}

/** Begins the choice of a passage for an annotation: what is proposed is selected, else the place it had is shown. */
function useAttachStart(view: ReportViewHandle | null, sourceId: string): void {
  const attaching = useOpened((opened) => opened.attaching)
  useEffect(() => {
    if (!view || attaching?.sourceId !== sourceId) return
    const { proposed, near } = attaching
    if (proposed.length > 0) view.setSelection(proposed)
    else if (near !== null) view.goToSpan({ start: near, end: near + 1 })
    view.focusCaret()
  }, [view, attaching, sourceId])
}

/** Draws annotations where their words stand, and remembers those whose words stand nowhere. */
function usePlacement(source: Source, canonical: CanonicalText): readonly Annotation[] {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const { shown, orphans } = useMemo(
    () => placeAnnotations(canonical, annotationsOf(project, source.id)),
    [canonical, project, source.id],
  )
  useEffect(() => showMisplaced(session, source.id, orphans), [session, source.id, orphans])
  return shown
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
