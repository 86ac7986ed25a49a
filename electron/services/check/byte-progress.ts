/** How far a check has come, counted in bytes over all that it reads. */

export interface CheckOptions {
  readonly signal?: AbortSignal | undefined
  /** Hears bytes read, bytes in all, and in a few words what is being read. */
  readonly onProgress?: ((done: number, of: number, doing: string) => void) | undefined
}

/** Counts the bytes of one check. Never goes back, and comes to its total with {@link finish}. */
export class ByteProgress {
  readonly signal: AbortSignal | undefined
  readonly #report: CheckOptions['onProgress']
  readonly #total: number
  #before = 0
  #told = 0

  /** `total` is as good as it is known at the start. */
  constructor({ signal, onProgress }: CheckOptions, total: number) {
    this.signal = signal
    this.#report = onProgress
    this.#total = total
  }

  /** Runs a step that reads `bytes` and may say how many of them it has read. Throws when the check was stopped. */
  async step<Result>(
    doing: string,
    bytes: number,
    work: (onProgress: (done: number) => void) => Promise<Result>,
  ): Promise<Result> {
    this.signal?.throwIfAborted()
    const tell = (done: number) => this.#tell(this.#before + Math.min(done, bytes), doing)
    tell(0)
    const result = await work(tell)
    this.#before += bytes
    tell(0)
    this.signal?.throwIfAborted()
    return result
  }

  /** Says that all is read. */
  finish(): void {
    this.#tell(this.#total, 'Done')
  }

  #tell(done: number, doing: string): void {
    this.#told = Math.max(this.#told, Math.min(done, this.#total))
    this.#report?.(this.#told, this.#total, doing)
  }
}
