/**
 * Reads every replica's journal into a state and remembers where it stopped. It never writes.
 *
 * What is missing, damaged or malformed is named as a problem and leaves a hole in the state; what follows it is
 * applied all the same, so that one bad line never hides a year of work. Once the missing lines are found again they
 * fall into their place.
 */
import path from 'node:path'
import { messageOf } from '../../../shared/api/errors.ts'
import type { Applied } from '../../../shared/domain/apply-change.ts'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import type { ParsedChange } from '../../../shared/domain/parse-change.ts'
import { parseChange } from '../../../shared/domain/parse-change.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { firstMissing, leaveHole, standingOf } from '../../../shared/domain/holes.ts'
import { fileErrorReason } from '../file-errors.ts'
import type { NoteFile, Segment } from './journal-folder.ts'
import { listReplicas, listSegments, readFirstLine, readFrom } from './journal-folder.ts'
import type { JournalHeader } from './journal-line.ts'
import { parseHeader, parseLine } from './journal-line.ts'
import type { JournalProblem } from './journal-problem.ts'
import { holeProblems } from './journal-problem.ts'
import type { ScannedEntry } from './journal-scan.ts'
import { scanSegment } from './journal-scan.ts'
import type { JournalTail } from './journal-writer.ts'
import { segmentFile } from './journal-writer.ts'
import type { Migrations } from './migrations.ts'
import { migrateChange, MIGRATIONS } from './migrations.ts'

/** How far a replica's journal is in the state. */
interface Place {
  readonly segment: number
  readonly offset: number
  readonly lines: number
  readonly checksum: string
  /** Whether every byte that was there when it was read was understood. */
  readonly clean: boolean
}

/** Whether reading goes on with the next line, with the next segment, or not at all. */
type Onward = 'line' | 'segment' | 'stop'

interface Step {
  readonly replica: string
  readonly segment: Segment
  /** Whether it is the last segment of its replica. */
  readonly last: boolean
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
  readonly #migrations: Migrations
  #replicas: readonly string[] = []

  /** `folder` is the project's journal folder; it may be missing. `migrations` is another history for tests. */
  constructor(folder: string, migrations: Migrations = MIGRATIONS) {
    this.#folder = folder
    this.#migrations = migrations
  }

