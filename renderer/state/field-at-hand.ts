/** What a field of an annotation holds, as a row of the editor needs it. */
import { useMemo } from 'react'
import type { Field } from '../../shared/domain/codebook.ts'
import { readFieldValue, storedText, type ReadValue } from '../../shared/domain/field-value.ts'
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { wordsStand, type Words } from '../../shared/domain/words.ts'
import { useOpened } from './session.ts'
import type { Slot } from './slot.ts'

export interface FieldAtHand {
  readonly slot: Slot
  /** Null where nothing is stated, or where what is stored does not fit. */
  readonly value: ReadValue
  /** What is stored, in words; "" for nothing. */
  readonly text: string
  readonly words: Words | null
  /** Why what is stored does not fit the field as it is now, in a sentence; null where it does. */
  readonly problem: string | null
}

/** Reads a field of an annotation. */
export function fieldAtHand(annotation: Annotation, field: Field): FieldAtHand {
  const stored = annotation.values.find(({ fieldId }) => fieldId === field.id)
  const reading = readFieldValue(field, stored)
  const words = stored?.words ?? null
  return {
    slot: { annotationId: annotation.id, kind: 'value', fieldId: field.id },
    value: reading.ok ? reading.value : null,
    text: stored ? storedText(stored) : '',
    words: words && wordsStand(words, annotation.target.exact) ? words : null,
    problem: reading.ok ? null : `Does not fit this field: ${reading.problem}.`,
  }
}

/** Longest text that is worth suggesting, in UTF-16 units, and how many are suggested. */
const SHORT = 60
const MOST = 200

/** Returns the short texts that other annotations hold in a field, the commonest first. */
export function useSuggestions(field: Field, annotationId: string): readonly string[] {
  const project = useOpened((opened) => opened.project)
  return useMemo(
    () => (field.type === 'text' ? suggestionsOf(project, field.id, annotationId) : []),
    [project, field, annotationId],
  )
}

function suggestionsOf({ annotations }: Project, fieldId: string, annotationId: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const { id, values } of annotations) {
    const value = id === annotationId ? null : values.find((one) => one.fieldId === fieldId)?.value
    if (typeof value !== 'string' || value.length > SHORT || value.includes('\n')) continue
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([text]) => text)
}
