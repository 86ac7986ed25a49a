/**
 * Knows which windows are there. A session lasts while one of its calls or its event stream is open, and for a
 * while after the last of them: a reload or a short sleep of the machine does not end it.
 */

/** How long a session outlives its last sign of life, in milliseconds. */
export const GRACE_MS = 60_000

export interface SessionsOptions {
  readonly graceMs: number
  /** A session is over. */
  readonly onEnd: (session: string) => void
}

interface Held {
  holds: number
  timer: NodeJS.Timeout | null
}

export class Sessions {
  readonly #options: SessionsOptions
  readonly #held = new Map<string, Held>()

  constructor(options: SessionsOptions) {
    this.#options = options
  }

  /** Keeps a session alive until the returned function is called; calling that twice does no harm. */
  hold(session: string): () => void {
    const held = this.#held.get(session) ?? { holds: 0, timer: null }
    this.#held.set(session, held)
    if (held.timer) clearTimeout(held.timer)
    held.timer = null
    held.holds += 1
    let released = false
    return () => {
      if (released) return
      released = true
      held.holds -= 1
      // A stream that closes because the server ends must not keep the process waiting.
      const known = this.#held.get(session) === held
      if (held.holds === 0 && known) held.timer = setTimeout(() => this.#end(session), this.#options.graceMs)
    }
  }

  /** Ends nothing any more; for when the server itself ends. */
  close(): void {
    for (const { timer } of this.#held.values()) if (timer) clearTimeout(timer)
    this.#held.clear()
  }

  #end(session: string): void {
    this.#held.delete(session)
    this.#options.onEnd(session)
  }
}
