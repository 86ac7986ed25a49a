/**
 * The one change that puts a new edition in a project: it adds the source and carries the annotations over that are
 * sure. The old edition, its bytes and whatever waits for a person stay as they are.
 */
import type { DraftChange, DraftWrite } from './change.ts'
import { draftAdjustEnds, type TargetPlace } from './draft-annotation.ts'
import { writesOf } from './draft-writes.ts'
import { draftAddSource } from './draft-source.ts'
import type { Annotation, Project, Source } from './project.ts'
import type { ProjectState } from './project-state.ts'
import { isDeleted, valueOf } from './project-state.ts'

/** An annotation of the old edition about which something is written; those that wait for a person are none. */
export type AnnotationRevision = CarriedAnnotation | LostAnnotation

interface RevisedAnnotation {
  readonly annotationId: string
  /** The target that was looked at. An annotation that has another one by now is left alone. */
  readonly oldTargetId: string
}

/** It stands in the new edition too, and cites it from now on. */
export interface CarriedAnnotation extends RevisedAnnotation {
  readonly kind: 'carried'
  /** A new id: targets are written once. */
  readonly targetId: string
  readonly target: TargetPlace
}

/** It does not stand in the new edition. */
export interface LostAnnotation extends RevisedAnnotation {
  readonly kind: 'lost'
  /** Why, in a sentence; kept with the annotation. */
  readonly reason: string
}

/** A new edition that is to enter a project, or is in it. */
export interface NewEdition {
  /** Its record, with {@link Source.revises}. */
  readonly source: Source
  /** `new`: not in the project; `removed`: taken out of it, and coming back; `there`: a source of it. */
  readonly standing: 'new' | 'removed' | 'there'
}

/**
 * Returns the change, or null where nothing is to be written. Carried over: a new target, the annotation's `source`
 * and `target`, the old target as its `former`, and no `orphan` any more. Lost: the annotation's `orphan`. `state` is the project's as it stands;
 * annotations that were deleted, moved or adjusted since they were looked at are left alone.
 */
export function draftRevision(
  state: ProjectState,
  edition: NewEdition,
  revisions: readonly AnnotationRevision[],
): DraftChange | null {
  const { source } = edition
  const writes = [...editionWrites(state, edition)]
  for (const revision of revisions) {
    const { annotationId, oldTargetId } = revision
    const record = state.records.annotation.get(annotationId)
    if (!record || isDeleted(record)) continue
    if (valueOf(record, 'source') !== source.revises || valueOf(record, 'target') !== oldTargetId) continue
    const orphan = valueOf(record, 'orphan') ?? ''
    if (revision.kind === 'carried') {
      const freed = orphan === '' ? {} : { orphan: '' }
      const moved = { source: source.id, former: oldTargetId, ...freed }
      writes.push(...writesOf('annotation', annotationId, moved))
      writes.push(...draftAdjustEnds(revision).writes)
    } else if (orphan !== revision.reason) {
      writes.push(...writesOf('annotation', annotationId, { orphan: revision.reason }))
    }
  }
  return writes.length > 0 ? { label: 'Replace with new edition', writes } : null
}

/** Returns the live source that replaces `sourceId`, or null. Of several, made apart, the first in order. */
export function successorOf({ sources }: Pick<Project, 'sources'>, sourceId: string): Source | null {
  return sources.find(({ revises }) => revises === sourceId) ?? null
}

/** Returns the annotations that are lost or wait for a decision: those on a source that a live one revises. */
export function pendingAnnotations({ sources, annotations }: Project): readonly Annotation[] {
  const replaced = new Set(sources.map(({ revises }) => revises))
  return annotations.filter(({ sourceId }) => replaced.has(sourceId))
}

/** Says whether a source is `other` itself, or an edition that came after it in any number of steps. */
export function descendsFrom(
  { sources }: Pick<Project, 'sources'>,
  sourceId: string,
  other: string,
): boolean {
  const seen = new Set<string>()
  let at: string | undefined = sourceId
  while (at !== undefined && !seen.has(at)) {
    if (at === other) return true
    seen.add(at)
    const here: string = at
    at = sources.find(({ id }) => id === here)?.revises
  }
  return false
}

function editionWrites(state: ProjectState, { source, standing }: NewEdition): readonly DraftWrite[] {
  if (standing === 'there') {
    const revises = source.revises ?? null
    const known = valueOf(state.records.source.get(source.id), 'revises') ?? null
    return known === revises ? [] : writesOf('source', source.id, { revises })
  }
  const { writes } = draftAddSource(source)
  return standing === 'new' ? writes : [...writes, ...writesOf('source', source.id, { deleted: false })]
}
