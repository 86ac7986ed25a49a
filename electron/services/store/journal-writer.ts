/**
 * Appends changes to the segments of one replica. Nothing is ever truncated or written over; after a failure the
 * writer is done for, since what a failed sync left on the disk can't be known.
 */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Change } from '../../../shared/domain/change.ts'
import { fileErrorCode } from '../file-errors.ts'
import { syncFolder } from './atomic-file.ts'
import { makeFolderIn } from './file-modes.ts'
import { JournalFile } from './journal-files.ts'
import { encodeChange, encodeLine, JOURNAL_FORMAT } from './journal-line.ts'
import type { JournalHeader } from './journal-line.ts'
import { MIGRATIONS } from './migrations.ts'

/** Where a journal ends: enough to tell whether anything was added or taken away since. */
export interface JournalTail {
  readonly segment: number
  /** Length of that segment. */
  readonly bytes: number
  /** Of the last change; 0 when there is none. */
  readonly sequence: number
  /** Of the last line. */
  readonly checksum: string
}

/** Who writes, and where: `folder` is the replica's own. */
export interface JournalPlace {
  readonly folder: string
  readonly replica: string
  /** The replica that began the project, or null where that is not known. */
  readonly root: string | null
}

/** A segment is closed when it is longer than this. */
export const SEGMENT_BYTES = 4 * 1024 * 1024

export class JournalWriter {
  readonly #place: JournalPlace
  #file: JournalFile
  #tail: JournalTail

  private constructor(place: JournalPlace, file: JournalFile, tail: JournalTail) {
    this.#place = place
    this.#file = file
    this.#tail = tail
  }

  /** Starts the journal of a new replica, whose folder must not be there yet. `ends` goes into its header. */
  static async start(place: JournalPlace, ends: ReadonlyMap<string, number>): Promise<JournalWriter> {
    const { folder } = place
    await makeJournalFolder(path.dirname(folder))
    await makeFolderIn(path.dirname(folder), folder)
    let opened: Awaited<ReturnType<typeof openSegment>> | null = null
    try {
      opened = await openSegment(place, headerOf(place, null, ends))
      await syncFolder(path.dirname(folder))
      return new JournalWriter(place, opened.file, opened.tail)
    } catch (error) {
      await opened?.file.close().catch(() => undefined)
      // No change in it was ever acknowledged.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
      throw error
    }
  }

  /** Goes on with a journal that ends exactly at `tail`; returns null where its file's length says otherwise. */
  static async resume(place: JournalPlace, tail: JournalTail): Promise<JournalWriter | null> {
    const file = await JournalFile.openToAppend(segmentFile(place.folder, tail.segment))
    if ((await file.size()) === tail.bytes) return new JournalWriter(place, file, tail)
    await file.close()
    return null
  }

  get replica(): string {
    return this.#place.replica
  }

  get tail(): JournalTail {
    return this.#tail
  }

  /**
   * Resolves when all of `changes` are on the disk. They must be the next of this replica.
   * @throws what the file system throws. Then some may be on the disk or none, and the writer must not be used again.
   */
  async append(changes: readonly Change[]): Promise<void> {
    if (this.#tail.bytes > SEGMENT_BYTES) await this.#roll()
    const lines = changes.map(encodeChange)
    const [only] = lines
    const appended = only && lines.length === 1 ? only : Buffer.concat(lines)
    const bytes = this.#tail.bytes + appended.length
    const size = await this.#file.append(appended)
    if (size !== bytes) throw new Error(lengthProblem(size, bytes, this.#place, this.#tail.segment))
    const sequence = changes.at(-1)?.sequence ?? this.#tail.sequence
    const checksum = lastChecksum(lines) ?? this.#tail.checksum
    this.#tail = { segment: this.#tail.segment, bytes, sequence, checksum }
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async #roll(): Promise<void> {
    const { file, tail } = await openSegment(this.#place, headerOf(this.#place, this.#tail, new Map()))
    const full = this.#file
    this.#file = file
    this.#tail = tail
    await full.close()
  }
}

/** Makes the folder of all journals where it is missing: of some projects only `pincite.json` is left. */
async function makeJournalFolder(folder: string): Promise<void> {
  const project = path.dirname(folder)
  try {
    await makeFolderIn(project, folder)
    await syncFolder(project)
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error
  }
}

/** Returns the path of a segment in a replica's folder. */
export function segmentFile(folder: string, segment: number): string {
  return path.join(folder, `${segment}.jsonl`)
}

function headerOf(
  { replica, root }: JournalPlace,
  before: JournalTail | null,
  ends: ReadonlyMap<string, number>,
): JournalHeader {
  return {
    format: JOURNAL_FORMAT,
    version: MIGRATIONS.current,
    replica,
    segment: (before?.segment ?? 0) + 1,
    root,
    after: before?.sequence ?? 0,
    previous: before && { bytes: before.bytes, checksum: before.checksum },
    ends: Object.fromEntries(ends),
  }
}

async function openSegment(
  { folder }: JournalPlace,
  header: JournalHeader,
): Promise<{ file: JournalFile; tail: JournalTail }> {
  const file = await JournalFile.create(segmentFile(folder, header.segment))
  try {
    const line = encodeLine(header)
    await file.append(line)
    await syncFolder(folder)
    const checksum = line.toString('latin1', 0, 8)
    return { file, tail: { segment: header.segment, bytes: line.length, sequence: header.after, checksum } }
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
}

function lastChecksum(lines: readonly Buffer[]): string | null {
  const last = lines.at(-1)
  if (!last) return null
  const start = last.lastIndexOf(0x0a, last.length - 2) + 1
  return last.toString('latin1', start, start + 8)
}

function lengthProblem(size: number, bytes: number, place: JournalPlace, segment: number): string {
  const file = segmentFile(place.folder, segment)
  return size < 0 ? `${file} was removed.` : `${file} has ${size} bytes instead of ${bytes}.`
}
