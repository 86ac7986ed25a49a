/** Opens a project for one command and closes it again, whatever happens. */
import { messageOf } from '../../shared/api/errors.ts'
import { settingsFolder } from '../services/settings/settings-folder.ts'
import { SourceLibrary } from '../services/sources/source-library.ts'
import { openProject } from '../services/store/open-project.ts'
import type { ProjectStore } from '../services/store/project-store.ts'
import { UsageError, type Output } from './command.ts'

export interface OpenedProject {
  readonly store: ProjectStore
  readonly library: SourceLibrary
}

/** Changes made by a command are one session of their own; nobody undoes them but by the window's own means. */
export const commandSession = 'command'

export async function withProject<Result>(
  folder: string,
  io: Output,
  work: (project: OpenedProject) => Promise<Result>,
): Promise<Result> {
  const opened = await openProject(folder, { settingsFolder: settingsFolder() })
  if (!opened.ok) throw new UsageError(opened.message)
  const { store } = opened
  for (const notice of store.notices) io.tell(notice)
  const library = new SourceLibrary(store)
  try {
    return await work({ store, library })
  } finally {
    library.close()
    await store
      .close()
      .catch((error: unknown) =>
        io.tell(`The project file could not be brought up to date: ${messageOf(error)}`),
      )
  }
}
