/** Puts right what lies about in a project's folder. Journals and sources stay as they are. */
import { chmod, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from '../../../shared/api/store-report.ts'
import { tooOpen } from '../check/check-folder.ts'
import { readContents } from '../store/backup-contents.ts'
import { ignoreInGit, projectPaths } from '../store/project-layout.ts'
import { putAside } from '../store/prune-backups.ts'

/** A process that is alive may be writing a younger one (milliseconds). */
const LEFT_OVER = 10 * 60_000

/** Acts on those of the findings that can be put right without a choice. Returns what was done, a sentence each. */
export async function tidyFolder(folder: string, findings: readonly Finding[]): Promise<readonly string[]> {
  const done: string[] = []
  for (const finding of findings) {
    const what = await putRight(folder, finding)
    if (what !== null) done.push(what)
  }
  return done
}

async function putRight(folder: string, { part, problem, place }: Finding): Promise<string | null> {
  const file = path.join(folder, place)
  if (problem === 'left-over') {
    const found = await stat(file).catch(() => null)
    if (!found || Math.abs(Date.now() - found.mtimeMs) < LEFT_OVER) return null
    await rm(file, { force: true })
    return `${place} was removed.`
  }
  if (problem === 'stale-text') {
    await rm(file, { force: true })
    return `${place} was removed; it is made again from its source.`
  }
  if (problem === 'damaged' && part === 'backup') return putBackupAside(folder, path.basename(place))
  if (problem === 'not-ignored') return ignore(folder)
  if (problem === 'open-to-others') return close(folder)
  return null
}

async function putBackupAside(folder: string, name: string): Promise<string | null> {
  const { backups } = projectPaths(folder)
  const { problem, isProved } = await readContents(path.join(backups, name))
  if (problem === null || !isProved) return null
  return `backups/${name} can't be used and is kept as backups/${await putAside(backups, name)}.`
}

async function ignore(folder: string): Promise<string> {
  return `.gitignore now names ${(await ignoreInGit(folder)).join(' and ')}.`
}

async function close(folder: string): Promise<string> {
  const open = await tooOpen(folder)
  for (const { file, mode } of open) await chmod(file, mode)
  const what = open.length === 1 ? '1 file or folder is' : `${open.length} files and folders are`
  return `${what} closed to other people of this computer.`
}
