/** Drafts that make and alter annotations. Ids and times come from the caller. */
import { formatBoxes } from '../anchoring/page-box.ts'
import type { DraftChange, DraftWrite, Scalar } from './change.ts'
import { writesOf } from './draft-writes.ts'
import type { Target } from './project.ts'

/** Where a new annotation stands, without the target's id. */
export type TargetPlace = Omit<Target, 'id'>

/** All that makes a new annotation. */
export interface NewAnnotation {
  readonly annotationId: string
  readonly targetId: string
  readonly sourceId: string
  readonly target: TargetPlace
  /** At least one. */
  readonly codeIds: readonly string[]
  /** Coder id, or null where unknown. */
  readonly creatorId: string | null
  /** ISO 8601, UTC. */
  readonly created: string
  readonly memo: string
  /** What the report's own notes say of it (`shared/anchoring/cited-notes.ts`); "" where there are none. */
  readonly citedSource: string
  /** Fingerprint of the codebook in use. */
  readonly codebook: string
}

/** Where an annotation shall stand from now on. */
export interface AdjustedEnds {
  readonly annotationId: string
  /** A new id: targets are written once. */
  readonly targetId: string
  readonly target: TargetPlace
}

/** Tags a passage. `label` names it for Undo ("Tag as Statistic"). */
export function draftTag(annotation: NewAnnotation, label = 'Tag passage'): DraftChange {
  const { annotationId, targetId, sourceId, target, codeIds, creatorId, created } = annotation
  const { memo, citedSource, codebook } = annotation
  const own = { source: sourceId, target: targetId, memo, citedSource, codebook, creator: creatorId, created }
  const writes = [
    ...writesOf('annotation', annotationId, own),
    ...codeIds.map((id) => codeWrite(annotationId, id, true)),
    ...targetWrites(annotationId, targetId, target),
  ]
  return { label, writes }
}

/**
 * Puts `codeIds` in place of the codes the annotation has now, by the codebook with this fingerprint. Writes only what
 * differs: nothing when the codes are equal.
 */
export function draftRecode(
  annotationId: string,
  current: readonly string[],
  codeIds: readonly string[],
  codebook: string,
): DraftChange {
  const removed = current
    .filter((id) => !codeIds.includes(id))
    .map((id) => codeWrite(annotationId, id, false))
  const added = codeIds.filter((id) => !current.includes(id)).map((id) => codeWrite(annotationId, id, true))
  const changed = [...added, ...removed]
  const marked = changed.length === 0 ? [] : writesOf('annotation', annotationId, { codebook })
  return { label: 'Recode', writes: [...changed, ...marked] }
}

/** Puts one more code on an annotation, by the codebook with this fingerprint. */
export function draftAddCode(annotationId: string, codeId: string, codebook: string): DraftChange {
  const marked = writesOf('annotation', annotationId, { codebook })
  return { label: 'Add code', writes: [codeWrite(annotationId, codeId, true), ...marked] }
}

/** Takes one code off an annotation; the caller sees to it that another is left. */
export function draftRemoveCode(annotationId: string, codeId: string): DraftChange {
  return { label: 'Remove code', writes: [codeWrite(annotationId, codeId, false)] }
}

/** Replaces an annotation's memo. */
export function draftMemo(annotationId: string, memo: string): DraftChange {
  return { label: 'Edit memo', writes: writesOf('annotation', annotationId, { memo }) }
}

/** Moves an annotation's ends: writes a new target and points the annotation to it. */
export function draftAdjustEnds({ annotationId, targetId, target }: AdjustedEnds): DraftChange {
  const writes = [
    ...writesOf('annotation', annotationId, { target: targetId }),
    ...targetWrites(annotationId, targetId, target),
  ]
  return { label: 'Adjust ends', writes }
}

/** Deletes an annotation; its records stay and can be brought back. */
export function draftDeleteAnnotation(annotationId: string): DraftChange {
  return { label: 'Delete annotation', writes: writesOf('annotation', annotationId, { deleted: true }) }
}

function codeWrite(annotationId: string, codeId: string, present: boolean): DraftWrite {
  return { kind: 'annotation', id: annotationId, field: `code/${codeId}`, value: present }
}

function targetWrites(annotationId: string, targetId: string, place: TargetPlace): DraftWrite[] {
  const { exact, prefix, suffix, spans, page, fileLabel, section, paragraph, extractor } = place
  const fields: Record<string, Scalar> = { annotation: annotationId, exact, prefix, suffix }
  spans.forEach((span, place) => {
    fields[`span/${place}/start`] = span.start
    fields[`span/${place}/end`] = span.end
  })
  const sectionPath = place.sectionPath.join('\n')
  const boxes = formatBoxes(place.boxes)
  const region = formatBoxes(place.region ? [place.region] : [])
  const where = { page, pageLabel: fileLabel, section, sectionPath, paragraph, boxes, region }
  return writesOf('target', targetId, { ...fields, ...where, extractor })
}
