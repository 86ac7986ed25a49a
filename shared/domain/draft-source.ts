/** Drafts that add, rename and remove sources. Removing one touches none of its annotations. */
import type { DraftChange } from './change.ts'
import { writesOf } from './draft-writes.ts'
import type { Source } from './project.ts'

/** Adds a source whose bytes and text are already in place. */
export function draftAddSource(source: Source): DraftChange {
  const { id, ...fields } = source
  return { label: 'Add source', writes: writesOf('source', id, fields) }
}

/** Gives a source another title; its file keeps its name. */
export function draftRenameSource(id: string, title: string): DraftChange {
  return { label: 'Rename source', writes: writesOf('source', id, { title }) }
}

/** Takes a source out of sight. Its annotations stay in the project, and show again when this is undone. */
export function draftRemoveSource(id: string): DraftChange {
  return { label: 'Remove source', writes: writesOf('source', id, { deleted: true }) }
}
