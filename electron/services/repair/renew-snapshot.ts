/**
 * Makes `pincite.json` anew where it can't be used: from what is proved, or, when the person asks for it, from what
 * can be read. The old file is copied aside and synced before it is replaced as a whole, so that being killed at any
 * moment costs nothing, and doing it again does no harm.
 */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import type { CheckedProject } from '../check/check-project.ts'
import { replaceFile, syncFolder } from '../store/atomic-file.ts'
import { backupPath, readBackup } from '../store/backups.ts'
import { doesOpen, loadProject, type LoadedProject } from '../store/load-project.ts'
import { projectPaths } from '../store/project-layout.ts'
import { readSnapshot } from '../store/read-snapshot.ts'

/** Writes the file anew if something is wrong with it and what is right is known. Returns what was done. */
export async function renewSnapshot(
  folder: string,
  checked: CheckedProject,
  isSalvageWanted: boolean,
): Promise<readonly string[]> {
  const { loaded, journals, report } = checked
  // What the disk does not give is not known to be wrong; a newer Pincite's file is not this one's to judge.
  if (loaded.reading.is === 'newer' || loaded.reading.is === 'unreadable') return []
  if (isSalvageWanted) {
    const { origin, state } = await loadProject(folder, { salvage: true })
    if (origin.from === 'salvage') {
      return write(folder, loaded, state, 'from what could be read of it, which nothing proves right')
    }
  }
  // Its checksum is right, and still every line of the journals says otherwise.
  if (report.findings.some(({ problem }) => problem === 'differs')) {
    return write(folder, loaded, journals.state, 'from the journals')
  }
  if (!isUnusable(loaded) || !doesOpen(loaded)) return []
  const { origin, state } = loaded
  const from = origin.from === 'backup' ? `from backups/${origin.name} and the journals` : 'from the journals'
  return write(folder, loaded, state, from)
}

/**
 * Puts a backup in the place of `pincite.json`; what the journals have beyond it is added when the project opens.
 * Returns what was done. Throws `not-found` and `refused` for a backup that is not there or can't be used, `refused`
 * also in place of what a newer Pincite has written.
 */
export async function restoreFile(
  folder: string,
  loaded: LoadedProject,
  name: string,
): Promise<readonly string[]> {
  const backup = await readBackup(folder, name)
  if (!backup) throw new PinciteError('not-found', `There is no backup “${name}” in ${folder}.`)
  if (backup.problem !== null) {
    throw new PinciteError(
      'refused',
      `backups/${name} can't be used: ${backup.problem}. Choose another backup.`,
    )
  }
  if (loaded.reading.is === 'newer') {
    const why = `pincite.json in ${folder} was written by a newer Pincite (format version ${loaded.reading.version})`
    throw new PinciteError('refused', `${why}, and is left as it is. Update Pincite to open it.`)
  }
  const { snapshot } = projectPaths(folder)
  const done = await keepOld(folder, loaded, isUnusable(loaded) ? 'damaged' : 'other')
  await replaceFile(snapshot, async (handle) => {
    for await (const piece of createReadStream(backupPath(folder, name))) {
      await handle.writeFile(piece as Uint8Array)
    }
  })
  await requireWhole(snapshot)
  return [
    ...done,
    `pincite.json was made anew from backups/${name}; what the journals have beyond it is added.`,
  ]
}

function isUnusable({ reading, unusedBecause, origin }: LoadedProject): boolean {
  if (reading.is !== 'whole' || reading.unread.length > 0) return true
  return unusedBecause !== null || origin.from === 'backup'
}

async function write(
  folder: string,
  loaded: LoadedProject,
  state: ProjectState,
  from: string,
): Promise<readonly string[]> {
  const done = await keepOld(folder, loaded, loaded.unusedBecause === 'other-project' ? 'other' : 'damaged')
  await loaded.file.write(state)
  await requireWhole(projectPaths(folder).snapshot)
  return [...done, `pincite.json was made anew ${from}.`]
}

async function keepOld(
  folder: string,
  { reading, file }: LoadedProject,
  why: 'damaged' | 'other',
): Promise<readonly string[]> {
  if (reading.is === 'missing') return []
  const name = await file.copyAside(why)
  await syncFolder(folder)
  return [`The pincite.json that was there is kept as ${name}.`]
}

async function requireWhole(file: string): Promise<void> {
  const { is } = await readSnapshot(file)
  if (is !== 'whole') throw new Error(`${path.basename(file)} can't be read back`)
}
