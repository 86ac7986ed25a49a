/** The review of a new edition: opening it, going through it, and deciding about one passage after the other. */
import { describeSpans } from '../../shared/anchoring/describe.ts'
import { messageOf } from '../../shared/api/errors.ts'
import type { RevisionOutcome } from '../../shared/anchoring/revise-passage.ts'
import { draftAttach, draftKeepAsOrphan } from '../../shared/domain/draft-decision.ts'
import { successorOf } from '../../shared/domain/draft-revision.ts'
import type { DraftChange } from '../../shared/domain/change.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import {
  reviewRows,
  rowAtHand,
  shownRows,
  wantsDecision,
  type Review,
  type ReviewRow,
  type ReviewStage,
} from '../state/review.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { followTask } from './follow-task.ts'
import { showSource } from './show-source.ts'
import { submitChange } from './submit-change.ts'
import { say, tell } from './tell.ts'

/** Shows the review of the edition after `sourceId`, with `chosen` at hand; compares anew what is left. */
export async function openReview(
  session: Session,
  sourceId: string,
  chosen: string | null = null,
): Promise<void> {
  const { opened } = session.store.getState()
  const edition = opened && successorOf(opened.project, sourceId)
  if (!opened || !edition) return
  stopReview(session)
  const task = crypto.randomUUID()
  const stop = new AbortController()
  stops.set(session, stop)
  const before = opened.review?.sourceId === sourceId ? opened.review : null
  const show = (stage: ReviewStage) => patchReview(session, task, { stage })
  const unfolded = before?.unfolded ?? new Set<RevisionOutcome>()
  const running: ReviewStage = { at: 'running', share: 0, doing: '' }
  patchOpened(session, { review: { sourceId, task, stage: running, chosen, place: 0, unfolded } })
  session.store.setState({ shown: 'review' })
  const follower = {
    signal: stop.signal,
    onProgress: ({ share, doing }: { readonly share: number; readonly doing: string }) =>
      show({ at: 'running', share, doing }),
  }
  try {
    const [compared, old, next] = await Promise.all([
      followTask(session, follower, (of) => session.client.reviewEdition({ sourceId, task: of })),
      readText(session, sourceId),
      readText(session, edition.id),
    ])
    const passages = new Map(compared.passages.map((passage) => [passage.annotationId, passage]))
    const { editionId } = compared
    show({ at: 'ready', editionId, passages, before: old.canonical, after: next.canonical })
  } catch (error) {
    show({ at: 'failed', message: messageOf(error) })
  }
}

const stops = new WeakMap<Session, AbortController>()

/** Stops comparing, where that is under way. */
export function stopReview(session: Session): void {
  stops.get(session)?.abort()
}

/** Leaves the review; what waits goes on waiting, and can be reviewed at any time. */
export function leaveReview(session: Session): void {
  stopReview(session)
  session.store.setState({ shown: null })
  session.reportRef.current?.focus()
}

/** Compares again where the old edition holds a passage that was not compared yet, as after an undo. */
export function refreshReview(session: Session): void {
  const { opened } = session.store.getState()
  const review = opened?.review
  if (!opened || !review || review.stage.at !== 'ready') return
  if (successorOf(opened.project, review.sourceId)?.id !== review.stage.editionId) {
    leaveReview(session)
    return
  }
  const { passages } = review.stage
  const isNew = annotationsOf(opened.project, review.sourceId).some(
    ({ id, target }) => passages.get(id)?.targetId !== target.id,
  )
  if (isNew) void openReview(session, review.sourceId, review.chosen)
}

/** Makes a row the one at hand. */
export function chooseRow(session: Session, annotationId: string): void {
  const review = session.store.getState().opened?.review
  if (review) patchReview(session, review.task, { chosen: annotationId, place: 0 })
}

/** Goes to the next or previous row. */
export function stepRow(session: Session, step: 1 | -1): void {
  const { rows, review, row } = atHand(session)
  if (!review || !row) return
  const shown = shownRows(rows, review)
  const next = shown[shown.indexOf(row) + step]
  if (next) chooseRow(session, next.annotation.id)
  else say(session, step === 1 ? 'Last passage.' : 'First passage.')
}

/** Shows the next or previous of several places that fit the passage at hand. */
export function stepPlace(session: Session, step: 1 | -1): void {
  const { review, row } = atHand(session)
  if (!review || !row || row.places < 2) return
  const place = (review.place + step + row.places) % row.places
  patchReview(session, review.task, { chosen: row.annotation.id, place })
  say(session, `Place ${place + 1} of ${row.places}`)
}

/** Shows or hides the rows of an outcome that is settled. */
export function toggleOutcome(session: Session, outcome: RevisionOutcome): void {
  const review = session.store.getState().opened?.review
  if (!review) return
  const unfolded = new Set(review.unfolded)
  if (!unfolded.delete(outcome)) unfolded.add(outcome)
  patchReview(session, review.task, { unfolded })
}

