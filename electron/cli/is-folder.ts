/** Says what stands at a place that a person names: a folder, or a file. */
import { readdir, stat } from 'node:fs/promises'
import { fileErrorReason } from '../services/file-errors.ts'
import { insteadOf } from '../services/package/no-package.ts'
import { UsageError } from './command.ts'

/** @throws {@link UsageError} where there is nothing, or nothing that can be opened. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw new UsageError(`${path} can’t be opened: ${fileErrorReason(error)}.`)
  }
}

/** What is left of every project, however damaged. */
const OF_PROJECTS: readonly string[] = ['pincite.json', 'journal', 'backups']

/** @throws {@link UsageError} for a folder that is no Data Package where it is no project either. */
export async function refuseOtherFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.some((name) => OF_PROJECTS.includes(name))) return
  const what = `${folder} holds neither a project (pincite.json) nor a Data Package (datapackage.json).`
  throw new UsageError(`${what} ${await insteadOf(folder)}.`)
}
