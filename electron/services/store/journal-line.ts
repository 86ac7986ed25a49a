/**
 * One line of a journal: eight hex digits of CRC-32 over the JSON's UTF-8 bytes, a space, the JSON, a line feed.
 * The first line of a segment is its header; each other line is a change, or a part of a large one.
 */
import { crc32 } from 'node:zlib'
import type { Change, FieldWrite, Scalar, Stamp } from '../../../shared/domain/change.ts'
import { isCount, isReplicaId } from '../../../shared/domain/parse-change.ts'
import { isList, isPlainObject } from '../../../shared/domain/json-shape.ts'

export const JOURNAL_FORMAT = 'pincite-journal'

/** The first line of a segment. */
export interface JournalHeader {
  readonly format: typeof JOURNAL_FORMAT
  /** Of the format in which the lines of this segment are written. */
  readonly version: number
  readonly replica: string
  /** Counts from 1; also the file's name. */
  readonly segment: number
  /** The replica that began the project; null in that replica's own first segment, or where it is not known. */
  readonly root: string | null
  /** Sequence of the last change before this segment; 0 in the first. */
  readonly after: number
  /** Length and last line's checksum of the segment before; null in the first. */
  readonly previous: { readonly bytes: number; readonly checksum: string } | null
  /**
   * Journals given up after a failed write, with the last sequence that counts in each: what stands after it was
   * never reported as saved, and was reported as not saved.
   */
  readonly ends: Readonly<Record<string, number>>
}

/** A line whose checksum holds, or why it doesn't. `isKnown`: of a change that was covered; then it has no value. */
export type ParsedLine =
  | { readonly ok: true; readonly value: unknown; readonly isKnown: boolean; readonly checksum: string }
  | { readonly ok: false; readonly reason: string }

/** How the JSON of a change, and of each of its parts, begins. */
const SEQUENCE = /^\{"sequence":([1-9]\d{0,15}),/

/** All fields a change writes on one record, in the order of the writes, while they are collected. */
interface Packing {
  readonly kind: string
  readonly id: string
  readonly set: Record<string, Scalar>
  /** Only fields whose write replaces something. */
  replaces?: Record<string, readonly Stamp[]>
}

/** Writes on one line; a change with more takes several lines, so that a damaged byte spoils little. */
const WRITES_PER_LINE = 200

/** Returns a value as a journal line, line feed included. */
export function encodeLine(value: unknown): Buffer {
  const line = Buffer.from(`00000000 ${JSON.stringify(value)}\n`)
  line.write(checksumOf(line.subarray(9, -1)), 0, 'latin1')
  return line
}

/** Returns the lines of a change: one, or several that count only together. */
export function encodeChange(change: Change): Buffer {
  const { writes, ...head } = change
  const parts = Math.ceil(writes.length / WRITES_PER_LINE)
  if (parts <= 1) return encodeLine({ ...head, writes: packWrites(writes) })
  const lines: Buffer[] = []
  for (let part = 1; part <= parts; part++) {
    const some = packWrites(writes.slice((part - 1) * WRITES_PER_LINE, part * WRITES_PER_LINE))
    const start = part === 1 ? head : { sequence: change.sequence }
    lines.push(encodeLine({ ...start, part, parts, writes: some }))
  }
  return Buffer.concat(lines)
}

/** Reads a line, given without its line feed; of a change up to sequence `covered` nothing but its checksum. */
export function parseLine(line: Buffer, covered = 0): ParsedLine {
  const checksum = line.toString('latin1', 0, 8)
  if (line.length < 10 || line[8] !== 0x20 || !/^[0-9a-f]{8}$/.test(checksum)) {
    return { ok: false, reason: 'it does not start with a checksum' }
  }
  const json = line.subarray(9)
  if (checksumOf(json) !== checksum) return { ok: false, reason: 'its checksum does not match' }
  const sequence = SEQUENCE.exec(json.toString('latin1', 0, 32))?.[1]
  if (sequence !== undefined && Number(sequence) <= covered) {
    return { ok: true, value: undefined, isKnown: true, checksum }
  }
  try {
    const value: unknown = JSON.parse(json.toString('utf8'))
    return { ok: true, value, isKnown: false, checksum }
  } catch {
    return { ok: false, reason: 'it is not JSON' }
  }
}

/** Returns the header that `value` describes, the version where it is above `current`, or null where it is none. */
export function parseHeader(
  value: unknown,
  current: number,
): JournalHeader | { readonly newerVersion: number } | null {
  if (!isPlainObject(value) || value.format !== JOURNAL_FORMAT) return null
  const { version, replica, segment, root = null, after, previous, ends } = value
  if (!isCount(version)) return null
  if (version > current) return { newerVersion: version }
  if (!isReplicaId(replica) || !isCount(segment)) return null
  if (!isCountOrZero(after) || !isPlainObject(ends) || (root !== null && !isReplicaId(root))) return null
  const parsedEnds: Record<string, number> = {}
  for (const [ended, sequence] of Object.entries(ends)) {
    if (!isReplicaId(ended) || !isCountOrZero(sequence)) return null
    parsedEnds[ended] = sequence
  }
  const before = parsePrevious(previous)
  if (before === undefined) return null
  return {
    format: JOURNAL_FORMAT,
    version,
    replica,
    segment,
    root,
    after,
    previous: before,
    ends: parsedEnds,
  }
}

/** Returns the list of writes that a line packs, still unchecked, or null where it packs none. */
export function unpackWrites(packed: unknown): unknown[] | null {
  if (!isList(packed)) return null
  const writes: unknown[] = []
  for (const item of packed) {
    if (!isPlainObject(item) || !isPlainObject(item.set)) return null
    const replaces = isPlainObject(item.replaces) ? item.replaces : {}
    for (const [field, value] of Object.entries(item.set)) {
      const replaced: unknown = Object.hasOwn(replaces, field) ? replaces[field] : []
      writes.push({ kind: item.kind, id: item.id, field, value, replaces: replaced })
    }
  }
  return writes
}

function packWrites(writes: readonly FieldWrite[]): readonly Packing[] {
  const packed: Packing[] = []
  let last: Packing | undefined
  for (const { kind, id, field, value, replaces } of writes) {
    if (last?.kind !== kind || last.id !== id) {
      last = { kind, id, set: {} }
      packed.push(last)
    }
    last.set[field] = value
    if (replaces.length > 0) (last.replaces ??= {})[field] = replaces
  }
  return packed
}

function parsePrevious(value: unknown): JournalHeader['previous'] | undefined {
  if (value === null) return null
  if (!isPlainObject(value) || !isCount(value.bytes) || typeof value.checksum !== 'string') return undefined
  return { bytes: value.bytes, checksum: value.checksum }
}

function isCountOrZero(value: unknown): value is number {
  return value === 0 || isCount(value)
}

function checksumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0')
}
