/** Answers calls that take the annotations of a dataset, of another tool or of a marked PDF into the project. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { DatasetImportOutcome } from '../../shared/api/pincite-api.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import type {
  DatasetImport,
  ImportedDataset,
  ImportOptions,
} from '../../shared/dataset-import/draft-dataset-import.ts'
import { DEFAULT_CODE } from '../../shared/dataset-import/foreign-annotation.ts'
import { draftImport } from './import-dataset/draft-import.ts'
import type { ImportContext } from './import-dataset/import-context.ts'
import { placeHighlights } from './import-dataset/place-highlights.ts'
import {
  defaultCodeOf,
  placeImported,
  readImportedBytes,
  warningsOf,
} from './import-dataset/read-imported.ts'
import type { OpenedProject } from './open-projects.ts'
import type { ServicesContext } from './services-context.ts'
import { extractUnlocked } from './sources/extract-unlocked.ts'
import type { Task } from './tasks.ts'

type DatasetImportHandlers = Pick<Handlers, 'importDatasetUpload' | 'importHighlights'>

export function datasetImportHandlers(context: ServicesContext): DatasetImportHandlers {
  const { projects, tasks, uploads } = context
  return {
    importDatasetUpload: ({ upload, apply, keep, replace, orphans, code, task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, async (running) => {
          const reading = await readImportedBytes(await uploads.read(session, upload), running.signal)
          if (!reading.ok) {
            // What can't be read now can't be read later either.
            await uploads.forget(session, upload)
            throw new PinciteError('refused', reading.message)
          }
          const { imported } = reading
          const dataset = await placeImported(imported, importContext(project, running))
          const options = { keep, replace, orphans, code: code ?? defaultCodeOf(imported) }
          const how = { session, apply, running, options, warnings: warningsOf(imported) }
          const outcome = await importPlaced(context, project, dataset, how)
          // Kept until it is on disk: after a full disk it can be taken again.
          if (apply) await uploads.forget(session, upload)
          return outcome
        }),
      ),
    importHighlights: ({ sourceId, apply, code = DEFAULT_CODE, task }, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, task, async (running) => {
          const source = project.sources.find(sourceId)
          const dataset = await placeHighlights(source, [], importContext(project, running))
          // A mark that was taken before may have been coded since; the PDF knows nothing of that.
          const options = { keep: true, orphans: false, code }
          return importPlaced(context, project, dataset, { session, apply, running, options, warnings: [] })
        }),
      ),
  }
}

function importContext({ store, sources }: OpenedProject, { signal, progress }: Task): ImportContext {
  return { store, library: sources, extract: extractUnlocked(sources), signal, onProgress: progress }
}

interface How {
  readonly session: string
  readonly apply: boolean
  readonly running: Task
  readonly options: ImportOptions
  /** Of reading the file. */
  readonly warnings: readonly string[]
}

function taken(drafted: DatasetImport): Extract<DatasetImport, { ok: true }> {
  if (!drafted.ok) throw new PinciteError('refused', drafted.message)
  return drafted
}

async function importPlaced(
  { coders }: ServicesContext,
  project: OpenedProject,
  dataset: ImportedDataset,
  { session, apply, running, options, warnings }: How,
): Promise<DatasetImportOutcome> {
  const { store } = project
  const looked = taken(await draftImport(importContext(project, running), dataset, options))
  const report = { ...looked.report, warnings: [...warnings, ...looked.report.warnings] }
  const changes = looked.draft !== null
  if (!apply) return { report, changes, made: null }
  running.signal.throwIfAborted()
  // Whoever stops it before has changed nothing, not even the list of coders.
  const before = store.project()
  const coder = await coders.enter(store)
  const done = store.project() === before ? looked : taken(await draftImport({ store }, dataset, options))
  const change = done.draft && (await store.submit(done.draft, { session, coder }))
  return { report, changes, made: { change, undo: store.undoState(session), left: [] } }
}
