/** Makes a batch of changes: gives each its place in the order, puts all on the disk at once, then applies them. */
import type { Applied } from '../../../shared/domain/apply-change.ts'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import type { Change, DraftChange, RecordKind, Stamp } from '../../../shared/domain/change.ts'
import { stampDraft } from '../../../shared/domain/draft-stamp.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { fieldKey, isDeleted, valueOf } from '../../../shared/domain/project-state.ts'
import { fileErrorReason } from '../file-errors.ts'
import { ChangeRefused } from './change-refused.ts'
import type { OwnJournal } from './own-journal.ts'

/** Says whether a record is in the project, or made by a change just ahead in the same batch. */
export type HasRecord = (kind: RecordKind, id: string) => boolean

export interface PlannedChange {
  readonly draft: DraftChange
  readonly coder: string | null
  readonly undoes?: Stamp
}

/** A wish for a change, which is told how it ended. */
export interface ChangeJob {
  readonly alone: boolean
  /** Returns the change to make, or null when there is nothing to do. Throws {@link ChangeRefused}. */
  plan(has: HasRecord): PlannedChange | null
  done(applied: Applied | null): void
  failed(error: unknown): void
}

export interface CommitterParts {
  readonly state: ProjectState
  readonly own: OwnJournal
  readonly folder: string
  readonly now: () => Date
}

interface Stamped {
  readonly job: ChangeJob
  readonly change: Change
}

/** What a batch came to. `failure` is the sentence for the person where the disk refused it. */
export interface BatchOutcome {
  readonly changes: readonly Change[]
  readonly failure: string | null
}

/** What is removed beyond this is preceded by a backup. */
const MANY = 20

/** Says whether a draft takes more than {@link MANY} records out of a project; the annotations of a source go with it. */
export function removesMuch({ records }: ProjectState, { writes }: DraftChange): boolean {
  const removed = writes.filter(
    ({ kind, id, field, value }) =>
      field === 'deleted' && value === true && !isDeleted(records[kind].get(id)),
  )
  const sources = new Set(removed.filter(({ kind }) => kind === 'source').map(({ id }) => id))
  if (sources.size === 0) return removed.length > MANY
  const gone = [...records.annotation.values()].filter(
    (annotation) => !isDeleted(annotation) && sources.has(String(valueOf(annotation, 'source'))),
  )
  return removed.length + gone.length > MANY
}

/** Settles every job of a batch. Never rejects. */
export async function commitBatch(parts: CommitterParts, jobs: readonly ChangeJob[]): Promise<BatchOutcome> {
  const { state, own } = parts
  let stamped: readonly Stamped[] = []
  try {
    const replica = await own.begin()
    stamped = stampAll(parts, replica, jobs)
    if (stamped.length > 0) await own.append(stamped.map(({ change }) => change))
  } catch (error) {
    const message = notSaved(parts.folder, error)
    const waiting = stamped.length > 0 ? stamped.map(({ job }) => job) : jobs
    for (const job of waiting) job.failed(new ChangeRefused('not-saved', message, error))
    return { changes: [], failure: message }
  }
  for (const { job, change } of stamped) settle(job, () => job.done(applyChange(state, change)))
  return { changes: stamped.map(({ change }) => change), failure: null }
}

/** What throws here is a bug; nobody must wait for ever because of it. */
function settle(job: ChangeJob, work: () => void): void {
  try {
    work()
  } catch (error) {
    job.failed(error)
  }
}

function stampAll(parts: CommitterParts, replica: string, jobs: readonly ChangeJob[]): Stamped[] {
  const { state, now } = parts
  const pending = new Map<string, Stamp>()
  const made = new Set<string>()
  const has: HasRecord = (kind, id) => state.records[kind].has(id) || made.has(`${kind}/${id}`)
  const stamped: Stamped[] = []
  let sequence = state.covers.get(replica) ?? 0
  let { lamport } = state
  for (const job of jobs) {
    const planned = plan(job, has)
    if (!planned) continue
    const { draft, coder, undoes } = planned
    sequence += 1
    lamport += 1
    const time = now().toISOString()
    const head = { sequence, stamp: [lamport, replica] as const, time, coder }
    const change = stampDraft(state, draft, undoes ? { ...head, undoes } : head, pending)
    if (jobs.length > 1) noteWrites(change, pending, made)
    stamped.push({ job, change })
  }
  return stamped
}

/** Takes note of what a change writes, for those behind it in the batch. */
function noteWrites({ writes, stamp }: Change, pending: Map<string, Stamp>, made: Set<string>): void {
  for (const { kind, id, field } of writes) {
    pending.set(fieldKey(kind, id, field), stamp)
    made.add(`${kind}/${id}`)
  }
}

/** Asks a job for its change; one that has none, or is refused, is settled here. */
function plan(job: ChangeJob, has: HasRecord): PlannedChange | null {
  try {
    const planned = job.plan(has)
    if (!planned) job.done(null)
    return planned
  } catch (error) {
    job.failed(error)
    return null
  }
}

function notSaved(folder: string, error: unknown): string {
  const reason = fileErrorReason(error).replace(/\.$/, '')
  return `The change was not saved in ${folder}: ${reason}. What was saved before is safe; put this right and try again.`
}
