/** Opening, making and leaving projects, and keeping the open one in step with its host. */
import { parseState } from '../../shared/domain/parse-state.ts'
import type { ProjectState } from '../../shared/domain/project-state.ts'
import { applyChange } from '../../shared/domain/apply-change.ts'
import { readProject } from '../../shared/domain/read-project.ts'
import type { Change } from '../../shared/domain/change.ts'
import type { OpenProject, SaveState } from '../../shared/api/pincite-api.ts'
import { messageOf } from '../../shared/api/errors.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { showSource } from './show-source.ts'

/** Starts the window: asks the host what it is and goes to the open project, or to the welcome. */
export async function startSession(session: Session): Promise<void> {
  const { client, store } = session
  client.on('changed', ({ folder, changes }) => applyChanges(session, folder, changes))
  client.on('saveStateChanged', ({ folder, save }) => showSaveState(session, folder, save))
  try {
    const [host, settings] = await Promise.all([client.describeHost({}), client.readSettings({})])
    store.setState({ host, settings })
  } catch (error) {
    store.setState({ screen: 'unreachable', failure: messageOf(error) })
    return
  }
  try {
    await enterProject(session, await client.readProject({}))
  } catch {
    store.setState({ screen: 'welcome' })
  }
}

/** Reads the whole project again, after the line to the host was broken. */
export async function rereadProject(session: Session): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  const project = await session.client.openProject({ folder: opened.folder })
  const records = stateOf(project)
  session.records = records
  patchOpened(session, {
    project: readProject(records),
    undo: project.undo,
    save: project.save,
    readOnly: project.readOnly,
  })
}

export async function enterProject(session: Session, project: OpenProject): Promise<void> {
  const records = stateOf(project)
  session.records = records
  const view = readProject(records)
  session.store.setState((state) => ({
    screen: 'project',
    failure: null,
    inView: { state: 'none' },
    shown: state.settings?.coderName ? null : 'coder',
    opened: {
      folder: project.folder,
      project: view,
      coderId: project.coderId,
      undo: project.undo,
      save: project.save,
      savedAt: null,
      readOnly: project.readOnly,
      notices: project.notices,
      sourceId: null,
      annotationId: null,
      goTo: null,
      codeFilter: null,
      selected: null,
      adjusting: null,
      arrivals: [],
      highlightsHidden: false,
    },
  }))
  document.title = `${view.name} – Pincite`
  const remembered = await session.client.readView({ key: `source:${project.folder}` }).catch(() => null)
  const source = view.sources.find(({ id }) => id === remembered) ?? view.sources[0]
  if (source) await showSource(session, source.id)
}

/** The host is trusted to send what it wrote; anything else is a bug of ours and is said so. */
function stateOf(project: OpenProject): ProjectState {
  const parsed = parseState(project.state)
  if (!parsed.ok) throw new Error(`The host sent a project that can't be read: ${parsed.message}`)
  return parsed.state
}

/** Leaves the project; the welcome shows again. */
export async function leaveProject(session: Session): Promise<void> {
  await session.client.closeProject({})
  session.records = null
  session.store.setState({ screen: 'welcome', opened: null, inView: { state: 'none' }, shown: null })
  document.title = 'Pincite'
}

/** Applies changes made by any window of the host. Applying one twice does nothing. */
export function applyChanges(session: Session, folder: string, changes: readonly Change[]): void {
  const { opened } = session.store.getState()
  if (opened?.folder !== folder || !session.records) return
  for (const change of changes) applyChange(session.records, change)
  const project = readProject(session.records)
  const stillThere = project.annotations.some(({ id }) => id === opened.annotationId)
  patchOpened(session, { project, ...(stillThere ? {} : { annotationId: null }) })
}

function showSaveState(session: Session, folder: string, save: SaveState): void {
  if (session.store.getState().opened?.folder !== folder) return
  patchOpened(session, { save, ...(save.state === 'saved' ? { savedAt: new Date() } : {}) })
}
