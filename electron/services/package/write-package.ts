/** Writes a Data Package: as entries of a zip file, or into a folder of its own. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ExportJob } from '../export/export-job.ts'
import { bytesOf, type ExportPace } from '../export/export-pace.ts'
import type { ZipEntry } from '../export/zip-entries.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { writeFile } from 'node:fs/promises'
import { describePackage, type WrittenFile } from './describe-package.ts'
import { codersOf, packageFiles, type PackageFile } from './package-files.ts'
import { DESCRIPTOR, SEAL, sealedText } from './seal.ts'

/** Media types whose files are packed already. */
const PACKED = /pdf|officedocument/

/**
 * Returns the files of the package. They are to be read in this order: the last is `datapackage.json`, which holds the
 * hashes of the others. `onSeal` is given the seal once it is known.
 */
export function packageEntries(job: ExportJob, onSeal: (seal: string) => void): readonly ZipEntry[] {
  const files = packageFiles(job)
  const pace = job.pace(2 * job.rows.length)
  const written: WrittenFile[] = []
  const entries = files.map((file): ZipEntry => ({
    name: file.path,
    pieces: () => hashed(file, { pace, written }),
    ...(PACKED.test(file.mediaType) ? { stored: true } : {}),
  }))
  const describe = async function* () {
    const text = sealedText(describePackage(job, codersOf(job), written))
    onSeal((JSON.parse(text) as { readonly [SEAL]: string })[SEAL])
    yield* bytesOf([text], pace)
  }
  return [...entries, { name: DESCRIPTOR, pieces: describe }]
}

async function* hashed(
  file: PackageFile,
  { pace, written }: { readonly pace: ExportPace; readonly written: WrittenFile[] },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  const given = file.pieces()
  const pieces = given instanceof Promise ? bytesOf(await given, pace) : given
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.byteLength
    yield piece
    await pace.breathe()
  }
  written.push({ file, bytes, sha256: hash.digest('hex') })
}

/**
 * Writes the entries into a folder that is not there yet or empty: beside it first, and then renamed, so that it is
 * whole or not there at all. Returns the bytes written. Throws `not-saved` where it can't be, `bad-request` for a
 * folder that holds something, and what the entries throw.
 */
export async function writePackageFolder(folder: string, entries: readonly ZipEntry[]): Promise<number> {
  await refuseUsed(folder)
  const beside = path.join(
    path.dirname(folder),
    `.${path.basename(folder)}.${randomBytes(6).toString('hex')}.tmp`,
  )
  try {
    let bytes = 0
    for (const { name, pieces } of entries)
      bytes += await writeEntry(path.join(beside, ...name.split('/')), pieces())
    // An empty folder is in the way of the rename on some systems.
    await rmdir(folder).catch(() => undefined)
    await rename(beside, folder)
    return bytes
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    if (error instanceof PinciteError || fileErrorCode(error) === '') throw error
    throw new PinciteError('not-saved', `${folder} can’t be written: ${fileErrorReason(error)}.`)
  }
}

async function refuseUsed(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (fileErrorCode(error) === 'ENOENT') return []
    throw new PinciteError('bad-request', `${folder} can’t be written: ${fileErrorReason(error)}.`)
  })
  if (names.length > 0) {
    throw new PinciteError(
      'bad-request',
      `${folder} holds files already. Name a new or empty folder, or a .zip.`,
    )
  }
}

async function writeEntry(file: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  try {
    await writeFile(handle, pieces)
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}
