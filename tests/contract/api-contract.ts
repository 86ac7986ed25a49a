/**
 * The contract of the service API as one suite: every host must pass it unchanged. A host is started anew for
 * each part.
 */
import { describe } from 'vitest'
import { describeArgumentChecks } from './argument-checks.ts'
import { describeCare } from './care.ts'
import { describeBibliography } from './bibliography.ts'
import { describeCiting } from './citing.ts'
import { describeCodebook } from './codebook.ts'
import type { Connect } from './contract-host.ts'
import { describeDatasetImport } from './dataset-import.ts'
import { describeFiles } from './files.ts'
import { describeMainJob } from './main-job.ts'
import { describeProjects } from './projects.ts'
import { describeRevision } from './revision.ts'

export function describeApiContract(name: string, connect: Connect): void {
  describe(`the service API, ${name}`, () => {
    describeArgumentChecks(connect)
    describeProjects(connect)
    describeCare(connect)
    describeFiles(connect)
    describeMainJob(connect)
    describeRevision(connect)
    describeBibliography(connect)
    describeCodebook(connect)
    describeDatasetImport(connect)
    describeCiting(connect)
  })
}
