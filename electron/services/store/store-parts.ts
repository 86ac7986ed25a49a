/** What a project store is put together from. */
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import type { JournalFiles } from './journal-files.ts'
import type { JournalReader } from './journal-reader.ts'
import type { ReplicaTokens } from './replica.ts'
import type { SnapshotKeeper } from './snapshot-keeper.ts'

/** Everything a store works with, for one project folder. */
export interface StoreParts {
  readonly folder: string
  readonly state: ProjectState
  readonly snapshot: SnapshotKeeper
  /** Whether `pincite.json` lacks something that the state has. */
  readonly behind: boolean
  readonly reader: JournalReader
  readonly tokens: ReplicaTokens
  readonly files: JournalFiles
  readonly readOnly: string | null
  /** What opening the project found, one sentence each. */
  readonly notices: readonly string[]
  readonly now: () => Date
}
