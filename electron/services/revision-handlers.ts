/** Answers calls about new editions of sources: replacing one, and what is left to decide then. */
import type { RevisionOutcome } from '../../shared/api/pincite-api.ts'
import type { MethodArgs } from '../../shared/api/methods.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { runExtraction } from './extract/run-extraction.ts'
import type { OpenedProject } from './open-projects.ts'
import { EditionLocked } from './revise/read-edition.ts'
import { reviewEdition } from './revise/review-edition.ts'
import { reviseSource } from './revise/revise-source.ts'
import type { ServicesContext } from './services-context.ts'
import type { NamedBytes } from './sources/new-source.ts'
import type { Task } from './tasks.ts'

type RevisionHandlers = Pick<Handlers, 'reviseSource' | 'reviewEdition'>

export function revisionHandlers(context: ServicesContext): RevisionHandlers {
  const { projects, tasks } = context
  return {
    reviseSource: (request, { session }) =>
      projects.use(session, (project) =>
        tasks.run(session, request.task, (running) =>
          replace(context, project, { session, request, running }),
        ),
      ),
    reviewEdition: ({ sourceId, task }, { session }) =>
      projects.use(session, ({ store, sources }) =>
        tasks.run(session, task, ({ signal, progress }) =>
          reviewEdition({ store, library: sources }, sourceId, {
            signal,
            onCompared: (done, of) => progress(done, of, 'Comparing annotations'),
          }),
        ),
      ),
  }
}

interface Replacing {
  readonly session: string
  readonly request: MethodArgs<'reviseSource'>
  readonly running: Task
}

async function replace(
  { coders, uploads }: ServicesContext,
  { store, sources }: OpenedProject,
  { session, request, running: { signal, progress } }: Replacing,
): Promise<RevisionOutcome> {
  const { sourceId, upload, editionId = '', password } = request
  const content =
    upload === undefined ? await bytesOf(sources, editionId) : await uploads.read(session, upload)
  const doing = `Reading ${content.fileName}`
  progress(0, 1, doing)
  const onProgress = (done: number, of: number) => progress(done, of, doing)
  const onCompared = (done: number, of: number) => progress(done, of, 'Comparing annotations')
  const coder = await coders.idIn(store)
  const file = { content, password, signal, onProgress }
  const decided = { dryRun: false, policy: 'same-words', author: { session, coder } } as const
  try {
    const { edition, change } = await reviseSource(
      { store, library: sources, extract: runExtraction },
      { sourceId, file, onCompared, ...decided },
    )
    if (change) await coders.enter(store)
    if (upload !== undefined) await uploads.forget(session, upload)
    // From now on the password is known, as that of a source just added.
    if (edition.encrypted) await sources.readText(edition.id, password)
    const undo = store.undoState(session)
    return { status: 'replaced', editionId: edition.id, change, undo, message: null }
  } catch (error) {
    if (!(error instanceof EditionLocked)) throw error
    const undo = store.undoState(session)
    return { status: 'locked', editionId: null, change: null, undo, message: error.message }
  }
}

async function bytesOf(sources: OpenedProject['sources'], sourceId: string): Promise<NamedBytes> {
  const { fileName, bytes, sha256 } = sources.find(sourceId)
  return { fileName, sha256, bytes: await sources.readBytes(sourceId, { from: 0, to: bytes }) }
}
