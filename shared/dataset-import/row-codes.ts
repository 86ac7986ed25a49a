/** Finds the codes and fields that the rows of a dataset name among those of a project, and makes those it lacks. */
import { foldName, type ExchangedCode, type ExchangedField } from '../codebook-exchange/exchanged-code.ts'
import { matchCodes } from '../codebook-exchange/match-codes.ts'
import { mergeCodebook } from '../codebook-exchange/merge-codebook.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import type { RowField } from '../dataset/row-evidence.ts'
import type { Code, Field } from '../domain/codebook.ts'
import { isId } from '../domain/field-rules.ts'
import { JointOrder } from './joint-order.ts'

export interface RowCodes {
  /** Codes to be made, and codes that get new fields, as they are to be. */
  readonly codes: readonly Code[]
  readonly warnings: readonly string[]
  /** Ids of a row's codes in the project. */
  readonly codeIdsOf: (row: EvidenceRow) => readonly string[]
  /** A field of a row in the project; null for one that no code has and that has no usable id. */
  readonly fieldOf: (row: EvidenceRow, field: RowField) => FoundField | null
}

export interface FoundField {
  readonly id: string
  /** Undefined where the codebook does not have it any more. */
  readonly field: Field | undefined
}

/** A field as rows tell it. */
interface SeenField {
  readonly id: string
  readonly name: string
  readonly type: RowField['type']
  readonly options: JointOrder
}

/** A code as rows tell it. */
interface SeenCode {
  readonly id: string
  readonly name: string
  readonly fields: Map<string, SeenField>
  readonly order: JointOrder
}

/**
 * Matches codes by id, then by name in any case; fields by id, then by name within their code. What is matched stays as
 * the project has it. What is new takes the order in which the rows have it, which is that of their codebook.
 */
export function findRowCodes(known: readonly Code[], rows: readonly EvidenceRow[]): RowCodes {
  const seen = new SeenCodes()
  for (const row of rows) seen.addCodes(row)
  const knownFields = new Set(known.flatMap(({ fields }) => fields.map(({ id }) => id)))
  for (const row of rows) seen.addFields(row, (field) => knownFields.has(field.id))
  const keys = seen.order.ordered()
  const told = keys.flatMap((key) => seen.codes.get(key) ?? []).map(exchanged)
  const matches = matchCodes(known, told)
  const wanted = told.map((code, i) => onlyNew(code, matches[i]))
  const merged = mergeCodebook(known, wanted)
  const byKey = new Map(keys.map((key, i) => [key, merged.codes[i]]))
  const all = [...known, ...merged.codes]
  const fieldsById = new Map(all.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const)))
  return {
    codes: merged.codes.filter((code, i) => !matches[i] || code.fields.length > matches[i].fields.length),
    warnings: merged.warnings,
    codeIdsOf: (row) => [...new Set(row.codes.flatMap((_, i) => byKey.get(codeKey(row, i))?.id ?? []))],
    fieldOf: (row, { id, code, field: name }) => {
      const own = fieldsById.get(id)
      if (own) return { id, field: own }
      const fields = code === '' ? [] : (byKey.get(seen.keyOf(row, code))?.fields ?? [])
      const named = fields.find((field) => foldName(field.name) === foldName(name))
      if (named) return { id: named.id, field: named }
      return isId(id) ? { id, field: undefined } : null
    },
  }
}

class SeenCodes {
  readonly codes = new Map<string, SeenCode>()
  readonly order = new JointOrder()
  readonly #byName = new Map<string, string>()

  addCodes(row: EvidenceRow): void {
    const keys = row.codes.map((name, i) => {
      const key = codeKey(row, i)
      this.#see(key, row.codeIds[i] ?? '', name)
      return key
    })
    this.order.add(keys)
  }

  addFields(row: EvidenceRow, isKnown: (field: RowField) => boolean): void {
    const listed = row.fields.filter(({ code }) => code !== '')
    const keys = listed.map(({ code }) => this.keyOf(row, code))
    for (const [i, key] of keys.entries()) this.#see(key, '', listed[i]?.code ?? '')
    this.order.add(keys)
    for (const key of new Set(keys)) {
      const code = this.codes.get(key)
      const own = listed.filter((field, i) => keys[i] === key && !isKnown(field))
      code?.order.add(own.map(fieldKey))
      for (const field of own) {
        const held = code?.fields.get(fieldKey(field)) ?? seenField(field)
        code?.fields.set(fieldKey(field), held)
        if (field.type === 'choice' && typeof field.value === 'string') held.options.add([field.value])
        if (field.type === 'choices' && typeof field.value === 'object') held.options.add(field.value)
      }
    }
  }

  /** Names the code with this name: one of the row's own, else the first of the dataset. */
  keyOf(row: EvidenceRow, name: string): string {
    const folded = foldName(name)
    const own = row.codes.findIndex((one) => foldName(one) === folded)
    return own === -1 ? (this.#byName.get(folded) ?? `name ${folded}`) : codeKey(row, own)
  }

  #see(key: string, id: string, name: string): void {
    if (this.codes.has(key)) return
    this.codes.set(key, { id, name, fields: new Map(), order: new JointOrder() })
    const folded = foldName(name)
    if (!this.#byName.has(folded)) this.#byName.set(folded, key)
  }
}

function codeKey({ codes, codeIds }: EvidenceRow, i: number): string {
  const id = codeIds[i] ?? ''
  return id === '' ? `name ${foldName(codes[i] ?? '')}` : `id ${id}`
}

function fieldKey({ id, field }: RowField): string {
  return id === '' ? `name ${foldName(field)}` : `id ${id}`
}

function seenField({ id, field, type }: RowField): SeenField {
  return { id, name: field, type, options: new JointOrder() }
}

function exchanged({ id, name, fields, order }: SeenCode): ExchangedCode {
  const ordered = order.ordered().flatMap((key) => fields.get(key) ?? [])
  return {
    id: id === '' ? null : id,
    name,
    fields: ordered.map((field) => ({
      id: field.id === '' ? null : field.id,
      name: field.name,
      type: field.type,
      ...(field.type === 'choice' || field.type === 'choices' ? { options: field.options.ordered() } : {}),
    })),
  }
}

/** Of a code that the project has, only the fields that it lacks are told; nothing of it is renamed. */
function onlyNew(code: ExchangedCode, match: Code | undefined): ExchangedCode {
  if (!match) return code
  const isNew = ({ id, name }: ExchangedField) =>
    !match.fields.some((field) => field.id === id || foldName(field.name) === foldName(name))
  return { id: match.id, name: match.name, fields: code.fields.filter(isNew) }
}
