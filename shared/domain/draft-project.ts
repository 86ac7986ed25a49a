/** Drafts that make a project and its coders. Ids come from the caller. */
import type { DraftChange } from './change.ts'
import { writesOf } from './draft-writes.ts'
import { PROJECT_ID } from './schema.ts'
import { standardCodeWrites, type StandardCodeIds } from './standard-codes.ts'

/** Names a project and gives it its first three codes, in the order Finding, Statistic, Recommendation. */
export function draftNewProject(name: string, codeIds: StandardCodeIds): DraftChange {
  const writes = [...writesOf('project', PROJECT_ID, { name }), ...standardCodeWrites(codeIds)]
  return { label: 'Create project', writes }
}

/** Adds a coder to the project's list. */
export function draftAddCoder(id: string, name: string): DraftChange {
  return { label: 'Add coder', writes: writesOf('coder', id, { name }) }
}
