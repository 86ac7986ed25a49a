/**
 * Verifies a dataset against the bytes of its sources. It trusts neither a project's store nor its kept texts: it
 * finds the files by SHA-256, hashes them, extracts their text again and checks every row against that.
 */
import { extname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { DecodedDataset, DecodedRow } from '../../../shared/dataset/dataset-format.ts'
import {
  examineRow,
  summarise,
  verifyProblem,
  type Examination,
  type VerifiedRow,
  type VerifySource,
  type VerifySummary,
} from '../../../shared/dataset/verify.ts'
import type { Redactor } from '../../../shared/dataset/redaction.ts'
import type { Extraction, ExtractionResult } from '../../../shared/domain/extraction.ts'
import { fileErrorReason } from '../file-errors.ts'
import { sha256Of } from '../file-hash.ts'
import { readBytes } from '../sources/read-bytes.ts'
import { explainMissing, findSources, type SourceSearch, type WantedSource } from './find-sources.ts'

/** Reads a source's bytes; `extractSource` of `extract-source.ts`, or a stand-in in tests. */
export type ExtractBytes = (
  bytes: Uint8Array,
  options: { readonly fileName: string; readonly password?: string; readonly signal?: AbortSignal },
) => Promise<ExtractionResult>

export interface VerifyRequest {
  readonly dataset: DecodedDataset
  /** Sources are looked for anywhere below it. */
  readonly sourcesFolder: string
  /** What a place there is called in reasons; its own path unless told. */
  readonly nameOf?: (path: string) => string
  readonly extract: ExtractBytes
  /** Tried on every encrypted source. */
  readonly password?: string
  /** The list of names by which the dataset was redacted. */
  readonly redactor?: Redactor
  readonly signal?: AbortSignal
  /** Called as each source is begun and at the end; `doing` is a few words for the person. */
  readonly onProgress?: (done: number, of: number, doing: string) => void
  /** Called with each source and its rows while its bytes are in memory; the next one waits for it. */
  readonly onSource?: (checked: CheckedSource) => Promise<void>
}

export interface ExaminedRow extends Examination {
  readonly decoded: DecodedRow
}

/** A source and what was found out about its rows. */
export interface CheckedSource {
  readonly wanted: WantedSource
  readonly source: VerifySource
  /** Null where the source is not found. */
  readonly bytes: Uint8Array | null
  readonly rows: readonly ExaminedRow[]
  /** Says what is being done with it. */
  readonly tell: (doing: string) => void
}

export interface DatasetReport {
  /** In the order of the file, what could not be read as a row included. */
  readonly rows: readonly VerifiedRow[]
  readonly summary: VerifySummary
}

/** Rows checked before other work gets its turn. */
const BATCH = 50

/** One source at a time is in memory. Rejects with the signal's reason when it is aborted. */
export async function verifyDataset(request: VerifyRequest): Promise<DatasetReport> {
  const { dataset, sourcesFolder, signal, onProgress } = request
  const groups = groupBySource(dataset.rows)
  onProgress?.(0, groups.length, 'Looking for the sources')
  const wanted = groups.map(({ wanted }) => wanted)
  const search = await findSources(sourcesFolder, wanted, { signal, nameOf: request.nameOf })
  const results: { readonly position: number; readonly verified: VerifiedRow }[] = dataset.problems.map(
    (problem) => ({ position: problem.position, verified: verifyProblem(problem) }),
  )
  for (const [i, { wanted, rows }] of groups.entries()) {
    onProgress?.(i, groups.length, wanted.fileName)
    const { source, bytes } = await readSource(wanted, search, request)
    const examined: ExaminedRow[] = []
    for (const [k, decoded] of rows.entries()) {
      if (k % BATCH === 0) await setImmediate()
      signal?.throwIfAborted()
      examined.push({ decoded, ...examineRow(decoded, source, request.redactor) })
    }
    for (const { decoded, verified } of examined) results.push({ position: decoded.position, verified })
    const tell = (doing: string) => onProgress?.(i, groups.length, doing)
    await request.onSource?.({ wanted, source, bytes, rows: examined, tell })
  }
  onProgress?.(groups.length, groups.length, 'Done')
  const rows = results.sort((a, b) => a.position - b.position).map(({ verified }) => verified)
  return { rows, summary: summarise(rows) }
}

interface SourceGroup {
  readonly wanted: WantedSource
  readonly rows: DecodedRow[]
}

/**
 * Rows of one file are checked together. The ending of the cited name belongs to the key because it tells Markdown
 * from plain text, which bytes can't.
 */
function groupBySource(rows: readonly DecodedRow[]): readonly SourceGroup[] {
  const groups = new Map<string, SourceGroup>()
  for (const decoded of rows) {
    const { sha256, fileName } = decoded.row
    const key = `${sha256} ${extname(fileName).toLowerCase()}`
    const group = groups.get(key)
    if (group) group.rows.push(decoded)
    else groups.set(key, { wanted: { sha256, fileName }, rows: [decoded] })
  }
  return [...groups.values()]
}

type ReadSource = Pick<CheckedSource, 'source' | 'bytes'>

async function readSource(
  wanted: WantedSource,
  search: SourceSearch,
  request: VerifyRequest,
): Promise<ReadSource> {
  const none = (result: 'missing' | 'wrong-file', reason: string): ReadSource => {
    return { source: { found: false, result, reason }, bytes: null }
  }
  const path = search.found.get(wanted.sha256)
  if (path === undefined) return none('wrong-file', explainMissing(search, wanted))
  request.signal?.throwIfAborted()
  let bytes: Uint8Array
  try {
    bytes = await readBytes(path)
  } catch (error) {
    return none('missing', `${search.nameOf(path)} can't be read: ${fileErrorReason(error)}`)
  }
  // What is checked must be what was hashed, also when the file was changed meanwhile.
  if (sha256Of(bytes) !== wanted.sha256) {
    return none('wrong-file', `${search.nameOf(path)} was changed while it was being verified`)
  }
  const { password, signal } = request
  const result = await request.extract(bytes, {
    fileName: wanted.fileName,
    ...(password === undefined ? {} : { password }),
    ...(signal === undefined ? {} : { signal }),
  })
  signal?.throwIfAborted()
  if (result.ok) return { source: foundSource(result.extraction), bytes }
  return none('missing', `${search.nameOf(path)} has the right SHA-256, but ${result.refusal.message}`)
}

function foundSource({ canonical, mediaType }: Extraction): VerifySource {
  let index: QuoteIndex | null = null
  return { found: true, canonical, mediaType, index: () => (index ??= buildQuoteIndex(canonical)) }
}
