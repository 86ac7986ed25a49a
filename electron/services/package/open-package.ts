/** Opens a Data Package, a folder or a zip file, as a list of files; names in it are data and lead nowhere else. */
import { createReadStream } from 'node:fs'
import { lstat, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { openZip, openZipFile, type ZipArchive, type ZipLimits } from '../extract/read-zip.ts'
import { fileErrorReason } from '../file-errors.ts'
import { hashPieces } from '../file-hash.ts'
import { RefusalError } from '../extract/refusal-error.ts'
import { MAX_DATASET_BYTES } from '../verify/read-dataset.ts'
import { describeOtherFolder, describeOtherZip } from './no-package.ts'
import { DESCRIPTOR } from './seal.ts'

/** The files of a package by their paths within it, `/` between the parts. */
export interface PackageContent {
  readonly paths: readonly string[]
  /** Whole names of files of a zip that stand beside the folder that is the package, where it is in one. */
  readonly beside: readonly string[]
  /** Throws `RefusalError` for a file that is damaged, or larger than a dataset may be. */
  readonly read: (path: string) => Promise<Uint8Array>
  /** The same piece by piece, and of any size. */
  readonly pieces: (path: string) => AsyncIterable<Uint8Array>
  /** Lower-case hex. */
  readonly sha256: (path: string) => Promise<string>
  /** What a file or folder within is called in messages: “evidence.zip: sources/ab….pdf”. */
  readonly nameOf: (path: string) => string
}

/**
 * A package has all sources of a project in it. No file of it is unpacked into the memory but its tables, and these have
 * a bound of their own; so what remains is to end with a file that would never end.
 */
const LIMITS: ZipLimits = {
  entries: 20_000,
  entryBytes: 20_000_000_000,
  totalBytes: 200_000_000_000,
  ratio: 200,
  ratioAbove: 1_000_000,
  advice: 'If you trust it, unpack it and give the folder.',
  mend: 'Get it again from whom you have it, or export it anew.',
  unlock: 'Unpack it and give the folder.',
}

/** Where a package is: a path, or the bytes of a zip file and its name for messages. */
export type PackagePlace = string | { readonly fileName: string; readonly bytes: Uint8Array }

export type PackageOpening =
  { readonly ok: true; readonly content: PackageContent } | { readonly ok: false; readonly message: string }

/** Says whether this can be a Data Package: a folder with `datapackage.json` in it, or a zip file by its first bytes. */
export async function isPackage(place: PackagePlace): Promise<boolean> {
  if (typeof place !== 'string') return isZip(Buffer.from(place.bytes.subarray(0, 4)).toString('latin1'))
  try {
    if ((await stat(place)).isDirectory()) return (await stat(path.join(place, DESCRIPTOR))).isFile()
    return isZip(await firstBytes(place))
  } catch {
    return false
  }
}

function isZip(start: string): boolean {
  return start === 'PK\u0003\u0004' || start === 'PK\u0005\u0006'
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Opens a package; the message says why that can't be done. */
export async function openPackage(place: PackagePlace): Promise<PackageOpening> {
  const name = packageName(place)
  try {
    const content = await openPlace(place)
    return typeof content === 'object'
      ? { ok: true, content }
      : { ok: false, message: `“${name}” ${content}.` }
  } catch (error) {
    const reason =
      error instanceof RefusalError ? error.message : `It can’t be read: ${fileErrorReason(error)}.`
    return { ok: false, message: `“${name}”: ${reason}` }
  }
}

/** What a package is called in messages. */
export function packageName(place: PackagePlace): string {
  return typeof place === 'string' ? path.basename(place) : place.fileName
}

/** Returns the content, or the rest of a sentence that says what it is instead. */
async function openPlace(place: PackagePlace): Promise<PackageContent | string> {
  if (typeof place === 'string' && (await stat(place)).isDirectory()) return folderContent(place)
  const zip = await (typeof place === 'string' ? openZipFile(place, LIMITS) : openZip(place.bytes, LIMITS))
  return zipContent(zip, packageName(place))
}

async function folderContent(folder: string): Promise<PackageContent | string> {
  const paths: string[] = []
  const waiting = ['']
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of await readdir(path.join(folder, next), { withFileTypes: true })) {
      const own = next === '' ? entry.name : `${next}/${entry.name}`
      if (entry.isDirectory()) waiting.push(own)
      else paths.push(own)
      if (paths.length + waiting.length > LIMITS.entries) {
        throw new RefusalError('too-large', `It holds more than ${LIMITS.entries} files.`)
      }
    }
  }
  if (!paths.includes(DESCRIPTOR)) return describeOtherFolder(folder)
  const nameOf = (name: string) => path.join(folder, ...name.split('/'))
  return contentOf({ paths, beside: [], nameOf }, async function* (name) {
    const file = path.join(folder, ...name.split('/'))
    // A link may lead anywhere.
    if (!(await lstat(file)).isFile())
      throw new RefusalError('damaged', `${name} is a link, and no file of its own.`)
    for await (const piece of createReadStream(file)) yield piece as Uint8Array
  })
}

function contentOf(
  { paths, beside, nameOf }: Pick<PackageContent, 'paths' | 'beside' | 'nameOf'>,
  pieces: PackageContent['pieces'],
): PackageContent {
  return {
    paths: paths.toSorted(),
    ...{ beside, nameOf, pieces },
    read: async (name) => {
      const read: Uint8Array[] = []
      let size = 0
      for await (const piece of pieces(name)) {
        size += piece.length
        if (size > MAX_DATASET_BYTES) {
          const most = `${MAX_DATASET_BYTES / 1024 / 1024} MB`
          throw new RefusalError('too-large', `${name} is larger than ${most}; such a file is not read.`)
        }
        read.push(piece)
      }
      return new Uint8Array(Buffer.concat(read))
    },
    sha256: (name) => hashPieces(pieces(name)),
  }
}

/** Files that were packed together with the folder they stand in are taken out of it. */
function zipContent(zip: ZipArchive, name: string): PackageContent | string {
  const [twice] = zip.repeated
  // Programs differ in which of the two they take, so that one of them would go unchecked.
  if (twice !== undefined) {
    const what = `It holds more than one file with the name ${twice}.`
    throw new RefusalError('damaged', `${what} Ask for a new copy of it.`)
  }
  const descriptor = zip.names
    .filter((name) => /^(?:[^/]+\/)?datapackage\.json$/.test(name))
    .sort(byLength)[0]
  if (descriptor === undefined) return describeOtherZip(zip.names)
  const top = descriptor.slice(0, -DESCRIPTOR.length)
  const isWithin = (name: string) => name.startsWith(top)
  return contentOf(
    {
      paths: zip.names.filter(isWithin).map((one) => one.slice(top.length)),
      beside: zip.names.filter((one) => !isWithin(one)),
      nameOf: (own) => `${name}: ${top}${own}`,
    },
    (own) => zip.pieces(top + own),
  )
}

function byLength(a: string, b: string): number {
  return a.length - b.length
}
