/** Sets an open project to what a backup holds: one change that can be undone, after a backup of what was. */
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Backup } from '../../../shared/api/store-report.ts'
import type { Change } from '../../../shared/domain/change.ts'
import { parseBackupName } from '../store/backup-name.ts'
import { backupPath } from '../store/backups.ts'
import type { Author, ProjectStore } from '../store/project-store.ts'
import { readSnapshot, type ReadOptions } from '../store/read-snapshot.ts'

export interface RestoreOptions extends Pick<ReadOptions, 'signal' | 'onProgress'> {
  readonly author: Author
  /** Hears of the backup that is made before the change. */
  readonly onBackup?: (before: Backup) => void
}

/**
 * Restores a backup by its name. Returns the change, or null where the project already shows what the backup holds;
 * nothing is written then. Throws `refused` for a backup that is not there or can't be used, as the store does, and
 * the reason of an aborted signal.
 */
export async function restoreBackup(
  store: ProjectStore,
  name: string,
  { author, onBackup, ...options }: RestoreOptions,
): Promise<Change | null> {
  if (!parseBackupName(name)) throw new PinciteError('refused', `“${name}” is not the name of a backup.`)
  const reading = await readSnapshot(backupPath(store.folder, name), options)
  if (reading.is !== 'whole') {
    const why =
      'message' in reading ? `: ${reading.message}` : reading.is === 'missing' ? ': it is missing' : ''
    throw new PinciteError('refused', `backups/${name} can't be used${why}. Choose another backup.`)
  }
  options.signal?.throwIfAborted()
  return store.restore({ state: reading.state, label: `Restore ${name}` }, author, onBackup)
}
