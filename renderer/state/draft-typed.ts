/** Makes the change that saves what was typed into slots of an annotation. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import type { DraftChange } from '../../shared/domain/change.ts'
import type { Code, Field } from '../../shared/domain/codebook.ts'
import { draftMemo } from '../../shared/domain/draft-annotation.ts'
import { draftCitedSource, draftFigure, draftValue } from '../../shared/domain/draft-evidence.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { parseTypedNumber } from '../../shared/domain/typed-number.ts'
import { changePart } from '../../shared/figures/propose-figures.ts'
import { figureOf } from './figures-at-hand.ts'
import { slotKey, type Typed } from './slot.ts'

export interface TypedIn {
  readonly annotation: Annotation
  readonly codes: readonly Code[]
  /** The text of its report, where that is in view. */
  readonly canonical: CanonicalText | null
}

export interface TypedDraft {
  /** Null where nothing differs from what is stored. */
  readonly draft: DraftChange | null
  /** What can't be saved as it was typed, by slot; then nothing is. */
  readonly problems: ReadonlyMap<string, string>
}

const none: ReadonlyMap<string, string> = new Map()

/** Returns the change that saves `typed`: one entry, or those of one figure. */
export function draftTyped(context: TypedIn, typed: readonly Typed[]): TypedDraft {
  const { annotation, codes } = context
  const [first] = typed
  if (!first) return { draft: null, problems: none }
  const { slot, text } = first
  switch (slot.kind) {
    case 'memo':
      return { draft: annotation.memo === text ? null : draftMemo(annotation.id, text), problems: none }
    case 'cited-source':
      return {
        draft: annotation.citedSource === text ? null : draftCitedSource(annotation.id, text),
        problems: none,
      }
    case 'value': {
      const field = fieldOf(codes, slot.fieldId)
      return { draft: field ? draftFieldText(annotation, field, text) : null, problems: none }
    }
    case 'figure':
      return draftFigureParts(context, slot.figureId, typed)
  }
}

/** Returns a field of the codebook, retired or not. */
export function fieldOf(codes: readonly Code[], fieldId: string): Field | undefined {
  return codes.flatMap(({ fields }) => fields).find(({ id }) => id === fieldId)
}

/** Text that is no number is kept in a field of numbers as it is: the field says that it does not fit. */
function draftFieldText(annotation: Annotation, field: Field, text: string): DraftChange | null {
  const stored = annotation.values.find(({ fieldId }) => fieldId === field.id)
  const number = field.type === 'number' && text.trim() !== '' ? parseTypedNumber(text) : null
  const value = number?.ok ? number.value : text.trim() === '' ? '' : text
  if ((stored?.value ?? '') === value) return null
  const words = value === '' ? null : (stored?.words ?? null)
  return draftValue(annotation.id, { fieldId: field.id, value, words }, field.name)
}

function draftFigureParts(context: TypedIn, figureId: string, typed: readonly Typed[]): TypedDraft {
  const at = figureOf(context, figureId)
  if (!at) return { draft: null, problems: none }
  const problems = new Map<string, string>()
  let { figure } = at
  for (const { slot, text } of typed) {
    if (slot.kind !== 'figure') continue
    const changed = changePart(figure, slot.part, text)
    if (changed.ok) figure = changed.figure
    else problems.set(slotKey(slot), changed.problem)
  }
  return { draft: problems.size > 0 ? null : draftFigure(context.annotation, figure), problems }
}
