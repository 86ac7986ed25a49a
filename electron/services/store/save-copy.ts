/** Writes an open project, as it stands in memory, into another folder: what helps when its own can't be written. */
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Low } from 'lowdb'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorReason } from '../file-errors.ts'
import { copySynced, syncFolder } from './atomic-file.ts'
import { keepBackup } from './backups.ts'
import { makeOuterFolder, makeProjectFolder, projectPaths } from './project-layout.ts'
import { SnapshotFile } from './snapshot-file.ts'

/** An open store is one. */
export interface CopiedProject {
  readonly folder: string
  readonly state: ProjectState
  readonly now: () => Date
}

export interface CopyOptions {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, of: number) => void
}

/**
 * Makes a project in the folder `to`, which holds none and nothing else, of a project's records and of those of its
 * sources that can be read. Returns a sentence for each that could not; they can be put there later. The history
 * stays with the original. Throws `refused` where the folder can't be used, `not-saved` where it can't be written,
 * and the signal's reason.
 */
export async function saveCopy(
  { folder, state, now }: CopiedProject,
  to: string,
  { signal, onProgress }: CopyOptions,
): Promise<readonly string[]> {
  if (isInside(folder, to)) {
    throw new PinciteError('refused', `${to} is inside the project itself. Choose a folder outside of it.`)
  }
  const isNew = await makeOuterFolder(to).catch((error: unknown) => {
    throw new PinciteError('not-saved', notCopied(to, error))
  })
  try {
    const refused = await makeProjectFolder(to)
    if (refused !== null) throw new PinciteError('refused', refused)
    // The records first: they are what exists nowhere else.
    await new Low<ProjectState>(new SnapshotFile(projectPaths(to).snapshot), state).write()
    // Without the history a damaged file could not be made again.
    await keepBackup(to, 'asked', now())
    return await copySources(projectPaths(folder).sources, projectPaths(to).sources, { signal, onProgress })
  } catch (error) {
    // What stands there is somebody's, and none of it is ours.
    if (error instanceof PinciteError && error.code === 'refused') throw error
    // Half a copy must not be taken for the project, nor be in the way of another try.
    await removeCopy(to, isNew)
    signal.throwIfAborted()
    throw new PinciteError('not-saved', notCopied(to, error))
  }
}

function isInside(folder: string, to: string): boolean {
  const way = path.relative(folder, to)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

function notCopied(to: string, error: unknown): string {
  return `No copy was made in ${to}: ${fileErrorReason(error).replace(/\.$/, '')}. Choose another folder.`
}

async function removeCopy(to: string, isNew: boolean): Promise<void> {
  const { snapshot, sources, text, journal, backups } = projectPaths(to)
  const made = isNew ? [to] : [snapshot, sources, text, journal, backups]
  for (const part of made) await rm(part, { recursive: true, force: true }).catch(() => undefined)
}

async function copySources(
  from: string,
  to: string,
  { signal, onProgress }: CopyOptions,
): Promise<readonly string[]> {
  let names: string[]
  try {
    names = await readdir(from)
  } catch (error) {
    return [`No source was copied: ${from} can't be read (${fileErrorReason(error)}).`]
  }
  const missing: string[] = []
  for (const [place, name] of names.entries()) {
    onProgress(place, names.length)
    signal.throwIfAborted()
    // A hidden file is what a writer left that was killed.
    if (name.startsWith('.')) continue
    await copySynced(path.join(from, name), path.join(to, name)).catch((error: unknown) => {
      missing.push(`The source ${name} was not copied: ${fileErrorReason(error)}.`)
    })
  }
  await syncFolder(to)
  onProgress(names.length, names.length)
  return missing
}
