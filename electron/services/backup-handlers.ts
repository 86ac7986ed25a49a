/** Answers calls about the backups of a project: listing, making and restoring them. */
import type { Handlers } from '../../shared/api/rpc.ts'
import { runJob } from './jobs/run-job.ts'
import { restoreBackup } from './repair/restore-backup.ts'
import type { ServicesContext } from './services-context.ts'
import { jobOptions } from './tasks.ts'

type BackupHandlers = Pick<Handlers, 'listBackups' | 'makeBackup' | 'restoreBackup'>

export function backupHandlers({ coders, projects, tasks }: ServicesContext): BackupHandlers {
  return {
    listBackups: ({ task }, { session }) =>
      projects.use(session, ({ store }) =>
        tasks.run(session, task, (running) =>
          runJob('listBackups', store.folder, jobOptions(running, 'Reading')),
        ),
      ),
    makeBackup: (_args, { session }) => projects.use(session, ({ store }) => store.backUp('asked')),
    restoreBackup: ({ backup, task }, { session }) =>
      projects.use(session, ({ store }) =>
        tasks.run(session, task, async (running) => {
          const author = { session, coder: await coders.enter(store) }
          const change = await restoreBackup(store, backup, { author, ...jobOptions(running, 'Reading') })
          return { change, undo: store.undoState(session), left: [] }
        }),
      ),
  }
}
