/** Checking every row against the bytes of its source; the host does the work, this follows it. */
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import type { Session } from '../state/session.ts'

export interface VerifyRun {
  readonly report: Promise<VerifyReport>
  readonly cancel: () => void
}

export function verifyProject(
  session: Session,
  onProgress: (share: number, doing: string) => void,
): VerifyRun {
  const task = crypto.randomUUID()
  const stop = session.client.on('progressed', (progress) => {
    if (progress.task === task) onProgress(progress.done / Math.max(1, progress.of), progress.doing)
  })
  const report = session.client.verifyProject({ task }).finally(stop)
  const cancel = () => void session.client.cancelTask({ task }).catch(() => undefined)
  return { report, cancel }
}
