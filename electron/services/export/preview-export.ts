/** What an export would write, without writing it. */
import type { ExportPreview } from '../../../shared/api/pincite-api.ts'
import { missingOf } from '../../../shared/citation/csl-needs.ts'
import { makeJob, type ExportRequest } from './make-job.ts'

/** Rows, and sources, that are shown. */
const SHOWN = 7

/** Makes what {@link encodeProject} would write, and returns the first of it with what to know of all. Rejects as it. */
export async function previewExport(request: ExportRequest): Promise<ExportPreview> {
  const { rows, sources, replaced } = await makeJob(request)
  const paged = rows.filter(({ mediaType }) => mediaType === 'application/pdf')
  const figures = rows.flatMap((row) => row.figures)
  return {
    ...{ rows: rows.slice(0, SHOWN), sources: sources.slice(0, SHOWN) },
    counts: {
      ...{ rows: rows.length, sources: sources.length, replaced },
      paged: paged.length,
      unpaged: paged.filter(({ page }) => page === null).length,
      figures: figures.length,
      unitless: figures.filter(({ unit }) => unit === '').length,
      flagged: rows.filter(({ flags }) => flags.length > 0).length,
      lacking: sources.filter((source) => missingOf(source).length > 0).length,
    },
  }
}
