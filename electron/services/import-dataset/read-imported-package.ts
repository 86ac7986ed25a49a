/** Reads from a Data Package what a project can take back: its rows, its codebook and what it says of sources. */
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import type { PackageContent } from '../package/open-package.ts'
import { readPackage } from '../package/read-package.ts'
import type { ImportedReading } from './read-imported.ts'
import { readToldSources } from './read-told-sources.ts'

/** Reads a package, a folder or a zip file. A broken seal is told and keeps nothing from being read. */
export async function readImportedPackage(place: string, signal?: AbortSignal): Promise<ImportedReading> {
  const reading = await readPackage(place, signal)
  if (!reading.ok) return reading
  const { content, check, dataset } = reading
  const broken = check.problems.map(({ message }) => `The seal is broken: ${message}`)
  if (check.isRedacted) {
    const warnings = [...broken, 'Names in it were replaced: its codebook and its records are not taken.']
    return { ok: true, imported: { kind: 'dataset', dataset, warnings } }
  }
  const codebook = await codebookIn(content)
  const { sources, warnings: ofSources } = await readToldSources(content)
  const warnings = [...broken, ...codebook.warnings, ...ofSources]
  return {
    ok: true,
    imported: { kind: 'dataset', dataset, warnings, codebook: codebook.codes, sources },
  }
}

interface ReadCodebook {
  readonly codes: readonly ExchangedCode[]
  readonly warnings: readonly string[]
}

async function codebookIn({ paths, read }: PackageContent): Promise<ReadCodebook> {
  if (!paths.includes('codes.csv')) return { codes: [], warnings: [] }
  // Known to be CSV, whatever characters stand in it.
  const reading = CODEBOOK_FORMATS.csv.read(new TextDecoder().decode(await read('codes.csv')))
  if (!reading.ok) return { codes: [], warnings: [`codes.csv: ${reading.message}`] }
  return { codes: reading.codes, warnings: reading.warnings }
}
