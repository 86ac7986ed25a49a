/**
 * Keeps `pincite.json` close behind the journals, off the hot path: when changes rest, a job beside this thread
 * brings it up to date from the disk. Nothing depends on its success: what it holds stands in the journals too.
 */
import { Low } from 'lowdb'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Backup, BackupReason } from '../../../shared/api/store-report.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { encodeCover } from '../../../shared/domain/project-state.ts'
import { fileErrorReason } from '../file-errors.ts'
import { runJob } from '../jobs/run-job.ts'
import type { SnapshotFile } from './snapshot-file.ts'
import type { SnapshotOutcome, SnapshotTask } from './update-snapshot.ts'
import { asideNotice } from './update-snapshot.ts'

export interface SnapshotHooks {
  /** Brings the state up to date with the journals of others before it is written. */
  readonly catchUp: () => Promise<void>
  /** Is told of what a person should know: a file copied aside, a snapshot that could not be written. */
  readonly note: (message: string) => void
  /** Replica → last sequence that counts, of the journals that this process writes or wrote. */
  readonly ends: () => ReadonlyMap<string, number>
}

export interface KeptProject {
  readonly folder: string
  readonly state: ProjectState
  readonly file: SnapshotFile
  readonly now: () => Date
}

const SHORTEST_DELAY = 2_000
/** Idle time for each unit of time that writing takes, so that large projects spend at most 5 % on snapshots. */
const REST = 20

export class SnapshotKeeper {
  readonly #project: KeptProject
  readonly #hooks: SnapshotHooks
  #dirty: boolean
  #isClosed = false
  #delay = SHORTEST_DELAY
  #timer: ReturnType<typeof setTimeout> | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** `behind`: the file does not hold what the state does. */
  constructor(project: KeptProject, hooks: SnapshotHooks, behind: boolean) {
    this.#project = project
    this.#hooks = hooks
    this.#dirty = behind
  }

  /** Takes note that the state changed: the file follows after a rest. */
  touch(): void {
    this.#dirty = true
    if (this.#timer || this.#isClosed) return
    this.#timer = setTimeout(() => void this.bringUpToDate(), this.#delay)
    this.#timer.unref()
  }

  /** Writes the file if the state changed since; a failure is noted, and tried again after a rest. */
  bringUpToDate(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#dirty) return
      const start = performance.now()
      await this.#write('due').catch((error: unknown) => {
        const reason = fileErrorReason(error).replace(/\.$/, '')
        this.#hooks.note(
          `pincite.json could not be brought up to date: ${reason}. No change is lost; it follows later.`,
        )
      })
      this.#delay = Math.max(SHORTEST_DELAY, REST * (performance.now() - start))
    })
  }

  /** Brings the file up to date a last time. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.bringUpToDate()
  }

  /** Writes the file and keeps a proved copy of it. Throws `not-saved`. */
  async backUp(reason: BackupReason): Promise<Backup> {
    try {
      const backup = await this.#inTurn(() => this.#write(reason))
      if (backup) return backup
      throw new Error('pincite.json is of a newer version')
    } catch (error) {
      if (error instanceof PinciteError) throw error
      const why = fileErrorReason(error).replace(/\.$/, '')
      throw new PinciteError('not-saved', `No backup was made in ${this.#project.folder}: ${why}.`)
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }

  async #write(backup: SnapshotTask['backup']): Promise<Backup | null> {
    await this.#hooks.catchUp()
    this.#dirty = false
    try {
      const outcome = await this.#update(backup)
      if (outcome.is === 'written') {
        outcome.notices.forEach(this.#hooks.note)
        return outcome.backup
      }
      if (outcome.is === 'newer') {
        this.#hooks.note(
          `pincite.json was written by a newer Pincite (${outcome.what}) and is left as it is. Your changes are in the journal; update Pincite.`,
        )
        return null
      }
      if (outcome.aside !== null) this.#hooks.note(asideNotice(outcome.aside))
      return await this.#writeFromMemory(backup)
    } catch (error) {
      this.touch()
      throw error
    }
  }

  /**
   * The one case in which the disk does not have what memory has: journals were taken away while the project was
   * open. Then memory is the only copy, and is written a stretch at a time.
   */
  async #writeFromMemory(backup: SnapshotTask['backup']): Promise<Backup | null> {
    const { file, state } = this.#project
    await new Low<ProjectState>(file, state).write()
    const outcome = await this.#update(backup)
    if (outcome.is === 'written') return outcome.backup
    throw new Error('the file that was just written is not there')
  }

  #update(backup: SnapshotTask['backup']): Promise<SnapshotOutcome> {
    const { folder, state, now } = this.#project
    const ends = Object.fromEntries(this.#hooks.ends())
    return runJob('updateSnapshot', { folder, has: encodeCover(state), ends, backup, now: now().getTime() })
  }
}
