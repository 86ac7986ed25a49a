/** A check of every row against its source: under way, done, or why it could not be done. */
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import {
  failureCount,
  withFieldProblems,
  type VerifiedRow,
  type VerifyResult,
} from '../../shared/dataset/verify.ts'

export interface Verification {
  /** Names the task to the host. */
  readonly task: string
  readonly stage: VerificationStage
  /** The category whose rows are listed; null is the worst that has rows. */
  readonly chosen: VerifyCategory | null
  /** A report of it that is being made; absent or null where none is. */
  readonly saving?: SavingReport | null
}

export interface SavingReport {
  /** Names the task to the host. */
  readonly task: string
  /** 0 to 1. */
  readonly share: number
}

export type VerificationStage =
  | { readonly at: 'running'; readonly share: number; readonly doing: string }
  | { readonly at: 'done'; readonly report: VerifyReport; readonly time: Date }
  | { readonly at: 'failed'; readonly message: string }

/** How many quotes were looked up, and how many of them stand as cited. */
export interface Tally {
  readonly all: number
  readonly stand: number
}

export function tallyOf({ summary }: VerifyReport): Tally {
  const stand = summary.exact + summary.normalised
  return { all: stand + failureCount(summary), stand }
}

/** A list of the verification screen: a result, or the rows with fields that do not hold, whatever their result. */
export type VerifyCategory = VerifyResult | 'fields'

/** Returns the rows of a category, in the order of the report. */
export function rowsIn({ rows }: VerifyReport, category: VerifyCategory): readonly VerifiedRow[] {
  if (category === 'fields') return withFieldProblems(rows)
  return rows.filter(({ result }) => result === category)
}
