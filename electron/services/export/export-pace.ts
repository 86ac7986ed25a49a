/** Lets others have their turn while an export is made, and a person see how far it is and stop it. */
import { setImmediate } from 'node:timers/promises'

/** Bytes that are held before they go out. */
const CHUNK = 1 << 16

/** The most that UTF-8 takes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3

/** For how long others may have to wait, in milliseconds, as far as it is up to {@link ExportPace.take}. */
const PATIENCE = 20

/** Who watches an export. */
export interface ExportWatch {
  readonly signal?: AbortSignal | undefined
  /** Hears how far it is, and in a few words what is being done where that is not the writing itself. */
  readonly onProgress?: ((done: number, of: number, doing?: string) => void) | undefined
}

/** How far an export is: `of` steps, each a row of a table. */
export class ExportPace {
  readonly #of: number
  readonly #watch: ExportWatch
  readonly #doing: string | undefined
  #done = 0
  #breathed = performance.now()

  constructor(of: number, watch: ExportWatch, doing?: string) {
    this.#of = of
    this.#watch = watch
    this.#doing = doing
  }

  /** Counts a row. */
  step(): void {
    this.#done++
  }

  /** Lets other work have its turn. Rejects with the signal's reason when it is aborted. */
  async breathe(): Promise<void> {
    this.#watch.onProgress?.(Math.min(this.#done, this.#of), this.#of, this.#doing)
    await setImmediate()
    this.#watch.signal?.throwIfAborted()
    this.#breathed = performance.now()
  }

  /** Gives each row as a step, and breathes before, behind, and wherever others have waited for long. */
  async *take<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
    await this.breathe()
    for (const row of rows) {
      this.#done++
      yield row
      if (performance.now() - this.#breathed > PATIENCE) await this.breathe()
    }
    await this.breathe()
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
