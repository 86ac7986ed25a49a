/** What an evidence row says a passage states: values of fields and figures, each with the words that justify it. */
import {
  FIGURE_PARTS,
  type Code,
  type Field,
  type FieldType,
  type FieldValue,
  type Figure,
  type FigurePart,
  type FigureParts,
} from '../domain/codebook.ts'
import { readFieldValue } from '../domain/field-value.ts'
import type { Annotation } from '../domain/project.ts'
import type { Words } from '../domain/words.ts'

/** A filled field. */
export interface RowField {
  /** Name of the code that asks for it; "" where the codebook no longer has the field. */
  readonly code: string
  /** Name of the field; its id where the codebook no longer has it. */
  readonly field: string
  /** Id of the field; "" where a dataset does not say. */
  readonly id: string
  readonly type: FieldType
  /** A list for `choices` and, of annotation ids, for `link`. As stored where it does not fit the type. */
  readonly value: string | number | boolean | readonly string[]
  readonly words: Words | null
}

/** A figure that a person confirmed, or refused. Offsets of words count in `quote`. */
export interface RowFigure extends FigureParts {
  /** Names it among the figures of its annotation; "" where a dataset does not say. */
  readonly id: string
  readonly words: Words | null
  /** The words behind single parts, in the order of {@link FIGURE_PARTS}. */
  readonly partWords: readonly PartWords[]
}

export interface PartWords extends Words {
  readonly part: FigurePart
}

/**
 * Returns the filled fields of an annotation, in codebook order; those the codebook has lost come last. White space in
 * which nothing is stated fills none. Links to
 * annotations that are not there any more are left out.
 */
export function rowFields(
  { values }: Annotation,
  codes: readonly Code[],
  isThere: (annotationId: string) => boolean,
): readonly RowField[] {
  if (values.length === 0) return []
  const standing = values.map((value) =>
    value.links.length === 0 ? value : { ...value, links: value.links.filter(isThere) },
  )
  const filled = standing.filter(({ value, links }) => value !== null || links.length > 0)
  const byId = new Map(filled.map((value) => [value.fieldId, value]))
  const rows: RowField[] = []
  for (const code of codes) {
    for (const field of code.fields) {
      const value = byId.get(field.id)
      if (!value) continue
      byId.delete(field.id)
      const { id, name, type } = field
      const held = heldBy(field, value)
      if (held.value !== '') rows.push({ code: code.name, field: name, id, type, ...held })
    }
  }
  for (const value of byId.values()) {
    const { fieldId, links, words } = value
    rows.push({ code: '', field: fieldId, id: fieldId, type: 'text', value: value.value ?? links, words })
  }
  return rows
}

function heldBy(field: Field, stored: FieldValue): Pick<RowField, 'value' | 'words'> {
  const { value, words, links } = stored
  const reading = readFieldValue(field, stored)
  const asStored = links.length > 0 ? links : value
  return { value: (reading.ok ? reading.value : asStored) ?? '', words }
}

/** Returns the figures of an annotation that are in this state, in the order of their words. */
export function rowFigures(
  { figures }: Pick<Annotation, 'figures'>,
  state: Figure['state'],
): readonly RowFigure[] {
  if (figures.length === 0) return []
  return figures.filter((figure) => figure.state === state).map(rowFigure)
}

function rowFigure({ id, words, partWords, ...figure }: Figure): RowFigure {
  const { value, high, qualifier, unit, measure, population, place, period, denominator, uncertainty } =
    figure
  return {
    id,
    ...{ value, high, qualifier, unit, measure, population, place, period, denominator, uncertainty },
    words,
    partWords: FIGURE_PARTS.flatMap((part) => {
      const own = partWords[part]
      return own ? [{ part, ...own }] : []
    }),
  }
}
