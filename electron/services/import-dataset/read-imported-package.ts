/** Reads from a Data Package what a project can take back: its rows, its codebook and what it says of sources. */
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { packageName, type PackageContent, type PackagePlace } from '../package/open-package.ts'
import { readPackage } from '../package/read-package.ts'
import type { BrokenSeal, ImportedReading } from './read-imported.ts'
import { readToldSources } from './read-told-sources.ts'

/** Reads a package, a folder or a zip file; one whose seal is broken or missing only where that is `accepted`. */
export async function readImportedPackage(
  place: PackagePlace,
  signal?: AbortSignal,
  accepted: BrokenSeal = 'refused',
): Promise<ImportedReading> {
  const reading = await readPackage(place, signal)
  if (!reading.ok) return reading
  const { content, check, dataset } = reading
  const broken = check.problems.map(({ message }) => message)
  if (broken.length > 0 && accepted === 'refused') {
    const message = `“${packageName(place)}” is not as it was sealed: ${broken.join(' ')} Ask for it again.`
    return { ok: false, message, isBroken: true }
  }
  if (check.isRedacted) {
    const warnings = ['Names in it were replaced: its codebook and its records are not taken.']
    return { ok: true, imported: { kind: 'dataset', dataset, warnings, broken } }
  }
  const codebook = await codebookIn(content)
  const { sources, warnings: ofSources } = await readToldSources(content)
  const warnings = [...codebook.warnings, ...ofSources]
  return {
    ok: true,
    imported: { kind: 'dataset', dataset, warnings, broken, codebook: codebook.codes, sources },
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
