/** What a project store is put together from. */
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import type { JournalReader } from './journal-reader.ts'
import type { ReplicaTokens } from './replica.ts'
import type { SnapshotFile } from './snapshot-file.ts'

/** Everything a store works with, for one project folder. */
export interface StoreParts {
  readonly folder: string
  readonly state: ProjectState
  readonly file: SnapshotFile
  /** Whether `pincite.json` lacks something that the state has. */
  readonly behind: boolean
  readonly reader: JournalReader
  readonly tokens: ReplicaTokens
  readonly readOnly: string | null
  /** What opening the project found, one sentence each. */
  readonly notices: readonly string[]
  readonly now: () => Date
}
