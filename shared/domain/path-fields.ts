/**
 * Fields whose names are paths: sets, lists and what a codebook adds to an annotation. What two people may write apart
 * is a field of its own, so that merging them is no matter of luck.
 *
 * - code `field/<field>/<name, type, required, options, position or retired>`: a field of the code
 * - annotation `code/<code>`: it has the code · `value/<field>`, `words/<field>`, `link/<field>/<annotation>`: what
 *   stands in a field, the words behind it, one annotation linked to · `figure/<figure>/<state, words or part>`,
 *   `figure/<figure>/words/<part>`: a figure · `dismissed/<flag>`: why a flag was dismissed
 * - source `csl/<variable>`: a variable of its bibliographic record (`csl-item.ts`)
 * - project `codebook/<fingerprint>`: number of a version of the codebook
 * - target `span/<n>/<start or end>`
 */
import type { RecordKind } from './change.ts'
import { FIELD_TYPES, FIGURE_PARTS, NUMBER_PARTS, QUALIFIERS } from './codebook.ts'
import { cslRule } from './csl-item.ts'
import {
  flag,
  isId,
  MAX_PASSAGE,
  name,
  oneOf,
  orNull,
  rule,
  text,
  wholeNumber,
  type FieldRule,
} from './field-rules.ts'
import { parseWords } from './words.ts'

/** What can become of a figure; `removed` ones are neither shown nor counted. */
export const FIGURE_STATES = ['confirmed', 'refused', 'removed'] as const

const words = rule(
  'words of the passage like "24-40 more than 17,900" (offsets, then what stands there), or ""',
  (v) => v === '' || (typeof v === 'string' && parseWords(v) !== null),
  '',
)
const number = rule('a number', (v) => typeof v === 'number' && Number.isFinite(v))

const OF_FIELD: ReadonlyMap<string, FieldRule> = new Map([
  ['name', { ...name, absent: '' }],
  // Null, as an undo leaves it: there is no such field.
  ['type', orNull(oneOf(FIELD_TYPES))],
  ['required', flag],
  ['options', text(MAX_PASSAGE, '')],
  ['position', { ...name, absent: '' }],
  ['retired', flag],
])

const partRules = FIGURE_PARTS.map((part): [string, FieldRule] => {
  if (NUMBER_PARTS.has(part)) return [part, orNull(number)]
  return [part, part === 'qualifier' ? { ...oneOf(QUALIFIERS), absent: '=' } : text(MAX_PASSAGE, '')]
})
const OF_FIGURE: ReadonlyMap<string, FieldRule> = new Map([
  ['state', { ...oneOf(FIGURE_STATES), absent: 'removed' }],
  ['words', words],
  ...partRules,
  ...FIGURE_PARTS.map((part): [string, FieldRule] => [`words/${part}`, words]),
])

const value = rule(
  'text, a number, true, false or null',
  (v) =>
    v === null ||
    typeof v === 'boolean' ||
    (typeof v === 'number' && Number.isFinite(v)) ||
    (typeof v === 'string' && v.length <= MAX_PASSAGE),
  null,
)
const offset = wholeNumber(0)
const version = orNull(wholeNumber(1))
const reason = text(MAX_PASSAGE, '')

/** Returns the rule of a field with a path for a name, or null where there is no such field. */
export function pathRule(kind: RecordKind, field: string): FieldRule | null {
  const slash = field.indexOf('/')
  if (slash === -1) return null
  if (kind === 'target') return /^span\/(0|[1-9]\d{0,4})\/(start|end)$/.test(field) ? offset : null
  const first = field.slice(0, slash)
  if (kind === 'source') return first === 'csl' ? cslRule(field.slice(slash + 1)) : null
  const behind = field.indexOf('/', slash + 1)
  const id = behind === -1 ? field.slice(slash + 1) : field.slice(slash + 1, behind)
  const rest = behind === -1 ? null : field.slice(behind + 1)
  if (!isId(id)) return null
  if (kind === 'code') return first === 'field' && rest !== null ? (OF_FIELD.get(rest) ?? null) : null
  if (kind === 'project') return first === 'codebook' && rest === null ? version : null
  if (kind !== 'annotation') return null
  if (first === 'figure') return rest === null ? null : (OF_FIGURE.get(rest) ?? null)
  if (first === 'link') return isId(rest) ? flag : null
  return rest === null ? (SINGLE.get(first) ?? null) : null
}

/** Paths of two parts, on annotations. */
const SINGLE: ReadonlyMap<string, FieldRule> = new Map([
  ['code', flag],
  ['value', value],
  ['words', words],
  ['dismissed', reason],
])
