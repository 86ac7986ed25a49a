/** Reads what stands below paths: the fields of a code; values, figures and dismissed flags of an annotation. */
import {
  FIELD_TYPES,
  FIGURE_PARTS,
  NUMBER_PARTS,
  QUALIFIERS,
  type Field,
  type Figure,
  type FigurePart,
  type FigureParts,
  type FieldValue,
} from './codebook.ts'
import type { FieldReader } from './field-reader.ts'
import { locateWords, type Words } from './words.ts'

const NO_VALUES: readonly never[] = []
const NOTHING: ReadonlyMap<string, string> = new Map()

/** Reads the fields of a code, by position. Paths of a newer version are passed over. */
export function fieldsIn(record: FieldReader): readonly Field[] {
  const fields = firstParts(record, 'field').flatMap((id): Field[] => {
    const at = `field/${id}`
    const type = FIELD_TYPES.find((name) => name === record.textOrNull(`${at}/type`))
    if (type === undefined) return []
    return [
      {
        id,
        name: record.text(`${at}/name`),
        type,
        required: record.flag(`${at}/required`),
        options: record.lines(`${at}/options`),
        position: record.text(`${at}/position`),
        retired: record.flag(`${at}/retired`),
      },
    ]
  })
  return fields.sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id))
}

/** Reads the values of an annotation's fields, their words where they were stored; those that hold nothing are left out. */
export function valuesIn(record: FieldReader): readonly FieldValue[] {
  const links = new Map<string, string[]>()
  for (const { field, rest } of record.paths('link')) {
    const [fieldId = '', other = ''] = rest.split('/')
    if (record.flag(field)) links.set(fieldId, [...(links.get(fieldId) ?? []), other])
  }
  const ids = new Set([...record.paths('value').map(({ rest }) => rest), ...links.keys()])
  if (ids.size === 0) return NO_VALUES
  return [...ids].sort(compare).flatMap((fieldId): FieldValue[] => {
    const value = record.scalar(`value/${fieldId}`)
    const linked = links.get(fieldId) ?? NO_VALUES
    if ((value === null || value === '') && linked.length === 0) return []
    return [{ fieldId, value, links: linked, words: record.words(`words/${fieldId}`) }]
  })
}

/** Reads the figures of an annotation that nobody removed, their words where they were stored. */
export function figuresIn(record: FieldReader): readonly Figure[] {
  const ids = firstParts(record, 'figure')
  if (ids.length === 0) return NO_VALUES
  return ids.flatMap((id): Figure[] => {
    const at = `figure/${id}`
    const state = record.text(`${at}/state`)
    if (state !== 'confirmed' && state !== 'refused') return []
    const partWords: Partial<Record<FigurePart, Words>> = {}
    for (const part of FIGURE_PARTS) {
      const words = record.words(`${at}/words/${part}`)
      if (words) partWords[part] = words
    }
    return [{ id, state, ...partsIn(record, at), words: record.words(`${at}/words`), partWords }]
  })
}

function partsIn(record: FieldReader, at: string): FigureParts {
  const parts: Record<string, string | number | null> = {}
  for (const part of FIGURE_PARTS) {
    parts[part] = NUMBER_PARTS.has(part) ? record.numberOrNull(`${at}/${part}`) : record.text(`${at}/${part}`)
  }
  return { ...(parts as unknown as FigureParts), qualifier: record.oneOf(`${at}/qualifier`, QUALIFIERS) }
}

/** Reads the reasons given for dismissing flags. */
export function dismissedIn(record: FieldReader): ReadonlyMap<string, string> {
  const paths = record.paths('dismissed')
  if (paths.length === 0) return NOTHING
  return new Map(
    paths.map(({ field, rest }) => [rest, record.text(field)] as const).filter(([, reason]) => reason !== ''),
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

/** The distinct first parts of the paths below `first`: of "figure/f1/value" below "figure" that is "f1". */
function firstParts(record: FieldReader, first: string): readonly string[] {
  return [...new Set(record.paths(first).map(({ rest }) => rest.split('/')[0] ?? ''))]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
