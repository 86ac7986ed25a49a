/** The layout of a project folder, and making one. What each part holds is described in `docs/format-project.md`. */
import { readFile, readdir, realpath, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorCode } from '../file-errors.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile, syncFolder } from './atomic-file.ts'
import { makeFolderIn } from './file-modes.ts'

export interface ProjectPaths {
  readonly folder: string
  /** The snapshot, `pincite.json`. */
  readonly snapshot: string
  /** Folder with one folder of journal segments a replica. */
  readonly journal: string
  /** Folder of the original files, named by their SHA-256. */
  readonly sources: string
  /** Folder of canonical text, which can be made again from the sources. */
  readonly text: string
  readonly backups: string
}

/** What systems leave, beside hidden files, in a folder that is empty to the person. */
const LEFT_BY_SYSTEMS = ['Thumbs.db', 'desktop.ini']

const IGNORED = ['text/', 'backups/']

export function projectPaths(folder: string): ProjectPaths {
  const inside = (name: string) => path.join(folder, name)
  return {
    folder,
    snapshot: inside('pincite.json'),
    journal: inside('journal'),
    sources: inside('sources'),
    text: inside('text'),
    backups: inside('backups'),
  }
}

/**
 * Says why no project can go into a folder: what is not hidden in it (`.git` is) is a project or somebody's files.
 * Null where it can, also where making one there was interrupted. Throws what the file system throws.
 */
export async function whyNotFree(folder: string): Promise<string | null> {
  const entries = await readdir(folder)
  if (entries.every((name) => name.startsWith('.') || LEFT_BY_SYSTEMS.includes(name))) return null
  if (await isUnfinished(folder, entries)) return null
  if (entries.includes('pincite.json') || entries.includes('journal')) {
    return `${folder} already holds a project. Open it, or choose another folder.`
  }
  return `${folder} is not empty. Choose a new or empty folder, so that a project's files stay by themselves.`
}

/**
 * Makes a folder with all that lead to it, so that a power cut does not take them away again. Returns whether it was
 * not there before. Throws what the file system throws.
 */
export async function makeOuterFolder(folder: string): Promise<boolean> {
  const first = await makeFolders(folder)
  // Where it was there, whoever made it may have been killed before this.
  for (let made = folder; ; made = path.dirname(made)) {
    await syncFolder(path.dirname(made))
    if (first === null || path.resolve(made) === first) return first !== null
  }
}

/**
 * Makes the folders of a new project, readable by their owner alone, and a `.gitignore` for what can be made again.
 * Returns null, or what {@link whyNotFree} says against the folder.
 */
export async function makeProjectFolder(folder: string): Promise<string | null> {
  const paths = projectPaths(folder)
  await makeOuterFolder(folder)
  const refused = await whyNotFree(folder)
  if (refused !== null) return refused
  // The journal first: a folder without one is somebody's own.
  for (const part of [paths.journal, paths.sources, paths.text]) {
    await makeFolderIn(folder, part).catch((error: unknown) => {
      if (fileErrorCode(error) !== 'EEXIST') throw error
    })
  }
  await ignoreInGit(folder)
  await syncFolder(folder)
  return null
}

/**
 * Says whether a folder holds nothing but what making a project there left when it was interrupted: empty folders,
 * and journals without a single change.
 */
async function isUnfinished(folder: string, names: readonly string[]): Promise<boolean> {
  const { journal, sources, text } = projectPaths(folder)
  const parts = [journal, sources, text].map((part) => path.basename(part))
  const isOurs = (name: string) => name.startsWith('.') || parts.includes(name)
  if (!names.includes(path.basename(journal)) || !names.every(isOurs)) return false
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory() || path.dirname(file) === folder) continue
    if (!file.startsWith(journal + path.sep)) return false
    const lines = (await readFile(file, 'latin1')).split('\n')
    // The first line is the header, which holds no change.
    if (lines.length > 2) return false
  }
  return true
}

/** Takes away the folders that {@link makeProjectFolder} just made, after no change could be saved in them. */
export async function unmakeProjectFolder(folder: string): Promise<void> {
  const { journal, sources, text } = projectPaths(folder)
  await rm(journal, { recursive: true, force: true }).catch(() => undefined)
  for (const part of [sources, text]) await rmdir(part).catch(() => undefined)
}

/** Returns the real path of a folder, links followed; the path itself where it can't be told. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => path.resolve(folder))
}

/** Returns what a project's `.gitignore` should name and does not. */
export async function missingIgnores(folder: string): Promise<readonly string[]> {
  const text = await readFile(ignoreFile(folder), 'utf8').catch(() => '')
  return IGNORED.filter((line) => !text.split(/\r?\n/).includes(line))
}

/** Adds to a project's `.gitignore` what can be made again or is of no use to others. Returns what was missing. */
export async function ignoreInGit(folder: string): Promise<readonly string[]> {
  const missing = await missingIgnores(folder)
  if (missing.length === 0) return missing
  const text = await readFile(ignoreFile(folder), 'utf8').catch(() => '')
  const gap = text === '' || text.endsWith('\n') ? '' : '\n'
  await replaceFile(ignoreFile(folder), (handle) => handle.writeFile(`${text}${gap}${missing.join('\n')}\n`))
  return missing
}

function ignoreFile(folder: string): string {
  return path.join(folder, '.gitignore')
}
