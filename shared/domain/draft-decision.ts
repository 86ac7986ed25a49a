/** Drafts of what a person decides about one passage after its source was replaced, or was read anew. */
import type { DraftChange } from './change.ts'
import { draftAdjustEnds, type TargetPlace } from './draft-annotation.ts'
import { writesOf } from './draft-writes.ts'
import type { Annotation } from './project.ts'

/** The place that a person has chosen for an annotation. */
export interface Attachment {
  /** A new id: targets are written once. */
  readonly targetId: string
  /** The source in whose text the place is: a later edition, or the annotation's own. */
  readonly sourceId: string
  readonly target: TargetPlace
}

/**
 * Puts an annotation at a place, of a later edition or of its own source; it is no orphan any more. In another source
 * the target it leaves stays known as its `former`.
 */
export function draftAttach(annotation: Annotation, to: Attachment, label: string): DraftChange {
  const { id: annotationId, sourceId, orphan } = annotation
  const moved = sourceId === to.sourceId ? {} : { source: to.sourceId, former: annotation.target.id }
  const freed = orphan === undefined ? {} : { orphan: '' }
  const { targetId, target } = to
  const writes = [
    ...writesOf('annotation', annotationId, { ...moved, ...freed }),
    ...draftAdjustEnds({ annotationId, targetId, target }).writes,
  ]
  return { label, writes }
}

/**
 * Leaves an annotation with the edition before `sourceId`, as an orphan for `reason`. One that was carried over goes
 * back to where it stood. Returns null where it is so already.
 */
export function draftKeepAsOrphan(
  annotation: Annotation,
  { sourceId, reason }: { readonly sourceId: string; readonly reason: string },
): DraftChange | null {
  const { id, former, orphan } = annotation
  const isBack = annotation.sourceId === sourceId
  if (isBack && orphan === reason) return null
  const back = isBack || !former ? {} : { source: sourceId, target: former.id, former: null }
  return { label: 'Keep as orphan', writes: writesOf('annotation', id, { ...back, orphan: reason }) }
}
