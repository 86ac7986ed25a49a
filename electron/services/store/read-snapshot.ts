/**
 * Reads `pincite.json`, or a backup, from the disk: a stretch at a time, so that reading a large project holds up
 * nobody else in this thread, can be watched, and can be stopped.
 */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, readFile } from 'node:fs/promises'
import { countRecords } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import type { Migrations } from './migrations.ts'
import { MIGRATIONS } from './migrations.ts'
import type { ParsedSnapshot, ReadRecords } from './snapshot-format.ts'
import {
  CHECKSUM_END,
  CHECKSUM_LENGTH,
  CHECKSUM_START,
  parseSnapshot,
  SNAPSHOT_FORMAT,
  unknownMembersOf,
} from './snapshot-format.ts'
import { SnapshotLines } from './snapshot-lines.ts'

/** What reading a snapshot gave. `unreadable`: the disk did not give the file; `message` ends a sentence. */
export type SnapshotReading =
  ParsedSnapshot | { readonly is: 'missing' } | { readonly is: 'unreadable'; readonly message: string }

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with bytes read and bytes in all. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
  /** Another history of the format, for tests. */
  readonly migrations?: Migrations
}

/** Bytes read at once: parsing them takes a few milliseconds. */
const STRETCH = 512 * 1024
const LINE_FEED = 0x0a
/** Bytes; a file with a longer line was not laid out here, and is read in another way. */
const LONGEST_LINE = 16 * 1024 * 1024
const HEAD_LENGTH = CHECKSUM_START.length + CHECKSUM_LENGTH + CHECKSUM_END.length

/** Reads a snapshot. Rejects only with the reason of an aborted `signal`. */
export async function readSnapshot(file: string, options: ReadOptions = {}): Promise<SnapshotReading> {
  let lines: ReadLines
  try {
    const handle = await open(file, 'r')
    try {
      lines = await readLines(handle, options)
    } finally {
      await handle.close()
    }
  } catch (error) {
    options.signal?.throwIfAborted()
    if (fileErrorCode(error) === 'ENOENT') return { is: 'missing' }
    return { is: 'unreadable', message: fileErrorReason(error) }
  }
  const { migrations = MIGRATIONS } = options
  return wholeOf(lines, migrations) ?? readAnew(file, lines, migrations)
}

interface ReadLines {
  readonly found: SnapshotLines
  readonly isProved: boolean
  /** What is wrong with the members that say how far the file goes, or null. */
  readonly wrong: string | null
}

/**
 * Says whether a snapshot is as it was written, without reading what it holds: several times faster than
 * {@link readSnapshot}. False also for a file that is laid out in another way. Throws what the file system throws.
 */
export async function hasRightChecksum(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const head = await readHead(handle, size)
    const hash = createHash('sha256').update('{')
    await eachStretch(handle, head.length, size, (bytes) => {
      eachLine(bytes, (line) => hash.update(line))
      return true
    })
    return head === provedBy(hash)
  } finally {
    await handle.close()
  }
}

async function readLines(handle: FileHandle, { signal, onProgress }: ReadOptions): Promise<ReadLines> {
  const { size } = await handle.stat()
  const found = new SnapshotLines()
  const hash = createHash('sha256').update('{')
  const head = await readHead(handle, size)
  let rest: Buffer = Buffer.alloc(0)
  await eachStretch(handle, head.length, size, (got, place) => {
    signal?.throwIfAborted()
    const bytes = rest.length === 0 ? got : Buffer.concat([rest, got])
    const end = place < size ? bytes.lastIndexOf(LINE_FEED) + 1 : bytes.length
    eachLine(bytes.subarray(0, end), (line) => {
      hash.update(line)
      found.take(line.toString('utf8'))
    })
    rest = bytes.subarray(end)
    onProgress?.(place, size)
    return rest.length <= LONGEST_LINE
  })
  return { found, isProved: rest.length === 0 && head === provedBy(hash), wrong: found.finish() }
}

/** Reads the first line, the checksum with what stands around it. */
async function readHead(handle: FileHandle, size: number): Promise<string> {
  const head = Buffer.alloc(Math.min(HEAD_LENGTH, size))
  await fill(handle, head, 0)
  return head.toString('latin1')
}

/** The first line of a file whose other lines have this hash. */
function provedBy(hash: ReturnType<typeof createHash>): string {
  return `${CHECKSUM_START}${hash.digest('hex')}${CHECKSUM_END}`
}

/** Reads on from a place, a stretch at a time, until `take` says no; `place` is behind the stretch. */
async function eachStretch(
  handle: FileHandle,
  from: number,
  size: number,
  take: (bytes: Buffer, place: number) => boolean,
): Promise<void> {
  for (let place = from; place < size;) {
    const stretch = Buffer.allocUnsafe(Math.min(STRETCH, size - place))
    const got = await fill(handle, stretch, place)
    if (got === 0) return
    place += got
    if (!take(stretch.subarray(0, got), place)) return
  }
}

/** Hands over every line without its line feed; what stands behind the last one is a line too. */
function eachLine(bytes: Buffer, take: (line: Buffer) => void): void {
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, from)
    const end = feed < 0 ? bytes.length : feed
    take(bytes.subarray(from, end))
    from = end + 1
  }
}

async function fill(handle: FileHandle, buffer: Buffer, from: number): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** The snapshot, where the lines gave all of a file of the present version. */
function wholeOf({ found, isProved, wrong }: ReadLines, { current }: Migrations): ParsedSnapshot | null {
  const { members, state, unread, unknownKinds, faults, isComplete } = found
  if (!isProved || wrong !== null || faults > 0 || !isComplete) return null
  if (members.format !== SNAPSHOT_FORMAT || members.version !== current) return null
  const unknownMembers = unknownMembersOf(members)
  return { is: 'whole', version: current, state, unread, unknownKinds, unknownMembers }
}

/** Reads a file that is not as it is laid out here: another program's layout, another version, or damaged. */
async function readAnew(file: string, lines: ReadLines, migrations: Migrations): Promise<SnapshotReading> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return { is: 'unreadable', message: fileErrorReason(error) }
  }
  const parsed = parseSnapshot(text, migrations)
  if (parsed.is !== 'damaged') return parsed
  return { ...parsed, salvage: fuller(salvageOf(lines), parsed.salvage) }
}

function salvageOf({ found }: ReadLines): ReadRecords | null {
  const { state, unread } = found
  return countRecords(state) > 0 ? { state, unread } : null
}

function fuller(a: ReadRecords | null, b: ReadRecords | null): ReadRecords | null {
  if (!a || !b) return a ?? b
  return countRecords(a.state) >= countRecords(b.state) ? a : b
}
