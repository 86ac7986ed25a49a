/** Says what is left of a project that does not open, and what it can be recovered from. Writes nothing. */
import type { Diagnosis } from '../../../shared/api/store-report.ts'
import { holdingsOf } from '../../../shared/domain/holdings.ts'
import { doesOpen, isPartial } from '../store/load-project.ts'
import { listBackups } from '../store/backups.ts'
import { whyNoProject } from '../store/opening-words.ts'
import type { CheckOptions } from './byte-progress.ts'
import { checkFolder } from './check-project.ts'

/**
 * Reads all of a project's folder but its sources. Throws `cannot-open` where there is nothing of a project, and the
 * signal's reason when it is stopped.
 */
export async function diagnoseProject(folder: string, options: CheckOptions = {}): Promise<Diagnosis> {
  const { report, loaded } = await checkFolder(folder, { ...options, isWithoutSources: true })
  // They were read a moment ago, and are remembered.
  const backups = await listBackups(folder, { signal: options.signal })
  const { reading } = loaded
  const salvage = reading.is === 'damaged' ? reading.salvage : null
  // Of journals without their beginning, and without a file, they are what can be read.
  const readable = salvage?.state ?? (isPartial(loaded) ? loaded.state : null)
  return {
    folder,
    reason: doesOpen(loaded) ? null : await whyNoProject(folder, loaded),
    findings: report.findings,
    backups,
    readable: readable && holdingsOf(readable),
  }
}
