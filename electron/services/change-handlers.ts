/** Answers calls that change a project, take a change back, or make it again. */
import type { ChangeOutcome } from '../../shared/api/pincite-api.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { describeLeft } from './describe-left.ts'
import type { ServicesContext } from './services-context.ts'

type ChangeHandlers = Pick<Handlers, 'submitChange' | 'undo' | 'redo'>

export function changeHandlers({ coders, projects }: ServicesContext): ChangeHandlers {
  const takeBack = (direction: 'undo' | 'redo', session: string): Promise<ChangeOutcome> =>
    projects.use(session, async ({ store }) => {
      const outcome =
        store.undoState(session)[direction] === null
          ? null
          : await store[direction](session, await coders.enter(store))
      return {
        change: outcome?.change ?? null,
        undo: store.undoState(session),
        left: describeLeft(outcome?.left ?? [], store.project()),
      }
    })

  return {
    submitChange: (draft, { session }) =>
      projects.use(session, async ({ store }) => {
        const change = await store.submit(draft, { session, coder: await coders.enter(store) })
        return { change, undo: store.undoState(session), left: [] }
      }),
    undo: (_args, { session }) => takeBack('undo', session),
    redo: (_args, { session }) => takeBack('redo', session),
  }
}
