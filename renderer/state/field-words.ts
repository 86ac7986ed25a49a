/** What the types of fields and the parts of figures are called on the screen. */
import type { Field, FieldType, FigurePart } from '../../shared/domain/codebook.ts'

export const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  number: 'Number',
  period: 'Date or period',
  choice: 'Choice',
  choices: 'Several choices',
  flag: 'Yes or no',
  link: 'Link to annotations',
  figures: 'Figures',
}

export const PART_WORDS: Readonly<Record<FigurePart, string>> = {
  value: 'value',
  high: 'upper end',
  qualifier: 'qualifier',
  unit: 'unit',
  measure: 'measure',
  population: 'population',
  place: 'place',
  period: 'period',
  denominator: 'out of',
  uncertainty: 'uncertainty',
}

/** Says what a field takes: "Choice: own data, relayed, unclear". */
export function typeOf({ type, options }: Field): string {
  if (options.length === 0 || !hasOptions(type)) return TYPE_WORDS[type]
  if (type !== 'figures') return `${TYPE_WORDS[type]}: ${options.join(', ')}`
  const parts: Readonly<Record<string, string>> = PART_WORDS
  // Others are from when it was a choice.
  const needed = options.flatMap((option) => parts[option] ?? [])
  return needed.length === 0 ? TYPE_WORDS.figures : `Figures, each with ${needed.join(', ')}`
}

/** Says whether the options of a field mean anything. They are kept when its type is changed and changed back. */
export function hasOptions(type: FieldType): boolean {
  return type === 'choice' || type === 'choices' || type === 'figures'
}
