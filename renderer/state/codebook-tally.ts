/** Counts what annotations hold of the codebook: codes, versions, and what stands in fields. */
import type { Code, Field, FieldType, FieldValue } from '../../shared/domain/codebook.ts'
import { readFieldValue } from '../../shared/domain/field-value.ts'
import type { Annotation } from '../../shared/domain/project.ts'

export interface CodeTally {
  readonly annotations: number
  readonly sources: number
}

/** How many annotations there are of each code and of each version of the codebook. */
export interface CodebookTally {
  readonly codes: ReadonlyMap<string, CodeTally>
  /** By fingerprint; "" counts those of no known version. */
  readonly versions: ReadonlyMap<string, number>
}

/** Counts all annotations of a project, which stand in the order of their sources. */
export function tallyCodebook(annotations: readonly Annotation[]): CodebookTally {
  const codes = new Map<string, { annotations: number; sources: number; last: string }>()
  const versions = new Map<string, number>()
  for (const { codeIds, sourceId, codebook } of annotations) {
    versions.set(codebook, (versions.get(codebook) ?? 0) + 1)
    for (const id of codeIds) {
      const tally = codes.get(id) ?? { annotations: 0, sources: 0, last: '' }
      tally.annotations += 1
      if (tally.last !== sourceId) tally.sources += 1
      tally.last = sourceId
      codes.set(id, tally)
    }
  }
  return { codes, versions }
}

/** What annotations hold in one field. */
export interface FieldTally {
  readonly field: Field
  /** Annotations that hold something in it. */
  readonly filled: number
  /** Annotations whose value does not fit its type or its options. */
  readonly misfits: readonly Annotation[]
  /** Annotations that lack it though it is required. */
  readonly missing: readonly Annotation[]
}

/** Returns the tally of each field of a code, retired ones too. */
export function tallyFields(annotations: readonly Annotation[], code: Code): readonly FieldTally[] {
  return code.fields.map((field) => {
    const holding = annotations.filter((annotation) => holds(annotation, field, code.id))
    const of = annotations.filter(({ codeIds }) => codeIds.includes(code.id))
    return {
      field,
      filled: holding.length,
      misfits: annotations.filter((annotation) => !fits(annotation, field)),
      missing: field.required && !field.retired ? of.filter((one) => !holds(one, field, code.id)) : [],
    }
  })
}

function holds({ values, figures, codeIds }: Annotation, field: Field, codeId: string): boolean {
  if (field.type === 'figures')
    return codeIds.includes(codeId) && figures.some(({ state }) => state === 'confirmed')
  return values.some(({ fieldId }) => fieldId === field.id)
}

function fits({ values }: Annotation, field: Pick<Field, 'id' | 'type' | 'options'>): boolean {
  return readFieldValue(field, valueOf(values, field.id)).ok
}

function valueOf(values: readonly FieldValue[], fieldId: string): FieldValue | undefined {
  return values.find((value) => value.fieldId === fieldId)
}

/** What a change of a field's type would mean for what annotations hold in it. */
export interface TypeChange {
  readonly type: FieldType
  /** Annotations that hold a value in it, and how many of these values fit the new type. */
  readonly values: number
  readonly fitting: number
  /** Annotations that state figures, of which the field would no longer be. */
  readonly figures: number
}

/** Counts what a change of type would mean. Nothing is written: values stay whatever the type. */
export function weighType(
  annotations: readonly Annotation[],
  { id }: Code,
  field: Field,
  type: FieldType,
): TypeChange {
  const held = annotations.filter(({ values }) => valueOf(values, field.id) !== undefined)
  const fitting = held.filter((annotation) => fits(annotation, { ...field, type }))
  const losing = field.type === 'figures' && type !== 'figures'
  const figures = losing ? annotations.filter((annotation) => holds(annotation, field, id)).length : 0
  return { type, values: held.length, fitting: fitting.length, figures }
}
