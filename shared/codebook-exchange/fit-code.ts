/** Cuts what a file says of a code to what a project can hold, and says so. */
import { MAX_NAME, MAX_PASSAGE } from '../domain/field-rules.ts'
import type { ExchangedCode, ExchangedField } from './exchanged-code.ts'

const TEXTS = ['definition', 'useWhen', 'notWhen'] as const

/** Returns the code as a project can hold it; `warn` hears what was cut or had to be named. */
export function fitCode(code: ExchangedCode, warn: (warning: string) => void): ExchangedCode {
  const name = fitName(code.name, 'code', warn)
  const texts = TEXTS.flatMap((key) => {
    const text = code[key]
    return text === undefined ? [] : [[key, cut(text, MAX_PASSAGE, `a text of “${name}”`, warn)] as const]
  })
  const fields = code.fields.map((field) => fitField(field, warn))
  return { ...code, name, ...Object.fromEntries(texts), fields }
}

function fitField(field: ExchangedField, warn: (warning: string) => void): ExchangedField {
  const name = fitName(field.name, 'field', warn)
  if (field.options === undefined) return { ...field, name }
  // A project holds options one a line.
  const options = field.options.map((option) => option.replace(/\n+/g, ' ')).filter((option) => option !== '')
  return { ...field, name, options }
}

function fitName(name: string, what: string, warn: (warning: string) => void): string {
  if (name.trim() !== '') return cut(name, MAX_NAME, `the name of a ${what}`, warn)
  warn(`A ${what} without a name is called “Unnamed ${what}”.`)
  return `Unnamed ${what}`
}

function cut(text: string, most: number, what: string, warn: (warning: string) => void): string {
  if (text.length <= most) return text
  warn(`${what} is longer than ${most} characters and was cut.`)
  return text.slice(0, most)
}
