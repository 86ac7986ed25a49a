/** Answers calls that check rows against the bytes of their sources. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { datasetOfRows, type DecodedDataset } from '../../shared/dataset/dataset-format.ts'
import { evidenceRows } from '../../shared/dataset/evidence-row.ts'
import { exportFileName } from './held-exports.ts'
import type { OpenedProject } from './open-projects.ts'
import type { ServicesContext } from './services-context.ts'
import { extractUnlocked, passwordOf } from './sources/extract-unlocked.ts'
import type { Task } from './tasks.ts'
import { decodeDataset } from './verify/read-dataset.ts'
import { ReportCollector } from './verify/report-collector.ts'
import { verifyDataset, type VerifyRequest } from './verify/verify-dataset.ts'

type VerificationHandlers = Pick<Handlers, 'verifyProject' | 'reportProject' | 'verifyUpload'>

export function verificationHandlers(context: ServicesContext): VerificationHandlers {
  const { exports, projects, tasks, uploads } = context
  return {
    verifyProject: ({ task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, (running) =>
          verify(project, datasetOfRows(evidenceRows(project.store.project())), running),
        ),
      ),
    reportProject: ({ task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, async (running) => {
          const { name } = project.store.project()
          const { html, rows } = await report(project, running)
          const bytes = new TextEncoder().encode(html)
          const fileName = exportFileName(`${name} verification`, '.html', new Date())
          const exportId = exports.keep(session, { fileName, bytes })
          const size = bytes.byteLength
          return { exportId, fileName, mediaType: 'text/html', rows, bytes: size, warnings: [] }
        }),
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
  project: OpenedProject,
  dataset: DecodedDataset,
  running: Task,
  onSource?: VerifyRequest['onSource'],
): Promise<VerifyReport> {
  const { signal, progress } = running
  const extract = extractUnlocked(project.sources)
  const request = { dataset, sourcesFolder: project.store.folder, extract, signal, onProgress: progress }
  return verifyDataset(onSource ? { ...request, onSource } : request)
}

async function report(
  project: OpenedProject,
  running: Task,
): Promise<{ readonly html: string; readonly rows: number }> {
  const record = project.store.project()
  const dataset = datasetOfRows(evidenceRows(record))
  const { signal } = running
  const passwords = (bytes: Uint8Array) => passwordOf(project.sources, bytes)
  const collector = new ReportCollector('all', { dataset, signal, passwordOf: passwords })
  const verified = await verify(project, dataset, running, (checked) => collector.add(checked))
  return { html: [...collector.html(verified, record.name)].join(''), rows: verified.rows.length }
}
