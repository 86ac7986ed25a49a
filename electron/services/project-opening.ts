/** Opens and makes projects for sessions, and says what a session needs to show one. */
import { rmdir } from 'node:fs/promises'
import { messageOf, PinciteError, type ErrorCode } from '../../shared/api/errors.ts'
import type { OpenProject } from '../../shared/api/pincite-api.ts'
import { holdingsOf } from '../../shared/domain/holdings.ts'
import { fileErrorReason } from './file-errors.ts'
import type { OpenedProject } from './open-projects.ts'
import { requireFreeFolder, resolveTyped } from './project-folders.ts'
import type { ServicesContext } from './services-context.ts'
import { makeOuterFolder } from './store/project-layout.ts'
import { createProject, openProject, type OpenedStore } from './store/open-project.ts'
import type { ProjectStore } from './store/project-store.ts'
import type { Task } from './tasks.ts'

/** How a project is to be opened; `task` names the task that reports progress and can be stopped. */
export interface HowToOpen {
  readonly folder: string
  readonly task?: string | undefined
  readonly salvage?: boolean | undefined
}

/**
 * Opens the project in a folder for a session. Throws `cannot-open`, `damaged` where it can be recovered, `refused`
 * for a path that is not whole, and `cancelled`.
 */
export async function openFolder(
  context: ServicesContext,
  session: string,
  { folder: typed, task, salvage = false }: HowToOpen,
): Promise<OpenProject> {
  const { projects, options, tasks } = context
  const folder = resolveTyped(typed)
  const { settingsFolder } = options
  const open = (running?: Task) =>
    projects.open(session, { folder, salvage }, async (real) => {
      const onProgress = (done: number, of: number) => running?.progress(done, of, 'Reading')
      return storeOf(
        await openProject(real, { settingsFolder, salvage, signal: running?.signal, onProgress }),
        'cannot-open',
      )
    })
  const opened = task === undefined ? await open() : await tasks.run(session, task, open)
  return enter(context, session, opened)
}

/** Makes a project in a new or empty folder and opens it for a session. Throws `refused`. */
export async function makeFolder(
  context: ServicesContext,
  session: string,
  { folder: typed, name }: { readonly folder: string; readonly name: string },
): Promise<OpenProject> {
  const { projects, options } = context
  const folder = resolveTyped(typed)
  await requireFreeFolder(folder)
  const isNew = await makeEmpty(folder)
  try {
    const opened = await projects.open(session, { folder }, async (real) =>
      storeOf(await createProject(real, { name, settingsFolder: options.settingsFolder }), 'refused'),
    )
    return await enter(context, session, opened)
  } catch (error) {
    if (isNew) await rmdir(folder).catch(() => undefined)
    throw error
  }
}

/** What a session is told of the project it has open, with what other processes have added to it. */
export async function describeProject(
  { coders, handover }: ServicesContext,
  session: string,
  { store }: OpenedProject,
): Promise<OpenProject> {
  await store.refresh().catch((error: unknown) => console.warn(`${store.folder}: ${messageOf(error)}`))
  return {
    folder: store.folder,
    state: handover.begin(session, store.state),
    coderId: await coders.idIn(store),
    undo: store.undoState(session),
    save: store.saveState,
    readOnly: store.readOnly,
    notices: store.notices,
  }
}

/** Puts a project at the head of the person's recent ones. That this fails must not keep anyone from working. */
export async function rememberProject(
  { settings }: ServicesContext,
  { store }: OpenedProject,
): Promise<void> {
  const opened = new Date().toISOString()
  await settings
    .rememberProject({ folder: store.folder, ...holdingsOf(store.state), opened })
    .catch((error: unknown) => console.warn(messageOf(error)))
}

async function enter(context: ServicesContext, session: string, opened: OpenedProject): Promise<OpenProject> {
  await rememberProject(context, opened)
  return describeProject(context, session, opened)
}

function storeOf(result: OpenedStore, otherwise: ErrorCode): ProjectStore {
  if (result.ok) return result.store
  throw new PinciteError(result.isRecoverable ? 'damaged' : otherwise, result.message)
}

/** Makes a folder, and says whether it was not there before. Throws `refused`. */
async function makeEmpty(folder: string): Promise<boolean> {
  try {
    return await makeOuterFolder(folder)
  } catch (error) {
    throw new PinciteError(
      'refused',
      `${folder} can't be made: ${fileErrorReason(error)}. Choose another folder.`,
    )
  }
}
