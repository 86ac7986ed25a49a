/** Makes plain values of `project.ts` out of stored records, or says what keeps a record from being read. */
import type { Scalar } from './change.ts'
import { parseBoxes, type PageBox } from '../anchoring/page-box.ts'
import { MEDIA_TYPES } from './media-types.ts'
import type { Code, Coder, Hue, Pattern, Source, Target } from './project.ts'
import { HUES, PATTERNS } from './project.ts'
import type { StoredRecord } from './project-state.ts'
import { valueOf } from './project-state.ts'
import { fieldRule } from './schema.ts'

/** A record as read; `deleted` records are whole too. `message` names the first field that is wrong. */
export type ParsedRecord<T> =
  | { readonly ok: true; readonly value: T; readonly deleted: boolean }
  | { readonly ok: false; readonly message: string }

/** Reads one record; reading it again gives the same object. */
export type Parser<T> = (record: StoredRecord) => ParsedRecord<T>

/** An annotation's own record, before its target is looked up. */
export interface AnnotationFields {
  readonly id: string
  readonly sourceId: string
  readonly targetId: string
  /** In no order; also codes that are deleted or unknown. */
  readonly codeIds: readonly string[]
  readonly memo: string
  /** Absent where it is no orphan. */
  readonly orphan?: string
  /** Id of the target it had in the edition before; absent where it was made in this one. */
  readonly former?: string
  readonly creatorId: string | null
  readonly created: string
  readonly modified: string
}

/** A target with the annotation it was written for. */
export interface TargetFields {
  readonly annotationId: string
  readonly target: Target
}

/** Reads the project record: its name. */
export const parseProjectName = parser<string>((fields) => fields.text('name'))

/** Reads a coder. */
export const parseCoder = parser<Coder>((fields, record) => ({ id: record.id, name: fields.text('name') }))

/** Reads a code. */
export const parseCode = parser<Code>((fields, record) => ({
  id: record.id,
  name: fields.text('name'),
  definition: fields.text('definition'),
  hue: fields.oneOf<Hue>('hue', HUES),
  pattern: fields.oneOf<Pattern>('pattern', PATTERNS),
  position: fields.text('position'),
}))

/** Reads a source. */
export const parseSource = parser<Source>((fields, record) => ({
  id: record.id,
  title: fields.text('title'),
  fileName: fields.text('fileName'),
  mediaType: fields.oneOf('mediaType', MEDIA_TYPES),
  sha256: fields.text('sha256'),
  bytes: fields.number('bytes'),
  pages: fields.numberOrNull('pages'),
  characters: fields.number('characters'),
  author: fields.textOrNull('author'),
  year: fields.textOrNull('year'),
  encrypted: fields.flag('encrypted'),
  warning: fields.text('warning'),
  position: fields.text('position'),
  added: fields.text('added'),
  ...present('revises', fields.textOrNull('revises')),
}))

/** Reads an annotation's own record; `modified` is the time of the youngest change to it. */
export const parseAnnotation = parser<AnnotationFields>((fields, record) => ({
  id: record.id,
  sourceId: fields.text('source'),
  targetId: fields.text('target'),
  codeIds: Object.keys(record.fields)
    .filter((field) => field.startsWith('code/') && valueOf(record, field) === true)
    .map((field) => field.slice('code/'.length)),
  memo: fields.text('memo'),
  ...present('orphan', fields.text('orphan')),
  ...present('former', fields.textOrNull('former')),
  creatorId: fields.textOrNull('creator'),
  created: fields.text('created'),
  modified: record.latest[2],
}))

