/**
 * Which session has which project open. A project open in several sessions has one store; it is closed, which
 * brings `pincite.json` up to date, when no session has it open and no call is at work on it.
 */
import { realpath } from 'node:fs/promises'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { PinciteEvents } from '../../shared/api/pincite-api.ts'
import { SourceLibrary } from './sources/source-library.ts'
import type { ProjectStore } from './store/project-store.ts'

export interface OpenedProject {
  readonly store: ProjectStore
  readonly sources: SourceLibrary
}

interface Held extends OpenedProject {
  /** The folder's real path. */
  readonly key: string
  readonly sessions: Set<string>
  /** Calls at work on it. */
  calls: number
}

/** Tells all windows of what happens to open projects. */
export interface ProjectEvents {
  changed(event: PinciteEvents['changed']): void
  saveStateChanged(event: PinciteEvents['saveStateChanged']): void
}

export class OpenProjects {
  readonly #events: ProjectEvents
  /** By real path; a store being opened or closed is waited for. */
  readonly #held = new Map<string, Promise<Held | null>>()
  readonly #bySession = new Map<string, Held>()
  readonly #working = new Set<Promise<unknown>>()

  constructor(events: ProjectEvents) {
    this.#events = events
  }

  has(session: string): boolean {
    return this.#bySession.has(session)
  }

  /**
   * Gives a session the project of a folder, in place of the one it had. `openStore` is called where no other
   * session has that project open; when it fails, the session keeps what it had.
   */
  async open(
    session: string,
    { folder, salvage = false }: { readonly folder: string; readonly salvage?: boolean },
    openStore: (folder: string) => Promise<ProjectStore>,
  ): Promise<OpenedProject> {
    const real = await realpath(folder).catch(() => folder)
    const key = salvage ? salvageKey(real) : real
    const held = await this.#hold(session, key, () => openStore(real))
    const before = this.#bySession.get(session)
    this.#bySession.set(session, held)
    if (before && before !== held) await this.#release(session, before)
    return held
  }

  /** Takes a session's project from it; nothing happens where it has none. */
  async leave(session: string): Promise<void> {
    const held = this.#bySession.get(session)
    this.#bySession.delete(session)
    if (held) await this.#release(session, held)
  }

  /**
   * Closes the project of a folder, which `session` may have open, so that its files can be replaced. Throws
   * `refused` where another session has it open.
   */
  async leaveFolder(session: string, folder: string): Promise<void> {
    const key = await realpath(folder).catch(() => folder)
    for (const name of [key, salvageKey(key)]) {
      const held = await this.#held.get(name)?.catch(() => null)
      if (!held) continue
      if (held.calls > 0 || [...held.sessions].some((other) => other !== session)) {
        throw new PinciteError('refused', `${folder} is open in another window. Close it there first.`)
      }
      if (this.#bySession.get(session) === held) await this.leave(session)
    }
  }

  /** Works on a session's project, which stays open until the work is done. Throws `no-project`. */
  async use<Result>(session: string, work: (project: OpenedProject) => Promise<Result>): Promise<Result> {
    const held = this.#bySession.get(session)
    if (!held) throw new PinciteError('no-project', 'No project is open in this window. Open one first.')
    held.calls += 1
    const working = work(held).finally(() => (held.calls -= 1))
    this.#working.add(working)
    try {
      return await working
    } finally {
      this.#working.delete(working)
      await this.#closeUnused(held)
    }
  }

  /** Closes every project, after the calls at work. */
  async close(): Promise<void> {
    const leaving = [...this.#bySession.keys()].map((session) => this.leave(session))
    await Promise.allSettled([...leaving, ...this.#working])
    await Promise.allSettled(this.#held.values())
  }

  async #hold(session: string, key: string, openStore: () => Promise<ProjectStore>): Promise<Held> {
    for (;;) {
      const running = this.#held.get(key)
      const current = running ?? this.#start(key, openStore)
      const held = await current.catch((error: unknown) => {
        // Somebody else stopped an opening that this one waited for.
        if (running && isStop(error)) return null
        throw error
      })
      // Null, or no longer the one: its last session left it while this one waited. Open it anew.
      if (held && this.#held.get(key) === current) {
        held.sessions.add(session)
        return held
      }
    }
  }

  #start(key: string, openStore: () => Promise<ProjectStore>): Promise<Held | null> {
    const starting = openStore().then((store) => this.#connect(key, store))
    this.#held.set(key, starting)
    starting.catch(() => {
      if (this.#held.get(key) === starting) this.#held.delete(key)
    })
    return starting
  }

  #connect(key: string, store: ProjectStore): Held {
    store.onChange((changes) => this.#events.changed({ folder: store.folder, changes }))
    store.onSaveState((save) => this.#events.saveStateChanged({ folder: store.folder, save }))
    return { key, store, sources: new SourceLibrary(store), sessions: new Set(), calls: 0 }
  }

  async #release(session: string, held: Held): Promise<void> {
    held.sessions.delete(session)
    await this.#closeUnused(held)
  }

  async #closeUnused(held: Held): Promise<void> {
    if (held.sessions.size > 0 || held.calls > 0) return
    held.sources.close()
    const closing = held.store.close().then(
      () => null,
      (error: unknown) => {
        // The journals hold every change; pincite.json is brought up to date at the next opening.
        console.warn(`pincite.json in ${held.store.folder} is not up to date: ${messageOf(error)}`)
        return null
      },
    )
    this.#held.set(held.key, closing)
    await closing
    this.#held.delete(held.key)
  }
}

/** What can be read of a damaged project is held apart from the project: nobody gets it who did not ask for it. */
function salvageKey(folder: string): string {
  return `${folder}\0salvage`
}

function isStop(error: unknown): boolean {
  if (error instanceof PinciteError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}
