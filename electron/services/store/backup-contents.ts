/** What is in a backup's file: read whole, and remembered while the file stays the same. */
import { stat } from 'node:fs/promises'
import type { Backup } from '../../../shared/api/store-report.ts'
import { holdingsOf } from '../../../shared/domain/holdings.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { readSnapshot, type ReadOptions } from './read-snapshot.ts'

/** `isProved`: the file was read, so that reading it again would not give anything else. */
export interface BackupContents extends Pick<Backup, 'holds' | 'problem'> {
  readonly isProved: boolean
  /** How far the backup goes; null where it can't be used. */
  readonly cover: Pick<ProjectState, 'covers' | 'clocks' | 'holes'> | null
}

/** By path, size, times and place on the disk: for as long as this thread lives. */
const known = new Map<string, BackupContents>()

/** Reads a backup whole and checks its checksum. Rejects only with the reason of an aborted signal. */
export async function readContents(file: string, options: ReadOptions = {}): Promise<BackupContents> {
  const key = await identify(file)
  const before = known.get(key)
  if (before) return before
  const found = await read(file, options)
  if (found.isProved && key !== '') known.set(key, found)
  return found
}

/** Takes note of what a file holds that was read under another name. */
export async function remember(file: string, contents: BackupContents): Promise<void> {
  const key = await identify(file)
  if (key !== '') known.set(key, contents)
}

async function read(file: string, options: ReadOptions): Promise<BackupContents> {
  const reading = await readSnapshot(file, options)
  switch (reading.is) {
    case 'whole':
      return {
        holds: holdingsOf(reading.state),
        problem: null,
        isProved: true,
        cover: coverOf(reading.state),
      }
    case 'damaged':
      return { holds: null, problem: reading.message, isProved: true, cover: null }
    case 'foreign':
      return { holds: null, problem: 'it is not a Pincite project', isProved: true, cover: null }
    case 'newer': {
      const problem = `it was written by a newer Pincite (format version ${reading.version})`
      return { holds: null, problem, isProved: false, cover: null }
    }
    case 'missing':
      return { holds: null, problem: 'it is missing', isProved: false, cover: null }
    case 'unreadable':
      return { holds: null, problem: `it can't be read: ${reading.message}`, isProved: false, cover: null }
  }
}

/** Not the state itself, whose records would stay in memory. */
function coverOf({ covers, clocks, holes }: ProjectState): BackupContents['cover'] {
  return { covers, clocks, holes }
}

async function identify(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null)
  return found ? `${file} ${found.dev} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : ''
}
