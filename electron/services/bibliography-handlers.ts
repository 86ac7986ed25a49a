/** Answers calls that take a bibliography into the sources' records. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { describeProblem, importBibliography } from './bibliography/import-bibliography.ts'
import type { ServicesContext } from './services-context.ts'

export function bibliographyHandlers({
  coders,
  projects,
  uploads,
}: ServicesContext): Pick<Handlers, 'importBibliographyUpload'> {
  return {
    importBibliographyUpload: ({ upload, replace, apply }, { session }) =>
      projects.use(session, async ({ store }) => {
        const file = await uploads.read(session, upload)
        const coder = apply ? await coders.enter(store) : null
        const done = await importBibliography(store.project(), file, replace)
        if (!done.ok) {
          // What can't be read now can't be read later either.
          await uploads.forget(session, upload)
          throw new PinciteError('refused', done.message)
        }
        const problems = done.problems.map(describeProblem)
        const { matching, draft } = done
        if (!apply) return { matching, problems, made: null }
        const change = draft && (await store.submit(draft, { session, coder }))
        // Kept until it is on disk: after a full disk it can be taken again.
        await uploads.forget(session, upload)
        return { matching, problems, made: { change, undo: store.undoState(session), left: [] } }
      }),
  }
}
