/**
 * Brings `pincite.json` up to date with the journals, and keeps a backup of it. Works from what is on the disk, so
 * that it can run beside the thread that makes changes.
 */
import { Low } from 'lowdb'
import { messageOf } from '../../../shared/api/errors.ts'
import type { Backup, BackupReason } from '../../../shared/api/store-report.ts'
import { hasAllOf } from '../../../shared/domain/holes.ts'
import { takeCover } from '../../../shared/domain/parse-state.ts'
import type { EncodedCover, ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { parseBackupName } from './backup-name.ts'
import { backupNames, keepBackup, keepBackupOf, newestBackup } from './backups.ts'
import type { LoadedProject } from './load-project.ts'
import { doesOpen, loadProject } from './load-project.ts'
import type { Migrations } from './migrations.ts'
import { MIGRATIONS } from './migrations.ts'

/** Plain values only: this crosses into a worker thread. */
export interface SnapshotTask {
  readonly folder: string
  /** What the file must cover: everything that was acknowledged here. */
  readonly has: EncodedCover
  /** Replica → last sequence that counts, for journals whose last lines may be on their way or given up. */
  readonly ends: Readonly<Record<string, number>>
  /** Why a backup is made afterwards; `due` makes one where the last is old enough; null makes none. */
  readonly backup: BackupReason | 'due' | null
  /** Milliseconds since 1970, for the name of the backup. */
  readonly now: number
}

export type SnapshotOutcome =
  | { readonly is: 'written'; readonly backup: Backup | null; readonly notices: readonly string[] }
  /** The disk lacks something that was acknowledged here: the caller must write the file from memory. */
  | { readonly is: 'lacking'; readonly aside: string | null }
  /** A newer Pincite has written the file: this one leaves it alone. */
  | { readonly is: 'newer'; readonly what: string }

/** Least time between two backups that nobody asked for (milliseconds). */
const ROLLING = 15 * 60_000

/**
 * Does the task. Rejects with what the file system says; the file is then the old one. It may be killed at any moment
 * and done again. `migrations` is another history of the format, for tests.
 */
export async function updateSnapshot(
  { folder, has, ends, backup, now }: SnapshotTask,
  migrations: Migrations = MIGRATIONS,
): Promise<SnapshotOutcome> {
  const loaded = await loadProject(folder, { ends: new Map(Object.entries(ends)), migrations })
  const { reading, state, file } = loaded
  if (reading.is === 'newer') return { is: 'newer', what: `format ${reading.version}` }
  if (reading.is === 'whole' && reading.unknownKinds.length > 0) {
    return { is: 'newer', what: `records of the kind "${reading.unknownKinds.join('", "')}"` }
  }
  const notices: string[] = []
  const time = new Date(now)
  if (reading.is === 'whole' && reading.version < migrations.current) {
    const { name } = await keepBackup(folder, 'migration', time)
    notices.push(
      `pincite.json was brought up from format ${reading.version}; the old one is backups/${name}.`,
    )
  }
  const needed = neededState(has, loaded)
  if (!doesOpen(loaded) && needed.covers.size === 0)
    throw new Error('what is on the disk is not all of the project')
  const aside = await setAside(loaded)
  if (aside !== null) notices.push(asideNotice(aside))
  if (!doesOpen(loaded) || !hasAllOf(state, needed)) {
    // What the file has and memory has not would be written over.
    const isOther = aside === null && reading.is === 'whole' && !hasAllOf(needed, reading.state)
    return { is: 'lacking', aside: isOther ? await file.copyAside('other') : aside }
  }
  const low = new Low<ProjectState>(file, state)
  await low.write()
  if (backup === 'due') return { is: 'written', ...(await keepDue(folder, state, time, notices)) }
  if (backup === null) return { is: 'written', backup, notices }
  for (;;) {
    const kept = await keepBackupOf(needed, folder, backup, time)
    if (kept) return { is: 'written', backup: kept, notices }
    // Another process put an older file in its place meanwhile.
    await low.write()
  }
}

/** What the caller has, without what it shows of journals beyond their ends: that was never saved. */
function neededState(has: EncodedCover, { reader }: LoadedProject): ProjectState {
  const needed = createProjectState()
  takeCover(has, needed)
  for (const [replica, sequence] of needed.covers) {
    needed.covers.set(replica, Math.min(sequence, reader.endOf(replica)))
  }
  return needed
}

/** The sentence about a file that was set aside. */
export function asideNotice(name: string): string {
  return `pincite.json was not what this project needs; it was kept as ${name}.`
}

/** Copies the file aside where something in it is not in the state. Returns the copy's name. */
async function setAside({ reading, unusedBecause, file }: LoadedProject): Promise<string | null> {
  if (reading.is === 'whole') {
    if (unusedBecause === 'other-project') return file.copyAside('other')
    return reading.unread.length > 0 ? file.copyAside('damaged') : null
  }
  return reading.is === 'missing' ? null : file.copyAside('damaged')
}

/** A regular backup that can't be made is a notice: what was to be saved is. */
async function keepDue(
  folder: string,
  state: ProjectState,
  now: Date,
  notices: readonly string[],
): Promise<{ readonly backup: Backup | null; readonly notices: readonly string[] }> {
  try {
    const reason = await dueBackup(folder, state, now)
    return { backup: reason && (await keepBackup(folder, reason, now)), notices }
  } catch (error) {
    return { backup: null, notices: [...notices, messageOf(error)] }
  }
}

/** The clock only decides how often: set wrong, it makes backups too often and never loses one. */
async function dueBackup(folder: string, state: ProjectState, now: Date): Promise<BackupReason | null> {
  const { source, annotation } = state.records
  if (source.size + annotation.size === 0) return null
  const today = now.toISOString().slice(0, 10)
  const kept = (await backupNames(folder)).map(parseBackupName)
  if (!kept.some((name) => name?.reason === 'daily' && name.date === today)) return 'daily'
  const newest = await newestBackup(folder)
  return newest && Math.abs(now.getTime() - Date.parse(newest.made)) < ROLLING ? null : 'rolling'
}
