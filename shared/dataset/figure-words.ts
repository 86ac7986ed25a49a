/** How a figure is said in a line of text. */
import type { FigureParts } from '../domain/codebook.ts'

type NumberParts = Pick<FigureParts, 'value' | 'high' | 'qualifier' | 'unit'>

/** Returns the number with its qualifier and unit: "> 17,900 people", "12–15 %"; "?" for a value that is not known. */
export function figureNumber({ value, high, qualifier, unit }: NumberParts): string {
  const low = value === null ? '?' : formatNumber(value)
  const range = `${low}–${high === null ? '?' : formatNumber(high)}`
  const number = qualifier === 'range' ? range : qualifier === '=' ? low : `${qualifier}\u00a0${low}`
  return unit === '' ? number : `${number}\u00a0${unit}`
}

/** Returns all that a figure says, its parts set apart by " · ". */
export function figureWords(figure: FigureParts): string {
  const { measure, population, place, period, denominator, uncertainty } = figure
  const of = denominator === null ? '' : `of ${formatNumber(denominator)}`
  return [figureNumber(figure), of, uncertainty, measure, population, place, period]
    .filter((part) => part !== '')
    .join(' · ')
}

// To make one takes longer than to write a hundred numbers.
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** A number as a person writes it: digits in threes, a point before decimals. */
export function formatNumber(value: number): string {
  return NUMBER.format(value)
}
