/** Reads a Data Package back: its seal, its rows, and the files of its sources where they are packed within. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { messageOf } from '../../../shared/api/errors.ts'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { decodeDataset } from '../verify/read-dataset.ts'
import { checkSeal, type SealCheck } from './check-seal.ts'
import { openPackage, packageName, type PackageContent, type PackagePlace } from './open-package.ts'

export interface ReadPackage {
  readonly content: PackageContent
  readonly check: SealCheck
  /** The rows of `annotations.csv`. */
  readonly dataset: DecodedDataset
}

export type PackageReading =
  ({ readonly ok: true } & ReadPackage) | { readonly ok: false; readonly message: string }

/** Reads a package, its seal first; a broken seal does not keep its rows from being read. */
export async function readPackage(place: PackagePlace, signal?: AbortSignal): Promise<PackageReading> {
  const opening = await openPackage(place)
  if (!opening.ok) return opening
  const { content } = opening
  const check = await checkSeal(content, signal)
  if (!content.paths.includes('annotations.csv')) {
    const others = check.problems.map(({ message }) => message).join(' ')
    return { ok: false, message: `“${packageName(place)}” holds no annotations.csv. ${others}`.trim() }
  }
  try {
    const reading = decodeDataset('annotations.csv', await content.read('annotations.csv'))
    return reading.ok ? { ok: true, content, check, dataset: reading.dataset } : reading
  } catch (error) {
    return { ok: false, message: `“${packageName(place)}”: ${messageOf(error)}` }
  }
}

/**
 * Lets `work` have a folder with the sources that are packed within, and takes the folder away again. Null where there
 * are none.
 */
export async function withPackedSources<Result>(
  { paths, pieces }: PackageContent,
  work: (folder: string | null) => Promise<Result>,
): Promise<Result> {
  const packed = paths.filter((name) => name.startsWith('sources/'))
  if (packed.length === 0) return work(null)
  const folder = await mkdtemp(path.join(tmpdir(), 'pincite-sources-'))
  try {
    for (const [i, name] of packed.entries()) {
      // Files are found by their bytes; a name from a package is not written to the disk.
      await writeFile(path.join(folder, `${i}${safeEnding(name)}`), pieces(name))
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function safeEnding(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
}
