/** Fields of an annotation as a person or another program gives them: by name, with plain values. */
import { randomUUID } from 'node:crypto'
import type { DraftWrite, Scalar } from '../../../shared/domain/change.ts'
import {
  FIGURE_PARTS,
  NUMBER_PARTS,
  QUALIFIERS,
  type Code,
  type Field,
  type Figure,
  type FigurePart,
} from '../../../shared/domain/codebook.ts'
import { figureWrites, valueWrites } from '../../../shared/domain/draft-evidence.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { foldFieldName } from '../../../shared/domain/field-name.ts'
import { readFieldValue } from '../../../shared/domain/field-value.ts'
import { get } from '../../../shared/dataset/json-values.ts'
import type { ReadFigure } from '../../../shared/figures/figure.ts'
import { readFigures } from '../../../shared/figures/read-figures.ts'
import { wordsAt, type Words } from '../../../shared/domain/words.ts'

/** What was given for one field: JSON of any shape, checked here. */
export interface GivenField {
  readonly name: string
  readonly value: unknown
}

/** What the fields are for. */
export interface FilledPassage {
  readonly annotationId: string
  readonly code: Code
  /** Its `exact`. */
  readonly quote: string
  /** Says whether an annotation is there to be linked to. */
  readonly hasAnnotation: (id: string) => boolean
}

export type FieldDraft =
  | { readonly ok: true; readonly writes: readonly DraftWrite[] }
  | { readonly ok: false; readonly message: string }

/** Thrown within this file only. */
class Refusal extends Error {}

/**
 * Returns the writes that fill `given` into the fields of a passage, or the sentence that says which of them can't be
 * used. Names are taken in any case, with or without spaces and a plural s; besides the fields of the code: the parts
 * of a figure ("value", "unit" …), which together make one, and "cited source".
 */
export function fillFields(given: readonly GivenField[], passage: FilledPassage): FieldDraft {
  try {
    const writes: DraftWrite[] = []
    const parts = new Map<FigurePart | 'raw', unknown>()
    for (const { name, value } of given) {
      const field = findField(passage.code, name)
      const part = field ? null : findPart(passage.code, name)
      if (part) parts.set(part, value)
      else if (field) writes.push(...oneField(field, value, passage))
      else if (foldFieldName(name) === 'citedsource') {
        writes.push(...writesOf('annotation', passage.annotationId, { citedSource: textIn(name, value) }))
      } else throw new Refusal(noSuchField(passage.code, name))
    }
    if (parts.size > 0) writes.push(...oneFigure(Object.fromEntries(parts), passage))
    const doubled = writes.find(({ field }, i) => writes.findIndex((other) => other.field === field) !== i)
    if (doubled) return { ok: false, message: 'A field is given twice. Give each once.' }
    return { ok: true, writes }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message }
    throw error
  }
}

/** Finds a field of a code by its id or its name. */
function findField({ fields }: Pick<Code, 'fields'>, name: string): Field | null {
  const live = fields.filter(({ retired }) => !retired)
  return (
    live.find(({ id }) => id === name) ??
    live.find((field) => foldFieldName(field.name) === foldFieldName(name)) ??
    null
  )
}

function findPart({ fields }: Code, name: string): FigurePart | 'raw' | null {
  if (!fields.some(({ type, retired }) => type === 'figures' && !retired)) return null
  if (foldFieldName(name) === 'raw') return 'raw'
  return FIGURE_PARTS.find((part) => part === foldFieldName(name)) ?? null
}

function noSuchField({ name, fields }: Code, asked: string): string {
  const names = fields
    .filter(({ retired }) => !retired)
    .map((field) => (field.type === 'figures' ? `${field.name} (${FIGURE_PARTS.join(', ')})` : field.name))
  const has = names.length === 0 ? 'It has none.' : `Its fields are ${names.join(', ')}.`
  return `The code ${name} has no field “${asked}”. ${has}`
}

function oneField(field: Field, value: unknown, passage: FilledPassage): DraftWrite[] {
  const { annotationId, quote } = passage
  if (field.type === 'figures') {
    if (!Array.isArray(value)) throw new Refusal(`“${field.name}” must be a list of figures.`)
    return value.flatMap((figure: unknown) => oneFigure(figure, passage))
  }
  if (field.type === 'link') return links(field, value, passage)
  const scalar = scalarIn(field, value)
  const reading = readFieldValue(field, { value: scalar, links: [] })
  if (!reading.ok) throw new Refusal(`“${field.name}”: ${reading.problem}.`)
  const read = reading.value
  const stored = typeof read === 'object' && read !== null ? read.join('\n') : read
  const words = typeof scalar === 'string' ? wordsOf(scalar, quote) : null
  return valueWrites(annotationId, { fieldId: field.id, value: stored, words })
}

