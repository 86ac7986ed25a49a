/** Hands the records of a project to windows, a piece at a time, so that a large one holds up nobody else. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { StateStart } from '../../shared/api/pincite-api.ts'
import type { ProjectState, StoredRecord } from '../../shared/domain/project-state.ts'
import { encodeCover, encodeRecord } from '../../shared/domain/project-state.ts'

/** Records in a piece: some milliseconds of work for either side. */
export const PIECE_RECORDS = 2_000

interface Rest {
  readonly name: string
  readonly records: readonly StoredRecord[]
  place: number
}

export class RecordHandover {
  readonly #rests = new Map<string, Rest>()
  #count = 0

  /**
   * Returns the beginning of a state as it is now, however it changes until a session has read all of it. What the
   * session had not read of another is forgotten.
   */
  begin(session: string, state: ProjectState): StateStart {
    const records = Object.values(state.records).flatMap((kind) => [...kind.values()])
    const cover = encodeCover(state)
    this.#rests.delete(session)
    const start = { cover, count: records.length, records: encode(records.slice(0, PIECE_RECORDS)) }
    if (records.length <= PIECE_RECORDS) return { ...start, rest: null }
    this.#count += 1
    const name = `r${this.#count}`
    this.#rests.set(session, { name, records, place: PIECE_RECORDS })
    return { ...start, rest: name }
  }

  /** Returns the next records of a session's rest. Throws `not-found` where there is none of that name. */
  next(session: string, name: string): readonly unknown[] {
    const rest = this.#rests.get(session)
    if (rest?.name !== name) {
      throw new PinciteError('not-found', 'These records were read already. Open the project again.')
    }
    const piece = rest.records.slice(rest.place, rest.place + PIECE_RECORDS)
    rest.place += piece.length
    if (rest.place >= rest.records.length) this.#rests.delete(session)
    return encode(piece)
  }

  /** Forgets what a session has not read. */
  forget(session: string): void {
    this.#rests.delete(session)
  }
}

function encode(records: readonly StoredRecord[]): readonly unknown[] {
  return records.map((record) => [record.kind, record.id, encodeRecord(record)])
}
