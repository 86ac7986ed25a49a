/** Runs jobs in batches: jobs that arrive while a batch is on its way to the disk share the next one. */

/** A job that says itself how it ended. One that stands `alone` sees all earlier ones done and shares no batch. */
export interface Job {
  readonly alone: boolean
}

/** Work that is done alone, and settles itself. */
export interface Task extends Job {
  readonly alone: true
  work(): Promise<void>
}

/** Most jobs in one batch: keeps the first of very many from waiting for the last. */
const BATCH = 1_000

export class GroupCommit<J extends Job> {
  readonly #commit: (batch: readonly J[]) => Promise<void>
  readonly #waiting: J[] = []
  #running: Promise<void> | null = null

  /** `commit` settles every job it is given and must not reject. */
  constructor(commit: (batch: readonly J[]) => Promise<void>) {
    this.#commit = commit
  }

  /** Puts a job in the queue; jobs added in one turn of the event loop start together. */
  add(job: J): void {
    this.#waiting.push(job)
    this.#running ??= this.#run()
  }

  /** Says whether a job of a kind waits for the batch at work. */
  hasWaiting(isWanted: (job: J) => boolean): boolean {
    return this.#waiting.some(isWanted)
  }

  /** Resolves when every job added so far, and any added meanwhile, is done. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    await Promise.resolve()
    while (this.#waiting.length > 0) await this.#commit(this.#nextBatch())
    this.#running = null
  }

  #nextBatch(): J[] {
    const alone = this.#waiting.findIndex((job) => job.alone)
    const end = alone < 0 ? BATCH : Math.max(alone, 1)
    return this.#waiting.splice(0, Math.min(end, BATCH))
  }
}
