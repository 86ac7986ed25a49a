/** Encodes what is chosen of a project in a format of the registry, piece by piece, for windows and commands alike. */
import { PinciteError } from '../../../shared/api/errors.ts'
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import { EXPORT_FORMATS, type ExportName } from '../../../shared/dataset/export-formats.ts'
import { FORMATS, type FormatName } from '../../../shared/dataset/formats.ts'
import { encodeMarkdown } from '../../../shared/dataset/markdown.ts'
import { packageEntries } from '../package/write-package.ts'
import { datasetIri } from './dataset-iri.ts'
import type { ExportJob } from './export-job.ts'
import { bytesOf } from './export-pace.ts'
import { makeJob, type ExportRequest } from './make-job.ts'
import { readTexts } from './read-texts.ts'
import { encodeReferences } from './encode-references.ts'
import { writeWorkbook } from './xlsx/write-workbook.ts'
import { zipped, type ZipEntry } from './zip-entries.ts'

interface Encoded {
  /** Rows, or sources or codes where the format holds these. */
  readonly count: number
  /** Sentences about what had to be left out; whole once everything is taken. */
  readonly warnings: readonly string[]
  /** Name of the project as it leaves: the file is named by it. */
  readonly title: string
  /** Names that were replaced by pseudonyms. */
  readonly replaced: number
  /** The seal of a Data Package, once everything is taken; null for other formats. */
  readonly seal: () => string | null
}

export interface EncodedExport extends Encoded {
  /** The file. Taking it rejects with the signal's reason when it is aborted. */
  readonly pieces: AsyncIterable<Uint8Array>
}

export interface EncodedPackage extends Encoded {
  /** The files of the package, to be taken in their order; taking one rejects as {@link EncodedExport.pieces} does. */
  readonly entries: readonly ZipEntry[]
}

/** Rejects with `bad-request` for a choice that can't be met, such as a condition on a field that is not there. */
export async function encodeProject(format: ExportName, request: ExportRequest): Promise<EncodedExport> {
  if (format === 'datapackage') {
    const { entries, ...encoded } = await encodePackage(request)
    return { ...encoded, pieces: zipped(entries) }
  }
  const job = await makeJob(request)
  const { holds } = EXPORT_FORMATS[format]
  const { project, sources, rows, warnings } = job
  const count =
    holds === 'codebook' ? project.codes.length : holds === 'sources' ? sources.length : rows.length
  const { replaced } = job
  return { count, title: project.name, pieces: WRITERS[format](job), warnings, replaced, seal: () => null }
}

/** The files of a Data Package. Rejects as {@link encodeProject}. */
export async function encodePackage(request: ExportRequest): Promise<EncodedPackage> {
  const job = await makeJob(request)
  let sealed: string | null = null
  const entries = packageEntries(job, (seal) => (sealed = seal))
  const { warnings, replaced, project } = job
  return { count: job.rows.length, title: project.name, entries, warnings, replaced, seal: () => sealed }
}

type Writer = (job: ExportJob) => AsyncIterable<Uint8Array>

const WRITERS: Readonly<Record<Exclude<ExportName, 'datapackage'>, Writer>> = {
  csv: (job) => writeRows('csv', job),
  jsonl: (job) => writeRows('jsonl', job),
  'web-annotation': (job) => writeRows('web-annotation', job),
  xlsx: writeWorkbook,
  markdown: ({ rows, project, choice: { group = 'code' }, pace }) =>
    bytesOf(encodeMarkdown(rows, { title: project.name, group }), pace(rows.length)),
  bibtex: (job) => bytesOf([encodeReferences('bibtex', job)], job.pace(1)),
  ris: (job) => bytesOf([encodeReferences('ris', job)], job.pace(1)),
  'csl-json': (job) => bytesOf([encodeReferences('csl-json', job)], job.pace(1)),
  qdc: (job) => writeCodebook(job),
}

async function* writeRows(format: FormatName, job: ExportJob): AsyncGenerator<Uint8Array> {
  const { rows, keys, project, pace } = job
  const textOf = FORMATS[format].needsText ? await readTexts(job) : () => null
  const context = { datasetIri: datasetIri(rows), title: project.name, textOf, keys }
  yield* bytesOf(FORMATS[format].encode(rows, context), pace(rows.length))
}

async function* writeCodebook({ project, pace, warnings }: ExportJob): AsyncGenerator<Uint8Array> {
  const written = CODEBOOK_FORMATS.qdc.write(project.codes)
  if (!written.ok) throw new PinciteError('refused', written.message)
  warnings.push(...written.warnings)
  yield* bytesOf([written.text], pace(1))
}
