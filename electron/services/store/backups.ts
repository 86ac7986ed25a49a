/**
 * Copies of `pincite.json` in `backups/`. A copy counts once it was read back and its checksum found right; only
 * then may older ones go. What can't be used is put aside, never deleted.
 */
import { randomBytes } from 'node:crypto'
import { link, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Backup, BackupReason } from '../../../shared/api/store-report.ts'
import { hasAllOf } from '../../../shared/domain/holes.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { copySynced, syncFolder } from './atomic-file.ts'
import { readContents, remember } from './backup-contents.ts'
import {
  formatBackupName,
  newestFirst,
  nextBackupNumber,
  parseBackupName,
  type BackupName,
} from './backup-name.ts'
import { makeFolderIn } from './file-modes.ts'
import { projectPaths } from './project-layout.ts'
import { pruneBackups } from './prune-backups.ts'

export interface BackupReading {
  readonly signal?: AbortSignal | undefined
  /** Hears how many bytes of all that is to be read have been read. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** Codes by which file systems say that they have no hard links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EXDEV', 'EACCES']

/** Returns the path of a backup. */
export function backupPath(folder: string, name: string): string {
  return path.join(projectPaths(folder).backups, name)
}

/** Returns the names of a project's backups, newest first; none where the folder is missing. Throws `cannot-open`. */
export async function backupNames(folder: string): Promise<readonly string[]> {
  return newestFirst(await namesIn(projectPaths(folder).backups))
}

/** Lists a project's backups, newest first, each of them read whole. Throws `cannot-open`. */
export async function listBackups(folder: string, reading: BackupReading = {}): Promise<readonly Backup[]> {
  const backups: Backup[] = []
  const names = await backupNames(folder)
  const sizes = await Promise.all(names.map((name) => sizeOf(backupPath(folder, name))))
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  let before = 0
  for (const [place, name] of names.entries()) {
    const start = before
    const onProgress = (done: number) => reading.onProgress?.(start + done, total)
    const backup = await readBackup(folder, name, { signal: reading.signal, onProgress })
    if (backup) backups.push(backup)
    before += sizes[place] ?? 0
    reading.onProgress?.(before, total)
  }
  return backups
}

/** Reads one backup whole; null where the name is not one, or its file is missing. */
export async function readBackup(
  folder: string,
  name: string,
  reading: BackupReading = {},
): Promise<Backup | null> {
  const parsed = parseBackupName(name)
  const file = backupPath(folder, name)
  const stats = parsed && (await stat(file).catch(() => null))
  if (!stats) return null
  const { holds, problem } = await readContents(file, reading)
  // Another process may have taken it away meanwhile.
  if (problem !== null && (await sizeOf(file)) === null) return null
  return { name, reason: parsed.reason, made: madeAt(parsed, stats.mtime), bytes: stats.size, holds, problem }
}

/** Says what the newest backup is by its name, without reading it; null for none. Throws `cannot-open`. */
export async function newestBackup(folder: string): Promise<Pick<Backup, 'name' | 'reason' | 'made'> | null> {
  for (const name of await backupNames(folder)) {
    const parsed = parseBackupName(name)
    const stats = parsed && (await stat(backupPath(folder, name)).catch(() => null))
    if (stats) return { name, reason: parsed.reason, made: madeAt(parsed, stats.mtime) }
  }
  return null
}

/**
 * Returns the newest backup that can be used; null for none. Those made before a restore are left out: they hold what
 * somebody wanted to get away from. Throws `cannot-open`.
 */
export async function newestUsableBackup(
  folder: string,
  reading: BackupReading = {},
): Promise<Backup | null> {
  for (const name of await backupNames(folder)) {
    if (parseBackupName(name)?.reason === 'restore') continue
    const backup = await readBackup(folder, name, reading)
    if (backup && backup.problem === null) return backup
  }
  return null
}

/**
 * Keeps a copy of `pincite.json`, which the caller has brought up to date, and takes away the backups it makes
 * superfluous. `now` goes into the name. Throws `not-saved`; then no half file stays and no other backup has gone.
 */
export async function keepBackup(folder: string, reason: BackupReason, now: Date): Promise<Backup> {
  const backup = await keepBackupOf(createProjectState(), folder, reason, now)
  if (backup) return backup
  throw new Error('A backup lacks something of nothing')
}

/**
 * Keeps a copy as {@link keepBackup} does. Returns null, and keeps nothing, where the file lacks something of
 * `needed`: another process has replaced it.
 */
export async function keepBackupOf(
  needed: ProjectState,
  folder: string,
  reason: BackupReason,
  now: Date,
): Promise<Backup | null> {
  const { snapshot, backups } = projectPaths(folder)
  const temporary = path.join(backups, `.backup.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await makeBackupFolder(folder, backups)
    await copySynced(snapshot, temporary)
    await utimes(temporary, now, now)
    const contents = await readContents(temporary)
    if (contents.problem !== null) throw new Error(`pincite.json can't be copied: ${contents.problem}`)
    if (contents.cover && !hasAllOf(contents.cover, needed)) {
      await rm(temporary)
      return null
    }
    const name = await putInPlace(backups, temporary, { reason, date: dateOf(now) })
    await syncFolder(backups)
    // The file that was just proved has only got its name.
    await remember(backupPath(folder, name), contents)
    const backup = await readBackup(folder, name)
    if (!backup) throw new Error(`${name} has gone`)
    // A backup too many does no harm, and is taken away the next time.
    await pruneBackups(backups).catch(() => undefined)
    return backup
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new PinciteError('not-saved', notKept(backups, error))
  }
}

async function namesIn(backups: string): Promise<readonly string[]> {
  try {
    return await readdir(backups)
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return []
    throw new PinciteError('cannot-open', `${backups} can't be read: ${fileErrorReason(error)}.`)
  }
}

async function makeBackupFolder(folder: string, backups: string): Promise<void> {
  try {
    await makeFolderIn(folder, backups)
    await syncFolder(folder)
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error
  }
}

/** Gives a finished file the next free name, which no other process has: linking fails where something stands. */
async function putInPlace(
  backups: string,
  temporary: string,
  head: Omit<BackupName, 'number'>,
): Promise<string> {
  for (;;) {
    const name = formatBackupName({ ...head, number: nextBackupNumber(await namesIn(backups)) })
    const file = path.join(backups, name)
    try {
      await link(temporary, file)
      await rm(temporary)
      return name
    } catch (error) {
      if (fileErrorCode(error) === 'EEXIST') continue
      if (!NO_LINKS.includes(fileErrorCode(error))) throw error
    }
    await rename(temporary, file)
    return name
  }
}

/** The file's own time where it agrees with the name, which copying and syncing do not alter. */
function madeAt({ date }: BackupName, changed: Date): string {
  return dateOf(changed) === date ? changed.toISOString() : `${date}T00:00:00.000Z`
}

/** Years beyond 9999 lose their first digits: a name has room for four. */
function dateOf(time: Date): string {
  return (time.toISOString().split('T')[0] ?? '').slice(-10)
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  )
}

function notKept(backups: string, error: unknown): string {
  const reason = fileErrorReason(error).replace(/\.$/, '')
  return `No backup was made in ${backups}: ${reason}. What was there before is untouched.`
}
