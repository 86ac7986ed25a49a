/**
 * Making a change: the one way by which the window alters a project. What the disk refuses is held, shown, and
 * tried again until it is made or the person gives it up.
 */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { ChangeOutcome } from '../../shared/api/pincite-api.ts'
import type { DraftChange } from '../../shared/domain/change.ts'
import { patchOpened, type HeldChange, type Session } from '../state/session.ts'
import { receiveChanges } from './receive-changes.ts'
import { tell } from './tell.ts'

export type Submitted =
  | 'made'
  /** The disk refused it, or nobody answered. */
  | 'not-saved'
  /** It can't be made, now or later; the person has been told why. */
  | 'refused'

/**
 * Submits a change and shows it once it is on disk. Returns false, and says why, when it was not made; the project
 * then stands as before, and a change that was not saved is held for {@link retryHeld}. `made` is called once it
 * is on disk, now or later.
 */
export async function submitChange(
  session: Session,
  draft: DraftChange,
  made: () => void = () => undefined,
): Promise<boolean> {
  const submitted = await submitOnce(session, draft)
  if (submitted === 'not-saved') hold(session, { draft, made })
  if (submitted !== 'made') return false
  release(session, draft)
  made()
  return true
}

/** Submits a change once and holds nothing: for those who keep what was typed themselves. */
export async function submitOnce(session: Session, draft: DraftChange): Promise<Submitted> {
  const readOnly = session.store.getState().opened?.readOnly
  if (typeof readOnly === 'string') {
    tell(session, `Read-only: ${readOnly}`)
    return 'refused'
  }
  return settle(session, () => session.client.submitChange(draft))
}

/** Makes one change, or takes one back, and keeps the save state true meanwhile. */
export async function settle(session: Session, make: () => Promise<ChangeOutcome>): Promise<Submitted> {
  const before = session.store.getState().opened
  if (!before) return 'refused'
  session.submitting += 1
  if (before.save.state === 'saved') patchOpened(session, { save: { state: 'saving', message: null } })
  try {
    const { change, undo, left } = await make()
    if (change) receiveChanges(session, before.folder, [change])
    session.submitting -= 1
    if (session.submitting === 0)
      patchOpened(session, { save: { state: 'saved', message: null }, savedAt: new Date() })
    patchOpened(session, { undo })
    if (left.length > 0) tell(session, left.join(' '))
    return 'made'
  } catch (error) {
    session.submitting -= 1
    const message = messageOf(error)
    if (isRefusal(error)) {
      // Nothing was to be saved by it; another change on its way still may be.
      const { save } = session.store.getState().opened ?? before
      if (session.submitting === 0 && save.state === 'saving')
        patchOpened(session, { save: { state: 'saved', message: null } })
      tell(session, message)
      return 'refused'
    }
    patchOpened(session, { save: { state: 'failed', message } })
    return 'not-saved'
  }
}

/** Tries what was held, oldest first, and stops at the first that is still not saved. */
export async function retryHeld(session: Session): Promise<boolean> {
  for (;;) {
    const held = session.store.getState().opened?.held[0]
    if (!held) return true
    const submitted = await submitOnce(session, held.draft)
    if (submitted === 'not-saved') return false
    release(session, held.draft)
    if (submitted === 'made') held.made()
  }
}

/** A change wished for twice, because the first time failed, is held once. */
function hold(session: Session, change: HeldChange): void {
  const { opened } = session.store.getState()
  const wish = wishOf(change.draft)
  if (opened && !opened.held.some(({ draft }) => wishOf(draft) === wish))
    patchOpened(session, { held: [...opened.held, change] })
}

function release(session: Session, draft: DraftChange): void {
  const { opened } = session.store.getState()
  if (!opened || opened.held.length === 0) return
  const wish = wishOf(draft)
  patchOpened(session, { held: opened.held.filter((other) => wishOf(other.draft) !== wish) })
}

/** A sentence that trying again would not change, against a fault that may pass. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof PinciteError &&
    ['refused', 'bad-request', 'not-found', 'unknown-method', 'unsupported', 'cancelled'].includes(error.code)
  )
}

/** What a draft wants, without the ids and times that are new each time it is made. */
function wishOf({ label, writes }: DraftChange): string {
  const fresh = new Set(
    writes.filter(({ kind, field }) => kind === 'target' || field === 'created').map(({ id }) => id),
  )
  const known = (value: unknown) => (typeof value === 'string' && fresh.has(value) ? 'new' : value)
  return JSON.stringify([
    label,
    writes.map(({ kind, id, field, value }) => [
      kind,
      known(id),
      field,
      field === 'created' ? null : known(value),
    ]),
  ])
}
