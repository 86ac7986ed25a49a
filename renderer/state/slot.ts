/** The places of an annotation in which a person writes: memo, cited source, fields, parts of figures. */
import type { FigurePart } from '../../shared/domain/codebook.ts'

export type Slot = { readonly annotationId: string } & (
  | { readonly kind: 'memo' }
  | { readonly kind: 'cited-source' }
  | { readonly kind: 'value'; readonly fieldId: string }
  /** `figureId` may be that of a figure which is only proposed. */
  | { readonly kind: 'figure'; readonly figureId: string; readonly part: FigurePart }
)

/** Something typed and not yet on disk. */
export interface Typed {
  readonly slot: Slot
  readonly text: string
  /** Why it can't be saved as it is, in a sentence for below the field; null where it can. */
  readonly problem: string | null
}

export function memoSlot(annotationId: string): Slot {
  return { annotationId, kind: 'memo' }
}

/** The slot of a part of a figure. */
export function partSlot(annotationId: string, figureId: string, part: FigurePart): Slot {
  return { annotationId, kind: 'figure', figureId, part }
}

/** Returns a text that is the same for the same slot alone; also good as the id of an element. */
export function slotKey(slot: Slot): string {
  const { annotationId, kind } = slot
  if (kind === 'value') return `${kind}.${annotationId}.${slot.fieldId}`
  if (kind === 'figure') return `${kind}.${annotationId}.${slot.figureId}.${slot.part}`
  return `${kind}.${annotationId}`
}

/** Returns the slots with which one is saved: the parts of one figure go together. */
export function savedWith(slot: Slot, typed: ReadonlyMap<string, Typed>): readonly Typed[] {
  return [...typed.values()].filter(({ slot: other }) =>
    slot.kind === 'figure' && other.kind === 'figure'
      ? other.figureId === slot.figureId && other.annotationId === slot.annotationId
      : slotKey(other) === slotKey(slot),
  )
}

/** Names what was typed: "a memo", "3 fields". */
export function typedInWords(typed: readonly Typed[]): readonly string[] {
  const memos = typed.filter(({ slot }) => slot.kind === 'memo').length
  const fields = typed.length - memos
  return [
    ...(memos === 0 ? [] : [memos === 1 ? 'a memo' : `${memos} memos`]),
    ...(fields === 0 ? [] : [fields === 1 ? 'a field' : `${fields} fields`]),
  ]
}
