/** Imports a dataset into a project: one change, and a report of what it does, row by row. */
import { draftNext } from '../codebook-exchange/draft-import.ts'
import type { ExchangedCode } from '../codebook-exchange/exchanged-code.ts'
import { mergeCodebook } from '../codebook-exchange/merge-codebook.ts'
import type { DecodedDataset, DecodedRow } from '../dataset/dataset-format.ts'
import type { DraftChange, DraftWrite } from '../domain/change.ts'
import type { Code } from '../domain/codebook.ts'
import { writesOf } from '../domain/draft-writes.ts'
import { isDeleted, type ProjectState } from '../domain/project-state.ts'
import { readProject } from '../domain/read-project.ts'
import { checkDraft, MAX_WRITES } from '../domain/schema.ts'
import type { ImportedRow } from './import-items.ts'
import type { ImportReport } from './import-report.ts'
import { idOf, obstacleOf, RowImporter } from './import-rows.ts'
import type { RowPlacing } from './place-row.ts'
import { RowCoders } from './row-coders.ts'
import { findRowCodes } from './row-codes.ts'
import { sourceWrites, type ToldSource } from './row-sources.ts'

/** What is imported. Only a Data Package has more than rows. */
export interface ImportedDataset extends DecodedDataset {
  /** Where each row stands, by its position in the file. */
  readonly placings: ReadonlyMap<number, RowPlacing>
  readonly codebook?: readonly ExchangedCode[]
  readonly sources?: readonly ToldSource[]
  /** Made of what another tool knows: of an annotation that is here already, it knows nothing newer. */
  readonly isForeign?: true
  /** What is known of marks within a PDF beside their rows, by position; also of those that are no row. */
  readonly marks?: ReadonlyMap<number, Mark>
}

export interface Mark {
  /** Its page, as a person counts the pages of its source. */
  readonly page: string
  /** `#rrggbb`; "" where it has none. */
  readonly colour: string
}

export interface ImportOptions {
  /** What the project has stays as it is; only what it lacks is added. */
  readonly keep: boolean
  /** Takes rows whose words stand nowhere in their source as orphans. */
  readonly orphans: boolean
  /** Name of the code that rows without one get; "" for none. */
  readonly code: string
  /** Takes what the dataset says also where the project has something newer, or something at all. */
  readonly replace?: boolean
}

export type DatasetImport =
  | {
      readonly ok: true
      /** Null where the project has all of it already. */
      readonly draft: DraftChange | null
      readonly report: ImportReport
    }
  | { readonly ok: false; readonly message: string }

/**
 * Returns the change that makes a project say what the dataset says. Annotations are matched by id, sources by SHA-256,
 * codes, fields and coders by id and then by name; what the project lacks is made. A deleted annotation comes back.
 * Where a row says nothing (`DecodedRow.silent`), the project keeps what it has. So it does, unless told to replace it,
 * with annotations that changed later than the dataset says and with what it has of codes and sources, which have no
 * time of their own. Nothing else of the project changes.
 */
export function draftDatasetImport(
  state: ProjectState,
  dataset: ImportedDataset,
  options: ImportOptions,
): DatasetImport {
  const drafting = draftingDatasetImport(state, dataset, options)
  let step = drafting.next()
  while (step.done !== true) step = drafting.next()
  return step.value
}

