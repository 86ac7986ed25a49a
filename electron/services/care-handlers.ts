/** Answers calls that look after a project: checking, repairing, recovering, copying elsewhere. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import type { RepairReport } from '../../shared/api/store-report.ts'
import type { JobOptions } from './jobs/jobs.ts'
import { runJob } from './jobs/run-job.ts'
import { requireFreeFolder, resolveTyped } from './project-folders.ts'
import { openFolder } from './project-opening.ts'
import type { ServicesContext } from './services-context.ts'
import type { ProjectStore } from './store/project-store.ts'
import { saveCopy } from './store/save-copy.ts'
import { jobOptions } from './tasks.ts'

type CareHandlers = Pick<
  Handlers,
  'checkProject' | 'repairProject' | 'diagnoseProject' | 'recoverProject' | 'saveCopy'
>

export function careHandlers(context: ServicesContext): CareHandlers {
  const { projects, tasks } = context
  return {
    checkProject: ({ task }, { session }) =>
      projects.use(session, ({ store }) =>
        tasks.run(session, task, (running) =>
          runJob('checkProject', store.folder, jobOptions(running, 'Checking')),
        ),
      ),
    repairProject: ({ task }, { session }) =>
      projects.use(session, ({ store }) =>
        tasks.run(session, task, (running) => repairOpened(store, jobOptions(running, 'Repairing'))),
      ),
    diagnoseProject: ({ folder, task }, { session }) =>
      tasks.run(session, task, (running) =>
        runJob('diagnoseProject', resolveTyped(folder), jobOptions(running, 'Looking')),
      ),
    recoverProject: async ({ folder: typed, backup, task }, { session }) => {
      const folder = resolveTyped(typed)
      await projects.leaveFolder(session, folder)
      const how = backup === null ? { folder, salvage: true } : { folder, backup }
      const { done } = await tasks.run(session, task, (running) =>
        runJob('repairProject', how, jobOptions(running, 'Recovering')),
      )
      const opened = await openFolder(context, session, { folder, task })
      return { ...opened, notices: [...done, ...opened.notices] }
    },
    saveCopy: async ({ folder: typed, task }, { session }) => {
      const to = resolveTyped(typed)
      await requireFreeFolder(to)
      const missing = await projects.use(session, ({ store }) =>
        tasks.run(session, task, (running) => saveCopy(store, to, jobOptions(running, 'Copying'))),
      )
      const opened = await openFolder(context, session, { folder: to, task })
      return { ...opened, notices: [...missing, ...opened.notices] }
    },
  }
}

/** Repairs a project while it is open. Throws `refused` where nothing may be written to it. */
async function repairOpened(store: ProjectStore, options: JobOptions): Promise<RepairReport> {
  if (store.readOnly !== null) throw new PinciteError('refused', store.readOnly)
  // What is merely behind is not broken.
  await store.bringUpToDate()
  return runJob('repairProject', { folder: store.folder }, options)
}
