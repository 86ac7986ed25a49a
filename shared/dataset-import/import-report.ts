/** What importing a dataset does, or would do: counts, and an item for each row that a person should know of. */
import type { ChangeableKey } from './wanted-annotation.ts'

/**
 * - `added`: the project did not have it, or had deleted it.
 * - `changed`: the project has it, and the dataset says something else, which is taken.
 * - `kept`: the same, and what the project has was kept: it is newer, or was to be.
 * - `same`: nothing differs.
 * - `not-taken`: it can't be taken, for the reason given.
 */
export type ImportOutcome = 'added' | 'changed' | 'kept' | 'same' | 'not-taken'

export interface ImportItem {
  /** Where it stands in the file: "line 3", "annotation 2". */
  readonly place: string
  /** The annotation's id in the project, or in the file where it was not taken; "" where it could not be read. */
  readonly id: string
  readonly outcome: ImportOutcome
  readonly quote: string
  /** Its page, as a person counts the pages of its source; "" where there is none. */
  readonly page: string
  /** Names of its codes: those it gets, or where nothing is taken, those it has. */
  readonly codes: readonly string[]
  /** Of a mark within a PDF, `#rrggbb`; "" elsewhere, and where it has none. */
  readonly colour: string
  /** Of those changed or kept, what differs. */
  readonly fields: readonly ChangeableKey[]
  /** Why it is not taken, or what its place was changed to and why; "" where there is nothing to say. */
  readonly reason: string
}

export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly kept: number
  readonly same: number
  readonly notTaken: number
  /** Of those added or changed, how many stand elsewhere than the dataset says. */
  readonly moved: number
  /** Of those added, how many were taken without a place. */
  readonly orphans: number
  /** Of those added, how many the project had deleted. */
  readonly returned: number
  /** In file order: of another tool's annotations and of marks all, else those not taken, returned, moved, orphaned, changed or kept. */
  readonly items: readonly ImportItem[]
  /** Names of codes and coders that the project did not have. */
  readonly newCodes: readonly string[]
  readonly newCoders: readonly string[]
  /** Codes that get other texts, a new place or new fields, by name. */
  readonly changedCodes: readonly string[]
  /** Sources whose title, page labels or bibliographic record change: title, and in brackets what. */
  readonly changedSources: readonly string[]
  /** What else was understood in some way, a sentence each. */
  readonly warnings: readonly string[]
}
