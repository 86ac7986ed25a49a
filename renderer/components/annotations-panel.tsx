/** The annotations of the report in view, in reading order, and the editor of the chosen one below. */
import { MessageSquare } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Annotation, Code, Project } from '../../shared/domain/project.ts'
import { deleteAnnotation } from '../commands/edit-annotation.ts'
import { listedAnnotations, selectAnnotation, stepAnnotation } from '../commands/select-annotation.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { CodeSample } from './code-sample.tsx'
import { Divider } from './divider.tsx'

export interface AnnotationsPanelProps {
  /** Height of the list as a share of the panel, 0..1. */
  readonly listShare: number
  readonly onListShare: (share: number) => void
}

/** The list never takes less, nor leaves the editor less (pixels). */
const leastHeight = 90

export function AnnotationsPanel({ listShare, onListShare }: AnnotationsPanelProps) {
  const opened = useOpened((one) => one)
  const panel = useRef<HTMLElement>(null)
  const [height, setHeight] = useState(600)
  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const listed = listedAnnotations(opened)
  const current = opened.project.annotations.find(({ id }) => id === opened.annotationId) ?? null
  const listHeight = Math.round(Math.max(leastHeight, Math.min(height - leastHeight * 2, height * listShare)))
  return (
    <aside ref={panel} className="panel annotations" id="annotations" aria-label="Annotations" tabIndex={-1}>
      <PanelHead count={listed.length} />
      <div className="annotation-list scroll" style={{ flex: `0 0 ${listHeight}px` }}>
        {listed.length === 0 ? (
          <NothingTagged filtered={opened.codeFilter !== null} hasSource={opened.sourceId !== null} />
        ) : (
          <AnnotationList listed={listed} project={opened.project} currentId={opened.annotationId} />
        )}
      </div>
      <Divider
        label="Height of the list"
        orientation="horizontal"
        side={1}
        size={listHeight}
        min={leastHeight}
        max={Math.max(leastHeight, height - leastHeight * 2)}
        onSize={(size) => onListShare(size / height)}
      />
      <AnnotationEditor key={current?.id ?? 'none'} annotation={current} />
    </aside>
  )
}

function PanelHead({ count }: { readonly count: number }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const filter = useOpened((opened) => opened.codeFilter)
  return (
    <div className="panel-head">
      <h2>Annotations</h2>
      <span className="count">{count}</span>
      <span className="grow" />
      <select
        className="input"
        aria-label="Filter by code"
        value={filter ?? ''}
        onChange={(event) => patchOpened(session, { codeFilter: event.target.value || null })}
      >
        <option value="">All codes</option>
        {codes.map((code) => (
          <option key={code.id} value={code.id}>
            {code.name}
          </option>
        ))}
      </select>
    </div>
  )
}

function NothingTagged({ filtered, hasSource }: { readonly filtered: boolean; readonly hasSource: boolean }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  if (filtered) {
    return (
      <div className="teach">
        <p>No annotation of this report has that code.</p>
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
        {codes.slice(0, 3).map((code, index) => (
          <li key={code.id}>
            <span className="kbd">{index + 1}</span> <CodeSample code={code} /> {code.name}
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

interface AnnotationListProps {
  readonly listed: readonly Annotation[]
  readonly project: Project
  readonly currentId: string | null
}

function AnnotationList({ listed, project, currentId }: AnnotationListProps) {
  const session = useSessionObject()
  const list = useRef<HTMLUListElement>(null)
  const codeOf = (annotation: Annotation) =>
    project.codes.find(({ id }) => id === annotation.codeIds[0]) ?? null
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [currentId, listed.length])
  const onKeyDown = (event: KeyboardEvent) => {
    const current = listed.find(({ id }) => id === currentId)
    if (event.key === 'ArrowDown') stepAnnotation(session, 1)
    else if (event.key === 'ArrowUp') stepAnnotation(session, -1)
    else if (event.key === 'Delete' && current) void deleteAnnotation(session, current, codeOf(current))
    else return
    event.preventDefault()
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus())
  }
  return (
    <ul ref={list} onKeyDown={onKeyDown}>
      {listed.map((annotation, index) => (
        <AnnotationItem
          key={annotation.id}
          annotation={annotation}
          codes={annotation.codeIds.flatMap((codeId) => project.codes.filter(({ id }) => id === codeId))}
          coder={project.coders.find(({ id }) => id === annotation.creatorId)?.name ?? ''}
          current={annotation.id === currentId}
          reachable={
            annotation.id === currentId || (index === 0 && !listed.some(({ id }) => id === currentId))
          }
          onSelect={() => selectAnnotation(session, annotation)}
        />
      ))}
    </ul>
  )
}

interface AnnotationItemProps {
  readonly annotation: Annotation
  readonly codes: readonly Code[]
  readonly coder: string
  readonly current: boolean
  /** The one tab stop of the list. */
  readonly reachable: boolean
  readonly onSelect: () => void
}

function AnnotationItem({ annotation, codes, coder, current, reachable, onSelect }: AnnotationItemProps) {
  const { exact, pageLabel } = annotation.target
  const names = codes.map(({ name }) => name).join(', ')
  const page = pageLabel === null ? '' : `, p. ${pageLabel}`
  return (
    <li aria-label={`${names}: ${exact}${page}`}>
      <button
        type="button"
        className="annotation"
        aria-current={current}
        aria-label={`${names}${page}: ${exact}`}
        tabIndex={reachable ? 0 : -1}
        onClick={onSelect}
      >
        <CodeSample code={codes[0] ?? null} />
        <span className="annotation-quote quote">{exact}</span>
        <span className="annotation-meta meta">
          {annotation.memo !== '' && <MessageSquare className="icon small" aria-label="has a memo" />}
          <span>{pageLabel === null ? '' : `p. ${pageLabel}`}</span>
          <span>{initials(coder)}</span>
        </span>
      </button>
    </li>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? '')
    .join('')
}
