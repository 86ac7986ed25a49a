/** What the groups of handlers share. Made once, in `create-services.ts`. */
import type { EventName, PinciteEvents } from '../../shared/api/pincite-api.ts'
import type { KeptCiter } from './citation/kept-citer.ts'
import type { Coders } from './coders.ts'
import type { HeldExports } from './held-exports.ts'
import type { OpenProjects } from './open-projects.ts'
import type { RecordHandover } from './record-handover.ts'
import type { PersonSettings } from './settings/person-settings.ts'
import type { Uploads } from './sources/uploads.ts'
import type { Tasks } from './tasks.ts'

/** What a host tells the services about itself. */
export interface ServicesOptions {
  readonly host: 'electron' | 'browser'
  readonly version: string
  /** Keeps the person's settings and which journals this machine may go on with. */
  readonly settingsFolder: string
  /** Where new projects go unless the person says otherwise. */
  readonly defaultFolder: string
  /** Holds the reports of the sample project and nothing else. */
  readonly sampleFolder: string
  /** Tells every window of the host. */
  readonly emit: <Name extends EventName>(event: Name, data: PinciteEvents[Name]) => void
  /** Absent where the host has no native dialogs. */
  readonly dialogs?: Dialogs | undefined
  /** The project that a session without one gets when it asks; null or absent for none. */
  readonly openAtStart?: string | null | undefined
}

/** Native dialogs. Both resolve to null when the person cancels. */
export interface Dialogs {
  readonly chooseFolder: (purpose: 'new' | 'open') => Promise<string | null>
  /** Asks where to, writes the bytes there, and returns the path. */
  readonly saveFile: (suggestedName: string, bytes: Uint8Array) => Promise<string | null>
}

export interface ServicesContext {
  readonly options: ServicesOptions
  readonly citers: KeptCiter
  readonly projects: OpenProjects
  readonly coders: Coders
  readonly settings: PersonSettings
  readonly uploads: Uploads
  readonly exports: HeldExports
  readonly handover: RecordHandover
  readonly tasks: Tasks
}
