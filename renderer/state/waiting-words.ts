/** What was typed and waits to be saved: what of it still has its place in the project, and what a person can see. */
import { fieldsFor } from '../../shared/domain/codebook.ts'
import type { Project } from '../../shared/domain/project.ts'
import { parseTextKey, textOf } from './codebook-view.ts'
import { figuresField } from './figures-at-hand.ts'
import type { OpenedProject } from './session.ts'
import type { Slot, Typed } from './slot.ts'

/** Returns what was typed into annotations and can be saved. Those of a deleted annotation can't: nothing holds them. */
export function savableTyped({ typed, project }: Pick<OpenedProject, 'typed' | 'project'>): readonly Typed[] {
  if (typed.size === 0) return []
  const ids = new Set(project.annotations.map(({ id }) => id))
  return [...typed.values()].filter(({ slot, problem }) => problem === null && ids.has(slot.annotationId))
}

/** Returns the keys of the texts of the codebook that can be saved: those whose code and field are there. */
export function savableCodeTexts({
  codebookDrafts,
  project,
}: Pick<OpenedProject, 'codebookDrafts' | 'project'>): readonly string[] {
  return [...codebookDrafts.keys()].filter((key) => textOf(project.codes, parseTextKey(key)) !== null)
}

/** Returns what was typed, can't be saved as it is, and can be corrected because its field is shown. */
export function correctableTyped({
  typed,
  project,
}: Pick<OpenedProject, 'typed' | 'project'>): readonly Typed[] {
  return [...typed.values()].filter(({ slot, problem }) => problem !== null && isAsked(project, slot))
}

/** Says whether the editor has a field for a slot, once its annotation is chosen. */
function isAsked({ annotations, codes }: Project, slot: Slot): boolean {
  const annotation = annotations.find(({ id }) => id === slot.annotationId)
  if (!annotation) return false
  if (slot.kind === 'figure') return figuresField(codes, annotation.codeIds) !== null
  if (slot.kind !== 'value') return true
  return fieldsFor(codes, annotation.codeIds).some(({ field }) => field.id === slot.fieldId)
}
