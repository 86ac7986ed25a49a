/** One annotation in review: its passage in both editions side by side, the difference, and what can be decided. */
import { Check, ChevronLeft, ChevronRight, Unlink } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { differenceOf } from '../../shared/anchoring/word-difference.ts'
import type { Hue } from '../../shared/domain/codebook.ts'
import type { Source } from '../../shared/domain/project.ts'
import { adjustRow } from '../commands/attach-annotation.ts'
import { acceptRow, keepRow, openRowInReport, stepPlace } from '../commands/review-edition.ts'
import { markedSpans } from '../state/marked-difference.ts'
import { OUTCOME_WORDS } from '../state/outcome-words.ts'
import type { ReviewMaterial, ReviewRow } from '../state/review.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { PassagePane } from './passage-pane.tsx'
import { useScrollTogether } from './scroll-together.ts'

type ShownEdition = Pick<Source, 'title' | 'pageLabels'>

/** Both editions, as the project has them. */
export interface ShownEditions {
  readonly old: ShownEdition
  readonly next: ShownEdition
}

export interface ReviewDetailProps {
  readonly material: ReviewMaterial
  readonly row: ReviewRow | null
  /** Of several places, the one shown. */
  readonly place: number
  readonly editions: ShownEditions
}

export function ReviewDetail({ material, row, place, editions }: ReviewDetailProps) {
  const code = useOpened(({ project }) => project.codes.find(({ id }) => id === row?.annotation.codeIds[0]))
  const marked = useMemo(() => (row ? markedSpans(row.old, row.next) : null), [row])
  if (!row || !marked) return null
  const { label, icon: Icon, bad } = OUTCOME_WORDS[row.outcome]
  const hue = code?.hue ?? 'slate'
  return (
    <section className="review-detail" aria-label="Old and new passage">
      <div className="review-title">
        <CodeSample code={code ?? null} />
        <b>{code?.name ?? 'Code deleted'}</b>
        <span className="meta clip grow">{row.old.section === null ? '' : `§ ${row.old.section}`}</span>
        <span className={bad ? 'review-outcome problem' : 'review-outcome'}>
          <Icon className="icon small" aria-hidden />
          {label}
        </span>
      </div>
      <div className="review-columns">
        <Column side="old" row={row} place={place} name={editions.old.title} />
        <Column side="new" row={row} place={place} name={editions.next.title} />
        <Passages row={row} material={material} editions={editions} marked={marked} hue={hue} />
      </div>
      <Difference row={row} />
      <Decision row={row} />
    </section>
  )
}

interface PassagesProps {
  readonly row: ReviewRow
  readonly material: ReviewMaterial
  readonly editions: ShownEditions
  readonly marked: ReturnType<typeof markedSpans>
  readonly hue: Hue
}

const nothing: readonly never[] = []

function Passages({ row, material, editions, marked, hue }: PassagesProps) {
  const left = useRef<HTMLDivElement>(null)
  const right = useRef<HTMLDivElement>(null)
  useScrollTogether(left, right)
  return (
    <>
      <PassagePane
        label="Old edition"
        source={material.before}
        pageLabels={editions.old.pageLabels}
        spans={row.old.spans}
        near={0}
        marked={marked.old}
        hue={hue}
        paneRef={left}
      />
      <PassagePane
        label="New edition"
        source={material.after}
        pageLabels={editions.next.pageLabels}
        spans={row.next?.spans ?? nothing}
        near={row.near ?? 0}
        marked={marked.next}
        hue={hue}
        paneRef={right}
      />
    </>
  )
}

interface ColumnProps {
  readonly side: 'old' | 'new'
  readonly row: ReviewRow
  readonly place: number
  readonly name: string
}

