/** Opens a project for one command and closes it again, whatever happens. */
import { resolve } from 'node:path'
import { messageOf } from '../../shared/api/errors.ts'
import { settingsFolder } from '../services/settings/settings-folder.ts'
import { SourceLibrary } from '../services/sources/source-library.ts'
import { openProject } from '../services/store/open-project.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import { UsageError } from './command.ts'
import type { Terminal } from './terminal.ts'

export interface OpenedProject {
  readonly store: ProjectStore
  readonly library: SourceLibrary
}

/** Changes made by a command are one session of their own; nobody undoes them but by the window's own means. */
export const commandSession = 'command'

/** Problems told one by one; the rest is counted. */
const MOST_TOLD = 10

/** Opens the project in `folder` for `work`. Tells what is wrong with it; throws {@link UsageError} if there is none. */
export async function withProject<Result>(
  folder: string,
  terminal: Terminal,
  work: (project: OpenedProject) => Promise<Result>,
): Promise<Result> {
  const opened = await openProject(resolve(folder), { settingsFolder: settingsFolder() })
  if (!opened.ok) throw new UsageError(opened.message)
  const { store } = opened
  const library = new SourceLibrary(store)
  const told = [...store.notices, ...problemsOf(store)]
  told.forEach(terminal.tell)
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
  return withProject(folder, terminal, (project) => {
    if (project.store.readOnly !== null) throw new UsageError(project.store.readOnly)
    return work(project)
  })
}

function problemsOf(store: ProjectStore): string[] {
  const inJournals = store.journalProblems.map(({ file, line, message }) =>
    line === null ? `${file} ${message}.` : `${file}, line ${line}: ${message}.`,
  )
  const inRecords = store.project().problems.map(({ kind, id, message }) => `${kind} ${id}: ${message}.`)
  const problems = [...inJournals, ...inRecords]
  const more = problems.length - MOST_TOLD
  return more > 0 ? [...problems.slice(0, MOST_TOLD), `And ${more} more such problems.`] : problems
}
