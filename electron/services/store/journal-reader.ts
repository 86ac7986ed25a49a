/**
 * Reads every replica's journal into a state, as far as it goes, and remembers where it stopped. It never writes.
 *
 * Of each journal the changes are applied in order up to the first one that is missing, damaged, or of a newer
 * version; what comes after stays in the file, unapplied, and is named as a problem. That is the safe choice: a
 * change may rest on the one before it, and once that is found again everything falls into place by itself.
 */
import path from 'node:path'
import type { Applied } from '../../../shared/domain/apply-change.ts'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import { parseChange } from '../../../shared/domain/parse-change.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorReason } from '../file-errors.ts'
import type { NoteFile, Segment } from './journal-folder.ts'
import { listReplicas, listSegments, readFirstLine, readFrom } from './journal-folder.ts'
import type { JournalHeader } from './journal-line.ts'
import { parseHeader, parseLine } from './journal-line.ts'
import type { ScannedEntry } from './journal-scan.ts'
import { scanSegment } from './journal-scan.ts'
import type { JournalTail } from './journal-writer.ts'

/**
 * `torn-tail` is what a killed process leaves: an unfinished last line, never reported as saved. The kinds that end
 * in `-version` and `-kind` mean that the project was written by a newer Pincite.
 */
export interface JournalProblem {
  readonly kind:
    'torn-tail' | 'damaged' | 'gap' | 'newer-version' | 'unknown-kind' | 'unexpected-file' | 'unreadable'
  /** Relative to the project folder. */
  readonly file: string
  /** 1-based, or null where the file as a whole is meant. */
  readonly line: number | null
  readonly message: string
}

/** How far a replica's journal is in the state. */
interface Place {
  readonly segment: number
  readonly offset: number
  readonly lines: number
  readonly checksum: string
  /** Whether all that was there when it was read is in the state. */
  readonly clean: boolean
  /** Whether a whole line stands after this place that was not applied: then the next read starts over. */
  readonly stuck: boolean
}

interface Position extends Place {
  /** Names and sizes of the segments when they were last read. */
  readonly signature: string
}

/** What one call of {@link JournalReader.catchUp} found. */
export interface CatchUp {
  /**
   * Replicas of which the state holds more than counts: changes that were found on the disk, were applied, and turn
   * out to have been reported as not saved.
   */
  readonly beyondEnd: readonly string[]
}

/** Problems that every look at the folder finds again. */
const LISTED: readonly JournalProblem['kind'][] = ['unexpected-file', 'unreadable']

export class JournalReader {
  readonly #folder: string
  readonly #positions = new Map<string, Position>()
  readonly #headers = new Map<string, JournalHeader | null>()
  readonly #ends = new Map<string, number>()
  readonly #problems = new Map<string, JournalProblem>()

  /** `folder` is the project's journal folder; it may be missing. */
  constructor(folder: string) {
    this.#folder = folder
  }

