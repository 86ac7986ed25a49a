/** The services behind the API table: what every host starts, hands calls to, and closes. */
import type { Handlers } from '../../shared/api/rpc.ts'
import { backupHandlers } from './backup-handlers.ts'
import { careHandlers } from './care-handlers.ts'
import { changeHandlers } from './change-handlers.ts'
import { bibliographyHandlers } from './bibliography-handlers.ts'
import { KeptCiter } from './citation/kept-citer.ts'
import { citationHandlers } from './citation-handlers.ts'
import { codebookHandlers } from './codebook-handlers.ts'
import { Coders } from './coders.ts'
import { datasetImportHandlers } from './dataset-import-handlers.ts'
import { exportHandlers } from './export-handlers.ts'
import { HeldExports } from './held-exports.ts'
import { OpenProjects } from './open-projects.ts'
import { projectHandlers } from './project-handlers.ts'
import { RecordHandover } from './record-handover.ts'
import type { ServicesContext, ServicesOptions } from './services-context.ts'
import { revisionHandlers } from './revision-handlers.ts'
import { settingsHandlers } from './settings-handlers.ts'
import { PersonSettings } from './settings/person-settings.ts'
import { sourceHandlers } from './source-handlers.ts'
import { Uploads } from './sources/uploads.ts'
import { Tasks } from './tasks.ts'
import { verificationHandlers } from './verification-handlers.ts'

export interface Services {
  readonly handlers: Handlers
  /** A window or tab has gone: stops its tasks, forgets its files, leaves its project. */
  readonly endSession: (session: string) => Promise<void>
  /** Ends everything, and brings every open project's `pincite.json` up to date. */
  readonly close: () => Promise<void>
}

export function createServices(options: ServicesOptions): Promise<Services> {
  const { emit } = options
  const settings = new PersonSettings(options.settingsFolder)
  const projects = new OpenProjects({
    changed: (event) => emit('changed', event),
    saveStateChanged: (event) => emit('saveStateChanged', event),
  })
  const uploads = new Uploads()
  const exports = new HeldExports()
  const handover = new RecordHandover()
  const tasks = new Tasks((progress) => emit('progressed', progress))
  const coders = new Coders(settings)
  const citers = new KeptCiter(options.settingsFolder)
  const shared = { citers, coders, exports, handover, projects, settings, tasks, uploads }
  const context: ServicesContext = { options, ...shared }

  return Promise.resolve({
    handlers: {
      ...settingsHandlers(context),
      ...projectHandlers(context),
      ...careHandlers(context),
      ...backupHandlers(context),
      ...changeHandlers(context),
      ...sourceHandlers(context),
      ...revisionHandlers(context),
      ...exportHandlers(context),
      ...bibliographyHandlers(context),
      ...citationHandlers(context),
      ...codebookHandlers(context),
      ...datasetImportHandlers(context),
      ...verificationHandlers(context),
    },
    endSession: async (session) => {
      tasks.cancelAll(session)
      exports.forgetAll(session)
      handover.forget(session)
      await projects.leave(session)
      await uploads.forgetAll(session)
    },
    close: async () => {
      tasks.cancelEverything()
      await projects.close()
      await uploads.close()
    },
  })
}
