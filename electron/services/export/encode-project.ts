/** Encodes what is chosen of a project in a format of the registry, piece by piece, for windows and commands alike. */
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import {
  chooseRows,
  chosenKeys,
  withKeys,
  type EvidenceKey,
  type RowChoice,
} from '../../../shared/dataset/choose-rows.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { EXPORT_FORMATS, type ExportName } from '../../../shared/dataset/export-formats.ts'
import { FORMATS, type FormatName } from '../../../shared/dataset/formats.ts'
import { encodeMarkdown, type MarkdownGroup } from '../../../shared/dataset/markdown.ts'
import { datasetIri } from './dataset-iri.ts'
import { bytesOf, ExportPace } from './export-pace.ts'
import { writeWorkbook } from './xlsx/write-workbook.ts'

/** What of a project leaves, and how. */
export interface ExportChoice extends RowChoice {
  /** Keys of a row to write; those that prove it leave anyway. Absent for all. */
  readonly fields?: readonly EvidenceKey[]
  /** How the tables of Markdown are set apart: by code, unless told. */
  readonly group?: MarkdownGroup
}

export interface ExportRequest {
  readonly project: Project
  readonly format: ExportName
  readonly choice?: ExportChoice
  /** Reads the canonical text of a source; rejects with a {@link PinciteError} where it is not at hand. */
  readonly readText: (sourceId: string) => Promise<string>
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

export interface EncodedExport {
  /** Rows, or sources or codes where the format holds these. */
  readonly count: number
  /** The file. Taking it rejects with the signal's reason when it is aborted. */
  readonly pieces: AsyncIterable<Uint8Array>
  /** Sentences about what had to be left out; whole once all pieces are taken. */
  readonly warnings: readonly string[]
}

/** What is written, made ready for every format. */
export interface ExportJob {
  readonly project: Project
  readonly rows: readonly EvidenceRow[]
  readonly keys: readonly EvidenceKey[]
  /** The sources of the rows; all of the project where no rows were chosen. */
  readonly sources: readonly Source[]
  readonly choice: ExportChoice
  readonly readText: ExportRequest['readText']
  readonly signal: AbortSignal | undefined
  readonly pace: (steps: number) => ExportPace
  readonly warnings: string[]
}

/** Throws `bad-request` for a choice that can't be met, such as a condition on a field that is not there. */
export function encodeProject(request: ExportRequest): EncodedExport {
  const { project, format, choice = {}, readText, signal, onProgress } = request
  const chosen = chooseRows(project, choice)
  if (!chosen.ok) throw new PinciteError('bad-request', chosen.message)
  const keys = chosenKeys(choice.fields)
  const rows = withKeys(chosen.rows, keys)
  const job: ExportJob = {
    ...{ project, rows, keys, choice, readText, signal },
    sources: sourcesOf(project, chosen.rows, choice),
    pace: (steps) => new ExportPace(steps, signal, onProgress),
    warnings: [],
  }
  const { holds } = EXPORT_FORMATS[format]
  const count =
    holds === 'codebook' ? project.codes.length : holds === 'sources' ? job.sources.length : rows.length
  return { count, pieces: WRITERS[format](job), warnings: job.warnings }
}

function sourcesOf(project: Project, rows: readonly EvidenceRow[], choice: ExportChoice): readonly Source[] {
  const { sourceId, codeId, coder, where } = choice
  if ([sourceId, codeId, coder, where].every((one) => one === undefined)) return project.sources
  const cited = new Set(rows.map((row) => row.sourceId))
  return project.sources.filter(({ id }) => cited.has(id))
}

const WRITERS: Readonly<Record<ExportName, (job: ExportJob) => AsyncIterable<Uint8Array>>> = {
  csv: (job) => writeRows('csv', job),
  jsonl: (job) => writeRows('jsonl', job),
  'web-annotation': (job) => writeRows('web-annotation', job),
  xlsx: writeWorkbook,
  markdown: ({ rows, project, choice: { group = 'code' }, pace }) =>
    bytesOf(encodeMarkdown(rows, { title: project.name, group }), pace(rows.length)),
  'csl-json': ({ sources, pace }) => bytesOf([cslJson(sources)], pace(1)),
  qdc: (job) => writeCodebook(job),
}

async function* writeRows(format: FormatName, job: ExportJob): AsyncGenerator<Uint8Array> {
  const { rows, keys, project, pace } = job
  const textOf = FORMATS[format].needsText ? await readTexts(job) : () => null
  const context = { datasetIri: datasetIri(rows), title: project.name, textOf, keys }
  yield* bytesOf(FORMATS[format].encode(rows, context), pace(rows.length))
}

/** Reads the texts of the sources that are cited; those that are not at hand give a warning. */
async function readTexts(job: ExportJob): Promise<(sourceId: string) => string | null> {
  const cited = new Set(job.rows.map(({ sourceId }) => sourceId))
  const texts = new Map<string, string>()
  for (const { id, title } of job.sources.filter((source) => cited.has(source.id))) {
    job.signal?.throwIfAborted()
    try {
      texts.set(id, await job.readText(id))
    } catch (error) {
      if (!(error instanceof PinciteError)) throw error
      job.warnings.push(`The rows of “${title}” carry no position selector: ${error.message}`)
    }
  }
  return (sourceId) => texts.get(sourceId) ?? null
}

async function* writeCodebook({ project, pace, warnings }: ExportJob): AsyncGenerator<Uint8Array> {
  const written = CODEBOOK_FORMATS.qdc.write(project.codes)
  if (!written.ok) throw new PinciteError('refused', written.message)
  warnings.push(...written.warnings)
  yield* bytesOf([written.text], pace(1))
}

/** CSL-JSON with the ids of the project's sources, by which rows name them. */
function cslJson(sources: readonly Source[]): string {
  const items = sources.map(({ id, item }) => ({ id, type: 'document', ...item }))
  return `${JSON.stringify(items, null, 2)}\n`
}
