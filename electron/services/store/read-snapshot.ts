/**
 * Reads `pincite.json`, or a backup, from the disk: a stretch at a time, so that reading a large project holds up
 * nobody else in this thread, can be watched, and can be stopped.
 */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, readFile } from 'node:fs/promises'
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

async function readLines(handle: FileHandle, { signal, onProgress }: ReadOptions): Promise<ReadLines> {
  const { size } = await handle.stat()
  const found = new SnapshotLines()
  const hash = createHash('sha256').update('{')
  const start = CHECKSUM_START.length + CHECKSUM_LENGTH + CHECKSUM_END.length
  const head = Buffer.alloc(Math.min(start, size))
  await fill(handle, head, 0)
  let rest = Buffer.alloc(0)
  let place = head.length
  while (place < size) {
    signal?.throwIfAborted()
    const room = Buffer.allocUnsafe(rest.length + Math.min(STRETCH, size - place))
    rest.copy(room)
    const got = await fill(handle, room.subarray(rest.length), place)
    if (got === 0) break
    place += got
    const bytes = room.subarray(0, rest.length + got)
    const end = place < size ? bytes.lastIndexOf(LINE_FEED) + 1 : bytes.length
    takeLines(bytes.subarray(0, end), found, hash)
    rest = bytes.subarray(end)
    onProgress?.(place, size)
  }
  const stated = head.toString('latin1')
  const proved = `${CHECKSUM_START}${hash.digest('hex')}${CHECKSUM_END}`
  return { found, isProved: stated === proved, wrong: found.finish() }
}

function takeLines(bytes: Buffer, found: SnapshotLines, hash: ReturnType<typeof createHash>): void {
  let from = 0
  while (from < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, from)
    const end = feed < 0 ? bytes.length : feed
    hash.update(bytes.subarray(from, end))
    found.take(bytes.toString('utf8', from, end))
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
  return countOf(state) > 0 ? { state, unread } : null
}

function fuller(a: ReadRecords | null, b: ReadRecords | null): ReadRecords | null {
  if (!a || !b) return a ?? b
  return countOf(a.state) >= countOf(b.state) ? a : b
}

function countOf({ records }: ReadRecords['state']): number {
  return Object.values(records).reduce((count, { size }) => count + size, 0)
}
