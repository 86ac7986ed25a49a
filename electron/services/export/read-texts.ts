/** Reads the texts of the sources that are cited, for formats that count in them. */
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ExportJob } from './export-job.ts'

/** Returns what gives the text of a source, or null where it is not at hand, of which a warning tells. */
export async function readTexts(job: ExportJob): Promise<(sourceId: string) => string | null> {
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
