/**
 * Keeps the window's records in step with its host. A change may come twice (as the answer to the window that made
 * it, and as an event to all), and answers and events overtake each other.
 */
import { messageOf } from '../../shared/api/errors.ts'
import type { OpenProject } from '../../shared/api/pincite-api.ts'
import { applyChange } from '../../shared/domain/apply-change.ts'
import { compareStamps, type Change } from '../../shared/domain/change.ts'
import { standingOf } from '../../shared/domain/holes.ts'
import { addRecords, takeCover } from '../../shared/domain/parse-state.ts'
import { createProjectState, type ProjectState } from '../../shared/domain/project-state.ts'
import { readProject } from '../../shared/domain/read-project.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { tell } from './tell.ts'

/** A change that others wait for is given so long to come before the project is read anew (milliseconds). */
const patience = 1000

/** Applies changes made by any window of the host. Applying one twice does nothing. */
export function receiveChanges(session: Session, folder: string, changes: readonly Change[]): void {
  const { opened } = session.store.getState()
  const { records } = session
  const arrived = [...session.early, ...changes.map((change) => ({ folder, change }))]
  if (session.reading > 0) session.early = arrived
  if (opened?.folder !== folder || !records) return
  const waiting = applyInOrder(records, ofFolder(arrived, folder))
  if (session.reading === 0) {
    session.early = waiting.map((change) => ({ folder, change }))
    if (waiting.length > 0) setTimeout(() => fillGap(session), patience)
  }
  showRecords(session, records)
}

/** Applies those changes that follow what `records` hold, and returns those that wait for an earlier one. */
export function applyInOrder(records: ProjectState, changes: readonly Change[]): readonly Change[] {
  const waiting: Change[] = []
  for (const change of [...changes].sort((a, b) => compareStamps(a.stamp, b.stamp))) {
    const standing = standingOf(records, change)
    // One that does not fit at all waits too, until the project is read anew.
    if (standing === 'beyond' || standing === 'misplaced') waiting.push(change)
    else applyChange(records, change)
  }
  return waiting
}

/** A project with all its records. */
export type WholeProject = OpenProject & { readonly records: ProjectState }

/**
 * Reads a whole project, a large one in pieces; changes that come meanwhile are kept for {@link adoptProject}.
 * `onProgress` hears how many records have come, of how many.
 * @throws when the records can't be read, which is a bug: the host checks what it sends.
 */
export async function readWhole(
  session: Session,
  read: () => Promise<OpenProject>,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<WholeProject> {
  session.reading += 1
  try {
    const project = await read()
    const { cover, rest, count } = project.state
    const records = createProjectState()
    const wrong = takeCover(cover, records)
    if (wrong !== null) throw new Error(`The host sent a project that can't be read: ${wrong}`)
    takeRecords(records, project.state.records)
    for (let done = project.state.records.length; rest !== null && done < count;) {
      onProgress(done, count)
      const piece = await session.client.readRecords({ rest })
      takeRecords(records, piece.records)
      done += piece.records.length
    }
    return { ...project, records }
  } finally {
    session.reading -= 1
  }
}

/** Takes over the records that the host sent, with the changes that came since, and returns them. */
export function adoptProject(session: Session, { folder, records }: WholeProject): ProjectState {
  const waiting = applyInOrder(records, ofFolder(session.early, folder))
  session.early = waiting.map((change) => ({ folder, change }))
  session.records = records
  return records
}

function takeRecords(state: ProjectState, records: readonly unknown[]): void {
  if (!addRecords(state, records)) throw new Error("The host sent a record that can't be read.")
}

/** Reads the whole project again, after events may have been missed. */
export async function rereadProject(session: Session): Promise<void> {
  const folder = session.store.getState().opened?.folder
  if (folder === undefined) return
  try {
    const project = await readWhole(session, () => session.client.openProject({ folder }))
    if (session.store.getState().opened?.folder !== folder) return
    const records = adoptProject(session, project)
    const { undo, save, readOnly, coderId } = project
    patchOpened(session, { undo, save, readOnly, coderId })
    showRecords(session, records)
  } catch (error) {
    tell(session, `The project could not be read again. ${messageOf(error)}`)
  }
}

function ofFolder(early: Session['early'], folder: string): readonly Change[] {
  return early.filter((one) => one.folder === folder).map(({ change }) => change)
}

function fillGap(session: Session): void {
  if (session.early.length > 0 && session.reading === 0) void rereadProject(session)
}

function showRecords(session: Session, records: ProjectState): void {
  const { opened } = session.store.getState()
  if (!opened) return
  const project = readProject(records)
  if (project === opened.project) return
  const has = (id: string | null) => project.annotations.some((annotation) => annotation.id === id)
  patchOpened(session, {
    project,
    ...(has(opened.annotationId) ? {} : { annotationId: null }),
    ...(has(opened.adjusting) ? {} : { adjusting: null }),
    ...(has(opened.attaching?.annotationId ?? null) ? {} : { attaching: null }),
  })
  if (opened.sourceId === null || project.sources.some(({ id }) => id === opened.sourceId)) return
  patchOpened(session, { sourceId: null, selected: null })
  session.store.setState({ inView: { state: 'none' } })
}
