/** Opens a project for one command and closes it again, whatever happens. */
import { resolve } from 'node:path'
import { messageOf } from '../../shared/api/errors.ts'
import { settingsFolder } from '../services/settings/settings-folder.ts'
import { SourceLibrary } from '../services/sources/source-library.ts'
import type { OpenOptions } from '../services/store/find-project.ts'
import { openProject } from '../services/store/open-project.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import { asTyped } from './as-typed.ts'
import { UsageError, type Invocation, type Option } from './command.ts'
import type { Terminal } from './terminal.ts'

export interface OpenedProject {
  readonly store: ProjectStore
  readonly library: SourceLibrary
}

/** Changes made by a command are one session of their own; nobody undoes them but by the window's own means. */
export const commandSession = 'command'

/** Problems told one by one; the rest is counted. */
const MOST_TOLD = 10

/** The option of commands that only read, for a project that does not open otherwise. */
export const salvageOption: Readonly<Record<'salvage', Option>> = {
  salvage: { doc: 'of a damaged project, what can be read, though nothing proves it right' },
}

/**
 * Opens the project in `folder` for `work`; `options` are those of the command, {@link salvageOption} among them where
 * it has that. Tells what is wrong with the project; throws {@link UsageError} if there is none.
 */
export function withProject<Result>(
  folder: string,
  { options, terminal }: Pick<Invocation, 'options' | 'terminal'>,
  work: (project: OpenedProject) => Promise<Result>,
): Promise<Result> {
  const { signal } = terminal
  return useProject(folder, terminal, { salvage: options['salvage'] !== undefined, signal }, work)
}

async function useProject<Result>(
  folder: string,
  terminal: Terminal,
  how: Pick<OpenOptions, 'salvage' | 'signal'>,
  work: (project: OpenedProject) => Promise<Result>,
): Promise<Result> {
  const opened = await openProject(resolve(folder), {
    ...how,
    settingsFolder: settingsFolder(),
    onProgress: (done, of) => terminal.progress(`Opening ${folder}, ${percentOf(done, of)}`),
  })
  terminal.progress(null)
  if (!opened.ok) {
    throw new UsageError(opened.isRecoverable ? `${opened.message} ${wayOut(folder)}` : opened.message)
  }
  const { store } = opened
  const library = new SourceLibrary(store)
  const told = [...store.notices]
  tellSome([...told, ...problemsOf(store)], terminal)
  try {
    return await work({ store, library })
  } finally {
    library.close()
    await store
      .close()
      .catch((error: unknown) =>
        terminal.tell(`The project file could not be brought up to date: ${messageOf(error)}`),
      )
    store.notices.filter((notice) => !told.includes(notice)).forEach(terminal.tell)
  }
}

/** Opens a project that `work` is going to change; throws {@link UsageError} where it can only be read. */
export function withWritableProject<Result>(
  folder: string,
  terminal: Terminal,
  work: (project: OpenedProject) => Promise<Result>,
): Promise<Result> {
  // A wish to stop is for the work to see: it reports what it has done, even if that is nothing.
  return useProject(folder, terminal, {}, (project) => {
    if (project.store.readOnly !== null) throw new UsageError(project.store.readOnly)
    return work(project)
  })
}

/** Returns how much is done, for a line of progress. */
export function percentOf(done: number, of: number): string {
  return `${of > 0 ? Math.floor((100 * done) / of) : 100} %`
}

function wayOut(folder: string): string {
  const typed = asTyped(folder)
  return (
    `See what is left with: pincite check ${typed} and pincite backups ${typed}. ` +
    `Take the newest usable backup with: pincite restore ${typed}; what can be read, with: pincite repair ${typed} --salvage`
  )
}

/** What the notices leave out: unfinished lines, and records that can't be shown. */
function problemsOf(store: ProjectStore): string[] {
  const inJournals = store.journalProblems
    .filter(({ kind }) => kind === 'torn-tail')
    .map(({ file, line, message }) => `${file}, line ${line}: ${message}.`)
  const inRecords = store.project().problems.map(({ kind, id, message }) => `${kind} ${id}: ${message}.`)
  return [...inJournals, ...inRecords]
}

function tellSome(sentences: readonly string[], { tell }: Terminal): void {
  sentences.slice(0, MOST_TOLD).forEach(tell)
  const more = sentences.length - MOST_TOLD
  if (more > 0) tell(`And ${more} more such problems. See all of them with: pincite check`)
}
