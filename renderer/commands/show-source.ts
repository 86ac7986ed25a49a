/** Bringing a report into view, unlocking one, and going to a place in it. */
import type { SessionState, Session } from '../state/session.ts'
import { patchOpened } from '../state/session.ts'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'

/** Shows a source; `password` is used for this session only. */
export async function showSource(session: Session, sourceId: string, password?: string): Promise<void> {
  const { client, store } = session
  const { opened, inView } = store.getState()
  if (!opened) return
  if (opened.sourceId === sourceId && inView.state === 'ready' && inView.sourceId === sourceId) return
  patchOpened(session, {
    sourceId,
    selected: null,
    adjusting: null,
    ...(opened.sourceId === sourceId ? {} : { annotationId: null }),
  })
  setInView(session, sourceId, { state: 'loading', sourceId })
  try {
    const text = await client.readSource({ sourceId, ...(password === undefined ? {} : { password }) })
    setInView(session, sourceId, {
      state: 'ready',
      sourceId,
      text,
      ...(password === undefined ? {} : { password }),
    })
    void client.writeView({ key: `source:${opened.folder}`, value: sourceId }).catch(() => undefined)
  } catch (error) {
    const message = messageOf(error)
    const locked = error instanceof PinciteError && error.code === 'refused' && isEncrypted(session, sourceId)
    setInView(session, sourceId, { state: locked ? 'locked' : 'failed', sourceId, message })
  }
}

function isEncrypted(session: Session, sourceId: string): boolean {
  const sources = session.store.getState().opened?.project.sources ?? []
  return sources.some((source) => source.id === sourceId && source.encrypted)
}

/** A slow answer for a report that is no longer in view is dropped. */
function setInView(session: Session, sourceId: string, inView: SessionState['inView']): void {
  session.store.setState((state) => (state.opened?.sourceId === sourceId ? { inView } : {}))
}

/** Shows the source before or after the one in view. */
export async function stepSource(session: Session, step: 1 | -1): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  const { sources } = opened.project
  const next = sources[sources.findIndex(({ id }) => id === opened.sourceId) + step]
  if (next) await showSource(session, next.id)
}
