/** Running tasks of the sessions (imports, exports, verifications): progress goes out, a wish to stop comes in. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { PinciteEvents } from '../../shared/api/pincite-api.ts'

/** Least time between two progress events of a task, in milliseconds; the last one always goes out. */
const PROGRESS_INTERVAL = 80

/** What work does within a task. */
export interface Task {
  readonly signal: AbortSignal
  /** Says how far the work has come; `doing` is a few words for the person. */
  readonly progress: (done: number, of: number, doing: string) => void
}

/** What a job is given of a task; `doing` stands where the job itself has no words for what it does. */
export function jobOptions({ signal, progress }: Task, doing: string) {
  return { signal, onProgress: (done: number, of: number, what = doing) => progress(done, of, what) }
}

export class Tasks {
  readonly #running = new Map<string, Map<string, AbortController>>()
  readonly #emit: (progress: PinciteEvents['progressed']) => void

  constructor(emit: (progress: PinciteEvents['progressed']) => void) {
    this.#emit = emit
  }

  /** Runs work under a name of its session. Throws `cancelled` when it was stopped before it came to a result. */
  async run<Result>(session: string, task: string, work: (task: Task) => Promise<Result>): Promise<Result> {
    const running = this.#running.get(session) ?? new Map<string, AbortController>()
    if (running.has(task)) throw new PinciteError('bad-request', `The task “${task}” is running already.`)
    const controller = new AbortController()
    this.#running.set(session, running.set(task, controller))
    try {
      return await work({ signal: controller.signal, progress: this.#reporter(task) })
    } catch (error) {
      if (controller.signal.aborted) throw new PinciteError('cancelled', 'Stopped, as you asked.')
      throw error
    } finally {
      running.delete(task)
      if (running.size === 0) this.#running.delete(session)
    }
  }

  /** Stops a task; one that has ended already is left in peace. */
  cancel(session: string, task: string): void {
    this.#running.get(session)?.get(task)?.abort()
  }

  /** Stops all tasks of all sessions. */
  cancelEverything(): void {
    for (const session of this.#running.keys()) this.cancelAll(session)
  }

  /** Stops all tasks of a session. */
  cancelAll(session: string): void {
    for (const controller of this.#running.get(session)?.values() ?? []) controller.abort()
  }

  #reporter(task: string): Task['progress'] {
    let last = -Infinity
    return (done, of, doing) => {
      const now = performance.now()
      if (done < of && now - last < PROGRESS_INTERVAL) return
      last = now
      this.#emit({ task, done, of, doing })
    }
  }
}
