/** The chosen annotation: its codes, quote, place, memo, ends; the region stays when nothing is chosen. */
import { MoveHorizontal, Quote, Trash2 } from 'lucide-react'
import { codePath, type Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { copyQuote } from '../commands/copy-words.ts'
import {
  deleteAnnotation,
  leaveAdjusting,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
} from '../commands/edit-annotation.ts'
import { pageMark } from '../state/page-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { focusCurrentAnnotation } from './annotation-list.tsx'
import { CodeSample } from './code-sample.tsx'
import { EvidenceFields } from './evidence-fields.tsx'
import { EvidenceQuote } from './evidence-quote.tsx'
import { FlagLines } from './flag-lines.tsx'
import { MemoField } from './memo-field.tsx'
import { RegionPicture, regionName } from './region-picture.tsx'

export function AnnotationEditor({ annotation }: { readonly annotation: Annotation | null }) {
  return (
    <section className="editor" aria-label="Annotation">
      {annotation ? <Editor annotation={annotation} /> : <KeyHint />}
    </section>
  )
}

function KeyHint() {
  return (
    <p className="teach meta">
      <span>
        Choose an annotation, or click a highlight, to see and change it here. <span className="kbd">J</span>{' '}
        and <span className="kbd">K</span> go from one to the next.
      </span>
    </p>
  )
}

/** Largest size of a region in the editor (CSS pixels). */
const picture = { width: 360, height: 160 }

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function Editor({ annotation }: { readonly annotation: Annotation }) {
  const codes = useOpened((opened) => opened.project.codes)
  const coders = useOpened((opened) => opened.project.coders)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const code = codes.find(({ id }) => id === annotation.codeIds[0]) ?? null
  const page = useOpened(({ project }) => pageMark(project, annotation))
  const { target } = annotation
  const coder = coders.find(({ id }) => id === annotation.creatorId)?.name
  const place = [
    page === '' ? null : page,
    target.section,
    coder,
    dateTime.format(new Date(annotation.created)),
  ].filter((part) => part !== null && part !== undefined)
  return (
    <>
      <EditorHead annotation={annotation} code={code} codes={codes} readOnly={readOnly} />
      <div className="editor-body scroll">
        {target.region && (
          <RegionPicture
            sourceId={annotation.sourceId}
            region={target.region}
            name={`${code?.name ?? 'Deleted code'}: ${regionName(target.exact, page)}`}
            {...picture}
          />
        )}
        {target.region ? (
          <WordsWithin exact={target.exact} />
        ) : (
          <EvidenceQuote annotation={annotation} hue={code?.hue ?? 'slate'} />
        )}
        <p className="meta">{place.join(' · ')}</p>
        <EvidenceFields key={`fields ${annotation.id}`} annotation={annotation} />
        <FlagLines annotation={annotation} />
        <FurtherCodes annotation={annotation} codes={codes} readOnly={readOnly} />
        <MemoField key={annotation.id} annotation={annotation} />
      </div>
    </>
  )
}

function WordsWithin({ exact }: { readonly exact: string }) {
  if (exact === '') return <p className="meta">No words in the area</p>
  return (
    <figure className="words-within">
      <figcaption className="meta">Words in the area</figcaption>
      <blockquote className="quote">“{exact}”</blockquote>
    </figure>
  )
}

interface EditorHeadProps {
  readonly annotation: Annotation
  readonly code: Code | null
  readonly codes: readonly Code[]
  readonly readOnly: boolean
}

function EditorHead({ annotation, code, codes, readOnly }: EditorHeadProps) {
  const session = useSessionObject()
  const adjusting = useOpened((opened) => opened.adjusting === annotation.id)
  const adjust = annotation.target.region ? 'Adjust edges' : 'Adjust ends'
  const remove = async () => {
    if (await deleteAnnotation(session, annotation)) focusCurrentAnnotation()
  }
  return (
    <div className="editor-head">
      <CodeSample code={code} />
      <select
        id="annotation-code"
        className="input"
        aria-label="Code"
        title="Change the code (R)"
        disabled={readOnly}
        value={code?.id ?? ''}
        onChange={(event) => {
          const chosen = codes.find(({ id }) => id === event.target.value)
          if (chosen) void recodeAnnotation(session, annotation, chosen)
        }}
      >
        {!code && <option value="">Code deleted</option>}
        {offeredTo(annotation, codes).map((one) => (
          <option key={one.id} value={one.id}>
            {nameIn(codes, one)}
          </option>
        ))}
      </select>
      <span className="grow" />
      <button
        type="button"
        className="btn quiet square"
        aria-label="Copy quote with citation"
        title="Copy quote with citation (Q)"
        onClick={() => void copyQuote(session, annotation)}
      >
        <Quote className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label={adjust}
        title={`${adjust} (E)`}
        aria-pressed={adjusting}
        disabled={readOnly}
        onClick={() => (adjusting ? leaveAdjusting(session) : startAdjusting(session, annotation))}
      >
        <MoveHorizontal className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label="Delete annotation"
        title="Delete (Del)"
        disabled={readOnly}
        onClick={() => void remove()}
      >
        <Trash2 className="icon" aria-hidden />
      </button>
    </div>
  )
}

/** The codes in use, and those retired that the annotation has. */
function offeredTo({ codeIds }: Annotation, codes: readonly Code[]): readonly Code[] {
  return codes.filter(({ id, retired }) => !retired || codeIds.includes(id))
}

/** A code in a list without a tree: "Finding › Testimony". */
function nameIn(codes: readonly Code[], code: Code): string {
  return `${codePath(codes, code)}${code.retired ? ' (retired)' : ''}`
}

interface FurtherCodesProps {
  readonly annotation: Annotation
  readonly codes: readonly Code[]
  readonly readOnly: boolean
}

function FurtherCodes({ annotation, codes, readOnly }: FurtherCodesProps) {
  const session = useSessionObject()
  return (
    <fieldset className="further-codes" disabled={readOnly}>
      <legend>Codes</legend>
      {offeredTo(annotation, codes).map((code) => (
        <label key={code.id}>
          <input
            type="checkbox"
            checked={annotation.codeIds.includes(code.id)}
            onChange={() => void toggleCode(session, annotation, code)}
          />
          <CodeSample code={code} />
          {nameIn(codes, code)}
        </label>
      ))}
    </fieldset>
  )
}
