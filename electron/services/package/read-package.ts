/** Reads a Data Package back: its seal, its rows, and the files of its sources where they are packed within. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { messageOf } from '../../../shared/api/errors.ts'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { RefusalError } from '../extract/refusal-error.ts'
import { decodeDataset } from '../verify/read-dataset.ts'
import type { VerifyRequest } from '../verify/verify-dataset.ts'
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
    const what = `“${packageName(place)}” holds no annotations.csv, in which rows would be.`
    if (check.seal === null) return { ok: false, message: `${what} It is a Data Package of another program.` }
    const others = check.problems.map(({ message }) => message).join(' ')
    return { ok: false, message: `${what} ${others} Ask for it again.` }
  }
  try {
    const reading = decodeDataset('annotations.csv', await content.read('annotations.csv'))
    return reading.ok ? { ok: true, content, check, dataset: reading.dataset } : reading
  } catch (error) {
    return { ok: false, message: `“${packageName(place)}”: ${messageOf(error)}` }
  }
}

/** Where the files of packed sources are for the time being, and what they are called in messages. */
export type PackedSources = Required<Pick<VerifyRequest, 'sourcesFolder' | 'nameOf'>>

/** Lets `work` have the sources that are packed within in a folder, and takes it away again. Null where there are none. */
export async function withPackedSources<Result>(
  { paths, pieces, nameOf }: PackageContent,
  work: (packed: PackedSources | null) => Promise<Result>,
): Promise<Result> {
  const packed = paths.filter((name) => name.startsWith('sources/'))
  if (packed.length === 0) return work(null)
  const folder = await mkdtemp(path.join(tmpdir(), 'pincite-sources-'))
  const names = new Map([[folder, nameOf('sources/')]])
  try {
    for (const [i, name] of packed.entries()) {
      // Files are found by their bytes; a name from a package is not written to the disk.
      const file = path.join(folder, `${i}${safeEnding(name)}`)
      names.set(file, nameOf(name))
      // What can't be unpacked is no source; the seal names it.
      await writeFile(file, pieces(name)).catch((error: unknown) => {
        if (!(error instanceof RefusalError)) throw error
      })
    }
    return await work({ sourcesFolder: folder, nameOf: (place) => names.get(place) ?? place })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function safeEnding(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
}
