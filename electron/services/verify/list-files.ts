/** Lists the files below a folder, within limits and without ever going in circles. */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileErrorReason } from '../file-errors.ts'

/** A file or folder that could not be looked into, and why. */
export interface UnreadablePath {
  readonly path: string
  readonly reason: string
}

export interface FileList {
  readonly paths: readonly string[]
  readonly unreadable: readonly UnreadablePath[]
  /** True when there are more files than were listed. */
  readonly cut: boolean
}

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git'])

/**
 * Lists the files below `folder`, nearest first and by name, at most `limit` of them. `node_modules` and `.git` are
 * passed over. Links are followed, linked folders last and each real folder once. The folder itself being unreadable
 * is reported like any other.
 */
export async function listFiles(folder: string, limit: number, signal?: AbortSignal): Promise<FileList> {
  const paths: string[] = []
  const unreadable: UnreadablePath[] = []
  const visited = new Set<string>()
  const waiting = [folder]
  const linked: string[] = []
  for (;;) {
    signal?.throwIfAborted()
    const next = waiting.shift() ?? linked.shift()
    if (next === undefined) return { paths, unreadable, cut: false }
    const entries = await readFolder(next, visited, unreadable)
    for (const entry of entries) {
      const path = join(next, entry.name)
      const kind = await kindOf(entry, path, unreadable)
      if (kind === 'file' && paths.length === limit) return { paths, unreadable, cut: true }
      if (kind === 'file') paths.push(path)
      else if (kind === 'folder' && !SKIPPED_FOLDERS.has(entry.name)) {
        if (entry.isSymbolicLink()) linked.push(path)
        else waiting.push(path)
      }
    }
  }
}

/** Returns the entries by name; none for a folder that was read before or can't be read. */
async function readFolder(
  folder: string,
  visited: Set<string>,
  unreadable: UnreadablePath[],
): Promise<Dirent[]> {
  try {
    const real = await realpath(folder)
    if (visited.has(real)) return []
    visited.add(real)
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    unreadable.push({ path: folder, reason: fileErrorReason(error) })
    return []
  }
}

async function kindOf(
  entry: Dirent,
  path: string,
  unreadable: UnreadablePath[],
): Promise<'file' | 'folder' | 'other'> {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  try {
    const target = await stat(path)
    return target.isFile() ? 'file' : target.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    unreadable.push({ path, reason: fileErrorReason(error) })
    return 'other'
  }
}
