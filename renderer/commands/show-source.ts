/** Bringing a report into view, unlocking one, and going to the next. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import { listSources } from '../../shared/domain/editions.ts'
import { isEarlierExtractor } from '../../shared/domain/extraction.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import { patchOpened, type Session, type SessionState } from '../state/session.ts'
import { tell } from './tell.ts'

/**
 * Shows a source. One that opens only with a password is shown as locked at once where this window has not been
 * given it: the host may know it already, but the page is drawn here.
 */
export async function showSource(session: Session, sourceId: string): Promise<void> {
  const { client, store } = session
  const { opened, inView } = store.getState()
  const source = opened?.project.sources.find(({ id }) => id === sourceId)
  if (!opened || !source) return
  if (opened.sourceId === sourceId && inView.state === 'ready' && inView.sourceId === sourceId) return
  patchOpened(session, {
    sourceId,
    selected: null,
    adjusting: null,
    atField: null,
    ...(opened.sourceId === sourceId ? {} : { annotationId: null }),
  })
  void client.writeView({ key: `source:${opened.folder}`, value: sourceId }).catch(() => undefined)
  const password = session.passwords.get(sourceId)
  if (source.encrypted && password === undefined) {
    setInView(session, sourceId, { state: 'locked', sourceId, message: '' })
    return
  }
  const given = password === undefined ? {} : { password }
  setInView(session, sourceId, { state: 'loading', sourceId })
  try {
    const text = await client.readSource({ sourceId, ...given })
    setInView(session, sourceId, { state: 'ready', sourceId, text, ...given })
    void reanchorOutdated(session, sourceId, text.canonical.extractor)
  } catch (error) {
    const message = messageOf(error)
    const locked = source.encrypted && error instanceof PinciteError && error.code === 'refused'
    if (locked) session.passwords.delete(sourceId)
    setInView(session, sourceId, { state: locked ? 'locked' : 'failed', sourceId, message })
  }
}

/**
 * Shows a source that has just been added if no report is in view. The answer about it may overtake the event that
 * brings its record: then it is shown once that is here, unless the person has chosen another meanwhile.
 */
export async function showWhereNoneIs(session: Session, sourceId: string): Promise<void> {
  const { store } = session
  const folder = store.getState().opened?.folder
  const isHere = ({ opened }: SessionState) => opened?.project.sources.some(({ id }) => id === sourceId)
  const isFree = ({ opened }: SessionState) => opened?.folder === folder && opened?.sourceId === null
  if (!isFree(store.getState())) return
  if (isHere(store.getState())) return showSource(session, sourceId)
  const stop = store.subscribe((state) => {
    if (isFree(state) && !isHere(state)) return
    stop()
    if (isFree(state)) void showSource(session, sourceId)
  })
}

/** Has annotations moved that were made in the text of an earlier reader, and tells what became of them. */
async function reanchorOutdated(session: Session, sourceId: string, extractor: string): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened || opened.readOnly !== null) return
  const outdated = annotationsOf(opened.project, sourceId).some(
    ({ target, orphan }) => orphan === undefined && isEarlierExtractor(target.extractor, extractor),
  )
  if (!outdated) return
  try {
    const { annotations, moved, orphans } = await session.client.reanchorSource({ sourceId })
    const lost = orphans === 0 ? 'none is lost' : `${orphans} could not be placed and wait as orphans`
    const some = `Of ${annotations} passages ${moved} moved a little; ${lost}.`
    const counts = moved + orphans === 0 ? `All ${annotations} passages stand as they were.` : some
    tell(session, `This version of Pincite reads the report better. ${counts}`)
  } catch (error) {
    tell(session, messageOf(error))
  }
}

/** Tries a password on a locked report. It is kept in this window's memory only. */
export async function unlockSource(session: Session, sourceId: string, password: string): Promise<void> {
  session.passwords.set(sourceId, password)
  await showSource(session, sourceId)
}

/** Shows the source before or after the one in view. */
export async function stepSource(session: Session, step: 1 | -1): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  const sources = listSources(opened.project).map(({ source }) => source)
  const next = sources[sources.findIndex(({ id }) => id === opened.sourceId) + step]
  if (next) await showSource(session, next.id)
}

/** A slow answer for a report that is no longer in view is dropped. */
function setInView(session: Session, sourceId: string, inView: SessionState['inView']): void {
  session.store.setState((state) => (state.opened?.sourceId === sourceId ? { inView } : {}))
}