/** Drafts as {@link draftDatasetImport}, a stretch of rows at a time; yields how many rows are done. */
export function* draftingDatasetImport(
  state: ProjectState,
  dataset: ImportedDataset,
  options: ImportOptions,
): Generator<number, DatasetImport> {
  yield 0
  const project = readProject(state)
  const decoded = dataset.rows.map((one) => withCode(one, options.code))
  // Pseudonyms are nobody's names: what stands beside rows that have some is not taken either.
  const isRedacted = decoded.some(({ row }) => row.redacted.length > 0)
  const merged = mergeCodebook(project.codes, isRedacted ? [] : (dataset.codebook ?? []))
  const taken = takenCodes(project.codes, merged.codes, options)
  const own = new Set(project.annotations.map(({ id }) => id))
  const isOwn = (one: DecodedRow) => own.has(idOf(one))
  const usable = decoded.filter(
    (one) => obstacleOf(one, dataset.placings.get(one.position), { project, options }) === null,
  )
  const taking = new Set(usable)
  const relevant = decoded.filter((one) => taking.has(one) || (isOwn(one) && one.row.redacted.length === 0))
  const found = findRowCodes(
    replaced(project.codes, taken),
    relevant.map((one) =>
      isOwn(one) && one.silent?.includes('codes') ? { ...one.row, codes: [] } : one.row,
    ),
  )
  const next = replaced(taken, found.codes)
  const codes = draftNext(project, next, {
    label: LABEL,
    warnings: [...merged.warnings, ...found.warnings],
  })
  if (!codes.ok) return codes
  const coders = new RowCoders(project.coders)
  const around = { state, project, found, coders, options, codes: replaced(project.codes, next) }
  const { rows, items, counts } = yield* new RowImporter(around).run(dataset, decoded)
  const creators = rows.flatMap(({ writes }) => writes.filter(({ field }) => field === 'creator'))
  const newCoders = coders.made(new Set(creators.map(({ value }) => value)))
  const told = isRedacted ? [] : (dataset.sources ?? [])
  const sources = sourceWrites(project, usable, { told, options })
  const named = (wanted: 'added' | 'changed') =>
    codes.codes.filter(({ outcome }) => outcome === wanted).map(({ path }) => path.join(' › '))
  const report: ImportReport = {
    ...counts,
    items,
    newCodes: named('added'),
    changedCodes: named('changed'),
    newCoders: newCoders.map(({ name }) => name),
    changedSources: sources.titles,
    warnings: codes.warnings,
  }
  const others = [
    ...(codes.draft?.writes ?? []),
    ...newCoders.flatMap(({ id, name }) => coderWrites(state, id, name)),
    ...sources.writes,
  ]
  return importOf(others, rows, report)
}

const LABEL = 'Import dataset'

/** Rows were checked one by one, and no two of them are of one annotation. */
function importOf(
  others: readonly DraftWrite[],
  rows: readonly ImportedRow[],
  report: ImportReport,
): DatasetImport {
  const wrong = others.length === 0 ? null : checkDraft({ label: LABEL, writes: others })
  if (wrong !== null) return { ok: false, message: wrong }
  const all = [...others]
  for (const { writes } of rows) for (const write of writes) all.push(write)
  if (all.length === 0) return { ok: true, draft: null, report }
  if (all.length <= MAX_WRITES) return { ok: true, draft: { label: LABEL, writes: all }, report }
  const [has, takes] = [all.length, MAX_WRITES].map((count) => count.toLocaleString('en'))
  return {
    ok: false,
    message: `The dataset has ${has} values, and one change takes ${takes}. Import it in parts.`,
  }
}

/** Gives a row without codes the one named; what it had none for, it does not speak of. */
function withCode(decoded: DecodedRow, code: string): DecodedRow {
  const { row, silent = [] } = decoded
  if (row.codes.length > 0 || code === '') return decoded
  return { ...decoded, row: { ...row, codes: [code], codeIds: [] }, silent: [...silent, 'codes'] }
}

/** The codes with those of `next` in the place of theirs, new ones behind them. */
function replaced(codes: readonly Code[], next: readonly Code[]): readonly Code[] {
  const byId = new Map(next.map((code) => [code.id, code]))
  const ids = new Set(codes.map(({ id }) => id))
  return [...codes.map((code) => byId.get(code.id) ?? code), ...next.filter(({ id }) => !ids.has(id))]
}

function takenCodes(
  known: readonly Code[],
  next: readonly Code[],
  { keep, replace = false }: ImportOptions,
): readonly Code[] {
  const byId = new Map(known.map((code) => [code.id, code]))
  if (keep) return next.filter(({ id }) => !byId.has(id))
  return replace ? next : next.map((code) => filled(byId.get(code.id), code))
}

/** The code as the project has it, with what it lacks from the dataset. */
function filled(known: Code | undefined, code: Code): Code {
  if (!known) return code
  const { definition, useWhen, notWhen, fields } = known
  const ids = new Set(fields.map(({ id }) => id))
  return {
    ...known,
    definition: definition || code.definition,
    useWhen: useWhen || code.useWhen,
    notWhen: notWhen || code.notWhen,
    fields: [...fields, ...code.fields.filter(({ id }) => !ids.has(id))],
  }
}

function coderWrites(state: ProjectState, id: string, name: string): readonly DraftWrite[] {
  const back = isDeleted(state.records.coder.get(id)) ? { deleted: false } : {}
  return writesOf('coder', id, { name, ...back })
}
