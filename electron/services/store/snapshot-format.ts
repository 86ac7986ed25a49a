/**
 * How `pincite.json` is laid out: canonical JSON (keys in code-unit order, no white space) broken into lines, one
 * record a line, with the checksum in front: SHA-256 of the canonical JSON of everything else.
 */
import { createHash } from 'node:crypto'
import { parseState, type UnreadRecord } from '../../../shared/domain/parse-state.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { isPlainObject } from '../../../shared/domain/json-shape.ts'
import { canonicalJson } from './canonical-json.ts'
import { migrateSnapshot, type Migrations } from './migrations.ts'

export const SNAPSHOT_FORMAT = 'pincite-project'

/** What stands before the checksum, and behind it to the end of the first line. */
export const CHECKSUM_START = '{"checksum":"'
export const CHECKSUM_END = '",\n'
/** Hex digits. */
export const CHECKSUM_LENGTH = 64

/** Members of a snapshot that this version does not know, carried from reading to writing. */
export type UnknownMembers = Readonly<Record<string, unknown>>

/** Records that were read, and those that could not be. */
export interface ReadRecords {
  readonly state: ProjectState
  readonly unread: readonly UnreadRecord[]
}

/** A snapshot whose checksum is right. `version` is the one it was written in. */
export interface WholeSnapshot extends ReadRecords {
  readonly is: 'whole'
  readonly version: number
  readonly unknownKinds: readonly string[]
  readonly unknownMembers: UnknownMembers
}

/** What a snapshot's bytes hold. */
export type ParsedSnapshot =
  | WholeSnapshot
  /** `salvage`: what can be read though nothing proves it right; null for nothing. */
  | { readonly is: 'damaged'; readonly message: string; readonly salvage: ReadRecords | null }
  | { readonly is: 'foreign' }
  /** `version` is higher than this program knows. */
  | { readonly is: 'newer'; readonly version: number }

const OWN_MEMBERS = ['checksum', 'clocks', 'covers', 'data', 'format', 'holes', 'root', 'version']

/** Returns the members that this version does not know. */
export function unknownMembersOf(members: Readonly<Record<string, unknown>>): UnknownMembers {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !OWN_MEMBERS.includes(name)))
}

/** Reads a snapshot's text as one piece of JSON, however it is laid out. Trusts nothing about it. */
export function parseSnapshot(text: string, migrations: Migrations): ParsedSnapshot {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    const message = bare.trim() === '' ? 'it is empty' : 'it is not whole JSON'
    return { is: 'damaged', message, salvage: null }
  }
  if (!isPlainObject(value) || value.format !== SNAPSHOT_FORMAT) return { is: 'foreign' }
  const { checksum, version, ...rest } = value
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { is: 'damaged', message: 'it names no format version', salvage: salvageOf(value) }
  }
  if (version > migrations.current) return { is: 'newer', version }
  if (
    checksum !==
    createHash('sha256')
      .update(canonicalJson({ ...rest, version }))
      .digest('hex')
  ) {
    return { is: 'damaged', message: 'its checksum does not match', salvage: salvageOf(value) }
  }
  const migrated = migrate(migrations, version, rest)
  if (!migrated.ok) return { is: 'damaged', message: migrated.message, salvage: null }
  const parsed = parseState(migrated.value)
  if (!parsed.ok) return { is: 'damaged', message: parsed.message, salvage: null }
  const { state, unread, unknownKinds } = parsed
  return {
    is: 'whole',
    version,
    state,
    unread,
    unknownKinds,
    unknownMembers: unknownMembersOf(migrated.value),
  }
}

function salvageOf(value: Readonly<Record<string, unknown>>): ReadRecords | null {
  const parsed = parseState(value)
  return parsed.ok ? { state: parsed.state, unread: parsed.unread } : null
}

function migrate(
  migrations: Migrations,
  version: number,
  value: Readonly<Record<string, unknown>>,
):
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, value: migrateSnapshot(migrations, version, value) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, message: `it can't be brought up from format ${version}: ${reason}` }
  }
}
