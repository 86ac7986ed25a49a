/**
 * Reads what an annotation holds in a field by the type the field has now. The type or the options may have been
 * changed since it was written: what no longer fits is told, so that it can be shown as it is.
 */
import type { Field, FieldValue } from './codebook.ts'

/**
 * What a field holds: text of `text`, `period` and `choice` (as the option is spelled), a finite number, true or false
 * of a `flag`, of `choices` the options in their order, of `link` the ids of annotations. Null where nothing is stated,
 * and always of `figures`, which are kept with the annotation.
 */
export type ReadValue = string | number | boolean | readonly string[] | null

export type FieldReading =
  | { readonly ok: true; readonly value: ReadValue }
  /** `problem` names the value and says what the field takes: “about 40” is no number. */
  | { readonly ok: false; readonly problem: string }

/** The value as stored, without the words behind it. */
export type StoredValue = Pick<FieldValue, 'value' | 'links'>

/** Reads a stored value; undefined stands for a field in which nothing was ever written. */
export function readFieldValue(
  field: Pick<Field, 'type' | 'options'>,
  stored: StoredValue | undefined,
): FieldReading {
  if (stored === undefined) return read(null)
  const { value, links } = stored
  if (field.type === 'link') {
    if (value !== null && value !== '') return unfit(stored, 'is no link to an annotation')
    return read(links.length === 0 ? null : links)
  }
  if (links.length > 0) return unfit(stored, `${links.length === 1 ? 'is' : 'are'} no ${KINDS[field.type]}`)
  if (value === null || value === '') return read(null)
  return readScalar(field, value)
}

/** Says what is stored, as a person would write it: true as "yes", links by their number. */
export function storedText({ value, links }: StoredValue): string {
  if (links.length > 0) return links.length === 1 ? '1 link' : `${links.length} links`
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? '' : String(value)
}

const KINDS = {
  text: 'text',
  number: 'number',
  period: 'date or period',
  choice: 'choice',
  choices: 'choices',
  flag: 'yes or no',
  link: 'link',
  figures: 'figures',
} as const

const DIGITS = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
])

function readScalar(
  { type, options }: Pick<Field, 'type' | 'options'>,
  value: string | number | boolean,
): FieldReading {
  const stored = { value, links: [] }
  const text = storedText(stored)
  switch (type) {
    case 'text':
    case 'period':
      return read(text)
    case 'number':
      return readNumber(value, text)
    case 'flag': {
      const answer = FLAGS.get(text.trim().toLowerCase())
      return answer === undefined ? unfit(stored, 'is neither yes nor no') : read(answer)
    }
    case 'choice': {
      const option = optionOf(options, text)
      return option === undefined ? unfit(stored, `is none of ${listed(options)}`) : read(option)
    }
    case 'choices':
      return readChoices(options, text)
    case 'link':
    case 'figures':
      return unfit(stored, `is no ${KINDS[type]}`)
  }
}

function readNumber(value: string | number | boolean, text: string): FieldReading {
  if (typeof value === 'number' && Number.isFinite(value)) return read(value)
  if (typeof value !== 'boolean' && DIGITS.test(text.trim())) return read(Number(text.trim()))
  return unfit({ value, links: [] }, 'is no number')
}

function readChoices(options: readonly string[], text: string): FieldReading {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const stranger = lines.find((line) => optionOf(options, line) === undefined)
  if (stranger !== undefined) return unfit({ value: stranger, links: [] }, `is none of ${listed(options)}`)
  const chosen = new Set(lines.map((line) => optionOf(options, line)))
  return read(chosen.size === 0 ? null : options.filter((option) => chosen.has(option)))
}

function optionOf(options: readonly string[], text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  return options.find((option) => option.trim().toLowerCase() === wanted)
}

function listed(options: readonly string[]): string {
  return options.length === 0 ? 'the options: there are none' : options.join(', ')
}

function read(value: ReadValue): FieldReading {
  return { ok: true, value }
}

function unfit(stored: StoredValue, why: string): FieldReading {
  return { ok: false, problem: `“${storedText(stored)}” ${why}` }
}
