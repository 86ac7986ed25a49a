/** What single fields of records may hold. Which fields there are is listed in `schema.ts` and `path-fields.ts`. */
import { parseBoxes } from '../anchoring/page-box.ts'
import type { Scalar } from './change.ts'
import { parsePageLabels } from './page-labels.ts'

/** What one field may hold. */
export interface FieldRule {
  /** Returns null when `value` may stand in the field, else what is expected, in words for a message. */
  readonly check: (value: unknown) => string | null
  /** What a field never written counts as; undefined where a record is not whole without it. */
  readonly absent: Scalar | undefined
}

/** Longest name, title or label (UTF-16 code units). */
export const MAX_NAME = 1_000
/** Longest passage, memo or definition. */
export const MAX_PASSAGE = 1_000_000
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** A rule of its own: `expected` is what a message says where `holds` says no. */
export function rule(expected: string, holds: (value: unknown) => boolean, absent?: Scalar): FieldRule {
  return { check: (value) => (holds(value) ? null : expected), absent }
}
/** Text of at most `max` UTF-16 code units. */
export function text(max: number, absent?: Scalar): FieldRule {
  return rule(`text of at most ${max} characters`, (v) => typeof v === 'string' && v.length <= max, absent)
}
/** What `inner` takes, or null, which it counts as where it was never written. */
export function orNull(inner: FieldRule): FieldRule {
  return {
    check: (v) => {
      const expected = v === null ? null : inner.check(v)
      return expected && `${expected}, or null`
    },
    absent: null,
  }
}
/** A whole number from `least`. */
export function wholeNumber(least: number): FieldRule {
  return rule(`a whole number from ${least}`, (v) => Number.isSafeInteger(v) && Number(v) >= least)
}
/** One of a list of texts. */
export function oneOf(list: readonly string[]): FieldRule {
  return rule(`one of ${list.join(', ')}`, (v) => typeof v === 'string' && list.includes(v))
}
/** Boxes on pages as `formatBoxes` writes them, at most `most`. */
export function boxes(most: number): FieldRule {
  const expected = 'boxes like "3:72/700/540/712" (page, then left, bottom, right, top in points)'
  const holds = (v: unknown) => typeof v === 'string' && (parseBoxes(v)?.length ?? Infinity) <= most
  return rule(most === 1 ? `one of ${expected}` : expected, holds, '')
}
/** Says whether a value is an id that this version makes or takes. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value) && isSafeName(value)
}

/** True or false; false where it was never written. */
export const flag = rule('true or false', (v) => typeof v === 'boolean', false)
/** The id of a record. */
export const identifier = rule('an id (letters, digits, "-" and "_", at most 64)', isId)
/** A time in UTC. */
export const instant = rule(
  'a UTC time like 2026-01-31T09:00:00.000Z',
  (v) => typeof v === 'string' && TIME.test(v),
)
/** A name or title. */
export const name = text(MAX_NAME)
/** A SHA-256 in lower-case hex. */
export const sha256 = rule('64 hex digits', (v) => typeof v === 'string' && /^[0-9a-f]{64}$/.test(v))

/** Says whether a name can be a key of a plain object without reaching into its prototype. */
export function isSafeName(value: string): boolean {
  return value !== '__proto__' && value !== 'constructor' && value !== 'prototype'
}
/** Rules for page labels (`page-labels.ts`), "" for none. */
export const pageLabels: FieldRule = rule(
  'page label rules like "1:r:1 5:D:1"',
  (v) => typeof v === 'string' && v.length <= MAX_NAME && parsePageLabels(v).ok,
  '',
)
