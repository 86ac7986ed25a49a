/** The review of a new edition: what waits for a decision at the left, both passages and the decision at the right. */
import { X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import {
  leaveReview,
  openReview,
  refreshReview,
  reviewTally,
  stopReview,
} from '../commands/review-edition.ts'
import { mediaTypeName } from '../state/media-type-name.ts'
import { reviewRows, rowAtHand, type Review, type ReviewRow } from '../state/review.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import type { Source } from '../../shared/domain/project.ts'
import { successorOf } from '../../shared/domain/draft-revision.ts'
import { ReviewDetail } from './review-detail.tsx'
import { ReviewList } from './review-list.tsx'

export function ReviewScreen() {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const review = useOpened((opened) => opened.review)
  // What others decide, and what is taken back, shows here too.
  useEffect(() => refreshReview(session), [session, project])
  const rows = useMemo(() => (review ? reviewRows(project, review) : []), [project, review])
  if (!review) return <main className="work review" aria-label="New edition" />
  const old = project.sources.find(({ id }) => id === review.sourceId) ?? null
  const edition = successorOf(project, review.sourceId)
  return (
    <main className="work review" aria-label="New edition">
      <ReviewHead review={review} rows={rows} old={old} edition={edition} />
      {review.stage.at === 'ready' && rows.length > 0 && (
        <div className="review-body">
          <ReviewList rows={rows} review={review} />
          <ReviewDetail
            material={review.stage}
            row={rowAtHand(rows, review.chosen)}
            place={review.place}
            editions={{ old: old ?? GONE, next: edition ?? GONE }}
          />
        </div>
      )}
    </main>
  )
}

/** What was removed meanwhile has no name any more. */
const GONE = { title: '', pageLabels: '' }

interface ReviewHeadProps {
  readonly review: Review
  readonly rows: readonly ReviewRow[]
  readonly old: Source | null
  readonly edition: Source | null
}

function ReviewHead({ review, rows, old, edition }: ReviewHeadProps) {
  const session = useSessionObject()
  const { stage } = review
  const { done, of } = reviewTally(rows)
  return (
    <>
      <header className="review-head">
        <h1>New edition</h1>
        <p className="clip" title={[old, edition].map((one) => one?.fileName).join(' → ')}>
          <b>{old?.title}</b>
          <span className="meta">
            {' '}
            {describe(old)} to {edition?.title === old?.title ? '' : `${edition?.title ?? ''}, `}
            {describe(edition)}
          </span>
        </p>
        <p className={stage.at === 'failed' ? 'grow problem' : 'grow meta review-settled'} role="status">
          {headline(review, rows)}
        </p>
        {stage.at === 'running' && (
          <button type="button" className="btn" onClick={() => stopReview(session)}>
            Cancel
          </button>
        )}
        {stage.at === 'failed' && (
          <button type="button" className="btn" onClick={() => void openReview(session, review.sourceId)}>
            Compare again
          </button>
        )}
        {stage.at === 'ready' && of > 0 && (
          <span className="review-tally">
            <span
              className="progress"
              role="progressbar"
              aria-label="Decided"
              aria-valuenow={done}
              aria-valuemax={of}
            >
              <i style={{ width: `${(100 * done) / of}%` }} />
            </span>
            {`${done} of ${of}`}
          </span>
        )}
        <button
          type="button"
          className="btn quiet square"
          aria-label="Close, keep the rest for later"
          title="Close, keep the rest for later (Esc)"
          onClick={() => leaveReview(session)}
        >
          <X className="icon" aria-hidden />
        </button>
      </header>
      <span className="progress" style={{ visibility: stage.at === 'running' ? 'visible' : 'hidden' }}>
        <i style={{ width: stage.at === 'running' ? `${stage.share * 100}%` : 0 }} />
      </span>
    </>
  )
}

function headline({ stage }: Review, rows: readonly ReviewRow[]): string {
  if (stage.at === 'failed') return stage.message
  if (stage.at === 'running') return stage.doing === '' ? 'Comparing both editions…' : `${stage.doing}…`
  if (rows.length === 0) return 'No annotation of the old edition is left to decide.'
  const { done, of } = reviewTally(rows)
  const settled = rows.length - of
  const left = of - done
  const wanted =
    left === 0 ? 'nothing is left to decide' : `${left} ${left === 1 ? 'wants' : 'want'} a decision`
  return `${rows.length} ${rows.length === 1 ? 'annotation' : 'annotations'}: ${settled} settled, ${wanted}.`
}

function describe(source: Source | null): string {
  if (!source) return ''
  const { pages } = source
  const length = pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`
  return `${source.fileName} (${mediaTypeName(source.mediaType)}${length})`
}
