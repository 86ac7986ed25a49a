/** Drafts that say what a passage states: values of fields, figures, the source it cites, dismissed flags. */
import type { DraftChange, DraftWrite, Scalar } from './change.ts'
import { FIGURE_PARTS, type Figure, type FigurePart } from './codebook.ts'
import { writesOf } from './draft-writes.ts'
import type { Annotation } from './project.ts'
import { formatWords, type Words } from './words.ts'

/** What is to stand in a field: null, or "", empties it. Words are those behind it; null for none. */
export interface NewValue {
  readonly fieldId: string
  readonly value: Scalar
  readonly words: Words | null
}

/** A figure as it is to be: everything but its state. */
export type NewFigure = Omit<Figure, 'state'>

/** Puts a value into a field. */
export function draftValue(annotationId: string, value: NewValue, fieldName: string): DraftChange {
  return { label: `Edit ${fieldName}`, writes: valueWrites(annotationId, value) }
}

/** Links an annotation to another in a field, or takes the link off. */
export function draftLink(
  annotationId: string,
  link: { readonly fieldId: string; readonly other: string; readonly present: boolean },
): DraftChange {
  const { fieldId, other, present } = link
  const writes = writesOf('annotation', annotationId, { [`link/${fieldId}/${other}`]: present })
  return { label: present ? 'Link annotation' : 'Unlink annotation', writes }
}

/** Makes a figure, or puts another in its place. Writes only what differs from the one the annotation has. */
export function draftFigure(annotation: Pick<Annotation, 'id' | 'figures'>, figure: NewFigure): DraftChange {
  const before = annotation.figures.find(({ id }) => id === figure.id)
  const known = new Map(before ? figureWrites(annotation.id, before).map((w) => [w.field, w.value]) : [])
  const all = figureWrites(annotation.id, { ...figure, state: 'confirmed' })
  const writes = all.filter(({ field, value }) => known.get(field) !== value)
  return { label: before?.state === 'confirmed' ? 'Edit figure' : 'Confirm figure', writes }
}

/** Remembers that a figure the reader proposed is none, so that it is not proposed again. */
export function draftRefuseFigure(annotationId: string, figure: NewFigure): DraftChange {
  return { label: 'Refuse figure', writes: figureWrites(annotationId, { ...figure, state: 'refused' }) }
}

/** Takes a figure off an annotation. */
export function draftRemoveFigure(annotationId: string, figureId: string): DraftChange {
  const writes = writesOf('annotation', annotationId, { [`figure/${figureId}/state`]: 'removed' })
  return { label: 'Remove figure', writes }
}

/** Replaces the source that the report itself cites for the passage. */
export function draftCitedSource(annotationId: string, citedSource: string): DraftChange {
  return { label: 'Edit cited source', writes: writesOf('annotation', annotationId, { citedSource }) }
}

/** Dismisses a flag for a reason; an empty one brings the flag back. */
export function draftDismissFlag(annotationId: string, flag: string, reason: string): DraftChange {
  const writes = writesOf('annotation', annotationId, { [`dismissed/${flag}`]: reason })
  return { label: reason === '' ? 'Bring flag back' : 'Dismiss flag', writes }
}

/** Returns the writes that put a value into a field. */
export function valueWrites(annotationId: string, { fieldId, value, words }: NewValue): DraftWrite[] {
  return writesOf('annotation', annotationId, {
    [`value/${fieldId}`]: value === '' ? null : value,
    [`words/${fieldId}`]: words ? formatWords(words) : '',
  })
}

/** Returns the writes that make a figure. */
export function figureWrites(annotationId: string, figure: Figure): DraftWrite[] {
  const fields: Record<string, Scalar> = { state: figure.state, words: wordsOf(figure.words) }
  for (const part of FIGURE_PARTS) {
    fields[part] = figure[part]
    const words: Partial<Record<FigurePart, Words>> = figure.partWords
    fields[`words/${part}`] = wordsOf(words[part] ?? null)
  }
  const named = Object.entries(fields).map(([name, value]) => [`figure/${figure.id}/${name}`, value])
  return writesOf('annotation', annotationId, Object.fromEntries(named) as Record<string, Scalar>)
}

function wordsOf(words: Words | null): string {
  return words ? formatWords(words) : ''
}
