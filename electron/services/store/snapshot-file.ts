/** lowdb's port to `pincite.json`: reads it with its checksum proved, replaces it as a whole. */
import { constants } from 'node:fs'
import { copyFile, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Adapter } from 'lowdb'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode } from '../file-errors.ts'
import { replaceFile } from './atomic-file.ts'
import { MIGRATIONS } from './migrations.ts'
import type { ReadOptions, SnapshotReading } from './read-snapshot.ts'
import { readSnapshot } from './read-snapshot.ts'
import type { UnknownMembers } from './snapshot-format.ts'
import { writeSnapshot } from './write-snapshot.ts'

export class SnapshotFile implements Adapter<ProjectState> {
  /** What {@link read} found. */
  reading: SnapshotReading = { is: 'missing' }
  /** Members of a later version, written back as they were. */
  unknownMembers: UnknownMembers = {}
  readonly #file: string
  readonly #options: ReadOptions

  constructor(file: string, options: ReadOptions = {}) {
    this.#file = file
    this.#options = options
  }

  /** Returns null for a file that is missing or can't be used; `reading` says which. */
  async read(): Promise<ProjectState | null> {
    this.reading = await readSnapshot(this.#file, this.#options)
    if (this.reading.is !== 'whole') return null
    this.unknownMembers = this.reading.unknownMembers
    return this.reading.state
  }

  async write(state: ProjectState): Promise<void> {
    const { current } = this.#options.migrations ?? MIGRATIONS
    await replaceFile(this.#file, (handle) => writeSnapshot(handle, state, this.unknownMembers, current))
  }

  /**
   * Copies the file to `pincite.<why>-<n>.json` beside it, which is there and synced then. Returns its name: that of an
   * older copy where it is the same.
   */
  async copyAside(why: 'damaged' | 'other'): Promise<string> {
    for (let number = 1; ; number++) {
      const name = `pincite.${why}-${number}.json`
      const copy = path.join(path.dirname(this.#file), name)
      try {
        await copyFile(this.#file, copy, constants.COPYFILE_EXCL)
      } catch (error) {
        if (fileErrorCode(error) !== 'EEXIST') {
          // A piece of a copy would be taken for one.
          await rm(copy, { force: true })
          throw error
        }
        if (await isSame(this.#file, copy)) return name
        continue
      }
      const handle = await open(copy, 'r+')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
      return name
    }
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [sizeA, sizeB] = await Promise.all([a, b].map(async (file) => (await stat(file)).size))
  if (sizeA !== sizeB) return false
  const [bytesA, bytesB] = await Promise.all([a, b].map((file) => readFile(file)))
  return bytesA !== undefined && bytesB !== undefined && bytesA.equals(bytesB)
}
