/** The annotations of a replaced edition by what became of them; those that are settled are folded. */
import { Check, ChevronDown, ChevronRight, Unlink } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { chooseRow, toggleOutcome } from '../commands/review-edition.ts'
import { OUTCOME_WORDS } from '../state/outcome-words.ts'
import {
  changeOf,
  OUTCOMES,
  pagesOf,
  rowAtHand,
  wantsDecision,
  type Review,
  type ReviewRow,
} from '../state/review.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'

export interface ReviewListProps {
  readonly rows: readonly ReviewRow[]
  readonly review: Review
}

export function ReviewList({ rows, review }: ReviewListProps) {
  const list = useRef<HTMLDivElement>(null)
  const current = rowAtHand(rows, review.chosen)?.annotation.id ?? null
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    row?.scrollIntoView({ block: 'nearest' })
    // The keys work at once, and go on working after each decision.
    const inList = list.current?.contains(document.activeElement)
    if (inList || document.activeElement === document.body) row?.focus({ preventScroll: true })
  }, [current])
  return (
    <nav className="panel review-list" aria-label="Annotations to review">
      <div className="panel-head meta">
        next <span className="kbd">J</span> previous <span className="kbd">K</span>
      </div>
      <div ref={list} className="scroll">
        {OUTCOMES.map((outcome) => {
          const own = rows.filter((row) => row.outcome === outcome)
          if (own.length === 0) return null
          return <Group key={outcome} rows={own} review={review} current={current} />
        })}
      </div>
    </nav>
  )
}

interface GroupProps {
  /** At least one, all of one outcome. */
  readonly rows: readonly ReviewRow[]
  readonly review: Review
  /** Id of the annotation at hand. */
  readonly current: string | null
}

function Group({ rows, review, current }: GroupProps) {
  const session = useSessionObject()
  const outcome = rows[0]?.outcome ?? 'undecided'
  const { label, icon: Icon, bad } = OUTCOME_WORDS[outcome]
  const settled = rows.filter((row) => !wantsDecision(row))
  const open = review.unfolded.has(outcome)
  const shown = open ? rows : rows.filter(wantsDecision)
  const id = `outcome-${outcome}`
  return (
    <section aria-labelledby={id}>
      {settled.length > 0 ? (
        <h2 className="review-group">
          <button type="button" id={id} aria-expanded={open} onClick={() => toggleOutcome(session, outcome)}>
            {open ? (
              <ChevronDown className="icon small" aria-hidden />
            ) : (
              <ChevronRight className="icon small" aria-hidden />
            )}
            {label} <span className="count">{`${settled.length}, settled`}</span>
          </button>
        </h2>
      ) : (
        <h2 className="review-group" id={id}>
          <Icon className={bad ? 'icon small problem' : 'icon small'} aria-hidden />
          {label} <span className="count">{rows.length}</span>
        </h2>
      )}
      <ul>
        {shown.map((row) => (
          <Row key={row.annotation.id} row={row} current={row.annotation.id === current} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row, current }: { readonly row: ReviewRow; readonly current: boolean }) {
  const session = useSessionObject()
  const code = useOpened(({ project }) => project.codes.find(({ id }) => id === row.annotation.codeIds[0]))
  const { state, old, outcome } = row
  const decided = state !== 'waiting' && wantsDecision(row)
  return (
    <li>
      <button
        type="button"
        className="review-row"
        aria-current={current}
        data-decided={decided}
        tabIndex={current ? 0 : -1}
        onClick={() => chooseRow(session, row.annotation.id)}
      >
        {!decided && <CodeSample code={code ?? null} />}
        {decided && state === 'accepted' && <Check className="icon" aria-hidden />}
        {decided && state === 'orphan' && <Unlink className="icon" aria-hidden />}
        <span className="review-words">
          <span className="quote clip">{old.exact}</span>
          <span className="meta review-meta">
            <span>{pagesOf(row)}</span>
            <span className={outcome === 'changed-number' ? 'problem clip' : 'clip'}>{changeOf(row)}</span>
            {decided && <span>{state === 'accepted' ? 'accepted' : 'orphan'}</span>}
          </span>
        </span>
      </button>
    </li>
  )
}
