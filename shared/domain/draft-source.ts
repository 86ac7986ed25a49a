/** Drafts that add, rename and remove sources. Removing one touches none of its annotations. */
import type { DraftChange, DraftWrite } from './change.ts'
import { CSL_VARIABLES, formatCslValue, type CslItem } from './csl-item.ts'
import { writesOf } from './draft-writes.ts'
import type { Source } from './project.ts'

/** Adds a source whose bytes and text are already in place. */
export function draftAddSource(source: Source): DraftChange {
  const { id, item, ...fields } = source
  return { label: 'Add source', writes: [...writesOf('source', id, fields), ...itemWrites(id, item)] }
}

/** Gives a source another title; its file keeps its name. */
export function draftRenameSource(id: string, title: string): DraftChange {
  return { label: 'Rename source', writes: writesOf('source', id, { title }) }
}

/**
 * Puts `item` in the place of a source's bibliographic record `current`, its title included. Writes only what differs:
 * nothing when they are equal.
 */
export function draftEditItem(id: string, current: CslItem, item: CslItem): DraftChange {
  const changed = CSL_VARIABLES.filter((name) => formatCslValue(item[name]) !== formatCslValue(current[name]))
  const { title } = item
  const renamed = changed.includes('title') && typeof title === 'string' && title !== '' ? { title } : {}
  const stored = changed
    .filter((name) => name !== 'title')
    .map((name) => [`csl/${name}`, formatCslValue(item[name])])
  const writes = writesOf('source', id, {
    ...renamed,
    ...(Object.fromEntries(stored) as Record<string, string>),
  })
  return { label: 'Edit reference', writes }
}

function itemWrites(id: string, item: CslItem): DraftWrite[] {
  const known = CSL_VARIABLES.filter((name) => name !== 'title' && item[name] !== undefined)
  return known.flatMap((name) => writesOf('source', id, { [`csl/${name}`]: formatCslValue(item[name]) }))
}

/** Takes a source out of sight. Its annotations stay in the project, and show again when this is undone. */
export function draftRemoveSource(id: string): DraftChange {
  return { label: 'Remove source', writes: writesOf('source', id, { deleted: true }) }
}

/** Corrects how a source's pages are counted: `rules` as `page-labels.ts` writes them, "" for as the file says. */
export function draftPageLabels(id: string, rules: string): DraftChange {
  return { label: 'Correct page numbers', writes: writesOf('source', id, { pageLabels: rules }) }
}
