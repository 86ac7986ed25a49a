/** Work at the host that takes its time: it is named, says how far it is, and can be stopped. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Session } from '../state/session.ts'

/** How far a piece of work is. */
export interface Progress {
  /** 0..1. */
  readonly share: number
  /** What is being worked on now, in the host's words; "" where it has none. */
  readonly doing: string
}

/** Who watches a piece of work. */
export interface Follower {
  readonly onProgress: (progress: Progress) => void
  /** Aborting it asks the host to stop; the work then rejects with `cancelled`, unless it was just done. */
  readonly signal: AbortSignal
}

/** Returns a follower that hears nothing and never stops the work. */
export function nobody(): Follower {
  return { onProgress: () => undefined, signal: new AbortController().signal }
}

/** Starts work under a new name and follows it. Settles as `work` does. */
export async function followTask<Result>(
  { client }: Session,
  { onProgress, signal }: Follower,
  work: (task: string) => Promise<Result>,
): Promise<Result> {
  if (signal.aborted) throw new PinciteError('cancelled', 'Stopped before it began.')
  const task = crypto.randomUUID()
  // That the work was over already is no news.
  const cancel = () => void client.cancelTask({ task }).catch(() => undefined)
  const stopHearing = client.on('progressed', ({ task: of, done, of: all, doing }) => {
    if (of === task) onProgress({ share: Math.min(1, done / Math.max(1, all)), doing })
  })
  signal.addEventListener('abort', cancel)
  try {
    return await work(task)
  } finally {
    signal.removeEventListener('abort', cancel)
    stopHearing()
  }
}
