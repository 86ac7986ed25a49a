/** Puts right in a project's folder what can be put right without guessing, and says what is left. */
import { PinciteError } from '../../../shared/api/errors.ts'
import type { RepairReport } from '../../../shared/api/store-report.ts'
import type { CheckOptions } from '../check/byte-progress.ts'
import { checkFolder } from '../check/check-project.ts'
import { inOrder } from '../check/finding.ts'
import { fileErrorReason } from '../file-errors.ts'
import { renewSnapshot, restoreFile } from './renew-snapshot.ts'
import { tidyFolder } from './tidy-folder.ts'

export interface RepairOptions extends CheckOptions {
  /** Name of the backup to put in the place of `pincite.json`, whatever that holds. */
  readonly backup?: string | undefined
  /** Whether what can be read of a damaged `pincite.json` is taken, though nothing proves it right. */
  readonly salvage?: boolean | undefined
}

/**
 * Repairs a project from what lies on the disk. Journals and the files of sources are never touched, and what is
 * replaced is kept aside. It may be killed at any moment and done again. Throws `cannot-open` where there is no
 * project, `not-found` and `refused` for the backup, `not-saved` where the disk refuses, and the signal's reason.
 */
export async function repairProject(folder: string, options: RepairOptions = {}): Promise<RepairReport> {
  const { backup, salvage = false } = options
  const checked = await checkFolder(folder, options)
  const { findings } = checked.report
  const done: string[] = []
  try {
    if (backup !== undefined) done.push(...(await restoreFile(folder, checked.loaded, backup)))
    else done.push(...(await renewSnapshot(folder, checked, salvage)))
    options.signal?.throwIfAborted()
    done.push(...(await tidyFolder(folder, findings)))
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof PinciteError) throw error
    throw new PinciteError('not-saved', refusal(folder, error, done))
  }
  if (done.length === 0) return { folder, done, left: findings }
  // Sources are not touched: what was found in them stands.
  const { report } = await checkFolder(folder, { signal: options.signal, isWithoutSources: true })
  return { folder, done, left: inOrder([...report.findings, ...checked.sources]) }
}

function refusal(folder: string, error: unknown, done: readonly string[]): string {
  const reason = fileErrorReason(error).replace(/\.$/, '')
  const so = done.length === 0 ? 'Nothing was changed.' : `What was done before stands: ${done.join(' ')}`
  return `${folder} could not be repaired: ${reason}. ${so} Put this right and repair it again.`
}
