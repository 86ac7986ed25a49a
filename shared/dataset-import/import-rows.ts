/** Imports the rows of a dataset one by one: what each becomes, and the writes that make it so. */
import { stableGuid } from '../codebook-exchange/stable-id.ts'
import type { DecodedRow } from '../dataset/dataset-format.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import type { DraftWrite, Scalar } from '../domain/change.ts'
import type { Code } from '../domain/codebook.ts'
import { draftAdjustEnds } from '../domain/draft-annotation.ts'
import { writesOf } from '../domain/draft-writes.ts'
import { isId } from '../domain/field-rules.ts'
import type { Annotation, Project } from '../domain/project.ts'
import { isDeleted, valueOf, type ProjectState, type StoredRecord } from '../domain/project-state.ts'
import { absentValue, checkDraft } from '../domain/schema.ts'
import type { ImportedDataset, ImportOptions } from './draft-dataset-import.ts'
import {
  countsOf,
  isWorthTelling,
  itemOf,
  notTaken,
  unread,
  type Counts,
  type ImportedRow,
} from './import-items.ts'
import type { ImportItem } from './import-report.ts'
import { targetOfRow, withUntold, type RowPlacing } from './place-row.ts'
import type { RowCoders } from './row-coders.ts'
import type { RowCodes } from './row-codes.ts'
import { sourceOfRow } from './row-sources.ts'
import {
  CHANGEABLE,
  differences,
  recordFields,
  targetIdOf,
  wantedFigures,
  wantedValue,
  type ChangeableKey,
  type WantedAnnotation,
} from './wanted-annotation.ts'

/** Rows that are drafted before whoever waits gets a turn. */
const STRETCH = 100

/** What becomes of all rows of a dataset. */
export interface ImportedRows {
  readonly rows: readonly ImportedRow[]
  /** Those to tell of, in file order. */
  readonly items: readonly ImportItem[]
  readonly counts: Counts
}

interface Surroundings {
  readonly state: ProjectState
  readonly project: Project
  /** All that the project has after the import. */
  readonly codes: readonly Code[]
  readonly found: RowCodes
  readonly coders: RowCoders
  readonly options: ImportOptions
}

/** What of a row tells each: where it is silent on all of these, it says nothing of that. */
const TOLD_BY: Readonly<Partial<Record<ChangeableKey, readonly (keyof EvidenceRow)[]>>> = {
  codes: ['codes'],
  memo: ['memo'],
  fields: ['fields'],
  figures: ['figures', 'refused'],
  citedSource: ['citedSource'],
  codebook: ['codebook'],
  dismissed: ['dismissed'],
  orphan: ['orphan'],
  coder: ['coder', 'coderId'],
}

/** Why a row can't be taken; null where it can. */
export function obstacleOf(
  { row }: DecodedRow,
  placing: RowPlacing | undefined,
  { project, options }: Pick<Surroundings, 'project' | 'options'>,
): string | null {
  if (!sourceOfRow(project.sources, row)) return NO_SOURCE
  if (row.redacted.length > 0)
    return `Names in it were replaced (${row.redacted.join(', ')}); its own words are needed.`
  if (!placing) return 'Its source was not looked at.'
  if (placing.kind === 'stands' || (placing.kind === 'lost' && options.orphans)) return null
  return sentence(placing.reason)
}

export class RowImporter {
  readonly #around: Surroundings
  readonly #annotations: ReadonlyMap<string, Annotation>
  /** All that the project has after the import. */
  readonly #codes: readonly Code[]
  #linkable: ReadonlySet<string> = new Set()
  #isForeign = false
  #marks: ImportedDataset['marks']

  constructor(around: Surroundings) {
    this.#around = around
    this.#codes = around.codes
    this.#annotations = new Map(around.project.annotations.map((annotation) => [annotation.id, annotation]))
  }

