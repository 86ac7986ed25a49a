/** Going from flag to flag, and dismissing one for a reason. */
import type { Flag } from '../../shared/dataset/flag.ts'
import { draftDismissFlag } from '../../shared/domain/draft-evidence.ts'
import { flaggedIn } from '../state/flags-at-hand.ts'
import { pageSaid } from '../state/page-words.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { followLink } from './link-annotations.ts'
import { submitChange } from './submit-change.ts'
import { say } from './tell.ts'

/** Shows the list of flags in place of the annotations, or the annotations again. */
export function showFlags(session: Session, shown: boolean): void {
  session.store.setState({ shown: null })
  patchOpened(session, { flagsShown: shown, ...(shown ? { orphans: null } : {}) })
}

/** Goes to the next or previous annotation with a flag, round the whole project. */
export async function stepFlag(session: Session, step: 1 | -1): Promise<void> {
  const { opened } = session.store.getState()
  const flagged = opened ? flaggedIn(opened.project) : []
  const at = flagged.findIndex(({ annotation }) => annotation.id === opened?.annotationId)
  const from = at === -1 && step === -1 ? 0 : at
  const next = flagged[(from + step + flagged.length) % Math.max(1, flagged.length)]
  if (!next) {
    say(session, 'No flags.')
    return
  }
  await followLink(session, next.annotation)
  const page = opened ? pageSaid(opened.project, next.annotation) : ''
  say(
    session,
    `Flag ${flagged.indexOf(next) + 1} of ${flagged.length}${page === '' ? '' : `, ${page}`}: ${next.flags[0]?.message ?? ''}`,
  )
}

/** Dismisses a flag; false where that was not made, or no reason is given. */
export async function dismissFlag(
  session: Session,
  annotationId: string,
  { key }: Flag,
  reason: string,
): Promise<boolean> {
  const given = reason.trim()
  if (given === '') return false
  return submitChange(session, draftDismissFlag(annotationId, key, given), () =>
    say(session, 'Flag dismissed. Undo with Control Z.'),
  )
}
