/** What importing needs of an open project, and of whoever waits for it. */
import type { ProjectStore } from '../store/project-store.ts'
import type { SourceLibrary } from '../sources/source-library.ts'
import type { ExtractBytes } from '../verify/verify-dataset.ts'

export interface ImportContext {
  readonly store: ProjectStore
  readonly library: SourceLibrary
  readonly extract: ExtractBytes
  /** Tried on encrypted sources. */
  readonly password?: string
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, of: number, doing: string) => void
}
