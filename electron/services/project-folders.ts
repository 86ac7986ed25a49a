/** Folders as the person names them: typed paths, what is a project, and where a new one may go. */
import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve, sep } from 'node:path'
import { PinciteError } from '../../shared/api/errors.ts'
import type { PathCompletion } from '../../shared/api/pincite-api.ts'
import { whyNotFree } from './store/project-layout.ts'

/** Most folders {@link completePath} lists. */
export const COMPLETION_LIMIT = 30

/** Returns a typed path as an absolute one; `~` stands for the home folder. Throws `refused` for a relative one. */
export function resolveTyped(typed: string): string {
  const path = withHome(typed.trimStart())
  if (isAbsolute(path)) return resolve(path)
  throw new PinciteError(
    'refused',
    `“${typed}” is not a whole path. Begin with ${sep === '/' ? '/ or ~' : 'a drive such as C:\\ or ~'}.`,
  )
}

/** Says whether a folder is a project: it holds `pincite.json` or, where that was lost, journals. */
export async function isProjectFolder(folder: string): Promise<boolean> {
  const [store, journal] = await Promise.all(
    ['pincite.json', 'journal'].map((name) => stat(join(folder, name)).catch(() => null)),
  )
  return Boolean(store?.isFile() || journal?.isDirectory())
}

/** Says whether no project can go into a folder; into an absent or unreadable one it might. */
export async function isTaken(folder: string): Promise<boolean> {
  return (await whyNotFree(folder).catch(() => null)) !== null
}

/** Makes sure that a new project does not go into a folder with other files. Throws `refused`. */
export async function requireFreeFolder(folder: string): Promise<void> {
  const message = await whyNotFree(folder).catch(() => null)
  if (message !== null) throw new PinciteError('refused', message)
}

/**
 * Lists the folders that begin with a typed path in any case, in alphabetical order, {@link COMPLETION_LIMIT} at
 * most. Hidden folders are listed when their dot was typed. What can't be read, and a relative path, gives an
 * empty list.
 */
export async function completePath(typed: string): Promise<readonly PathCompletion[]> {
  const path = withHome(typed.trimStart())
  if (!isAbsolute(path) || path.includes('\0')) return []
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf(sep)) + 1
  const parent = path.slice(0, cut)
  const start = path.slice(cut).toLowerCase()
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => [])
  const named = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter(
      (name) => name.toLowerCase().startsWith(start) && (start.startsWith('.') || !name.startsWith('.')),
    )
    .sort((a, b) => a.localeCompare(b, 'en'))
  const found: PathCompletion[] = []
  for (const name of named) {
    if (found.length === COMPLETION_LIMIT) break
    const folder = join(parent, name)
    if ((await stat(folder).catch(() => null))?.isDirectory()) {
      found.push({ path: folder, isProject: await isProjectFolder(folder) })
    }
  }
  return found
}

/** A separator at the end stays: it asks for what is inside. */
function withHome(path: string): string {
  if (path === '~') return homedir() + sep
  return path.startsWith('~/') || path.startsWith(`~${sep}`) ? homedir() + path.slice(1) : path
}
