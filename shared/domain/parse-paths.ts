/** Reads what stands below paths: the fields of a code; values, figures and dismissed flags of an annotation. */
import type { Scalar } from './change.ts'
import {
  FIELD_TYPES,
  FIGURE_PARTS,
  QUALIFIERS,
  type Field,
  type Figure,
  type FigurePart,
  type FigureParts,
  type FieldValue,
} from './codebook.ts'
import type { FieldReader } from './field-reader.ts'
import { locateWords, parseWords, type Words } from './words.ts'

const NO_VALUES: readonly never[] = []
const NOTHING: ReadonlyMap<string, string> = new Map()

/** Reads the fields of a code, by position. */
export function fieldsIn(record: FieldReader): readonly Field[] {
  const fields = [...groupsIn(record, 'field')].flatMap(([id, own]): Field[] => {
    const type = FIELD_TYPES.find((name) => name === own.get('type'))
    if (type === undefined) return []
    const options = textIn(own, 'options')
    return [
      {
        id,
        name: textIn(own, 'name'),
        type,
        required: own.get('required') === true,
        options: options === '' ? [] : options.split('\n'),
        position: textIn(own, 'position'),
        retired: own.get('retired') === true,
      },
    ]
  })
  return fields.sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id))
}

/** Reads the values of an annotation's fields, their words where they were stored; those that hold nothing are left out. */
export function valuesIn(record: FieldReader): readonly FieldValue[] {
  const links = new Map<string, string[]>()
  for (const [fieldId, own] of groupsIn(record, 'link')) {
    const linked = [...own].filter(([, present]) => present === true).map(([other]) => other)
    if (linked.length > 0) links.set(fieldId, linked)
  }
  const values = new Map(record.entries('value').map(({ rest, value }) => [rest, value]))
  if (values.size === 0 && links.size === 0) return NO_VALUES
  const words = new Map(record.entries('words').map(({ rest, value }) => [rest, value]))
  return [...new Set([...values.keys(), ...links.keys()])].sort(compare).flatMap((fieldId): FieldValue[] => {
    const value = values.get(fieldId) ?? null
    const linked = links.get(fieldId) ?? NO_VALUES
    if ((value === null || value === '') && linked.length === 0) return []
    return [{ fieldId, value, links: linked, words: wordsIn(words, fieldId) }]
  })
}

/** Reads the figures of an annotation that nobody removed, their words where they were stored. */
export function figuresIn(record: FieldReader): readonly Figure[] {
  const groups = groupsIn(record, 'figure')
  if (groups.size === 0) return NO_VALUES
  return [...groups].flatMap(([id, own]): Figure[] => {
    const state = own.get('state')
    if (state !== 'confirmed' && state !== 'refused') return []
    const partWords: Partial<Record<FigurePart, Words>> = {}
    for (const part of FIGURE_PARTS) {
      const words = wordsIn(own, `words/${part}`)
      if (words) partWords[part] = words
    }
    return [{ id, state, ...partsIn(own), words: wordsIn(own, 'words'), partWords }]
  })
}

function partsIn(own: ReadonlyMap<string, Scalar>): FigureParts {
  return {
    ...{ value: numberIn(own, 'value'), high: numberIn(own, 'high') },
    qualifier: QUALIFIERS.find((known) => known === own.get('qualifier')) ?? '=',
    ...{ unit: textIn(own, 'unit'), measure: textIn(own, 'measure'), population: textIn(own, 'population') },
    ...{ place: textIn(own, 'place'), period: textIn(own, 'period') },
    ...{ denominator: numberIn(own, 'denominator'), uncertainty: textIn(own, 'uncertainty') },
  }
}

/** Reads the reasons given for dismissing flags. */
export function dismissedIn(record: FieldReader): ReadonlyMap<string, string> {
  const entries = record.entries('dismissed')
  if (entries.length === 0) return NOTHING
  return new Map(
    entries.flatMap(({ rest, value }) => (typeof value === 'string' && value !== '' ? [[rest, value]] : [])),
  )
}

/** Finds the words of values in the quote, as {@link locateWords} does. */
export function placeValues(values: readonly FieldValue[], quote: string): readonly FieldValue[] {
  if (values.every(({ words }) => words === null)) return values
  return values.map((value) => ({ ...value, words: value.words && locateWords(value.words, quote) }))
}

/** Finds the words of figures in the quote, and puts the figures in the order of their words. */
export function placeFigures(figures: readonly Figure[], quote: string): readonly Figure[] {
  if (figures.length === 0) return figures
  const placed = figures.map((figure) => {
    const partWords = Object.fromEntries(
      Object.entries(figure.partWords).map(([part, words]) => [part, locateWords(words, quote)]),
    )
    return { ...figure, words: figure.words && locateWords(figure.words, quote), partWords }
  })
  return placed.sort((a, b) => startOf(a) - startOf(b) || compare(a.id, b.id))
}

/** Figures without words stand last. */
function startOf({ words }: Figure): number {
  return words?.start ?? Number.MAX_SAFE_INTEGER
}

/** What stands below `first`, by the first part of its path: of "figure/f1/value" the "value" of "f1". */
function groupsIn(record: FieldReader, first: string): ReadonlyMap<string, ReadonlyMap<string, Scalar>> {
  const groups = new Map<string, Map<string, Scalar>>()
  for (const { rest, value } of record.entries(first)) {
    const at = rest.indexOf('/')
    const id = rest.slice(0, at)
    const group = groups.get(id)
    if (group) group.set(rest.slice(at + 1), value)
    else groups.set(id, new Map([[rest.slice(at + 1), value]]))
  }
  return groups
}

function textIn(own: ReadonlyMap<string, Scalar>, name: string): string {
  const value = own.get(name)
  return typeof value === 'string' ? value : ''
}

function numberIn(own: ReadonlyMap<string, Scalar>, name: string): number | null {
  const value = own.get(name)
  return typeof value === 'number' ? value : null
}

function wordsIn(own: ReadonlyMap<string, Scalar>, name: string): Words | null {
  const stored = own.get(name)
  return typeof stored === 'string' && stored !== '' ? parseWords(stored) : null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
