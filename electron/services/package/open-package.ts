/** Opens a Data Package, a folder or a zip file, as a list of files; names in it are data and lead nowhere else. */
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { openZip, ZIP_LIMITS } from '../extract/read-zip.ts'
import { fileErrorReason } from '../file-errors.ts'
import { hashFile, sha256Of } from '../file-hash.ts'
import { RefusalError } from '../extract/refusal-error.ts'
import { DESCRIPTOR } from './seal.ts'

/** The files of a package by their paths within it, `/` between the parts. */
export interface PackageContent {
  readonly paths: readonly string[]
  readonly read: (path: string) => Promise<Uint8Array>
  /** Lower-case hex. */
  readonly sha256: (path: string) => Promise<string>
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
    const content = await contentOf(place)
    return content
      ? { ok: true, content }
      : { ok: false, message: `“${name}” holds no ${DESCRIPTOR}; it is no Data Package.` }
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

async function contentOf(place: PackagePlace): Promise<PackageContent | null> {
  if (typeof place !== 'string') return zipContent(place.bytes)
  const isFolder = (await stat(place)).isDirectory()
  return isFolder ? folderContent(place) : zipContent(await readFile(place))
}

async function folderContent(folder: string): Promise<PackageContent | null> {
  const paths: string[] = []
  const waiting = ['']
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of await readdir(path.join(folder, next), { withFileTypes: true })) {
      const own = next === '' ? entry.name : `${next}/${entry.name}`
      if (entry.isDirectory()) waiting.push(own)
      else paths.push(own)
      if (paths.length + waiting.length > ZIP_LIMITS.entries) {
        throw new RefusalError('too-large', `It holds more than ${ZIP_LIMITS.entries} files.`)
      }
    }
  }
  if (!paths.includes(DESCRIPTOR)) return null
  const within = async (name: string) => {
    const file = path.join(folder, ...name.split('/'))
    // A link may lead anywhere.
    if (!(await lstat(file)).isFile())
      throw new RefusalError('damaged', `${name} is a link, and no file of its own.`)
    return file
  }
  return {
    paths: paths.sort(),
    read: async (name) => readFile(await within(name)),
    sha256: async (name) => hashFile(await within(name)),
  }
}

/** Files that were packed together with the folder they stand in are taken out of it. */
async function zipContent(bytes: Uint8Array): Promise<PackageContent | null> {
  const zip = await openZip(bytes)
  const descriptor = zip.names
    .filter((name) => /^(?:[^/]+\/)?datapackage\.json$/.test(name))
    .sort(byLength)[0]
  if (descriptor === undefined) return null
  const top = descriptor.slice(0, -DESCRIPTOR.length)
  const inside = (name: string) => (name.startsWith(top) ? name.slice(top.length) : name)
  const names = new Map(zip.names.map((name) => [inside(name), name]))
  const read = (name: string) => zip.read(names.get(name) ?? name)
  return {
    paths: [...names.keys()].sort(),
    read,
    sha256: async (name) => sha256Of(await read(name)),
  }
}

function byLength(a: string, b: string): number {
  return a.length - b.length
}