  /** `rows` are those of the dataset. Yields how many are done, every {@link STRETCH}. */
  *run(
    { problems, placings, isForeign, marks }: ImportedDataset,
    rows: readonly DecodedRow[],
  ): Generator<number, ImportedRows> {
    this.#isForeign = isForeign === true
    this.#marks = marks
    this.#linkable = new Set([
      ...this.#annotations.keys(),
      ...rows.filter((one) => obstacleOf(one, placings.get(one.position), this.#around) === null).map(idOf),
    ])
    const seen = new Map<string, string>()
    const all: (readonly [number, ImportedRow])[] = []
    for (const one of rows) {
      if (all.length % STRETCH === 0) yield all.length
      const id = idOf(one)
      const twin = seen.get(id)
      if (twin === undefined) seen.set(id, one.place)
      const row =
        twin === undefined
          ? this.#take(one, placings.get(one.position))
          : notTaken(this.#itemOf(one), `An annotation with this id stands at ${twin} already.`)
      all.push([one.position, row])
    }
    for (const problem of problems) {
      all.push([problem.position, unread(problem, marks?.get(problem.position))])
    }
    const told = all.filter(([, row]) => this.#isForeign || isWorthTelling(row)).sort(([a], [b]) => a - b)
    const done = all.map(([, row]) => row)
    return { rows: done, items: told.map(([, { item }]) => item), counts: countsOf(done) }
  }

  #take(decoded: DecodedRow, placing: RowPlacing | undefined): ImportedRow {
    const { row } = decoded
    const current = this.#annotations.get(idOf(decoded)) ?? null
    const asSaid = this.#wanted(decoded, current)
    const item = { ...this.#itemOf(decoded), id: idOf(decoded) }
    const here = { ...item, codes: this.#codesOf(current) }
    const unchanged = { writes: [], isMoved: false, isOrphan: false }
    if (current && asSaid && this.#differing(asSaid, current, decoded).length === 0) {
      return { item: { ...here, outcome: 'same' }, ...unchanged }
    }
    const obstacle = obstacleOf(decoded, placing, this.#around)
    if (!asSaid || !placing || obstacle !== null)
      return notTaken(this.#itemOf(decoded), obstacle ?? NO_SOURCE)
    const placed = placedAs(asSaid, placing)
    const wanted = { ...placed, target: withUntold(placed.target, current, decoded.silent) }
    const fields = current ? this.#differing(wanted, current, decoded) : []
    if (current && fields.length === 0) return { item: { ...here, outcome: 'same' }, ...unchanged }
    const { options, state } = this.#around
    const isNewer = current !== null && Date.parse(current.modified) > Date.parse(row.modified)
    if (current && (options.keep || ((isNewer || this.#isForeign) && options.replace !== true))) {
      const reason = isNewer ? 'It was changed here later.' : ''
      return { item: { ...here, outcome: 'kept', fields, reason }, ...unchanged }
    }
    const writes = this.#writes(wanted, current ? fields : CHANGEABLE)
    const wrong = checkDraft({ label: 'Import dataset', writes })
    if (wrong !== null) return notTaken(this.#itemOf(decoded), wrong)
    const moved = placing.kind === 'stands' ? placing.moved : placing.reason
    const isOrphan = placing.kind === 'lost'
    const isReturned = isDeleted(state.records.annotation.get(wanted.id))
    const reason = moved ?? (isReturned ? 'It was deleted here, and comes back.' : '')
    return {
      item: { ...item, outcome: current ? 'changed' : 'added', fields, reason },
      ...{ writes, isOrphan, isMoved: !isOrphan && moved !== null, isReturned },
    }
  }

  #itemOf(decoded: DecodedRow): Omit<ImportItem, 'outcome'> {
    return itemOf(decoded, this.#marks?.get(decoded.position))
  }

  #codesOf(current: Annotation | null): readonly string[] {
    return (current?.codeIds ?? []).map((id) => this.#codes.find((code) => code.id === id)?.name ?? id)
  }

  #wanted(decoded: DecodedRow, current: Annotation | null): WantedAnnotation | null {
    const { row, silent } = decoded
    const { project, found, coders } = this.#around
    const source = sourceOfRow(project.sources, row)
    if (!source) return null
    const id = idOf(decoded)
    const values = row.fields.flatMap((field) => {
      const own = found.fieldOf(row, field)
      return own ? [wantedValue(field, own, (other) => this.#linkable.has(other))] : []
    })
    const { memo, citedSource, codebook, orphan } = row
    return {
      ...{
        id,
        sourceId: source.id,
        target: withUntold(targetOfRow(row, current?.target.fileLabel ?? null), current, silent),
        codeIds: found.codeIdsOf(row),
      },
      ...{ memo, values, citedSource, codebook, orphan, figures: wantedFigures(id, row, current, silent) },
      dismissed: new Map(row.dismissed.map(({ flag, reason }) => [flag, reason])),
      creatorId: coders.idOf(row),
      created: instant(row.created),
      modified: instant(row.modified),
    }
  }

  #differing(
    wanted: WantedAnnotation,
    current: Annotation,
    { silent = [] }: DecodedRow,
  ): readonly ChangeableKey[] {
    const isTold = (key: ChangeableKey) => !(TOLD_BY[key]?.every((one) => silent.includes(one)) ?? false)
    const isThere = (id: string) => this.#linkable.has(id)
    return differences(wanted, current, { codes: this.#codes, isThere }).filter(isTold)
  }

  /** The writes that make the annotation's records say what is wanted of `keys`. */
  #writes(wanted: WantedAnnotation, keys: readonly ChangeableKey[]): readonly DraftWrite[] {
    const record = this.#around.state.records.annotation.get(wanted.id)
    const fields = new Map<string, Scalar>(keys.flatMap((key) => recordFields(wanted, key)))
    for (const field of Object.keys(record?.fields ?? {})) {
      const family = FAMILIES[familyOf(field)]
      if (fields.has(field) || !family || !keys.includes(family)) continue
      const cleared = this.#cleared(field)
      if (cleared !== undefined) fields.set(field, cleared)
    }
    if (isDeleted(record)) fields.set('deleted', false)
    const own = writesOf('annotation', wanted.id, Object.fromEntries(differing(record, fields)))
    const target = keys.includes('quote') ? this.#targetWrites(wanted) : []
    // In the same change as the rest, so that it counts until somebody changes something.
    return [...own, ...writesOf('annotation', wanted.id, { modified: wanted.modified }), ...target]
  }

  #targetWrites(wanted: WantedAnnotation): readonly DraftWrite[] {
    const targetId = targetIdOf(wanted)
    if (this.#around.state.records.target.has(targetId)) return []
    const { writes } = draftAdjustEnds({ annotationId: wanted.id, targetId, target: wanted.target })
    return writes.filter(({ kind }) => kind === 'target')
  }

  /** What empties a stored field that the dataset does not have; undefined where it is not the dataset's to say. */
  #cleared(field: string): Scalar | undefined {
    const [family, id = '', rest = ''] = field.split('/')
    if (family === 'code') return this.#codes.some((code) => code.id === id) ? false : undefined
    if (family === 'link') return this.#linkable.has(rest) ? false : undefined
    if (family === 'value') return null
    if (family === 'words' || family === 'dismissed') return ''
    return family === 'figure' && rest === 'state' ? 'removed' : undefined
  }
}

const NO_SOURCE = 'Its source is not in this project; add the file first.'

const FAMILIES: Readonly<Record<string, ChangeableKey>> = {
  ...{ code: 'codes', link: 'fields', value: 'fields', words: 'fields' },
  ...{ dismissed: 'dismissed', figure: 'figures' },
}

function familyOf(field: string): string {
  return field.slice(0, field.indexOf('/'))
}

function differing(
  record: StoredRecord | undefined,
  fields: ReadonlyMap<string, Scalar>,
): readonly (readonly [string, Scalar])[] {
  return [...fields].filter(
    ([field, value]) => (valueOf(record, field) ?? absentValue('annotation', field)) !== value,
  )
}

/** Ids of other tools are names of anything; ours follow from them. */
export function idOf({ row: { id } }: DecodedRow): string {
  const isUsable: boolean = isId(id)
  return isUsable ? id : stableGuid(`annotation\n${id}`)
}

/** A time with seconds, as records have it. */
function instant(time: string): string {
  return /T\d\d:\d\d:\d\d/.test(time) ? time : new Date(time).toISOString()
}

function placedAs(wanted: WantedAnnotation, placing: RowPlacing): WantedAnnotation {
  if (placing.kind === 'stands') return { ...wanted, target: placing.target }
  return { ...wanted, orphan: wanted.orphan || sentence(placing.reason) }
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1)
  return /[.!?]$/.test(text) || text === '' ? text : `${text}.`
}
