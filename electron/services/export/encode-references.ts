/** The sources of an export for reference managers, each with what was quoted from it as notes. */
import { formatPinpoint } from '../../../shared/citation/pincite.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { BibliographyFormatName } from '../../../shared/citation/bibliography-formats.ts'
import { writeBibliography } from '../bibliography/write-bibliography.ts'
import type { ExportJob } from './export-job.ts'

/** Returns the file's text: the sources in their order, a note for each row, such as “p. 12: Two in three …”. */
export function encodeReferences(format: BibliographyFormatName, { sources, rows }: ExportJob): string {
  const notes = new Map<string, string[]>()
  for (const row of rows) {
    const own = notes.get(row.sourceId)
    if (own) own.push(noteOf(row))
    else notes.set(row.sourceId, [noteOf(row)])
  }
  return writeBibliography(
    format,
    sources.map((source) => ({ source, notes: notes.get(source.id) ?? [] })),
  )
}

function noteOf(row: EvidenceRow): string {
  const place = formatPinpoint(row)
  const quote = row.quote === '' ? 'a marked area' : row.quote.replace(/\s+/gu, ' ')
  return place === '' ? quote : `${place}: ${quote}`
}
