/** Checking every row against the bytes of its source; the host does the work, this follows it. */
import { messageOf } from '../../shared/api/errors.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { tallyOf, type VerificationStage, type VerifyCategory } from '../state/verification.ts'
import { say } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** Starts a check and shows it; one under way goes on. */
export async function verifyProject(session: Session): Promise<void> {
  const { client, store } = session
  store.setState({ shown: 'verify' })
  if (store.getState().opened?.verification?.stage.at === 'running') return
  const task = crypto.randomUUID()
  const show = (stage: VerificationStage) => {
    const chosen = store.getState().opened?.verification?.chosen ?? null
    patchOpened(session, { verification: { task, stage, chosen } })
  }
  patchOpened(session, {
    verification: { task, stage: { at: 'running', share: 0, doing: '' }, chosen: null },
  })
  const stop = client.on('progressed', ({ task: of, done, of: all, doing }) => {
    if (of === task && isCurrent(session, task))
      show({ at: 'running', share: done / Math.max(1, all), doing })
  })
  try {
    await saveTyped(session)
    const report = await client.verifyProject({ task })
    if (!isCurrent(session, task)) return
    show({ at: 'done', report, time: new Date() })
    const { all, stand } = tallyOf(report)
    say(session, `Verified: ${stand.toLocaleString()} stand, ${(all - stand).toLocaleString()} do not stand.`)
  } catch (error) {
    if (isCurrent(session, task)) show({ at: 'failed', message: messageOf(error) })
  } finally {
    stop()
  }
}

/** Stops a check under way. */
export function stopVerifying(session: Session): void {
  const task = session.store.getState().opened?.verification?.task
  if (task !== undefined) void session.client.cancelTask({ task }).catch(() => undefined)
}

/** Lists the rows of one result. */
export function chooseResult(session: Session, chosen: VerifyCategory): void {
  const verification = session.store.getState().opened?.verification
  if (verification) patchOpened(session, { verification: { ...verification, chosen } })
}

function isCurrent(session: Session, task: string): boolean {
  return session.store.getState().opened?.verification?.task === task
}
