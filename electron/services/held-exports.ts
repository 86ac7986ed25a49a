/** Encoded datasets that wait to be saved or downloaded: a few for each session, in memory. */
import { randomUUID } from 'node:crypto'
import { PinciteError } from '../../shared/api/errors.ts'

/** Exports kept for one session; a further one takes the place of the oldest. */
export const EXPORT_LIMIT = 3

export interface HeldExport {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export class HeldExports {
  readonly #bySession = new Map<string, Map<string, HeldExport>>()

  /** Keeps an export and returns its id. */
  keep(session: string, held: HeldExport): string {
    const own = this.#bySession.get(session) ?? new Map<string, HeldExport>()
    const id = randomUUID()
    this.#bySession.set(session, own.set(id, held))
    for (const oldest of [...own.keys()].slice(0, -EXPORT_LIMIT)) own.delete(oldest)
    return id
  }

  /** Returns an export of a session. Throws `not-found`. */
  find(session: string, id: string): HeldExport {
    const held = this.#bySession.get(session)?.get(id)
    if (held) return held
    throw new PinciteError('not-found', 'This export is not kept any more. Export the dataset again.')
  }

  forgetAll(session: string): void {
    this.#bySession.delete(session)
  }
}

/** Returns the name to save a dataset under: `<project>-<date>.csv`, usable on every system. */
export function exportFileName(project: string, extension: string, date: Date): string {
  const name = Array.from(project.normalize('NFC').replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' '))
    .slice(0, 80)
    .join('')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[.\-~]+|[.\-~]+$/g, '')
  const two = (count: number) => String(count).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${name || 'dataset'}-${day}${extension}`
}
