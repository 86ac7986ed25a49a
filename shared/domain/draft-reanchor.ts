/** The one change that moves a source's annotations into the text of a newer version of its extractor. */
import type { DraftChange } from './change.ts'
import { draftAdjustEnds, type TargetPlace } from './draft-annotation.ts'
import { writesOf } from './draft-writes.ts'
import { isDeleted, valueOf, type ProjectState } from './project-state.ts'

/** Where an annotation stands in the newer text (`target`), or why nobody can say (`orphan`, a sentence). */
export interface Reanchored {
  readonly annotationId: string
  /** The target that was looked at. An annotation that has another one by now is left alone. */
  readonly oldTargetId: string
  readonly found: { readonly targetId: string; readonly target: TargetPlace } | { readonly orphan: string }
}

/** Returns the change, or null where nothing is to be written. `state` is the project's as it stands. */
export function draftReanchor(
  state: ProjectState,
  extractor: string,
  reanchored: readonly Reanchored[],
): DraftChange | null {
  const writes = reanchored.flatMap(({ annotationId, oldTargetId, found }) => {
    const record = state.records.annotation.get(annotationId)
    if (!record || isDeleted(record) || valueOf(record, 'target') !== oldTargetId) return []
    const orphan = valueOf(record, 'orphan') ?? ''
    if ('orphan' in found) {
      return orphan === found.orphan ? [] : writesOf('annotation', annotationId, { orphan: found.orphan })
    }
    const freed = orphan === '' ? [] : writesOf('annotation', annotationId, { orphan: '' })
    return [...freed, ...draftAdjustEnds({ annotationId, ...found }).writes]
  })
  return writes.length > 0 ? { label: `Re-anchor in the text of ${extractor}`, writes } : null
}
