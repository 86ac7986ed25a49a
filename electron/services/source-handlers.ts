/** Answers calls that bring files in and read the sources of a project. */
import type { Handlers } from '../../shared/api/rpc.ts'
import { reanchorSource, type ReanchorOutcome } from './reanchor/reanchor-source.ts'
import type { ServicesContext } from './services-context.ts'

type SourceHandlers = Pick<
  Handlers,
  | 'beginUpload'
  | 'appendUpload'
  | 'importUpload'
  | 'cancelUpload'
  | 'readSource'
  | 'reanchorSource'
  | 'readSourceBytes'
  | 'cancelTask'
>

export function sourceHandlers(context: ServicesContext): SourceHandlers {
  const { coders, projects, tasks, uploads } = context
  return {
    beginUpload: async ({ fileName, bytes }, { session }) => ({
      upload: await uploads.begin(session, fileName, bytes),
    }),
    appendUpload: async ({ upload, offset, bytes }, { session }) => ({
      received: await uploads.append(session, upload, { offset, bytes }),
    }),
    importUpload: importHandler(context),
    cancelUpload: async ({ upload }, { session }) => {
      await uploads.forget(session, upload)
      return null
    },
    readSource: ({ sourceId, password }, { session }) =>
      projects.use(session, ({ sources }) => sources.readText(sourceId, password)),
    reanchorSource: ({ sourceId, password }, { session }) =>
      projects.use(session, async ({ store, sources }) => {
        const coder = await coders.idIn(store)
        const request = { sourceId, password, dryRun: store.readOnly !== null, coder }
        const { extractor, reanchored } = await reanchorSource({ store, library: sources }, request)
        const count = (wanted: readonly ReanchorOutcome[]) =>
          reanchored.filter(({ outcome }) => wanted.includes(outcome)).length
        const moved = count(['moved', 'reworded'])
        return { extractor, annotations: reanchored.length, moved, orphans: count(['orphan']) }
      }),
    readSourceBytes: ({ sourceId, from, to }, { session }) =>
      projects.use(session, ({ sources }) => sources.readBytes(sourceId, { from, to })),
    cancelTask: ({ task }, { session }) => {
      tasks.cancel(session, task)
      return Promise.resolve(null)
    },
  }
}

function importHandler({
  coders,
  projects,
  tasks,
  uploads,
}: ServicesContext): SourceHandlers['importUpload'] {
  return ({ upload, task, password }, { session }) =>
    projects.use(session, ({ store, sources }) =>
      tasks.run(session, task, async ({ signal, progress }) => {
        // Taken at once: the order of calls is the order of sources, however long each file takes.
        const turn = sources.takeTurn()
        try {
          const content = await uploads.read(session, upload)
          const doing = `Reading ${content.fileName}`
          progress(0, 1, doing)
          const onProgress = (done: number, of: number) => progress(done, of, doing)
          const coder = await coders.idIn(store)
          const file = { content, password, signal, turn, onProgress }
          const outcome = await sources.add(file, { session, coder })
          if (outcome.status === 'added') await coders.enter(store)
          const again = outcome.reason === 'password-needed' || outcome.reason === 'password-wrong'
          if (!again) await uploads.forget(session, upload)
          return outcome
        } finally {
          turn.end()
        }
      }),
    )
}
