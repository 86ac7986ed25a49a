/**
 * Who is at work: the coder of a project that bears the name in the person's settings. A new one enters the
 * project with the first change made there, not by opening it.
 */
import { draftAddCoder } from '../../shared/domain/draft-project.ts'
import type { ProjectState } from '../../shared/domain/project-state.ts'
import { isDeleted, valueOf } from '../../shared/domain/project-state.ts'
import { foldName, freeCoderId } from './coder-id.ts'
import type { PersonSettings } from './settings/person-settings.ts'
import type { ProjectStore } from './store/project-store.ts'

export class Coders {
  readonly #settings: PersonSettings
  readonly #entering = new WeakMap<ProjectStore, Promise<unknown>>()

  constructor(settings: PersonSettings) {
    this.#settings = settings
  }

  /** Returns the id of the coder at work in a project, or null while the name has not been asked. */
  async idIn(store: ProjectStore): Promise<string | null> {
    const { coderName } = await this.#settings.read()
    return coderName === '' ? null : this.#idOf(coderName, store)
  }

  /** Returns the id of the coder at work after making sure that the project lists it; null as {@link idIn}. */
  async enter(store: ProjectStore): Promise<string | null> {
    const { coderName } = await this.#settings.read()
    if (coderName === '') return null
    const before = this.#entering.get(store)
    const entered = (before ?? Promise.resolve()).then(() => this.#add(coderName, store))
    this.#entering.set(
      store,
      entered.catch(() => undefined),
    )
    return entered
  }

  async #add(name: string, store: ProjectStore): Promise<string> {
    const id = this.#idOf(name, store)
    if (findCoder(store.state, name) === id) return id
    // A session of its own: no window's Undo takes a coder back.
    await store.submit(draftAddCoder(id, name), { session: 'coders', coder: id })
    return id
  }

  #idOf(name: string, store: ProjectStore): string {
    const { records } = store.state
    return findCoder(store.state, name) ?? freeCoderId(name, (id) => records.coder.has(id))
  }
}

/** Returns the id of the coder with a name, in any case of letters; null where a project lists none. */
export function findCoder(state: ProjectState, name: string): string | null {
  const sought = foldName(name)
  const ids: string[] = []
  for (const [id, record] of state.records.coder) {
    const known = valueOf(record, 'name')
    if (typeof known === 'string' && foldName(known) === sought && !isDeleted(record)) ids.push(id)
  }
  // Of several, every process takes the same one.
  return ids.sort()[0] ?? null
}
