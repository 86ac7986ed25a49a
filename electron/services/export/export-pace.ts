/** Turns what an encoder yields into bytes, a chunk at a time, so that others get their turn and a person can stop it. */
import { setImmediate } from 'node:timers/promises'

/** UTF-16 units of text that are held before they go out. */
const CHUNK = 1 << 16

/** How far an export is: `of` steps, each a row of a table. */
export class ExportPace {
  readonly #of: number
  readonly #signal: AbortSignal | undefined
  readonly #onProgress: ((done: number, of: number) => void) | undefined
  #done = 0

  constructor(
    of: number,
    signal: AbortSignal | undefined,
    onProgress: ((done: number, of: number) => void) | undefined,
  ) {
    this.#of = of
    this.#signal = signal
    this.#onProgress = onProgress
  }

  /** Counts a row. */
  step(): void {
    this.#done++
  }

  /** Lets other work have its turn. Rejects with the signal's reason when it is aborted. */
  async breathe(): Promise<void> {
    this.#onProgress?.(Math.min(this.#done, this.#of), this.#of)
    await setImmediate()
    this.#signal?.throwIfAborted()
  }
}

/** Returns the pieces as UTF-8, in chunks. Each piece is a step of `pace`. Throws as {@link ExportPace.breathe}. */
export async function* bytesOf(pieces: Iterable<string>, pace: ExportPace): AsyncGenerator<Uint8Array> {
  let held = ''
  for (const piece of pieces) {
    held += piece
    pace.step()
    if (held.length < CHUNK) continue
    yield Buffer.from(held)
    held = ''
    await pace.breathe()
  }
  if (held !== '') yield Buffer.from(held)
  await pace.breathe()
}
