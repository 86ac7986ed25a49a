/** One report on screen: its pages or its text, the outline beside it and the map of its annotations. */
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { BlockColumn } from './blocks/block-column.tsx'
import { AnnotationMap } from './annotation-map.tsx'
import type { Desk } from './desk.ts'
import { OutlinePanel } from './outline-panel.tsx'
import { PdfPages } from './pdf/pdf-pages.tsx'
import { ReportController } from './report-controller.ts'
import type { ReportViewHandle, ReportViewProps } from './report-view.ts'
import { TextSurface } from './text-surface.ts'

/** Shows a source. Another `sourceId` begins anew: place, caret, selection and find belong to one source. */
export function ReportView(props: ReportViewProps) {
  return <OneReport key={props.sourceId} {...props} />
}

function OneReport(props: ReportViewProps) {
  const { canonical, document } = props.text
  const root = useRef<HTMLDivElement>(null)
  const surface = useMemo(() => new TextSurface(canonical.blocks), [canonical])
  const [desk, setDesk] = useState<Desk | null>(null)
  // Read once: another file is another source.
  const [bytes] = useState({
    readBytes: props.readBytes,
    byteLength: props.byteLength,
    password: props.password,
  })
  const [failure, setFailure] = useState<string | null>(null)
  const controller = useController(props, { root, surface, desk })
  useImperativeHandle<ReportViewHandle | null, ReportViewHandle | null>(
    props.handleRef,
    () => controller?.handle ?? null,
    [controller],
  )
  return (
    <div ref={root} className="report-view" data-report-view data-hidden-highlights={props.hiddenHighlights}>
      {controller && <OutlinePanel view={controller.handle} />}
      <div className="desk-cell">
        {failure !== null && (
          <p className="desk-failure" role="alert">
            {failure}
          </p>
        )}
        {document === null ? (
          <PdfPages
            source={canonical}
            pageLabels={props.pageLabels}
            surface={surface}
            bytes={bytes}
            onDesk={setDesk}
            onFailure={setFailure}
          />
        ) : (
          <BlockColumn source={canonical} document={document} surface={surface} onDesk={setDesk} />
        )}
      </div>
      {controller && (
        <AnnotationMap
          view={controller.handle}
          source={canonical}
          annotations={props.annotations}
          codes={props.codes}
        />
      )}
    </div>
  )
}

interface ControllerParts {
  readonly root: React.RefObject<HTMLElement | null>
  readonly surface: TextSurface
  readonly desk: Desk | null
}

/** Makes the controller of a desk, keeps it supplied with what the frame gives, and ends it with the desk. */
function useController(props: ReportViewProps, parts: ControllerParts): ReportController | null {
  const { root, surface, desk } = parts
  const [controller, setController] = useState<ReportController | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const listeners = useCallback(() => latest.current, [])
  useEffect(() => {
    if (!desk || !root.current) return undefined
    const source = latest.current.text.canonical
    const made = new ReportController({ root: root.current, source, surface, desk, listeners })
    setController(made)
    void made.start(latest.current.place)
    return () => {
      setController(null)
      made.destroy()
    }
  }, [desk, surface, root, listeners])
  const { annotations, codes, pageLabels, selectedId, hiddenHighlights = false, words = null } = props
  useEffect(() => controller?.showAnnotations(annotations, codes), [controller, annotations, codes])
  useEffect(() => controller?.relabel(), [controller, pageLabels])
  useEffect(() => controller?.selectAnnotation(selectedId), [controller, selectedId])
  useEffect(() => controller?.showWords(words), [controller, words])
  useEffect(() => controller?.hideHighlights(hiddenHighlights), [controller, hiddenHighlights])
  return controller
}
