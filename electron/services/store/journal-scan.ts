/** Finds the changes in the bytes of one segment, and says what in them is not as it should be. */
import { isPlainObject } from '../../../shared/domain/json-shape.ts'
import { parseLine, unpackWrites } from './journal-line.ts'

/** A change as its lines give it, put together from its parts but still unchecked; or the segment's header. */
export interface ScannedEntry {
  readonly value: unknown
  /** Whether it is a change, or a part of one, that was covered; then it has no value. */
  readonly isKnown: boolean
  /** Where it ends, in bytes from the start of the file. */
  readonly end: number
  /** 1-based number of its last line. */
  readonly line: number
  readonly checksum: string
}

/** Bytes that make no change: in the middle of whole lines, or at the end (`tail`). */
export interface ScanFault {
  readonly line: number
  readonly reason: string
  readonly tail: boolean
}

interface Parts {
  readonly sequence: unknown
  readonly count: number
  readonly head: Readonly<Record<string, unknown>>
  readonly writes: unknown[]
  readonly line: number
  next: number
}

/** Where in a file the bytes given to {@link scanSegment} start. */
export interface ScanStart {
  readonly offset: number
  /** 1-based number of the first line. */
  readonly line: number
  /** Changes up to this sequence are known, and are not read. */
  readonly covered: number
}

/**
 * Hands every whole change in `bytes` to `take`, in order, until it returns false. Returns the faults found: a line
 * that can't be read is passed over, so that what was covered by a snapshot anyway does not stop what follows.
 */
export function scanSegment(
  bytes: Buffer,
  start: ScanStart,
  take: (entry: ScannedEntry) => boolean,
): ScanFault[] {
  const faults: ScanFault[] = []
  let open: { line: number; reason: string } | null = null
  let parts: Parts | null = null
  let from = 0
  for (let line = start.line; from < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, from)
    const end = feed < 0 ? bytes.length : feed
    const parsed = feed < 0 ? unfinished : parseLine(bytes.subarray(from, end), start.covered)
    from = end + 1
    if (!parsed.ok) {
      open ??= { line, reason: parsed.reason }
      parts = null
      continue
    }
    const { isKnown, checksum } = parsed
    const joined = joinPart(parts, parsed.value, line)
    if (joined.broken)
      open ??= { line: joined.broken, reason: 'it is a part of a change whose other parts are missing' }
    if (open) faults.push({ ...open, tail: false })
    open = null
    parts = joined.parts
    const entry = { value: joined.whole, isKnown, end: start.offset + from, line, checksum }
    if ((isKnown || joined.whole !== undefined) && !take(entry)) return faults
  }
  if (parts) open ??= { line: parts.line, reason: 'the change is not finished' }
  if (open) faults.push({ ...open, tail: true })
  return faults
}

const unfinished = { ok: false, reason: 'the line is not finished' } as const

interface Joined {
  /** The change, when this line completes it. */
  readonly whole: unknown
  /** What is collected, when more parts must follow. */
  readonly parts: Parts | null
  /** The line on which a change starts that this line should have gone on with. */
  readonly broken: number | null
}

function joinPart(parts: Parts | null, value: unknown, line: number): Joined {
  const given = isPlainObject(value) ? value : null
  if (!given || !('parts' in given)) {
    return { whole: unpack(value), parts: null, broken: parts?.line ?? null }
  }
  const { part, parts: count, ...head } = given
  const writes = unpackWrites(given.writes) ?? [null]
  if (part === 1 && typeof count === 'number' && count > 1) {
    const started = { sequence: given.sequence, count, head, writes, line, next: 2 }
    return { whole: undefined, parts: started, broken: parts?.line ?? null }
  }
  if (!parts || parts.count !== count || parts.next !== part || parts.sequence !== given.sequence) {
    return { whole: undefined, parts: null, broken: parts?.line ?? line }
  }
  for (const write of writes) parts.writes.push(write)
  parts.next += 1
  if (part !== count) return { whole: undefined, parts, broken: null }
  return { whole: { ...parts.head, writes: parts.writes }, parts: null, broken: null }
}

/** Undoes the packing of writes; what has no writes (a header, something unknown) is handed on as it is. */
function unpack(value: unknown): unknown {
  if (!isPlainObject(value) || !('writes' in value)) return value
  return { ...value, writes: unpackWrites(value.writes) }
}
