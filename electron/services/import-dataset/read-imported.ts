/** Reads what is to be imported: a dataset of Pincite's, or annotations of another tool. */
import { basename } from 'node:path'
import { readFile, stat } from 'node:fs/promises'
import { DEFAULT_CODE } from '../../../shared/dataset-import/foreign-annotation.ts'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import type { ImportedDataset } from '../../../shared/dataset-import/draft-dataset-import.ts'
import { readForeign, type ForeignReading } from '../../../shared/dataset-import/read-foreign.ts'
import { fileErrorReason } from '../file-errors.ts'
import { decodeDataset, MAX_DATASET_BYTES, readDataset, type DatasetReading } from '../verify/read-dataset.ts'
import type { ImportContext } from './import-context.ts'
import { isPackage } from '../package/open-package.ts'
import { readImportedPackage } from './read-imported-package.ts'
import { placeDataset } from './place-dataset.ts'
import { placeForeign } from './place-foreign.ts'

/** Only a Data Package has a codebook and sources beside its rows. */
export type Imported =
  | (Pick<ImportedDataset, 'codebook' | 'sources'> & {
      readonly kind: 'dataset'
      readonly dataset: DecodedDataset
      readonly warnings: readonly string[]
      /** What of a Data Package is not as it was sealed, a sentence each; absent for what bears no seal. */
      readonly broken?: readonly string[]
    })
  | { readonly kind: 'foreign'; readonly reading: ForeignReading }

/** What becomes of a Data Package whose seal is broken or missing. */
export type BrokenSeal = 'refused' | 'accepted'

export type ImportedReading =
  | { readonly ok: true; readonly imported: Imported }
  | {
      readonly ok: false
      readonly message: string
      /** It could be read if its seal did not matter. */
      readonly isBroken?: true
    }

/** All that is imported, for messages. */
const READ_AS_IMPORT =
  'a Data Package (a folder or zip file), CSV, JSON Lines, Web Annotations, also of other tools, what the Hypothesis API answers, and the marks within a PDF of the project'

/** Reads a file from disk; the message says why that can't be done and what to do. */
export async function readImported(
  path: string,
  signal?: AbortSignal,
  brokenSeal: BrokenSeal = 'refused',
): Promise<ImportedReading> {
  if (await isPackage(path)) return readImportedPackage(path, signal, brokenSeal)
  try {
    const found = await stat(path)
    const { size } = found
    if (found.isDirectory()) return await readImportedPackage(path, signal, brokenSeal)
    if (size > MAX_DATASET_BYTES) return datasetIn(await readDataset(path))
    return decodeImported(basename(path), await readFile(path))
  } catch (error) {
    return { ok: false, message: `“${basename(path)}” can't be read: ${fileErrorReason(error)}.` }
  }
}

/** Reads a file from its bytes, a zip file as a Data Package; `fileName` is for messages. */
export async function readImportedBytes(
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  signal?: AbortSignal,
): Promise<ImportedReading> {
  if (await isPackage(file)) return readImportedPackage(file, signal)
  return decodeImported(file.fileName, file.bytes)
}

/** Name of the code of what has none: annotations of other tools need one; "" for none. */
export function defaultCodeOf(imported: Imported): string {
  return imported.kind === 'foreign' ? DEFAULT_CODE : ''
}

/** What had to be understood in some way while reading, a sentence each. */
export function warningsOf(imported: Imported): readonly string[] {
  return imported.kind === 'foreign' ? [] : imported.warnings
}

function decodeImported(fileName: string, bytes: Uint8Array): ImportedReading {
  const foreign = bytes.byteLength > MAX_DATASET_BYTES ? null : readForeign(new TextDecoder().decode(bytes))
  if (foreign) return { ok: true, imported: { kind: 'foreign', reading: foreign } }
  return datasetIn(decodeDataset(fileName, bytes, READ_AS_IMPORT))
}

function datasetIn(reading: DatasetReading): ImportedReading {
  if (!reading.ok) return reading
  return { ok: true, imported: { kind: 'dataset', dataset: reading.dataset, warnings: [] } }
}

/** Looks for everything that was read in the sources of the project. */
export async function placeImported(imported: Imported, context: ImportContext): Promise<ImportedDataset> {
  if (imported.kind === 'foreign') return placeForeign(imported.reading, context)
  const { dataset, codebook, sources } = imported
  const placings = await placeDataset(dataset, context)
  return { ...dataset, placings, ...(codebook ? { codebook } : {}), ...(sources ? { sources } : {}) }
}