/** Lists are taken for choices, and joined for text, as in a list of addressees. */
function scalarIn({ name, type }: Field, value: unknown): Scalar {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => textIn(name, item))
    if (type === 'choices') return items.join('\n')
    if (type === 'text') return items.join('; ')
  }
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string') {
    return value ?? null
  }
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Refusal(`“${name}” must be ${type === 'choices' ? 'a list of choices' : type}.`)
}

function links(field: Field, value: unknown, { annotationId, hasAnnotation }: FilledPassage): DraftWrite[] {
  const ids = (Array.isArray(value) ? value : [value]).map((id: unknown) => textIn(field.name, id))
  const stranger = ids.find((id) => !hasAnnotation(id))
  if (stranger !== undefined) {
    throw new Refusal(`“${field.name}” links to “${stranger}”, and there is no annotation with that id.`)
  }
  return ids.flatMap((id) => writesOf('annotation', annotationId, { [`link/${field.id}/${id}`]: true }))
}

function oneFigure(given: unknown, { annotationId, quote }: FilledPassage): DraftWrite[] {
  if (typeof given !== 'object' || given === null) throw new Refusal('A figure must be an object.')
  const unknown = Object.keys(given).find(
    (key) => key !== 'raw' && !FIGURE_PARTS.some((part) => part === key) && get(given, key) !== undefined,
  )
  if (unknown !== undefined) {
    throw new Refusal(`A figure has no part “${unknown}”. Its parts are ${FIGURE_PARTS.join(', ')} and raw.`)
  }
  const text = (part: FigurePart) => textIn(part, get(given, part) ?? '')
  const number = (part: FigurePart) => numberIn(part, get(given, part))
  const [value, high] = [number('value'), number('high')]
  const raw = get(given, 'raw')
  const reading = onlyReading({ value, high }, quote)
  const said = reading ? wordsAt(quote, reading) : null
  const words = raw === undefined || raw === null ? said : wordsIn(textIn('raw', raw), quote)
  // What the words say of a number is not lost because nobody repeats it: "more than 17,900" is a bound.
  const qualifier = qualifierIn(
    get(given, 'qualifier'),
    reading?.qualifier ?? (high === null ? '=' : 'range'),
  )
  const figure: Figure = {
    id: randomUUID(),
    state: 'confirmed',
    ...{ value, high, qualifier, unit: text('unit') },
    ...{ measure: text('measure'), population: text('population'), place: text('place') },
    ...{ period: text('period'), denominator: number('denominator'), uncertainty: text('uncertainty') },
    words,
    partWords: Object.fromEntries(
      FIGURE_PARTS.filter((part) => !NUMBER_PARTS.has(part) && part !== 'qualifier').flatMap((part) => {
        const own = wordsOf(text(part), quote)
        return own ? [[part, own]] : []
      }),
    ),
  }
  return figureWrites(annotationId, figure)
}

function qualifierIn(value: unknown, unsaid: Figure['qualifier']): Figure['qualifier'] {
  if (value === undefined || value === null || value === '') return unsaid
  const known = QUALIFIERS.find((qualifier) => qualifier === value)
  if (known) return known
  throw new Refusal(`“qualifier” must be one of ${QUALIFIERS.join(' ')}.`)
}

function numberIn(part: string, value: unknown): number | null {
  const reading = readFieldValue({ type: 'number', options: [] }, { value: scalarOr(part, value), links: [] })
  if (!reading.ok) throw new Refusal(`“${part}”: ${reading.problem}.`)
  return typeof reading.value === 'number' ? reading.value : null
}

function scalarOr(part: string, value: unknown): Scalar {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  throw new Refusal(`“${part}” must be a number.`)
}

function textIn(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new Refusal(`“${name}” must be text.`)
}

/** The words of the passage that a value repeats, where they stand in it once. */
function wordsOf(value: string, quote: string): Words | null {
  const start = value === '' ? -1 : quote.indexOf(value)
  if (start === -1 || quote.indexOf(value, start + 1) !== -1) return null
  return { start, end: start + value.length, exact: value }
}

/** The words of the one figure that is read in the passage with this value; null where none or several have it. */
function onlyReading({ value, high }: Pick<Figure, 'value' | 'high'>, quote: string): ReadFigure | null {
  if (value === null) return null
  const same = readFigures(quote).filter((one) => one.value === value && (one.high ?? null) === high)
  const [only = null] = same
  return same.length === 1 ? only : null
}

function wordsIn(raw: string, quote: string): Words {
  const start = raw === '' ? -1 : quote.indexOf(raw)
  if (start === -1) throw new Refusal(`The words “${raw}” of a figure do not stand in the passage.`)
  return { start, end: start + raw.length, exact: raw }
}
