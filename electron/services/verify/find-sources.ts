/** Finds source files by their SHA-256 anywhere below a folder. A name is only a hint of where to look first. */
import { basename, extname } from 'node:path'
import { MEDIA_TYPE_FACTS, MEDIA_TYPES } from '../../../shared/domain/media-types.ts'
import { fileErrorReason } from '../file-errors.ts'
import { hashFile } from '../file-hash.ts'
import { listFiles, type UnreadablePath } from './list-files.ts'

/** More files than this below a folder are not looked at. */
const MAX_FILES = 50_000
const LIKELY_ENDINGS: ReadonlySet<string> = new Set([
  ...MEDIA_TYPES.map((type) => MEDIA_TYPE_FACTS[type].ending),
  '.htm',
  '.xhtml',
])

export interface WantedSource {
  readonly sha256: string
  readonly fileName: string
}

export interface SourceSearch {
  readonly folder: string
  /** SHA-256 → path of a file with these bytes. */
  readonly found: ReadonlyMap<string, string>
  /** Every file hashed, with what it hashed to. */
  readonly hashed: readonly { readonly path: string; readonly sha256: string }[]
  readonly unreadable: readonly UnreadablePath[]
  /** True when the folder holds more files than were looked at. */
  readonly cut: boolean
  /** What a place is called in messages. */
  readonly nameOf: (path: string) => string
}

/** How to look: `nameOf` gives the names for messages, the paths themselves unless told. */
export interface SearchOptions {
  readonly signal?: AbortSignal | undefined
  readonly nameOf?: ((path: string) => string) | undefined
}

/** Looks for `wanted` below `folder`, likely names first, and stops as soon as all are found. */
export async function findSources(
  folder: string,
  wanted: readonly WantedSource[],
  { signal, nameOf = (path) => path }: SearchOptions = {},
): Promise<SourceSearch> {
  const missing = new Set(wanted.map(({ sha256 }) => sha256))
  const found = new Map<string, string>()
  const hashed: { path: string; sha256: string }[] = []
  const files = await listFiles(folder, MAX_FILES, signal)
  const unreadable = [...files.unreadable]
  for (const path of likeliestFirst(files.paths, wanted)) {
    if (missing.size === 0) break
    signal?.throwIfAborted()
    try {
      const sha256 = await hashFile(path, signal)
      hashed.push({ path, sha256 })
      if (missing.delete(sha256)) found.set(sha256, path)
    } catch (error) {
      signal?.throwIfAborted()
      unreadable.push({ path, reason: fileErrorReason(error) })
    }
  }
  return { folder, found, hashed, unreadable, cut: files.cut, nameOf }
}

/** Says in one or two sentences that a source was not found, where it was looked for, and what was there instead. */
export function explainMissing(search: SourceSearch, { sha256, fileName }: WantedSource): string {
  const { nameOf } = search
  const count = search.hashed.length
  const parts = [
    `no file with SHA-256 ${sha256} below ${nameOf(search.folder)} (${count} ${count === 1 ? 'file' : 'files'} looked at)`,
  ]
  const namesake = search.hashed.find(
    ({ path }) => isNamed(path, fileName) || basename(nameOf(path)).startsWith(sha256),
  )
  if (namesake)
    parts.push(`${nameOf(namesake.path)} has that name but other bytes (SHA-256 ${namesake.sha256})`)
  const [first] = search.unreadable
  if (first) {
    const more = search.unreadable.length - 1
    parts.push(`${nameOf(first.path)} can't be read: ${first.reason}${more > 0 ? `, and ${more} more` : ''}`)
  }
  if (search.cut) parts.push(`only the first ${MAX_FILES} files were looked at`)
  return parts.join('; ')
}

function likeliestFirst(paths: readonly string[], wanted: readonly WantedSource[]): readonly string[] {
  const hashes = new Set(wanted.map(({ sha256 }) => sha256))
  const names = new Set(wanted.map(({ fileName }) => fileName.toLowerCase()))
  const rank = (path: string): number => {
    const name = basename(path).toLowerCase()
    if (hashes.has(basename(name, extname(name)))) return 0
    if (names.has(name)) return 1
    return LIKELY_ENDINGS.has(extname(name)) ? 2 : 3
  }
  return paths
    .map((path) => ({ path, rank: rank(path) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ path }) => path)
}

function isNamed(path: string, fileName: string): boolean {
  return basename(path).toLowerCase() === fileName.toLowerCase()
}
