/** Makes and opens projects. Opening one never makes another: a folder without a project is an error with a sentence. */
import { randomUUID } from 'node:crypto'
import { messageOf } from '../../../shared/api/errors.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import { draftAddCoder, draftNewProject } from '../../../shared/domain/draft-project.ts'
import { coderIdOf } from '../coder-id.ts'
import type { OpenOptions } from './find-project.ts'
import { findProject, makeProject } from './find-project.ts'
import { unmakeProjectFolder } from './project-layout.ts'
import { ProjectStore } from './project-store.ts'

/** What a new project starts with. */
export interface CreateOptions extends OpenOptions {
  readonly name: string
  /** The first coder, where one is known. */
  readonly coderName?: string
}

/** An open project, or why there is none, as {@link FoundProject} says it. */
export type OpenedStore =
  | { readonly ok: true; readonly store: ProjectStore }
  | { readonly ok: false; readonly message: string; readonly isRecoverable: boolean }

/** Makes a project in a folder that holds none, with the three default codes, and opens it. */
export async function createProject(folder: string, options: CreateOptions): Promise<OpenedStore> {
  const { name, coderName } = options
  const found = await makeProject(folder, options)
  if (!found.ok) return found
  const store = new ProjectStore(found.parts)
  const codeIds = { finding: randomUUID(), statistic: randomUUID(), recommendation: randomUUID() }
  const drafts: DraftChange[] = [draftNewProject(name, codeIds)]
  if (coderName !== undefined) drafts.push(draftAddCoder(coderIdOf(coderName), coderName))
  try {
    await Promise.all(drafts.map((draft) => store.submit(draft, { session: 'create', coder: null })))
  } catch (error) {
    await store.close()
    await unmakeProjectFolder(folder)
    return { ok: false, message: messageOf(error), isRecoverable: false }
  }
  await store.bringUpToDate()
  return { ok: true, store }
}

/** Opens the project that {@link findProject} finds in a folder. Opening writes nothing. */
export async function openProject(folder: string, options: OpenOptions): Promise<OpenedStore> {
  const found = await findProject(folder, options)
  return found.ok ? { ok: true, store: new ProjectStore(found.parts) } : found
}
