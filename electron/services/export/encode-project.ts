/** Encodes the evidence rows of a project in a format of the registry, for windows and commands alike. */
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { FORMATS, type FormatName } from '../../../shared/dataset/formats.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { datasetIri } from './dataset-iri.ts'

export interface EncodedProject {
  readonly bytes: Uint8Array
  readonly rows: number
  /** Sentences about what had to be left out, as when a source's text is not at hand. */
  readonly warnings: readonly string[]
}

/** Reads the canonical text of a source; rejects where it is not at hand. */
export type ReadText = (sourceId: string) => Promise<string>

/** Rejects with the signal's reason when it is aborted. */
export async function encodeProject(
  project: Project,
  format: FormatName,
  readText: ReadText,
  signal?: AbortSignal,
): Promise<EncodedProject> {
  const rows = evidenceRows(project)
  const texts = new Map<string, string>()
  const warnings: string[] = []
  // Only Web Annotation counts otherwise than canonical text does, and needs the text to convert.
  const needed = format === 'web-annotation' ? new Set(rows.map(({ sourceId }) => sourceId)) : []
  for (const sourceId of needed) {
    signal?.throwIfAborted()
    try {
      texts.set(sourceId, await readText(sourceId))
    } catch {
      const title = project.sources.find(({ id }) => id === sourceId)?.title ?? sourceId
      warnings.push(`The text of “${title}” is not at hand, so its rows carry no position selector.`)
    }
  }
  const textOf = (sourceId: string) => texts.get(sourceId) ?? null
  const chunks: Uint8Array[] = []
  for (const chunk of FORMATS[format].encode(rows, {
    datasetIri: datasetIri(rows),
    title: project.name,
    textOf,
  })) {
    signal?.throwIfAborted()
    chunks.push(Buffer.from(chunk))
  }
  return { bytes: Buffer.concat(chunks), rows: rows.length, warnings }
}
