/** One source in the list: what it is, how far it is coded, and, for the one in view, how to rename or remove it. */
import {
  BookDashed,
  BookOpenText,
  Circle,
  CircleDot,
  FileLock,
  Highlighter,
  History,
  Pencil,
  Replace,
  ScanText,
  Trash2,
} from 'lucide-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Source } from '../../shared/domain/project.ts'
import { variableLabel } from '../../shared/citation/csl-labels.ts'
import { missingOf, typeOf } from '../../shared/citation/csl-needs.ts'
import { showReference } from '../commands/edit-reference.ts'
import { removeSource, renameSource, startRenaming } from '../commands/edit-source.ts'
import { startReplacing } from '../commands/replace-source.ts'
import { mediaTypeName } from '../state/media-type-name.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'

export interface SourceItemProps {
  readonly source: Source
  readonly tags: number
  /** How many editions are newer; 0 for a source that was not replaced. */
  readonly age: number
  /** Its annotations that wait for a decision since it was replaced. */
  readonly toReview: number
  readonly current: boolean
  readonly renaming: boolean
  /** The one tab stop of the list. */
  readonly reachable: boolean
  readonly onShow: () => void
}

export function SourceItem(props: SourceItemProps) {
  const { source, tags, age, toReview, current, renaming, reachable, onShow } = props
  const row = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useLayoutEffect(() => {
    if (wasRenaming.current && !renaming) row.current?.focus()
    wasRenaming.current = renaming
  }, [renaming])
  if (renaming)
    return (
      <li className="source renaming">
        <SourceIcon source={source} tags={tags} older={age > 0} />
        <TitleField source={source} />
      </li>
    )
  return (
    <li className="source-row" data-current={current} data-older={age > 0}>
      <button
        ref={row}
        type="button"
        className="source"
        aria-current={current}
        data-rove={source.id}
        tabIndex={reachable ? 0 : -1}
        title={[source.title, source.fileName, source.warning].filter(Boolean).join('\n')}
        onClick={onShow}
      >
        <SourceIcon source={source} tags={tags} older={age > 0} />
        <span className="source-words">
          <span className="source-title">{source.title}</span>
          <span className="source-meta meta">
            {age > 0 && <span>older edition</span>}
            {age === 0 && <span>{mediaTypeName(source.mediaType)}</span>}
            {age === 0 && source.pages !== null && (
              <span>{`${source.pages} ${source.pages === 1 ? 'page' : 'pages'}`}</span>
            )}
            {toReview > 0 ? (
              <span className="problem">{`${toReview.toLocaleString()} to review`}</span>
            ) : (
              <span>{stateOf(source, tags)}</span>
            )}
            <ReferenceMark source={source} />
          </span>
        </span>
      </button>
      {current && <SourceTools source={source} replaced={age > 0} />}
    </li>
  )
}

interface SourceToolsProps {
  readonly source: Source
  /** Whether a newer edition of it is in the project. */
  readonly replaced: boolean
}

function SourceTools({ source, replaced }: SourceToolsProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  if (readOnly) return null
  return (
    <span className="source-tools">
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Reference of ${source.title}`}
        title="Reference: author, date, publisher, page numbers (D)"
        onClick={() => showReference(session)}
      >
        <BookOpenText className="icon small" aria-hidden />
      </button>
      {source.mediaType === 'application/pdf' && (
        <button
          type="button"
          className="btn quiet square"
          aria-label={`Take the highlights of ${source.title}`}
          title="Take its highlights: the marks that another program has put into the PDF"
          onClick={() => session.store.setState({ shown: 'marks' })}
        >
          <Highlighter className="icon small" aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="btn quiet square"
        aria-label={
          replaced
            ? `Review the new edition of ${source.title}`
            : `Replace ${source.title} with a new edition`
        }
        title={replaced ? 'Review the new edition' : 'Replace with a new edition…'}
        onClick={() => startReplacing(session, source)}
      >
        <Replace className="icon small" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Rename ${source.title}`}
        title="Rename (F2)"
        onClick={() => startRenaming(session, source)}
      >
        <Pencil className="icon small" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Remove ${source.title}`}
        title="Remove from the project (Del); can be undone"
        onClick={() => void removeSource(session, source)}
      >
        <Trash2 className="icon small" aria-hidden />
      </button>
    </span>
  )
}

/** A quiet sign that something is missing in the source's reference. */
function ReferenceMark({ source }: { readonly source: Source }) {
  const missing = missingOf(source).map((name) => variableLabel(name, typeOf(source.item)).toLowerCase())
  if (missing.length === 0) return null
  const words = `Reference incomplete: ${missing.join(', ')}`
  return (
    <span title={words}>
      <BookDashed className="icon small" role="img" aria-label={words} />
    </span>
  )
}

/** Enter or leaving the field keeps the title, Escape does not. */
function TitleField({ source }: { readonly source: Source }) {
  const session = useSessionObject()
  const [title, setTitle] = useState(source.title)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.select(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void renameSource(session, source, title)
    else if (event.key === 'Escape') patchOpened(session, { renaming: null })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <input
      ref={field}
      className="input grow"
      aria-label="Title of the source"
      value={title}
      maxLength={1000}
      autoFocus
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void renameSource(session, source, title)}
    />
  )
}

/** The sign of a source: that it was replaced, what is the matter with it, else whether it has been started. */
function SourceIcon({
  source,
  tags,
  older,
}: {
  readonly source: Source
  readonly tags: number
  readonly older: boolean
}) {
  if (older) return <History className="icon" aria-hidden />
  if (source.characters === 0) return <ScanText className="icon" aria-hidden />
  if (source.encrypted) return <FileLock className="icon" aria-hidden />
  if (tags > 0) return <CircleDot className="icon" aria-hidden />
  return <Circle className="icon" aria-hidden />
}

function stateOf(source: Source, tags: number): string {
  if (source.characters === 0) return 'no text'
  if (tags === 0) return 'not started'
  return `${tags.toLocaleString()} ${tags === 1 ? 'tag' : 'tags'}`
}
