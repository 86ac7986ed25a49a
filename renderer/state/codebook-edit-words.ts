/** What an import does to a code, in words. */
import type { CodebookEdit } from '../../shared/codebook-exchange/codebook-difference.ts'
import { FIELD_TYPES, type FieldType } from '../../shared/domain/codebook.ts'
import { TYPE_WORDS } from './field-words.ts'

export interface EditWords {
  /** What changes: "Definition", "Speaker: options". */
  readonly what: string
  /** What it was; null where there was nothing to be changed. */
  readonly from: string | null
  readonly to: string
}

const PROPERTY_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  definition: 'Definition',
  useWhen: 'Use when',
  notWhen: 'Not when',
  hue: 'Colour',
  pattern: 'Underline',
  key: 'Key',
  retired: 'Retired',
  parent: 'Below',
  type: 'Type',
  required: 'Required',
  options: 'Options',
}

/** Puts an edit into the words of the codebook's screen. */
export function editWords({ field, property, from, to }: CodebookEdit): EditWords {
  if (property === 'added') return { what: `New field ${field ?? ''}`, from: null, to: typeWord(to) }
  const name = PROPERTY_WORDS[property] ?? property
  return {
    what: field === null ? name : `${field}: ${name.toLowerCase()}`,
    from: from === null ? null : valueWords(property, from),
    to: valueWords(property, to),
  }
}

function valueWords(property: string, value: string): string {
  switch (property) {
    case 'parent':
      return value === '' ? 'at the top' : value
    case 'key':
      return value === '' ? 'none' : value === 'auto' ? 'the next one free' : value
    case 'retired':
    case 'required':
      return value === 'true' ? 'yes' : 'no'
    case 'type':
      return typeWord(value)
    case 'options':
      return value === '' ? 'none' : value.split('\n').join(', ')
    default:
      return value === '' ? 'empty' : value
  }
}

function typeWord(value: string): string {
  return isType(value) ? TYPE_WORDS[value] : value
}

function isType(value: string): value is FieldType {
  return FIELD_TYPES.some((type) => type === value)
}
