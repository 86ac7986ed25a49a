/**
 * Who is at work: the coder of a project that bears the name in the person's settings. A new one enters the
 * project with the first change made there, not by opening it.
 */
import { randomUUID } from 'node:crypto'
import type { Project } from '../../shared/domain/project.ts'
import { draftAddCoder } from '../../shared/domain/draft-project.ts'
import type { PersonSettings } from './settings/person-settings.ts'
import type { ProjectStore } from './store/project-store.ts'

export class Coders {
  readonly #settings: PersonSettings
  /** Ids promised to names that a project does not list yet. */
  readonly #promised = new WeakMap<ProjectStore, Map<string, string>>()
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
    if (store.project().coders.some((coder) => coder.id === id)) return id
    // A session of its own: no window's Undo takes a coder back.
    await store.submit(draftAddCoder(id, name), { session: 'coders', coder: id })
    return id
  }

  #idOf(name: string, store: ProjectStore): string {
    const known = findCoder(store.project(), name)
    if (known !== null) return known
    const promised = this.#promised.get(store) ?? new Map<string, string>()
    this.#promised.set(store, promised)
    const key = folded(name)
    const id = promised.get(key) ?? randomUUID()
    promised.set(key, id)
    return id
  }
}

/** Returns the id of the coder with a name, in any case of letters; null where a project lists none. */
export function findCoder(project: Project, name: string): string | null {
  return project.coders.find((coder) => folded(coder.name) === folded(name))?.id ?? null
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
