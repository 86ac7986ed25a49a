/** Turns what an encoder yields into bytes, a chunk at a time, so that others get their turn and a person can stop it. */
import { setImmediate } from 'node:timers/promises'

/** Bytes that are held before they go out. */
const CHUNK = 1 << 16

/** The most that UTF-8 takes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3

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

/**
 * Returns the pieces as UTF-8, in chunks. Each piece is a step of `pace`. Throws as {@link ExportPace.breathe}. Every
 * piece is encoded on its own: joining them first would copy all the text once more.
 */
export async function* bytesOf(pieces: Iterable<string>, pace: ExportPace): AsyncGenerator<Uint8Array> {
  let chunk = Buffer.allocUnsafe(CHUNK)
  let used = 0
  for (const piece of pieces) {
    pace.step()
    const most = piece.length * BYTES_PER_UNIT
    if (used + most > chunk.length) {
      if (used > 0) yield chunk.subarray(0, used)
      await pace.breathe()
      chunk = Buffer.allocUnsafe(Math.max(CHUNK, most))
      used = 0
    }
    used += chunk.write(piece, used)
  }
  if (used > 0) yield chunk.subarray(0, used)
  await pace.breathe()
}
