/** Opening and leaving projects, and keeping the open one in step with its host. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { OpenProject, SaveState } from '../../shared/api/pincite-api.ts'
import { readProject } from '../../shared/domain/read-project.ts'
import { NOTHING_CHOSEN } from '../state/codebook-view.ts'
import { patchOpened, type OpenedProject, type Session } from '../state/session.ts'
import { correctableTyped } from '../state/waiting-words.ts'
import { cancelArrivals } from './add-sources.ts'
import { singleKeysKey } from './change-settings.ts'
import { followTask, nobody, type Follower } from './follow-task.ts'
import { isUnsaved, tryAgain } from './keep-trying.ts'
import { adoptProject, readWhole, receiveChanges } from './receive-changes.ts'
import { showRecovery } from './show-recovery.ts'
import { showSource } from './show-source.ts'
import { retryHeld } from './submit-change.ts'
import { tell } from './tell.ts'
import { saveTyped } from './write-typed.ts'

/** Starts the window: asks the host what it is and goes to the open project, or to the welcome. */
export async function startSession(session: Session): Promise<void> {
  const { client, store } = session
  client.on('changed', ({ folder, changes }) => receiveChanges(session, folder, changes))
  client.on('saveStateChanged', ({ folder, save }) => showSaveState(session, folder, save))
  try {
    const [host, settings] = await Promise.all([client.describeHost({}), client.readSettings({})])
    const singleKeys = (await client.readView({ key: singleKeysKey }).catch(() => null)) !== 'off'
    store.setState({ host, settings, singleKeys })
  } catch (error) {
    store.setState({ screen: 'unreachable', failure: messageOf(error) })
    return
  }
  try {
    const onProgress: Follower['onProgress'] = ({ share }) => store.setState({ started: share })
    await enterProject(session, () => client.readProject({}), { ...nobody(), onProgress })
  } catch (error) {
    const code = error instanceof PinciteError ? error.code : null
    const folder = store.getState().host?.openAtStart ?? null
    if (code === 'damaged' && folder !== null) showRecovery(session, folder, messageOf(error))
    else store.setState({ screen: 'welcome', failure: code === 'no-project' ? null : messageOf(error) })
  }
}

/** What a window takes along into a copy of its project. */
export type Luggage = Pick<OpenedProject, 'held' | 'typed' | 'codebookDrafts' | 'sourceId'>

const nothing: Luggage = { held: [], typed: new Map(), codebookDrafts: new Map(), sourceId: null }

/** Of a project just opened nothing is chosen, typed or under way. */
const justOpened = {
  view: 'read',
  codebook: NOTHING_CHOSEN,
  salvaged: null,
  savedAt: null,
  stayed: false,
  sourceId: null,
  annotationId: null,
  atField: null,
  figureAt: null,
  linking: null,
  goTo: null,
  codeFilter: null,
  selected: null,
  adjusting: null,
  renaming: null,
  arrivals: [],
  highlightsHidden: false,
  verification: null,
  replacing: null,
  review: null,
  orphans: null,
  flagsShown: false,
  attaching: null,
  misplaced: new Map<string, string>(),
} satisfies Partial<OpenedProject>

/**
 * Shows the project that `read` gives; `read` is told the name of the task. Rejects as `read` does, or with
 * `cancelled` where `follower` stops it while the records are coming; the screen then stays as it is.
 */
export async function enterProject(
  session: Session,
  read: (task: string) => Promise<OpenProject>,
  follower: Follower = nobody(),
  luggage: Luggage = nothing,
): Promise<void> {
  const coming = inPart(follower, hostsShare, 1)
  const stopIfAsked = () => {
    if (!follower.signal.aborted) return
    // The host has it open by now.
    void session.client.closeProject({}).catch(() => undefined)
    throw new PinciteError('cancelled', 'Opening was stopped.')
  }
  const project = await followTask(session, inPart(follower, 0, hostsShare), (task) =>
    readWhole(
      session,
      () => read(task),
      (done, of) => {
        stopIfAsked()
        coming.onProgress({ share: done / Math.max(1, of), doing: '' })
      },
    ),
  )
  stopIfAsked()
  const view = readProject(adoptProject(session, project))
  const { folder, coderId, undo, save, readOnly, notices } = project
  session.store.setState(({ settings }) => ({
    screen: 'project',
    failure: null,
    recovery: null,
    inView: { state: 'none' },
    shown: settings?.coderName || readOnly !== null ? null : 'coder',
    toast: null,
    opened: {
      ...{ folder, coderId, undo, save, readOnly, notices, project: view },
      held: luggage.held,
      typed: luggage.typed,
      codebookDrafts: luggage.codebookDrafts,
      ...justOpened,
    },
  }))
  document.title = `${view.name} – Pincite`
  const remembered =
    luggage.sourceId ?? (await session.client.readView({ key: `source:${folder}` }).catch(() => null))
  const source = view.sources.find(({ id }) => id === remembered) ?? view.sources[0]
  if (source) await showSource(session, source.id)
}

/** The part of opening that is the host's reading; the rest is the records' coming here. */
const hostsShare = 0.7

function inPart(follower: Follower, from: number, to: number): Follower {
  const onProgress: Follower['onProgress'] = ({ share }) =>
    follower.onProgress({ share: from + (to - from) * share, doing: '' })
  return { ...follower, onProgress }
}

/** Leaves the project; the welcome shows again. Stays, and says so, while something is not on disk. */
export async function leaveProject(session: Session): Promise<void> {
  await saveTyped(session)
  if (isUnsaved(session.store.getState().opened)) await tryAgain(session)
  if (isUnsaved(session.store.getState().opened)) {
    patchOpened(session, { stayed: true })
    tell(session, 'Not everything is saved yet. Try again, or give up what is not saved; both are above.')
    return
  }
  const { opened } = session.store.getState()
  const [unread] = opened ? correctableTyped(opened) : []
  if (unread) {
    patchOpened(session, { annotationId: unread.slot.annotationId })
    tell(session, `${unread.problem ?? ''} Correct it or empty it before you leave.`)
    return
  }
  cancelArrivals(session)
  try {
    await session.client.closeProject({})
  } catch (error) {
    tell(session, `The project was not closed. ${messageOf(error)}`)
    return
  }
  session.records = null
  session.early = []
  session.passwords.clear()
  session.store.setState({
    screen: 'welcome',
    opened: null,
    inView: { state: 'none' },
    shown: null,
    toast: null,
  })
  document.title = 'Pincite'
}

function showSaveState(session: Session, folder: string, save: SaveState): void {
  const { opened } = session.store.getState()
  if (opened?.folder !== folder) return
  // Until a save succeeds, the failure stays in view.
  if (save.state === 'saving' && opened.save.state === 'failed') return
  patchOpened(session, { save, ...(save.state === 'saved' ? { savedAt: new Date() } : {}) })
  if (save.state === 'saved' && opened.held.length > 0) void retryHeld(session)
}
