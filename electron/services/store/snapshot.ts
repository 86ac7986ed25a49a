/**
 * `pincite.json` as text. The file is canonical JSON (keys in code-unit order, no white space) broken into lines,
 * one record a line, with the checksum in front: SHA-256 of the canonical JSON of everything else. A file that a
 * tool laid out anew is therefore still whole; one with a single altered value is not.
 */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { parseState } from '../../../shared/domain/parse-state.ts'
import type { ProjectState, StoredRecord } from '../../../shared/domain/project-state.ts'
import { encodeCover, encodeRecord } from '../../../shared/domain/project-state.ts'
import { isPlainObject, RECORD_KINDS } from '../../../shared/domain/schema.ts'
import { canonicalJson } from './canonical-json.ts'

export const SNAPSHOT_FORMAT = 'pincite-project'
export const SNAPSHOT_VERSION = 1

/** Members of a snapshot that this version does not know, carried from reading to writing. */
export type UnknownMembers = Readonly<Record<string, unknown>>

/** What a snapshot's text holds. `version` is the newer format version of a file that can't be read. */
export type ParsedSnapshot =
  | {
      readonly is: 'whole'
      readonly state: ProjectState
      readonly unknownKinds: readonly string[]
      readonly unknownMembers: UnknownMembers
    }
  | { readonly is: 'damaged'; readonly message: string }
  | { readonly is: 'foreign' }
  | { readonly is: 'newer'; readonly version: number }

const OWN_MEMBERS = ['checksum', 'clocks', 'covers', 'data', 'format', 'version']
const HEAD = '{"checksum":"'
const CHUNK = 256 * 1024

/** Reads a snapshot's text. Trusts nothing about it. */
export function parseSnapshot(text: string): ParsedSnapshot {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    return { is: 'damaged', message: bare.trim() === '' ? 'it is empty' : 'it is not whole JSON' }
  }
  if (!isPlainObject(value) || value.format !== SNAPSHOT_FORMAT) return { is: 'foreign' }
  const { checksum, version, ...rest } = value
  if (typeof version === 'number' && version > SNAPSHOT_VERSION) return { is: 'newer', version }
  if (version !== SNAPSHOT_VERSION) return { is: 'damaged', message: 'it names no format version' }
  if (checksum !== checksumAsLaidOut(bare) && checksum !== sha256(canonicalJson({ ...rest, version }))) {
    return { is: 'damaged', message: 'its checksum does not match' }
  }
  const parsed = parseState(value)
  if (!parsed.ok) return { is: 'damaged', message: parsed.message }
  const unknown = Object.entries(value).filter(([name]) => !OWN_MEMBERS.includes(name))
  const { state, unknownKinds } = parsed
  return { is: 'whole', state, unknownKinds, unknownMembers: Object.fromEntries(unknown) }
}

/** Returns the `covers` of a snapshot from its first lines, or null where they are not laid out as written here. */
export function parseCovers(start: string): Readonly<Record<string, number>> | null {
  const line = /^"covers":(\{.*\}),$/m.exec(start)?.[1]
  if (line === undefined) return null
  try {
    const covers: unknown = JSON.parse(line)
    const isWhole = isPlainObject(covers) && Object.values(covers).every((count) => typeof count === 'number')
    return isWhole ? (covers as Record<string, number>) : null
  } catch {
    return null
  }
}

/**
 * Writes a snapshot into an empty file, a stretch at a time so that others get their turn. What it holds is the
 * state at the moment of the call, however the state changes meanwhile.
 */
export async function writeSnapshot(
  handle: FileHandle,
  state: ProjectState,
  unknown: UnknownMembers,
): Promise<void> {
  const lines = snapshotLines(state, unknown)
  const hash = createHash('sha256').update('{')
  await handle.writeFile(`${HEAD}${'0'.repeat(64)}",\n`)
  let chunk = ''
  const flush = async () => {
    hash.update(chunk.replaceAll('\n', ''))
    await handle.writeFile(chunk)
    chunk = ''
  }
  for (const line of lines) {
    chunk += line
    if (chunk.length > CHUNK) await flush()
  }
  await flush()
  await handle.write(hash.digest('hex'), HEAD.length)
}

/** Takes hold of the state's records now and returns the lines after the first, encoding each when asked for it. */
function snapshotLines(state: ProjectState, unknown: UnknownMembers): Iterable<string> {
  const { clocks, covers } = encodeCover(state)
  const kinds = RECORD_KINDS.map((kind) => [kind, partition(state.records[kind].values())] as const)
  const members: Record<string, unknown> = {
    ...unknown,
    clocks,
    covers,
    data: null,
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
  }
  const names = Object.keys(members).sort()
  return (function* () {
    for (const [place, name] of names.entries()) {
      yield `${JSON.stringify(name)}:`
      if (name === 'data') yield* dataLines(kinds)
      else yield canonicalJson(members[name])
      yield place === names.length - 1 ? '}\n' : ',\n'
    }
  })()
}

function* dataLines(kinds: readonly (readonly [string, readonly StoredRecord[][]])[]): Iterable<string> {
  yield '{\n'
  for (const [place, [kind, groups]] of kinds.entries()) {
    yield `"${kind}":{\n`
    let comma = ''
    for (const record of inOrder(groups)) {
      yield `${comma}${JSON.stringify(record.id)}:${JSON.stringify(encodeRecord(record))}`
      comma = ',\n'
    }
    if (comma !== '') yield '\n'
    yield place === kinds.length - 1 ? '}\n' : '},\n'
  }
  yield '}'
}

/** Groups records by the start of their ids, the groups in order: sorting all at once would hold up everybody else. */
function partition(records: Iterable<StoredRecord>): StoredRecord[][] {
  const groups = new Map<string, StoredRecord[]>()
  for (const record of records) {
    const start = record.id.slice(0, 2)
    const group = groups.get(start)
    if (group) group.push(record)
    else groups.set(start, [record])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function* inOrder(groups: readonly StoredRecord[][]): Iterable<StoredRecord> {
  for (const group of groups) yield* group.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The checksum of a file laid out as {@link writeSnapshot} does, without encoding all of it again. */
function checksumAsLaidOut(text: string): string | null {
  if (!text.startsWith(HEAD)) return null
  return sha256(`{${text.slice(HEAD.length + 66).replaceAll('\n', '')}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
