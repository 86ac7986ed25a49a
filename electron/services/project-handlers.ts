/** Answers calls about projects: which there are, making, opening and leaving them. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { completePath, isProjectFolder } from './project-folders.ts'
import { describeProject, makeFolder, openFolder, rememberProject } from './project-opening.ts'
import { openSample } from './sample-project.ts'
import type { ServicesContext } from './services-context.ts'

type ProjectHandlers = Pick<
  Handlers,
  | 'listRecentProjects'
  | 'forgetRecentProject'
  | 'completePath'
  | 'chooseFolder'
  | 'createProject'
  | 'openProject'
  | 'openSample'
  | 'readProject'
  | 'readRecords'
  | 'closeProject'
>

export function projectHandlers(context: ServicesContext): ProjectHandlers {
  const { options, projects, settings, tasks } = context
  /** Sessions that have had a project or have been given the one to open at the start. */
  const started = new Set<string>()

  return {
    listRecentProjects: async () => {
      const recent = await settings.listRecent()
      return Promise.all(
        recent.map(async (project) => ({ ...project, missing: !(await isProjectFolder(project.folder)) })),
      )
    },
    forgetRecentProject: async ({ folder }) => {
      await settings.forgetProject(folder)
      return null
    },
    completePath: ({ typed }) => completePath(typed),
    chooseFolder: async ({ purpose }) => {
      if (options.dialogs) return options.dialogs.chooseFolder(purpose)
      throw new PinciteError('unsupported', 'There is no folder chooser here. Type the path of the folder.')
    },
    createProject: (project, { session }) => makeFolder(context, session, project),
    openProject: (how, { session }) => openFolder(context, session, how),
    openSample: (_args, { session }) => openSample(context, session),
    readProject: (_args, { session }) => {
      const { openAtStart } = options
      const atStart = openAtStart && !projects.has(session) && !started.has(session)
      started.add(session)
      if (atStart) return openFolder(context, session, { folder: openAtStart })
      return projects.use(session, (project) => describeProject(context, session, project))
    },
    readRecords: ({ rest }, { session }) =>
      Promise.resolve({ records: context.handover.next(session, rest) }),
    closeProject: async (_args, { session }) => {
      started.add(session)
      tasks.cancelAll(session)
      if (projects.has(session)) await projects.use(session, (project) => rememberProject(context, project))
      await projects.leave(session)
      context.handover.forget(session)
      return null
    },
  }
}