/** Takes what the new edition has in the place of the passage at hand. */
export async function acceptRow(session: Session): Promise<void> {
  const { review, row } = atHand(session)
  if (!row || review?.stage.at !== 'ready' || refuseReadOnly(session)) return
  if (row.state === 'accepted') {
    say(session, 'Accepted already.')
    return
  }
  if (!row.next) {
    tell(session, 'The new edition has no place to accept. Choose the words with E, or keep it with O.')
    return
  }
  const { after, editionId } = review.stage
  const target = { ...describeSpans(after, row.next.spans), extractor: after.extractor }
  const place = { targetId: crypto.randomUUID(), sourceId: editionId, target }
  await decide(session, row, draftAttach(row.annotation, place, 'Accept new passage'), 'Accepted')
}

/** Leaves the passage at hand with the old edition, as an orphan that says why. */
export async function keepRow(session: Session): Promise<void> {
  const { review, row } = atHand(session)
  if (!review || !row || refuseReadOnly(session)) return
  const reason =
    row.reason === '' ? 'The passage of the new edition was not taken for its successor.' : row.reason
  const draft = draftKeepAsOrphan(row.annotation, { sourceId: review.sourceId, reason })
  if (draft) await decide(session, row, draft, 'Kept as an orphan')
  else say(session, 'It is an orphan already.')
}

/** Opens an edition where the passage at hand stands, or would. */
export async function openRowInReport(session: Session, side: 'old' | 'new'): Promise<void> {
  const { review, row } = atHand(session)
  if (!row || review?.stage.at !== 'ready') return
  const { editionId } = review.stage
  const [sourceId, span] =
    side === 'old'
      ? [review.sourceId, row.old.spans[0]]
      : [editionId, row.next?.spans[0] ?? pointAt(row.near)]
  session.store.setState({ shown: null })
  await showSource(session, sourceId)
  const stands = row.annotation.sourceId === sourceId
  patchOpened(session, { annotationId: stands ? row.annotation.id : null, goTo: span ?? null })
}

/** How many of the decisions that were wanted have been made. */
export function reviewTally(rows: readonly ReviewRow[]): { readonly done: number; readonly of: number } {
  const wanted = rows.filter(wantsDecision)
  return { done: wanted.filter(({ state }) => state !== 'waiting').length, of: wanted.length }
}

/** Goes to the next passage that waits, after one was decided. */
export function goToNextWaiting(session: Session, decided: string): void {
  const { rows, review } = atHand(session)
  if (!review) return
  const at = rows.findIndex(({ annotation }) => annotation.id === decided)
  const isWaiting = ({ state, annotation }: ReviewRow) => state === 'waiting' && annotation.id !== decided
  const next = rows.slice(at + 1).find(isWaiting) ?? rows.find(isWaiting)
  if (next) chooseRow(session, next.annotation.id)
}

/** What the review shows, and the row at hand. */
export function atHand(session: Session): {
  readonly review: Review | null
  readonly rows: readonly ReviewRow[]
  readonly row: ReviewRow | null
} {
  const { opened } = session.store.getState()
  const review = opened?.review ?? null
  if (!opened || !review) return { review: null, rows: [], row: null }
  const rows = reviewRows(opened.project, review)
  return { review, rows, row: rowAtHand(rows, review.chosen) }
}

async function decide(session: Session, row: ReviewRow, draft: DraftChange, word: string): Promise<void> {
  // The next passage is decided once it is seen: a key pressed before that was meant for this one.
  if (deciding.has(session)) return
  deciding.add(session)
  try {
    await submitChange(session, draft, () => {
      goToNextWaiting(session, row.annotation.id)
      const { rows } = atHand(session)
      const { done, of } = reviewTally(rows)
      say(session, done === of ? `${word}. All ${of} decided.` : `${word}. ${done} of ${of} decided.`)
    })
  } finally {
    deciding.delete(session)
  }
}

/** Sessions whose decision is on its way to the disk. */
const deciding = new WeakSet<Session>()

function readText(session: Session, sourceId: string) {
  const password = session.passwords.get(sourceId)
  return session.client.readSource({ sourceId, ...(password === undefined ? {} : { password }) })
}

function refuseReadOnly(session: Session): boolean {
  const readOnly = session.store.getState().opened?.readOnly
  if (typeof readOnly !== 'string') return false
  tell(session, `Read-only: ${readOnly}`)
  return true
}

function pointAt(near: number | null) {
  return near === null ? undefined : { start: near, end: near + 1 }
}

/** A slow answer for a review that is no longer the one shown is dropped. */
function patchReview(session: Session, task: string, patch: Partial<Review>): void {
  const review = session.store.getState().opened?.review
  if (review?.task === task) patchOpened(session, { review: { ...review, ...patch } })
}