/** Reads a target, with its spans in order. */
export const parseTarget = parser<TargetFields>((fields, record) => ({
  annotationId: fields.text('annotation'),
  target: {
    id: record.id,
    exact: fields.text('exact'),
    prefix: fields.text('prefix'),
    suffix: fields.text('suffix'),
    spans: fields.spans(),
    region: fields.boxes('region')[0] ?? null,
    boxes: fields.boxes('boxes'),
    page: fields.numberOrNull('page'),
    pageLabel: fields.textOrNull('pageLabel'),
    section: fields.textOrNull('section'),
    sectionPath: fields.lines('sectionPath'),
    paragraph: fields.numberOrNull('paragraph'),
    extractor: fields.text('extractor'),
  },
}))

/** A property that is there only where the field holds something. */
function present<Name extends string>(name: Name, value: string | null): { readonly [key in Name]?: string } {
  const held: { [key in Name]?: string } = {}
  if (value !== null && value !== '') held[name] = value
  return held
}

/** Returns a parser that reads each record once: the same record gives the same result object. */
function parser<T>(build: (fields: FieldReader, record: StoredRecord) => T): Parser<T> {
  const known = new WeakMap<StoredRecord, ParsedRecord<T>>()
  return (record) => {
    const seen = known.get(record)
    if (seen) return seen
    const fields = new FieldReader(record)
    const value = build(fields, record)
    const deleted = fields.tombstone()
    const { problem } = fields
    const parsed: ParsedRecord<T> =
      problem === null ? { ok: true, value, deleted } : { ok: false, message: problem }
    known.set(record, parsed)
    return parsed
  }
}

/** Reads fields by their rules and keeps the first thing wrong; the values it returns then are fillers. */
class FieldReader {
  problem: string | null = null
  readonly #record: StoredRecord

  constructor(record: StoredRecord) {
    this.#record = record
  }

  text(field: string): string {
    const value = this.#value(field)
    return typeof value === 'string' ? value : ''
  }

  textOrNull(field: string): string | null {
    const value = this.#value(field)
    return typeof value === 'string' ? value : null
  }

  number(field: string): number {
    return this.numberOrNull(field) ?? 0
  }

  numberOrNull(field: string): number | null {
    const value = this.#value(field)
    return typeof value === 'number' ? value : null
  }

  flag(field: string): boolean {
    return this.#value(field) === true
  }

  oneOf<T extends string>(field: string, list: readonly T[]): T {
    const value = this.#value(field)
    const known = list.find((item) => item === value) ?? list[0]
    if (known === undefined) throw new Error(`${field} has no values to choose from`)
    return known
  }

  /** False for kinds that are never deleted. */
  tombstone(): boolean {
    return fieldRule(this.#record.kind, 'deleted') !== null && this.flag('deleted')
  }

  /** The lines of a text; none of an empty one. */
  lines(field: string): readonly string[] {
    const text = this.text(field)
    return text === '' ? [] : text.split('\n')
  }

  boxes(field: string): readonly PageBox[] {
    return parseBoxes(this.text(field)) ?? []
  }

  spans(): { start: number; end: number }[] {
    const spans: { start: number; end: number }[] = []
    while (valueOf(this.#record, `span/${spans.length}/start`) !== undefined) {
      const place = `span/${spans.length}`
      const span = { start: this.number(`${place}/start`), end: this.number(`${place}/end`) }
      const after = spans.at(-1)?.end ?? 0
      if (span.start < after || span.end < span.start) this.#wrong(`${place} is out of order`)
      spans.push(span)
    }
    if (spans.length === 0) this.#wrong('it has no span')
    return spans
  }

  #value(field: string): Scalar {
    const { kind } = this.#record
    const rule = fieldRule(kind, field)
    if (!rule) throw new Error(`A ${kind} has no field ${field}`)
    const value = valueOf(this.#record, field)
    if (value === undefined) {
      if (rule.absent === undefined) this.#wrong(`${field} is missing`)
      return rule.absent ?? null
    }
    const expected = rule.check(value)
    if (expected) this.#wrong(`${field} must be ${expected}`)
    return value
  }

  #wrong(message: string): void {
    this.problem ??= message
  }
}
