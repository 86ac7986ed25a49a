/** Answers calls that check rows against the bytes of their sources. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { datasetOfRows, type DecodedDataset } from '../../shared/dataset/dataset-format.ts'
import { evidenceRows } from '../../shared/dataset/evidence-row.ts'
import { runExtraction } from './extract/run-extraction.ts'
import { sha256Of } from './file-hash.ts'
import type { OpenedProject } from './open-projects.ts'
import type { ServicesContext } from './services-context.ts'
import type { Task } from './tasks.ts'
import { decodeDataset } from './verify/read-dataset.ts'
import { verifyDataset, type ExtractBytes } from './verify/verify-dataset.ts'

type VerificationHandlers = Pick<Handlers, 'verifyProject' | 'verifyUpload'>

export function verificationHandlers({ projects, tasks, uploads }: ServicesContext): VerificationHandlers {
  return {
    verifyProject: ({ task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, (running) =>
          verify(project, datasetOfRows(evidenceRows(project.store.project())), running),
        ),
      ),
    verifyUpload: ({ upload, task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, async (running) => {
          const { fileName, bytes } = await uploads.read(session, upload)
          await uploads.forget(session, upload)
          const reading = decodeDataset(fileName, bytes)
          if (!reading.ok) throw new PinciteError('refused', reading.message)
          return verify(project, reading.dataset, running)
        }),
      ),
  }
}

function verify(
  { store, sources }: OpenedProject,
  dataset: DecodedDataset,
  { signal, progress }: Task,
): Promise<VerifyReport> {
  const { passwords } = sources
  const extract: ExtractBytes = (bytes, options) => {
    const password = passwords.size > 0 ? passwords.get(sha256Of(bytes)) : undefined
    return runExtraction(bytes, password === undefined ? options : { ...options, password })
  }
  return verifyDataset({ dataset, sourcesFolder: store.folder, extract, signal, onProgress: progress })
}
