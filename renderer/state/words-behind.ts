/** The words of a passage that stand behind a field of the editor. */
import { wordsStand, type Words } from '../../shared/domain/words.ts'
import { figureOf, type FiguresOf } from './figures-at-hand.ts'
import type { Slot } from './slot.ts'

/** Returns the words behind what a slot holds, where they stand in the quote; null where there are none. */
export function wordsBehind(of: FiguresOf, slot: Slot): Words | null {
  const words = wordsOf(of, slot)
  return words && wordsStand(words, of.annotation.target.exact) ? words : null
}

function wordsOf(of: FiguresOf, slot: Slot): Words | null {
  if (slot.kind === 'value')
    return of.annotation.values.find(({ fieldId }) => fieldId === slot.fieldId)?.words ?? null
  if (slot.kind !== 'figure') return null
  const figure = figureOf(of, slot.figureId)?.figure
  // The number itself stands where the figure does.
  return figure?.partWords[slot.part] ?? (slot.part === 'value' ? (figure?.words ?? null) : null)
}
