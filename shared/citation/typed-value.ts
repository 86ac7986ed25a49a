/** A variable's value as a person types it, and as it is shown to be typed again. */
import {
  CSL_TYPES,
  isCslDateVariable,
  isCslNameVariable,
  type CslDate,
  type CslItem,
  type CslName,
  type CslValue,
  type CslVariable,
} from '../domain/csl-item.ts'
import { formatDate, formatNames, typedDate, typedNames } from './typed-csl.ts'

export type TypedValue =
  | { readonly ok: true; readonly value: CslValue | undefined }
  | { readonly ok: false; readonly message: string }

/** Longest text that is taken. */
const LONGEST = 100_000

/** Reads a value; nothing typed is no value, except for the title, which every source has. */
export function typedValue(variable: CslVariable, typed: string): TypedValue {
  const text = typed.trim()
  if (text === '') {
    if (variable === 'title') return { ok: false, message: 'a source needs a title.' }
    return { ok: true, value: undefined }
  }
  if (text.length > LONGEST) return { ok: false, message: `longer than ${LONGEST} characters.` }
  if (isCslNameVariable(variable)) return { ok: true, value: typedNames(text) }
  if (isCslDateVariable(variable)) {
    const value = typedDate(text)
    if (value) return { ok: true, value }
    const wanted = '2019, 2019-05, 2019-05-01, 2019/2020, or words in quotation marks'
    return { ok: false, message: `“${text}” is no date. Write ${wanted}.` }
  }
  if (variable === 'type' && !CSL_TYPES.some((type) => type === text)) {
    return { ok: false, message: `“${text}” is no CSL type. Types are ${CSL_TYPES.join(', ')}.` }
  }
  if (variable === 'title' && text.length > 1000)
    return { ok: false, message: 'longer than 1000 characters.' }
  return { ok: true, value: text }
}

/** Writes a value to be typed again, names with `separator` between; "" for none. */
export function shownValue(item: CslItem, variable: CslVariable, separator = '; '): string {
  const value = item[variable]
  if (value === undefined) return ''
  if (isCslNameVariable(variable)) return formatNames(value as readonly CslName[], separator)
  if (isCslDateVariable(variable)) return formatDate(value as CslDate)
  return typeof value === 'string' ? value : ''
}