  get problems(): readonly JournalProblem[] {
    return [...this.#problems.values()]
  }

  /** The replicas that have a journal. */
  get replicas(): readonly string[] {
    return this.#replicas
  }

  /** The headers of all segments that could be read. */
  get headers(): readonly JournalHeader[] {
    return [...this.#headers.values()].filter((header) => header !== null)
  }

  /** The last sequence of a replica that counts; Infinity where all do. */
  endOf(replica: string): number {
    return this.#ends.get(replica) ?? Infinity
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
    this.#replicas = await listReplicas(this.#folder, noteFile)
    for (const replica of this.#replicas) {
      if (replica === own) continue
      const segments = await listSegments(path.join(this.#folder, replica), noteFile)
      const signature = segments.map(({ number, bytes }) => `${number}:${bytes}`).join(' ')
      if (this.#positions.get(replica)?.signature === signature) continue
      changed.set(replica, { segments, signature })
      for (const segment of segments) await this.#readHeader(segment)
    }
    const beyondEnd = [...this.#ends]
      .filter(([replica, end]) => (state.covers.get(replica) ?? 0) > end)
      .map(([replica]) => replica)
    for (const [replica, { segments, signature }] of changed) {
      if (beyondEnd.includes(replica)) continue
      this.#forget(replica)
      const place = await this.#readReplica(state, replica, segments, onApplied)
      const isRead = !this.problems.some(({ kind, file }) => kind === 'unreadable' && isOf(replica, file))
      this.#positions.set(replica, { ...place, signature: isRead ? signature : '' })
    }
    this.#noteHoles(state)
    return { beyondEnd }
  }

  /** Returns where a replica's journal ends, when all of it is in `state`; null otherwise. */
  tailOf(state: ProjectState, replica: string): JournalTail | null {
    const position = this.#positions.get(replica)
    const sequence = state.covers.get(replica)
    if (!position?.clean || sequence === undefined || this.#ends.has(replica)) return null
    if (this.problems.some(({ file }) => isOf(replica, file))) return null
    const { segment, offset, checksum } = position
    const file = segmentFile(path.join(this.#folder, replica), segment)
    if (this.#headers.get(file)?.version !== this.#migrations.current) return null
    return { segment, bytes: offset, sequence, checksum }
  }

  /** Remembers a segment's header and the ends it declares. A header that can't be read yet is tried again. */
  async #readHeader({ file }: Segment): Promise<void> {
    if (this.#headers.get(file)) return
    const line = await readFirstLine(file).catch((error: unknown) => {
      this.#note('unreadable', file, null, `can't be read: ${fileErrorReason(error)}`)
      return null
    })
    const parsed = line && parseLine(line)
    const header = parsed?.ok ? parseHeader(parsed.value, this.#migrations.current) : null
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
      if (step.onward === 'stop') break
    }
    return place
  }

  /** The place read last, or the start of the segment from which on something is not in the state. */
  #startOf(state: ProjectState, replica: string, segments: readonly Segment[]): Place {
    const known = this.#positions.get(replica)
    if (known && !state.holes.has(replica)) return known
    const covered = firstMissing(state, replica) - 1
    const start = segments.findLast(({ file }) => (this.#headers.get(file)?.after ?? Infinity) <= covered)
    const segment = start?.number ?? segments[0]?.number ?? 1
    return { segment, offset: 0, lines: 0, checksum: '', clean: true }
  }

  async #readSegment(
    state: ProjectState,
    step: Step,
    start: Place,
    onApplied: (applied: Applied) => void,
  ): Promise<{ place: Place; onward: Onward }> {
    const { segment, last } = step
    const bytes = await readFrom(segment.file, start.offset).catch((error: unknown) => {
      this.#note('unreadable', segment.file, null, `can't be read: ${fileErrorReason(error)}`)
      return null
    })
    if (!bytes) return { place: { ...start, clean: false }, onward: 'segment' }
    let place = start
    let onward = 'line' as Onward
    const from = {
      offset: start.offset,
      line: start.lines + 1,
      covered: firstMissing(state, step.replica) - 1,
    }
    const faults = scanSegment(bytes, from, (entry) => {
      if (entry.line === 1) onward = this.#takeFirst(step, entry)
      else if (!entry.isKnown) onward = this.#takeChange(state, step, entry, onApplied)
      if (onward !== 'line') return false
      place = { ...place, offset: entry.end, lines: entry.line, checksum: entry.checksum }
      return true
    })
    for (const { tail, line, reason } of faults) {
      if (tail && last)
        this.#note('torn-tail', segment.file, line, `${reason}; nothing before it is affected`)
      else this.#note('damaged', segment.file, line, `is damaged: ${reason}`)
    }
    return { place: { ...place, clean: start.clean && onward === 'line' && faults.length === 0 }, onward }
  }

  /** Takes the header. A segment whose header is damaged is read all the same: its changes say what they are. */
  #takeFirst({ replica, segment: { file, number } }: Step, { value, line }: ScannedEntry): Onward {
    const header = parseHeader(value, this.#migrations.current)
    if (header && 'newerVersion' in header) {
      const message = `is of journal format ${header.newerVersion}, which only a newer Pincite can read`
      this.#note('newer-version', file, line, message)
      return 'stop'
    }
    if (header?.replica === replica && header.segment === number) return 'line'
    this.#note('damaged', file, line, 'is not the header of this segment; the segment was not read')
    return 'segment'
  }

  /** Applies a change unless the state has it. What can't be applied leaves a hole. */
  #takeChange(
    state: ProjectState,
    { replica, segment: { file } }: Step,
    { value, line }: ScannedEntry,
    onApplied: (applied: Applied) => void,
  ): Onward {
    const parsed = this.#parse(file, value)
    if (!parsed.ok) {
      const kind = parsed.reason === 'unknown-kind' ? 'unknown-kind' : 'damaged'
      this.#note(kind, file, line, `holds a change that can't be applied: ${parsed.message}`)
      return 'line'
    }
    const { change } = parsed
    if (change.sequence > this.endOf(replica)) return 'stop'
    const standing = change.stamp[1] === replica ? standingOf(state, change) : 'misplaced'
    if (standing === 'misplaced')
      this.#note('damaged', file, line, 'holds a change whose stamp does not fit its place')
    if (standing === 'misplaced' || standing === 'known') return 'line'
    if (standing === 'beyond') leaveHole(state, change)
    onApplied(applyChange(state, change))
    return 'line'
  }

  #parse(file: string, value: unknown): ParsedChange {
    const { current } = this.#migrations
    try {
      return parseChange(migrateChange(this.#migrations, this.#headers.get(file)?.version ?? current, value))
    } catch (error) {
      return { ok: false, reason: 'malformed', message: messageOf(error) }
    }
  }

  /** Names every hole of the state, wherever it was found. */
  #noteHoles(state: ProjectState): void {
    for (const [key, { kind }] of this.#problems) if (kind === 'gap') this.#problems.delete(key)
    for (const problem of holeProblems(state))
      this.#problems.set(`gap ${problem.message} ${problem.file}`, problem)
  }

  #note(kind: JournalProblem['kind'], file: string, line: number | null, message: string): void {
    const name = path.posix.join('journal', path.relative(this.#folder, file).split(path.sep).join('/'))
    this.#problems.set(`${kind} ${name} ${line}`, { kind, file: name, line, message })
  }

  /** Drops problems that reading a replica again will find again, if they are still there. */
  #forget(replica: string): void {
    for (const [key, { kind, file }] of this.#problems) {
      const isKept = kind === 'damaged' || kind === 'gap' || LISTED.includes(kind)
      if (!isKept && isOf(replica, file)) this.#problems.delete(key)
    }
  }
}

function isOf(replica: string, file: string): boolean {
  return file === `journal/${replica}` || file.startsWith(`journal/${replica}/`)
}
