/** The layout of a project folder, and making one. What each part holds is described in `docs/format-project.md`. */
import { mkdir, open, readFile, readdir, realpath, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from './atomic-file.ts'

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
 * Says why no project can go into a folder with these entries: what is not hidden (`.git` is) is a project or
 * somebody's files. Null where it can.
 */
export function whyNotFree(folder: string, entries: readonly string[]): string | null {
  if (entries.includes('pincite.json') || entries.includes('journal')) {
    return `${folder} already holds a project. Open it, or choose another folder.`
  }
  if (entries.every((name) => name.startsWith('.') || LEFT_BY_SYSTEMS.includes(name))) return null
  return `${folder} is not empty. Choose a new or empty folder, so that a project's files stay by themselves.`
}

/**
 * Makes the folders of a new project, readable by their owner alone, and a `.gitignore` for what can be made again.
 * Returns null, or what {@link whyNotFree} says against the folder.
 */
export async function makeProjectFolder(folder: string): Promise<string | null> {
  const paths = projectPaths(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const refused = whyNotFree(folder, await readdir(folder))
  if (refused !== null) return refused
  for (const part of [paths.sources, paths.text, paths.journal]) await mkdir(part, { mode: 0o700 })
  await ignoreInGit(path.join(folder, '.gitignore'))
  await syncFolder(folder)
  return null
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

async function ignoreInGit(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  try {
    const text = await readFile(file, 'utf8')
    const missing = IGNORED.filter((line) => !text.split(/\r?\n/).includes(line))
    const gap = text === '' || text.endsWith('\n') ? '' : '\n'
    if (missing.length > 0) await handle.appendFile(`${gap}${missing.join('\n')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
