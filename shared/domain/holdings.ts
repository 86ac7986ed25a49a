/** How much a project holds, counted without reading it whole. */
import type { ProjectState, StoredRecord } from './project-state.ts'
import { isDeleted, valueOf } from './project-state.ts'
import { PROJECT_ID } from './schema.ts'

/** Counts of what is not deleted, with the project's name. */
export interface Holdings {
  readonly name: string
  readonly sources: number
  /** Those of a deleted source do not count. */
  readonly annotations: number
}

/** Counts what a state holds; a name that was never written is "". */
export function holdingsOf({ records }: ProjectState): Holdings {
  const name = valueOf(records.project.get(PROJECT_ID), 'name')
  const sources = [...records.source.values()].filter((source) => !isDeleted(source))
  const shown = new Set(sources.map(({ id }) => id))
  const isShown = (annotation: StoredRecord) =>
    !isDeleted(annotation) && shown.has(String(valueOf(annotation, 'source')))
  let annotations = 0
  for (const annotation of records.annotation.values()) if (isShown(annotation)) annotations += 1
  return { name: typeof name === 'string' ? name : '', sources: sources.length, annotations }
}
