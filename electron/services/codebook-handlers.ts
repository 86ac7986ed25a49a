/** Answers calls that write the codebook into a file or merge one from a file. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { CODEBOOK_FORMATS } from '../../shared/codebook-exchange/codebook-formats.ts'
import { draftImport } from '../../shared/codebook-exchange/draft-import.ts'
import { decodeCodebook } from './codebook/read-codebook.ts'
import { exportFileName } from './held-exports.ts'
import type { ServicesContext } from './services-context.ts'

type CodebookHandlers = Pick<Handlers, 'exportCodebook' | 'importCodebookUpload'>

export function codebookHandlers({ coders, exports, projects, uploads }: ServicesContext): CodebookHandlers {
  return {
    exportCodebook: ({ format }, { session }) =>
      projects.use(session, ({ store }) => {
        const { codes, name } = store.project()
        const { extension, mediaType, write } = CODEBOOK_FORMATS[format]
        const written = write(codes)
        if (!written.ok) throw new PinciteError('refused', written.message)
        const bytes = new TextEncoder().encode(written.text)
        const fileName = exportFileName(`${name} codebook`, extension, new Date())
        const exportId = exports.keep(session, { fileName, bytes })
        const { warnings } = written
        const size = bytes.byteLength
        return Promise.resolve({
          ...{ exportId, fileName, mediaType, rows: codes.length, bytes: size, warnings },
        })
      }),
    importCodebookUpload: ({ upload, apply }, { session }) =>
      projects.use(session, async ({ store }) => {
        const { fileName, bytes } = await uploads.read(session, upload)
        const reading = await decodeCodebook(fileName, bytes)
        if (!reading.ok) {
          // What can't be read now can't be read later either.
          await uploads.forget(session, upload)
          throw new PinciteError('refused', reading.message)
        }
        const coder = apply ? await coders.enter(store) : null
        const done = draftImport(store.project(), reading.codes)
        if (!done.ok) throw new PinciteError('refused', done.message)
        const { codes, draft } = done
        const warnings = [...reading.warnings, ...done.warnings]
        if (!apply) return { codes, warnings, made: null }
        const change = draft && (await store.submit(draft, { session, coder }))
        // Kept until it is on disk: after a full disk it can be taken again.
        await uploads.forget(session, upload)
        return { codes, warnings, made: { change, undo: store.undoState(session), left: [] } }
      }),
  }
}
