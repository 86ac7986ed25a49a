/** Writes sources as BibTeX, RIS or CSL-JSON, with notes on the passages used. The same sources give the same text. */
import type { BibliographyFormatName } from '../../../shared/citation/bibliography-formats.ts'
import { CSL_VARIABLES, type CslItem } from '../../../shared/domain/csl-item.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { writeBibtex } from './write-bibtex.ts'
import { writeRis } from './write-ris.ts'

export interface BibliographyEntry {
  readonly source: Source
  /** One for each passage used: "p. 12: …". */
  readonly notes: readonly string[]
}

/**
 * Writes entries in the order given. Notes stand in `annote` (BibTeX), `N1` (RIS) and `note` (CSL-JSON); ids of CSL-JSON
 * are those of the sources.
 */
export function writeBibliography(
  format: BibliographyFormatName,
  entries: readonly BibliographyEntry[],
): string {
  if (format === 'bibtex') return writeBibtex(entries)
  if (format === 'ris') return writeRis(entries)
  return `${JSON.stringify(entries.map(cslItem), null, 2)}\n`
}

function cslItem({ source, notes }: BibliographyEntry): Readonly<Record<string, unknown>> {
  const item: CslItem = { ...source.item, title: source.title }
  const note = [item.note, ...notes].filter((text) => typeof text === 'string').join('\n')
  const values = CSL_VARIABLES.flatMap((name) => {
    if (name === 'type') return []
    const value = name === 'note' ? note : item[name]
    return value === undefined || value === '' ? [] : [[name, value] as const]
  })
  return { id: source.id, type: item.type ?? 'document', ...Object.fromEntries(values) }
}
