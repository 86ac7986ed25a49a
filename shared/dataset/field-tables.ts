/** Values of fields as tables: one value a row, or one field a column beside the rows that hold it. */
import { FIELD_TYPES, type Code, type Field } from '../domain/codebook.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from './evidence-row.ts'
import { foldTerm } from './fold-term.ts'
import type { RowField } from './row-evidence.ts'
import type { Column } from './table.ts'

type OneValue = string | number | boolean

export interface FieldRow {
  readonly row: EvidenceRow
  readonly field: RowField
  /** Null where the codebook has lost the field. */
  readonly codeId: string | null
  readonly value: OneValue
  /** Its place among the values of the field, from 1. */
  readonly number: number
}

/** Yields the values of the rows' fields, in their order; a list of choices or links has a row for each. */
export function* fieldRows(rows: readonly EvidenceRow[], codes: readonly Code[]): Generator<FieldRow> {
  const codeIds = new Map<string, string>()
  for (const { id, fields } of codes) {
    for (const field of fields) if (!codeIds.has(field.id)) codeIds.set(field.id, id)
  }
  for (const row of rows) {
    for (const field of row.fields) {
      const codeId = codeIds.get(field.id) ?? null
      for (const [i, value] of valuesOf(field).entries()) yield { row, field, codeId, value, number: i + 1 }
    }
  }
}

function valuesOf({ value }: RowField): readonly OneValue[] {
  return typeof value === 'object' ? value : [value]
}

/** What a person would type for a value. */
function typed(value: OneValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

const stated = (text: string) => (text === '' ? null : text)

export const FIELD_COLUMNS: readonly Column<FieldRow>[] = [
  {
    ...{ name: 'annotationId', type: 'string', description: 'The annotation that holds the value.' },
    constraints: { required: true },
    value: ({ row }) => row.id,
  },
  {
    ...{ name: 'codeId', type: 'string' },
    description: 'The code that asks for the field: id in codes.csv; empty where the codebook has lost it.',
    value: ({ codeId }) => codeId,
  },
  {
    ...{ name: 'code', type: 'string', description: 'Name of that code.' },
    value: ({ field }) => stated(field.code),
  },
  {
    ...{ name: 'fieldId', type: 'string' },
    description: 'The field: id in codes.csv, unless the codebook has lost it.',
    constraints: { required: true },
    value: ({ field }) => field.id,
  },
  {
    ...{ name: 'field', type: 'string', description: 'Name of the field.' },
    value: ({ field }) => stated(field.field),
  },
  {
    ...{ name: 'type', type: 'string' },
    description: 'What the field may hold; the value of a link is the id of an annotation.',
    constraints: { required: true, enum: FIELD_TYPES },
    value: ({ field }) => field.type,
  },
  {
    ...{ name: 'number', type: 'integer' },
    description: 'Place of the value among those of the field, of which choices and links may have several.',
    constraints: { required: true, minimum: 1 },
    value: ({ number }) => number,
  },
  {
    ...{ name: 'value', type: 'string', description: 'The value as text; yes or no of a flag.' },
    value: ({ value }) => stated(typed(value)),
  },
  {
    ...{ name: 'valueNumber', type: 'number', description: 'The same as a number, where it is one.' },
    value: ({ value }) => (typeof value === 'number' ? value : null),
  },
  {
    ...{ name: 'words', type: 'string', description: 'The words of the quote that justify it.' },
    value: ({ field }) => field.words?.exact ?? null,
  },
]

/** Fields that are one column: of one name and one meaning, whichever codes they belong to. */
interface FieldGroup {
  readonly name: string
  readonly codes: string[]
  readonly ids: Set<string>
}

/**
 * Returns a column for each field that the rows fill, in codebook order, those that the codebook has lost last. Fields
 * of several codes with one name, type and list of choices are one column; where they differ in these, and where a key
 * of a row has the name, the header names the codes: "Theme (Finding)". Several values are joined by "; ".
 */
export function fieldColumns(
  rows: readonly EvidenceRow[],
  codes: readonly Code[],
): readonly Column<EvidenceRow>[] {
  const groups = groupsOf(rows, codes)
  const sameName = new Map<string, number>(EVIDENCE_KEYS.map((key) => [foldTerm(key), 1]))
  for (const { name } of groups) sameName.set(foldTerm(name), (sameName.get(foldTerm(name)) ?? 0) + 1)
  const taken = new Set(EVIDENCE_KEYS.map(foldTerm))
  return groups.map(({ name, codes: asking, ids }) => {
    const isAlone = sameName.get(foldTerm(name)) === 1 || asking.length === 0
    const header = untaken(isAlone ? name : `${name} (${asking.join(', ')})`, taken)
    const description = `What the field “${name}” holds.`
    return { name: header, type: 'string', description, value: (row) => cellOf(row, ids) }
  })
}

function groupsOf(rows: readonly EvidenceRow[], codes: readonly Code[]): readonly FieldGroup[] {
  const used = new Map<string, RowField>()
  for (const { fields } of rows) for (const field of fields) used.set(field.id, field)
  const groups = new Map<string, FieldGroup>()
  for (const code of codes) {
    for (const field of code.fields) {
      if (!used.delete(field.id)) continue
      const group = groups.get(meaningOf(field)) ?? { name: field.name, codes: [], ids: new Set() }
      if (!group.codes.includes(code.name)) group.codes.push(code.name)
      group.ids.add(field.id)
      groups.set(meaningOf(field), group)
    }
  }
  const lost = [...used.values()].map(({ field, id }) => ({ name: field, codes: [], ids: new Set([id]) }))
  return [...groups.values(), ...lost.sort((a, b) => (a.name < b.name ? -1 : 1))]
}

function meaningOf({ name, type, options }: Field): string {
  return JSON.stringify([foldTerm(name), type, type === 'figures' ? [] : options])
}

/** Spreadsheets tell columns apart by their headers, whatever the case of letters. */
function untaken(header: string, taken: Set<string>): string {
  let name = header
  for (let i = 2; taken.has(foldTerm(name)); i++) name = `${header} ${i}`
  taken.add(foldTerm(name))
  return name
}

function cellOf({ fields }: EvidenceRow, ids: ReadonlySet<string>): string | number | null {
  const values = fields.filter(({ id }) => ids.has(id)).flatMap(valuesOf)
  const [first] = values
  if (first === undefined) return null
  if (values.length === 1 && typeof first === 'number') return first
  return [...new Set(values.map(typed))].join('; ')
}