  get problems(): readonly JournalProblem[] {
    return [...this.#problems.values()]
  }

  /** Takes note that of this replica nothing after `sequence` counts. */
  addEnd(replica: string, sequence: number): void {
    this.#ends.set(replica, Math.min(sequence, this.#ends.get(replica) ?? Infinity))
  }

  /**
   * Applies what the journals hold beyond what `state` covers, leaving out the replica `own`, and hands each change
   * to `onApplied`. Costs one look at the folder when nothing was added.
   */
  async catchUp(
    state: ProjectState,
    own: string | null,
    onApplied: (applied: Applied) => void,
  ): Promise<CatchUp> {
    for (const [key, { kind }] of this.#problems) if (LISTED.includes(kind)) this.#problems.delete(key)
    const changed = new Map<string, { segments: Segment[]; signature: string }>()
    const noteFile: NoteFile = (kind, file, message) => this.#note(kind, file, null, message)
    for (const replica of await listReplicas(this.#folder, noteFile)) {
      if (replica === own) continue
      const segments = await listSegments(path.join(this.#folder, replica), noteFile)
      const signature = segments.map(({ number, bytes }) => `${number}:${bytes}`).join(' ')
      if (this.#positions.get(replica)?.signature === signature) continue
      changed.set(replica, { segments, signature })
      for (const segment of segments) await this.#readHeader(segment)
    }
    const beyondEnd = [...this.#ends].filter(([replica, end]) => (state.covers.get(replica) ?? 0) > end)
    if (beyondEnd.length === 0) {
      for (const [replica, { segments, signature }] of changed) {
        this.#forget(replica)
        const place = await this.#readReplica(state, replica, segments, onApplied)
        const isRead = !this.problems.some(({ kind, file }) => kind === 'unreadable' && isOf(replica, file))
        this.#positions.set(replica, { ...place, signature: isRead ? signature : '' })
      }
    }
    return { beyondEnd: beyondEnd.map(([replica]) => replica) }
  }

  /** Returns where a replica's journal ends, when all of it is in `state`; null otherwise. */
  tailOf(state: ProjectState, replica: string): JournalTail | null {
    const position = this.#positions.get(replica)
    const sequence = state.covers.get(replica)
    if (!position?.clean || sequence === undefined || this.#ends.has(replica)) return null
    if (this.problems.some(({ file }) => isOf(replica, file))) return null
    const { segment, offset, checksum } = position
    return { segment, bytes: offset, sequence, checksum }
  }

  /** Remembers a segment's header and the ends it declares. A header that can't be read yet is tried again. */
  async #readHeader({ file }: Segment): Promise<void> {
    if (this.#headers.get(file)) return
    const line = await readFirstLine(file).catch(() => null)
    const parsed = line && parseLine(line)
    const header = parsed?.ok ? parseHeader(parsed.value) : null
    if (!header || 'newerVersion' in header) return
    this.#headers.set(file, header)
    for (const [replica, sequence] of Object.entries(header.ends)) this.addEnd(replica, sequence)
  }

  async #readReplica(
    state: ProjectState,
    replica: string,
    segments: readonly Segment[],
    onApplied: (applied: Applied) => void,
  ): Promise<Place> {
    let place = this.#startOf(state, replica, segments)
    for (const segment of segments) {
      if (segment.number < place.segment) continue
      if (segment.number > place.segment) place = { ...place, segment: segment.number, offset: 0, lines: 0 }
      const last = segment === segments.at(-1)
      const step = await this.#readSegment(state, { replica, segment, last }, place, onApplied)
      place = step.place
      if (step.stopped) break
    }
    return place
  }

  /** The place read last, or the start of the last segment before which everything is covered. */
  #startOf(state: ProjectState, replica: string, segments: readonly Segment[]): Place {
    const known = this.#positions.get(replica)
    if (known && !known.stuck) return known
    const covered = state.covers.get(replica) ?? 0
    const start = segments.findLast(({ file }) => (this.#headers.get(file)?.after ?? Infinity) <= covered)
    const segment = start?.number ?? segments[0]?.number ?? 1
    return { segment, offset: 0, lines: 0, checksum: '', clean: true, stuck: false }
  }

  async #readSegment(
    state: ProjectState,
    { replica, segment, last }: { replica: string; segment: Segment; last: boolean },
    start: Place,
    onApplied: (applied: Applied) => void,
  ): Promise<{ place: Place; stopped: boolean }> {
    const bytes = await readFrom(segment.file, start.offset).catch((error: unknown) => {
      this.#note('unreadable', segment.file, null, `can't be read: ${fileErrorReason(error)}`)
      return null
    })
    if (!bytes) return { place: { ...start, clean: false, stuck: true }, stopped: true }
    let place = start
    let stopped = false
    const faults = scanSegment(bytes, { offset: start.offset, line: start.lines + 1 }, (entry) => {
      const goOn =
        place.offset === 0
          ? this.#takeHeader(replica, segment, entry)
          : this.#takeChange(state, { replica, segment, entry }, onApplied)
      stopped = !goOn
      if (goOn) place = { ...place, offset: entry.end, lines: entry.line, checksum: entry.checksum }
      return goOn
    })
    for (const { tail, line, reason } of faults) {
      if (tail && last)
        this.#note('torn-tail', segment.file, line, `${reason}; nothing before it is affected`)
      else this.#note('damaged', segment.file, line, `is damaged: ${reason}`)
    }
    const stuck = place.stuck || stopped || faults.some(({ tail }) => !tail || !last)
    return { place: { ...place, clean: !stuck && faults.length === 0, stuck }, stopped }
  }

  /** Returns whether the segment may be read on. */
  #takeHeader(replica: string, { file, number }: Segment, { value, line }: ScannedEntry): boolean {
    const header = parseHeader(value)
    if (header && 'newerVersion' in header) {
      const message = `is of journal format ${header.newerVersion}, which only a newer Pincite can read`
      this.#note('newer-version', file, line, message)
      return false
    }
    if (header?.replica === replica && header.segment === number) return true
    this.#note('damaged', file, line, 'is not the header of this segment; the segment was not read')
    return false
  }

  /** Applies a change unless the state has it. Returns whether the journal may be read on. */
  #takeChange(
    state: ProjectState,
    { replica, segment, entry }: { replica: string; segment: Segment; entry: ScannedEntry },
    onApplied: (applied: Applied) => void,
  ): boolean {
    const parsed = parseChange(entry.value)
    if (!parsed.ok) {
      const kind = parsed.reason === 'unknown-kind' ? 'unknown-kind' : 'damaged'
      this.#note(kind, segment.file, entry.line, `holds a change that can't be applied: ${parsed.message}`)
      return false
    }
    const { sequence, stamp } = parsed.change
    const covered = state.covers.get(replica) ?? 0
    if (sequence > (this.#ends.get(replica) ?? Infinity)) return false
    if (sequence <= covered) return true
    if (sequence > covered + 1) {
      const missing =
        sequence === covered + 2 ? `change ${covered + 1}` : `changes ${covered + 1} to ${sequence - 1}`
      const message = `${missing} missing before this line; from here on nothing of this journal is shown`
      this.#note('gap', segment.file, entry.line, message)
      return false
    }
    if (stamp[1] !== replica || stamp[0] <= (state.clocks.get(replica) ?? 0)) {
      this.#note(
        'damaged',
        segment.file,
        entry.line,
        'holds a change whose stamp does not follow the one before',
      )
      return false
    }
    onApplied(applyChange(state, parsed.change))
    return true
  }

  #note(kind: JournalProblem['kind'], file: string, line: number | null, message: string): void {
    const name = path.posix.join('journal', path.relative(this.#folder, file).split(path.sep).join('/'))
    this.#problems.set(`${kind} ${name} ${line}`, { kind, file: name, line, message })
  }

  /** Drops problems that reading a replica again will find again, if they are still there. */
  #forget(replica: string): void {
    for (const [key, { kind, file }] of this.#problems) {
      const isKept = kind === 'damaged' || LISTED.includes(kind)
      if (!isKept && isOf(replica, file)) this.#problems.delete(key)
    }
  }
}

function isOf(replica: string, file: string): boolean {
  return file.startsWith(`journal/${replica}/`)
}
