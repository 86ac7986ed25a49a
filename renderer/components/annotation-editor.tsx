/** The chosen annotation: its codes, quote, place, memo, ends; the region stays when nothing is chosen. */
import { MoveHorizontal, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Annotation } from '../../shared/domain/project.ts'
import {
  deleteAnnotation,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
  writeMemo,
} from '../commands/edit-annotation.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'

export function AnnotationEditor({ annotation }: { readonly annotation: Annotation | null }) {
  return (
    <section className="editor" aria-label="Annotation">
      {annotation ? (
        <Editor annotation={annotation} />
      ) : (
        <p className="teach meta">Choose an annotation, or click a highlight, to see and change it here.</p>
      )}
    </section>
  )
}

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function Editor({ annotation }: { readonly annotation: Annotation }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const coders = useOpened((opened) => opened.project.coders)
  const adjusting = useOpened((opened) => opened.adjusting === annotation.id)
  const code = codes.find(({ id }) => id === annotation.codeIds[0]) ?? null
  const { target } = annotation
  const coder = coders.find(({ id }) => id === annotation.creatorId)?.name
  const place = [
    target.pageLabel === null ? null : `p. ${target.pageLabel}`,
    target.section,
    coder,
    dateTime.format(new Date(annotation.created)),
  ].filter((part) => part !== null && part !== undefined)
  return (
    <>
      <div className="editor-head">
        <CodeSample code={code} />
        <select
          id="annotation-code"
          className="input"
          aria-label="Code"
          title="Change the code (R)"
          value={code?.id ?? ''}
          onChange={(event) => {
            const chosen = codes.find(({ id }) => id === event.target.value)
            if (chosen) void recodeAnnotation(session, annotation, chosen)
          }}
        >
          {codes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <span className="grow" />
        <button
          type="button"
          className="btn quiet square"
          aria-label="Adjust ends"
          title="Adjust ends (E)"
          aria-pressed={adjusting}
          onClick={() => startAdjusting(session, annotation)}
        >
          <MoveHorizontal className="icon" aria-hidden />
        </button>
        <button
          type="button"
          className="btn quiet square"
          aria-label="Delete annotation"
          title="Delete (Del)"
          onClick={() => void deleteAnnotation(session, annotation, code)}
        >
          <Trash2 className="icon" aria-hidden />
        </button>
      </div>
      <div className="editor-body scroll">
        <blockquote className="quote">“{target.exact}”</blockquote>
        <p className="meta">{place.join(' · ')}</p>
        <FurtherCodes annotation={annotation} />
        <MemoField annotation={annotation} />
      </div>
    </>
  )
}

function FurtherCodes({ annotation }: { readonly annotation: Annotation }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  return (
    <fieldset className="further-codes">
      <legend>Codes</legend>
      {codes.map((code) => (
        <label key={code.id}>
          <input
            type="checkbox"
            checked={annotation.codeIds.includes(code.id)}
            onChange={() => void toggleCode(session, annotation, code)}
          />
          <CodeSample code={code} />
          {code.name}
        </label>
      ))}
    </fieldset>
  )
}

/** How long typing must rest before the memo is saved (milliseconds). */
const memoRest = 600

function MemoField({ annotation }: { readonly annotation: Annotation }) {
  const session = useSessionObject()
  const [memo, setMemo] = useState(annotation.memo)
  const [stored, setStored] = useState(annotation.memo)
  const pending = useRef<() => void>(() => undefined)
  // A memo changed elsewhere (undo, another window) shows at once unless the person is writing here.
  if (stored !== annotation.memo) {
    setStored(annotation.memo)
    if (memo === stored) setMemo(annotation.memo)
  }
  useEffect(() => {
    pending.current = () => void writeMemo(session, annotation, memo)
    if (memo === annotation.memo) return undefined
    const timer = setTimeout(() => pending.current(), memoRest)
    return () => clearTimeout(timer)
  }, [session, annotation, memo])
  // Choosing another annotation must not lose the last words.
  useEffect(() => () => pending.current(), [])
  return (
    <label className="field">
      <span>Memo</span>
      <textarea
        id="memo"
        className="input"
        rows={3}
        value={memo}
        maxLength={100_000}
        placeholder="What this passage means for your review"
        onChange={(event) => setMemo(event.target.value)}
        onBlur={() => pending.current()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
