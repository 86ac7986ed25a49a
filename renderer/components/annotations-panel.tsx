/** The annotations of the report in view, in reading order, or the orphans, and the editor of the chosen one below. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { codePath, keyedCodes } from '../../shared/domain/codebook.ts'
import { listedAnnotations } from '../commands/select-annotation.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { AnnotationList } from './annotation-list.tsx'
import { CodeSample } from './code-sample.tsx'
import { Divider } from './divider.tsx'
import { FlagsHead, FlagsList } from './flags-list.tsx'
import { AttachCard, OrphanCard } from './orphan-card.tsx'
import { OrphansHead, OrphansList } from './orphans-list.tsx'

export interface AnnotationsPanelProps {
  /** Height of the list as a share of the panel, 0..1. */
  readonly listShare: number
  readonly onListShare: (share: number) => void
}

/** The list never takes less, nor leaves the editor less than twice that (pixels). */
const leastHeight = 90

export function AnnotationsPanel({ listShare, onListShare }: AnnotationsPanelProps) {
  const project = useOpened((opened) => opened.project)
  const sourceId = useOpened((opened) => opened.sourceId)
  const codeFilter = useOpened((opened) => opened.codeFilter)
  const annotationId = useOpened((opened) => opened.annotationId)
  const orphans = useOpened((opened) => opened.orphans)
  const attaching = useOpened((opened) => opened.attaching)
  const flags = useOpened((opened) => opened.flagsShown)
  const panel = useRef<HTMLElement>(null)
  const height = useHeight(panel)
  const listed = useMemo(
    () => listedAnnotations({ project, sourceId, codeFilter }),
    [project, sourceId, codeFilter],
  )
  const current = useMemo(
    () => project.annotations.find(({ id }) => id === annotationId) ?? null,
    [project, annotationId],
  )
  const most = Math.max(leastHeight, height - leastHeight * 2)
  const listHeight = Math.round(Math.max(leastHeight, Math.min(most, height * listShare)))
  return (
    <aside ref={panel} className="panel annotations" id="annotations" aria-label="Annotations" tabIndex={-1}>
      {orphans ? <OrphansHead /> : flags ? <FlagsHead /> : <PanelHead count={listed.length} />}
      <div className="annotation-list scroll" style={{ flex: `0 0 ${listHeight}px` }}>
        {orphans ? (
          <OrphansList chosen={orphans.chosen} />
        ) : flags ? (
          <FlagsList />
        ) : listed.length === 0 ? (
          <NothingTagged filtered={codeFilter !== null} hasSource={sourceId !== null} />
        ) : (
          <AnnotationList listed={listed} />
        )}
      </div>
      <Divider
        label="Height of the list"
        orientation="horizontal"
        side={1}
        size={listHeight}
        min={leastHeight}
        max={most}
        onSize={(size) => onListShare(size / height)}
      />
      {attaching ? (
        <AttachCard attaching={attaching} />
      ) : orphans ? (
        <OrphanCard chosen={orphans.chosen} />
      ) : (
        <AnnotationEditor annotation={current} />
      )}
    </aside>
  )
}

function useHeight(panel: React.RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(600)
  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setHeight(Math.max(1, element.clientHeight)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [panel])
  return height
}

function PanelHead({ count }: { readonly count: number }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const filter = useOpened((opened) => opened.codeFilter)
  return (
    <div className="panel-head">
      <h2>Annotations</h2>
      <span className="count">{count.toLocaleString()}</span>
      <span className="grow" />
      <select
        className="input filter"
        aria-label="Filter by code"
        value={filter ?? ''}
        onChange={(event) => patchOpened(session, { codeFilter: event.target.value || null })}
      >
        <option value="">All codes</option>
        {codes
          .filter(({ retired }) => !retired)
          .map((code) => (
            <option key={code.id} value={code.id}>
              {codePath(codes, code)}
            </option>
          ))}
        {codes.some(({ retired }) => retired) && (
          <optgroup label="Retired">
            {codes
              .filter(({ retired }) => retired)
              .map((code) => (
                <option key={code.id} value={code.id}>
                  {codePath(codes, code)}
                </option>
              ))}
          </optgroup>
        )}
      </select>
    </div>
  )
}

function NothingTagged({ filtered, hasSource }: { readonly filtered: boolean; readonly hasSource: boolean }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const filter = useOpened((opened) => opened.codeFilter)
  if (filtered) {
    const name = codes.find(({ id }) => id === filter)?.name ?? 'that code'
    return (
      <div className="teach">
        <p>No annotation of this report is coded {name}.</p>
        <button type="button" className="btn" onClick={() => patchOpened(session, { codeFilter: null })}>
          Show all codes
        </button>
      </div>
    )
  }
  if (!hasSource) return <p className="teach meta">Tagged passages of the report are listed here.</p>
  return (
    <div className="teach">
      <p>Select a passage in the report, then press</p>
      <ul className="teach-codes">
        {keyedCodes(codes)
          .slice(0, 3)
          .map(({ code, key }) => (
            <li key={code.id}>
              <span className="kbd">{key}</span> <CodeSample code={code} /> {code.name}
            </li>
          ))}
      </ul>
      <p className="meta">
        No mouse: <span className="kbd">C</span> puts a caret in the text, <span className="kbd">Shift</span>{' '}
        with arrows selects, <span className="kbd">S</span> takes the sentence.
      </p>
    </div>
  )
}