/** The head of a column: which edition, which page, and the way into the report. */
function Column({ side, row, place, name }: ColumnProps) {
  const session = useSessionObject()
  const where = side === 'old' ? row.old : row.next
  const page = where?.pageLabel || null
  const several = side === 'new' && row.places > 1 && row.state !== 'accepted'
  return (
    <div className="review-column" data-side={side}>
      <h2 className="clip" title={name}>
        {side === 'old' ? 'Old edition' : 'New edition'}
      </h2>
      <span className="meta clip grow">{wordsFor(side, row)}</span>
      {several && (
        <>
          <span>{`Place ${place + 1} of ${row.places}`}</span>
          <button
            type="button"
            className="btn quiet square"
            aria-label="Place before"
            title="Place before (←)"
            onClick={() => stepPlace(session, -1)}
          >
            <ChevronLeft className="icon" aria-hidden />
          </button>
          <button
            type="button"
            className="btn quiet square"
            aria-label="Place after"
            title="Place after (→)"
            onClick={() => stepPlace(session, 1)}
          >
            <ChevronRight className="icon" aria-hidden />
          </button>
        </>
      )}
      <button
        type="button"
        className="btn quiet"
        title={`Open “${name}” at this place`}
        aria-label={`Open the ${side} edition at this place`}
        onClick={() => void openRowInReport(session, side)}
      >
        {page === null ? 'Open' : `Open p.\u00A0${page}`}
      </button>
    </div>
  )
}

function wordsFor(side: 'old' | 'new', { next, state, places }: ReviewRow): string {
  if (side === 'old') return 'as coded'
  if (state === 'accepted') return 'as cited now'
  if (!next) return 'nothing like it; this is where it would be'
  return places > 1 ? '' : 'proposed place'
}

function Difference({ row }: { readonly row: ReviewRow }) {
  const { old, next, reason, state } = row
  const parts = next ? differenceOf(old.words, next.words) : null
  const isSame = parts?.every(({ kind }) => kind === 'same') ?? false
  return (
    <section className="review-difference scroll" aria-label="Difference" tabIndex={0}>
      <p className="meta">{state === 'orphan' ? `Orphan: ${reason}` : reason || 'Difference'}</p>
      <p className="quote">
        {isSame && 'The words are the same.'}
        {!parts && <del>{old.words}</del>}
        {parts &&
          !isSame &&
          parts.map(({ kind, text, figure }, index) => {
            const words = figure ? 'figure' : ''
            if (kind === 'gone')
              return (
                <del key={index} className={words}>
                  {text}
                </del>
              )
            if (kind === 'come')
              return (
                <ins key={index} className={words}>
                  {text}
                </ins>
              )
            return <span key={index}>{text}</span>
          })}
      </p>
    </section>
  )
}

/** The keys stand on the buttons; after a decision the next passage comes. */
function Decision({ row }: { readonly row: ReviewRow }) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { state, next } = row
  return (
    <div className="review-actions">
      <button
        type="button"
        className="btn tall primary"
        disabled={readOnly || state === 'accepted' || !next}
        aria-keyshortcuts="A"
        onClick={() => void acceptRow(session)}
      >
        Accept new passage <span className="kbd">A</span>
      </button>
      <button
        type="button"
        className="btn tall"
        disabled={readOnly}
        aria-keyshortcuts="E"
        onClick={() => adjustRow(session)}
      >
        {next ? 'Adjust words' : 'Select the words'} <span className="kbd">E</span>
      </button>
      <button
        type="button"
        className="btn tall"
        disabled={readOnly || state === 'orphan'}
        aria-keyshortcuts="O"
        onClick={() => void keepRow(session)}
      >
        Keep as orphan <span className="kbd">O</span>
      </button>
      <span className="grow" />
      <span className="meta clip">
        {state === 'accepted' && (
          <>
            <Check className="icon small" aria-hidden /> Cites the new edition.{' '}
          </>
        )}
        {state === 'orphan' && (
          <>
            <Unlink className="icon small" aria-hidden /> Kept as an orphan.{' '}
          </>
        )}
        Every decision can be undone
      </span>
    </div>
  )
}
