/** Reads the fields of a stored record by their rules. */
import { parseBoxes, type PageBox } from '../anchoring/page-box.ts'
import type { Scalar } from './change.ts'
import type { StoredRecord } from './project-state.ts'
import { valueOf } from './project-state.ts'
import { fieldRule } from './schema.ts'

/** A record as read; `deleted` records are whole too. `message` names the first field that is wrong. */
export type ParsedRecord<T> =
  | { readonly ok: true; readonly value: T; readonly deleted: boolean }
  | { readonly ok: false; readonly message: string }

/** Reads one record; reading it again gives the same object. */
export type Parser<T> = (record: StoredRecord) => ParsedRecord<T>

/** Returns a parser that reads each record once: the same record gives the same result object. */
export function parser<T>(build: (fields: FieldReader, record: StoredRecord) => T): Parser<T> {
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
export class FieldReader {
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

  /**
   * What stands below `first`, in order: of "value/theme" below "value" the rest of the path and the value. Paths and
   * values that only a newer version knows are passed over; they stay in the record.
   */
  entries(first: string): readonly { readonly rest: string; readonly value: Scalar }[] {
    const prefix = `${first}/`
    const { kind, fields } = this.#record
    const found: { rest: string; value: Scalar }[] = []
    for (const field in fields) {
      if (!field.startsWith(prefix)) continue
      const value = valueOf(this.#record, field)
      if (value === undefined || fieldRule(kind, field)?.check(value) !== null) continue
      found.push({ rest: field.slice(prefix.length), value })
    }
    return found
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
