/**
 * Kinds of record, their fields and what each may hold; and the check of a draft before it enters a project.
 * Reading is more lenient than writing: a field this version does not know is kept as it came.
 */
import type { RecordKind, Scalar } from './change.ts'
import { CODE_KEYS, HUES, PATTERNS } from './codebook.ts'
import {
  boxes,
  flag,
  identifier,
  instant,
  isId,
  MAX_PASSAGE,
  name,
  oneOf,
  orNull,
  pageLabels,
  sha256,
  text,
  wholeNumber,
  type FieldRule,
} from './field-rules.ts'
import { isList, isPlainObject } from './json-shape.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { pathRule } from './path-fields.ts'

/** Every kind of record, in the order in which snapshots and lists name them. */
export const RECORD_KINDS = ['annotation', 'code', 'coder', 'project', 'source', 'target'] as const

/** The id of the one record of kind `project`. */
export const PROJECT_ID = 'main'

const MAX_LABEL = 200
/** An import of 100,000 rows has some 2,500,000; what comes through the API is limited there. */
export const MAX_WRITES = 5_000_000

const FIELDS: Readonly<Record<RecordKind, ReadonlyMap<string, FieldRule>>> = {
  project: new Map([['name', name]]),
  coder: new Map([
    ['name', name],
    ['deleted', flag],
  ]),
  code: new Map([
    ['name', name],
    ['definition', text(MAX_PASSAGE, '')],
    ['useWhen', text(MAX_PASSAGE, '')],
    ['notWhen', text(MAX_PASSAGE, '')],
    ['parent', orNull(identifier)],
    ['key', orNull(oneOf(['', ...CODE_KEYS]))],
    ['retired', flag],
    ['hue', oneOf(HUES)],
    ['pattern', oneOf(PATTERNS)],
    ['position', name],
    ['deleted', flag],
  ]),
  source: new Map([
    ['title', name],
    ['fileName', name],
    ['mediaType', oneOf(MEDIA_TYPES)],
    ['sha256', sha256],
    ['bytes', wholeNumber(0)],
    ['pages', orNull(wholeNumber(0))],
    ['characters', wholeNumber(0)],
    ['author', orNull(name)],
    ['year', orNull(name)],
    ['encrypted', flag],
    ['warning', text(MAX_PASSAGE, '')],
    ['position', name],
    ['added', instant],
    ['pageLabels', pageLabels],
    ['revises', orNull(identifier)],
    ['deleted', flag],
  ]),
  annotation: new Map([
    ['source', identifier],
    ['target', identifier],
    ['memo', text(MAX_PASSAGE, '')],
    ['citedSource', text(MAX_PASSAGE, '')],
    ['codebook', text(MAX_LABEL, '')],
    ['orphan', text(MAX_PASSAGE, '')],
    ['former', orNull(identifier)],
    ['creator', orNull(identifier)],
    ['created', instant],
    ['modified', orNull(instant)],
    ['deleted', flag],
  ]),
  target: new Map([
    ['annotation', identifier],
    ['exact', text(MAX_PASSAGE)],
    ['prefix', text(MAX_PASSAGE, '')],
    ['suffix', text(MAX_PASSAGE, '')],
    ['page', orNull(wholeNumber(1))],
    ['pageLabel', orNull(name)],
    ['section', orNull(text(MAX_PASSAGE))],
    ['sectionPath', text(MAX_PASSAGE, '')],
    ['paragraph', orNull(wholeNumber(1))],
    ['boxes', boxes(Infinity)],
    ['region', boxes(1)],
    ['extractor', name],
  ]),
}

/** Returns the rule of a field, or null for a field that this version does not know. */
export function fieldRule(kind: RecordKind, field: string): FieldRule | null {
  return FIELDS[kind].get(field) ?? pathRule(kind, field)
}

/** Returns what a field never written counts as; null for required and unknown fields. */
export function absentValue(kind: RecordKind, field: string): Scalar {
  return fieldRule(kind, field)?.absent ?? null
}

/** Says whether records of this kind are deleted by a tombstone (a field `deleted`). */
export function hasTombstone(kind: RecordKind): boolean {
  return FIELDS[kind].has('deleted')
}

/** Says whether a value names a kind of record of this version. */
export function isRecordKind(value: unknown): value is RecordKind {
  return RECORD_KINDS.some((kind) => kind === value)
}

/** Says whether a value can stand in a field: finite numbers, text, true, false, null. */
export function isScalar(value: unknown): value is Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  return typeof value === 'number' && Number.isFinite(value)
}

/**
 * Returns null for a draft that may be submitted, else one sentence that names the first thing wrong with it.
 * Takes anything, since drafts come from windows and files.
 */
export function checkDraft(draft: unknown): string | null {
  if (!isPlainObject(draft)) return 'A change must be an object with a label and a list of writes.'
  const { label, writes } = draft
  if (typeof label !== 'string' || label === '' || label.length > MAX_LABEL) {
    return `A change needs a label of 1 to ${MAX_LABEL} characters.`
  }
  if (!isList(writes) || writes.length === 0) return `The change "${label}" writes nothing.`
  if (writes.length > MAX_WRITES) return `The change "${label}" has more than ${MAX_WRITES} writes.`
  const seen = new WrittenFields()
  for (const write of writes) {
    const wrong = checkWrite(write, seen)
    if (wrong) return `The change "${label}" can't be made: ${wrong}`
  }
  return null
}

/** Remembers which fields were written. Writes on one record mostly stand together, and there may be millions. */
class WrittenFields {
  readonly #byRecord = new Map<string, Set<string>>()
  #kind = ''
  #id = ''
  #fields = new Set<string>()

  /** False where the field was written before. */
  add(kind: string, id: string, field: string): boolean {
    if (kind !== this.#kind || id !== this.#id) {
      this.#kind = kind
      this.#id = id
      const record = `${kind}/${id}`
      this.#fields = this.#byRecord.get(record) ?? new Set()
      this.#byRecord.set(record, this.#fields)
    }
    if (this.#fields.has(field)) return false
    this.#fields.add(field)
    return true
  }
}

function checkWrite(write: unknown, seen: WrittenFields): string | null {
  if (!isPlainObject(write)) return 'a write is not an object.'
  const { kind, id, field, value } = write
  if (!isRecordKind(kind)) return `there is no kind of record called ${quoted(kind)}.`
  if (!isId(id)) return `${quoted(id)} is not a usable id for a ${kind}.`
  if (kind === 'project' && id !== PROJECT_ID)
    return `the project record's id is "${PROJECT_ID}", not "${id}".`
  if (typeof field !== 'string') return `a write on ${kind} "${id}" names no field.`
  const known = fieldRule(kind, field)
  if (!known) return `a ${kind} has no field ${quoted(field)}.`
  const expected = known.check(value)
  if (expected) return `${field} of ${kind} "${id}" must be ${expected}; got ${quoted(value)}.`
  return seen.add(kind, id, field) ? null : `it writes ${field} of ${kind} "${id}" twice.`
}

function quoted(value: unknown): string {
  const shown = typeof value === 'string' ? `"${value}"` : String(value)
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown
}
