/** Encodes the evidence rows of a project in a format of the registry, for windows and commands alike. */
import { setImmediate } from 'node:timers/promises'
import { PinciteError } from '../../../shared/api/errors.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { FORMATS, type FormatName } from '../../../shared/dataset/formats.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { datasetIri } from './dataset-iri.ts'

export interface EncodedProject {
  readonly bytes: Uint8Array
  readonly rows: number
  /** Sentences about what had to be left out, as when a source's text is not at hand. */
  readonly warnings: readonly string[]
}

/** Reads the canonical text of a source; rejects with a {@link PinciteError} where it is not at hand. */
export type ReadText = (sourceId: string) => Promise<string>

/** Pieces of the dataset encoded before other work gets its turn. */
const BATCH = 500

/** Rejects with the signal's reason when it is aborted. */
export async function encodeProject(
  project: Project,
  format: FormatName,
  readText: ReadText,
  signal?: AbortSignal,
): Promise<EncodedProject> {
  const rows = evidenceRows(project)
  const cited = new Set(rows.map(({ sourceId }) => sourceId))
  const needed = FORMATS[format].needsText ? project.sources.filter(({ id }) => cited.has(id)) : []
  const { texts, warnings } = await readTexts(needed, readText, signal)
  const textOf = (sourceId: string) => texts.get(sourceId) ?? null
  const context = { datasetIri: datasetIri(rows), title: project.name, textOf }
  const pieces: Uint8Array[] = []
  for (const piece of FORMATS[format].encode(rows, context)) {
    pieces.push(Buffer.from(piece))
    if (pieces.length % BATCH !== 0) continue
    await setImmediate()
    signal?.throwIfAborted()
  }
  return { bytes: Buffer.concat(pieces), rows: rows.length, warnings }
}

async function readTexts(
  sources: readonly Source[],
  readText: ReadText,
  signal: AbortSignal | undefined,
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly warnings: readonly string[] }> {
  const texts = new Map<string, string>()
  const warnings: string[] = []
  for (const { id, title } of sources) {
    signal?.throwIfAborted()
    try {
      texts.set(id, await readText(id))
    } catch (error) {
      if (!(error instanceof PinciteError)) throw error
      warnings.push(`The rows of “${title}” carry no position selector: ${error.message}`)
    }
  }
  return { texts, warnings }
}
