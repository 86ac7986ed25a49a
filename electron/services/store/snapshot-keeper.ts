/**
 * Keeps `pincite.json` (lowdb, with an adapter of its own) close behind the journals, off the hot path. Nothing
 * depends on its success: what it holds stands in the journals too. What it would write over and could not
 * account for, it copies aside first.
 */
import { constants } from 'node:fs'
import { copyFile, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Adapter } from 'lowdb'
import { Low } from 'lowdb'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { replaceFile } from './atomic-file.ts'
import type { ParsedSnapshot, UnknownMembers } from './snapshot.ts'
import { parseCovers, parseSnapshot, writeSnapshot } from './snapshot.ts'

/** What reading `pincite.json` gave. */
export type SnapshotReading =
  ParsedSnapshot | { readonly is: 'missing' } | { readonly is: 'unreadable'; readonly message: string }

export interface SnapshotHooks {
  /** Brings the state up to date with the journals of others before it is written. */
  readonly catchUp: () => Promise<void>
  /** Is told of what a person should know: a file copied aside, a snapshot that could not be written. */
  readonly note: (message: string) => void
}

const SHORTEST_DELAY = 2_000
/** Idle time for each unit of time that writing takes, so that large projects spend at most 5 % on snapshots. */
const REST = 20

/** lowdb's port to `pincite.json`. */
class SnapshotFile implements Adapter<ProjectState> {
  reading: SnapshotReading = { is: 'missing' }
  readonly #file: string
  #unknown: UnknownMembers = {}

  constructor(file: string) {
    this.#file = file
  }

  /** Returns null for a file that is missing or can't be used; `reading` says which. */
  async read(): Promise<ProjectState | null> {
    this.reading = await readSnapshot(this.#file)
    if (this.reading.is !== 'whole') return null
    this.#unknown = this.reading.unknownMembers
    return this.reading.state
  }

  async write(state: ProjectState): Promise<void> {
    await replaceFile(this.#file, (handle) => writeSnapshot(handle, state, this.#unknown))
  }
}

export class SnapshotKeeper {
  readonly #file: string
  readonly #adapter: SnapshotFile
  readonly #low: Low<ProjectState>
  /** Identifies the file as last read whole, or written, here. */
  #known = ''
  #dirty = false
  #delay = SHORTEST_DELAY
  #timer: ReturnType<typeof setTimeout> | null = null
  #writing: Promise<void> = Promise.resolve()
  #hooks: SnapshotHooks = { catchUp: () => Promise.resolve(), note: () => undefined }

  constructor(file: string) {
    this.#file = file
    this.#adapter = new SnapshotFile(file)
    this.#low = new Low(this.#adapter, createProjectState())
  }

  /** The state being kept: what {@link read} found, an empty one before, or what {@link keep} was given. */
  get state(): ProjectState {
    return this.#low.data
  }

  /** Reads the file into {@link state}, which stays empty where the file can't be used. */
  async read(): Promise<SnapshotReading> {
    await this.#low.read()
    if (this.#adapter.reading.is === 'whole') this.#known = await identify(this.#file)
    return this.#adapter.reading
  }

  /** Keeps another state from now on: one made again from the journals. */
  keep(state: ProjectState): void {
    this.#low.data = state
  }

  /** Starts work for a store. `behind`: the file does not hold what the state does. */
  start(hooks: SnapshotHooks, behind: boolean): void {
    this.#hooks = hooks
    this.#dirty = behind
  }

  /** Takes note that the state changed: the file follows after a rest. */
  touch(): void {
    this.#dirty = true
    if (this.#timer) return
    this.#timer = setTimeout(() => void this.bringUpToDate(), this.#delay)
    this.#timer.unref()
  }

  /** Writes the file if the state changed since; a failure is noted and tried again with the next change. */
  bringUpToDate(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    if (!this.#dirty) return
    const start = performance.now()
    try {
      await this.#hooks.catchUp()
      await this.#setOtherAside()
      this.#dirty = false
      await this.#low.write()
      this.#known = await identify(this.#file)
    } catch (error) {
      this.#dirty = true
      const reason = fileErrorReason(error)
      this.#hooks.note(
        `pincite.json could not be brought up to date: ${reason}. No change is lost; it follows later.`,
      )
    }
    this.#delay = Math.max(SHORTEST_DELAY, REST * (performance.now() - start))
  }

  /** Copies the file aside when it is damaged, foreign, or covers changes that are in no journal here. */
  async #setOtherAside(): Promise<void> {
    const now = await identify(this.#file)
    if (now === '' || now === this.#known) return
    const seenUnusable = this.#known === '' && !['missing', 'whole'].includes(this.#adapter.reading.is)
    const covers = seenUnusable ? null : parseCovers(await readStart(this.#file))
    const ours = this.state.covers
    if (covers && Object.entries(covers).every(([replica, count]) => count <= (ours.get(replica) ?? 0)))
      return
    const copy = await copyAside(this.#file, covers ? 'other' : 'damaged')
    this.#hooks.note(`pincite.json was not what this project needs; it was kept as ${path.basename(copy)}.`)
  }
}

async function readSnapshot(file: string): Promise<SnapshotReading> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return { is: 'missing' }
    return { is: 'unreadable', message: fileErrorReason(error) }
  }
  return parseSnapshot(text)
}

/** Returns something that differs when the file was replaced or written, "" when it is missing. */
async function identify(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : ''
}

async function readStart(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const length = 1024 * 1024
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function copyAside(file: string, why: 'damaged' | 'other'): Promise<string> {
  for (let number = 1; ; number++) {
    const copy = path.join(path.dirname(file), `pincite.${why}-${number}.json`)
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL)
    } catch (error) {
      if (fileErrorCode(error) === 'EEXIST') continue
      throw error
    }
    const handle = await open(copy, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    return copy
  }
}
