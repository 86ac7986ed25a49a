/** Conditions on evidence rows: `<field><op><value>`, as in "theme=access", "value>=1000" or "page<12". */
import { FIGURE_PARTS, type Code } from '../domain/codebook.ts'
import { foldFieldName } from '../domain/field-name.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from './evidence-row.ts'
import { foldTerm } from './fold-term.ts'

/** Returns true for the rows that meet the condition. */
export type Condition = (row: EvidenceRow) => boolean

export type ParsedCondition =
  { readonly ok: true; readonly holds: Condition } | { readonly ok: false; readonly message: string }

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~'
type Comparable = string | number | boolean

const CONDITION = /^\s*([^=!<>~]+?)\s*(>=|<=|!=|=|<|>|~)\s*([\s\S]*?)\s*$/

/** Keys that hold lists of objects or are asked for by others; `pageLabels` would be taken for `pageLabel`. */
const UNASKED = [
  'fields',
  'figures',
  'refused',
  'dismissed',
  'spans',
  'boxes',
  'region',
  'sectionPath',
  'pageLabels',
]

/** Keys of a row that hold one value or a list of texts. */
const KEYS = EVIDENCE_KEYS.filter((key) => !UNASKED.includes(key))

/**
 * Reads a condition. The field is one of a code ("theme", or "finding.theme" for that of one code), a part of a figure
 * ("value", "period"), or a key of the row ("page", "quote", "codes"); its case, spaces and a plural s do not matter.
 * `=` and `!=` compare without regard to case, `~` asks whether the text is contained, the others compare numbers as
 * numbers and anything else as text. Of several values one must meet it; `!=` holds where none is equal; an empty
 * value stands for "nothing": `deadline=` are the rows without a deadline.
 */
export function parseCondition(typed: string, codes: readonly Code[]): ParsedCondition {
  const [, name = '', operator, wanted = ''] = CONDITION.exec(typed) ?? []
  if (!isOperator(operator)) {
    const message = `“${typed}” is no condition. Write a field, one of = != < <= > >= ~, and a value: theme=access`
    return { ok: false, message }
  }
  const read = readerOf(name, codes)
  if (!read) return { ok: false, message: noSuchField(name, codes) }
  return { ok: true, holds: (row) => holds(read(row), operator, wanted) }
}

function isOperator(value: string | undefined): value is Operator {
  return value !== undefined && ['=', '!=', '<', '<=', '>', '>=', '~'].includes(value)
}

/** Returns what reads the values of a field out of a row, or null where no row can have such a field. */
function readerOf(name: string, codes: readonly Code[]): ((row: EvidenceRow) => Comparable[]) | null {
  const folded = foldFieldName(name)
  const [codeName, ...rest] = name.split('.')
  const within =
    rest.length > 0 ? { code: codeName?.trim().toLowerCase(), field: foldFieldName(rest.join('.')) } : null
  const isField = (code: string, field: string) =>
    foldFieldName(field) === folded ||
    (within?.code === code.toLowerCase() && within.field === foldFieldName(field))
  const part = FIGURE_PARTS.find((one) => one === folded)
  const key = KEYS.find((one) => foldFieldName(one) === folded)
  const isKnown = codes.some((code) => code.fields.some((field) => isField(code.name, field.name)))
  if (!isKnown && !part && !key) return null
  return (row) => [
    ...row.fields.filter(({ code, field }) => isField(code, field)).flatMap(({ value }) => listed(value)),
    ...(part ? row.figures.flatMap((figure) => listed(figure[part])) : []),
    ...(key ? listed(row[key]) : []),
  ]
}

function listed(value: unknown): Comparable[] {
  if (Array.isArray(value)) return value.flatMap(listed)
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'number' || typeof value === 'boolean' ? [value] : []
}

function noSuchField(name: string, codes: readonly Code[]): string {
  const fields = new Set(codes.flatMap((code) => code.fields.map((field) => field.name)))
  const known = [...fields, ...FIGURE_PARTS, ...KEYS].join(', ')
  return `There is no field “${name}”. There are ${known}.`
}

function holds(values: readonly Comparable[], operator: Operator, wanted: string): boolean {
  if (wanted === '' && (operator === '=' || operator === '!='))
    return (values.length === 0) === (operator === '=')
  if (operator === '!=') return !values.some((value) => equal(value, wanted))
  return values.some((value) => meets(value, operator, wanted))
}

function meets(value: Comparable, operator: Exclude<Operator, '!='>, wanted: string): boolean {
  if (operator === '=') return equal(value, wanted)
  if (operator === '~') return foldTerm(String(value)).includes(foldTerm(wanted))
  const number = numberIn(wanted)
  if (typeof value === 'number' && number === null) return false
  const difference =
    typeof value === 'number' ? value - (number ?? 0) : compareText(foldTerm(String(value)), foldTerm(wanted))
  if (operator === '<') return difference < 0
  if (operator === '<=') return difference <= 0
  return operator === '>' ? difference > 0 : difference >= 0
}

function equal(value: Comparable, wanted: string): boolean {
  if (typeof value === 'number') return value === numberIn(wanted)
  if (typeof value === 'boolean')
    return foldTerm(wanted) === (value ? 'yes' : 'no') || foldTerm(wanted) === String(value)
  return foldTerm(value) === foldTerm(wanted)
}

/** Digits, with commas between thousands or without. */
function numberIn(text: string): number | null {
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return plain.trim() !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
