/** Saving a page of a verification's results for readers; the host checks once more and makes it. */
import { messageOf } from '../../shared/api/errors.ts'
import { patchOpened, type Session } from '../state/session.ts'
import type { SavingReport } from '../state/verification.ts'
import { saveExport } from './export-dataset.ts'
import { tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** Makes the report and saves it; one under way goes on. Tells what came of it. */
export async function saveReport(session: Session): Promise<void> {
  const { client } = session
  if (savingOf(session)) return
  const task = crypto.randomUUID()
  show(session, { task, share: 0 })
  const stop = client.on('progressed', ({ task: of, done, of: all }) => {
    if (of === task && savingOf(session)?.task === task)
      show(session, { task, share: done / Math.max(1, all) })
  })
  try {
    await saveTyped(session)
    const { message } = await saveExport(session, await client.reportProject({ task }))
    if (message !== null) tell(session, `Report: ${message}`)
  } catch (error) {
    tell(session, messageOf(error))
  } finally {
    stop()
    if (savingOf(session)?.task === task) show(session, null)
  }
}

/** Stops making the report. */
export function stopSaving(session: Session): void {
  const task = savingOf(session)?.task
  if (task !== undefined) void session.client.cancelTask({ task }).catch(() => undefined)
}

function savingOf(session: Session): SavingReport | null {
  return session.store.getState().opened?.verification?.saving ?? null
}

function show(session: Session, saving: SavingReport | null): void {
  const verification = session.store.getState().opened?.verification
  if (verification) patchOpened(session, { verification: { ...verification, saving } })
}
