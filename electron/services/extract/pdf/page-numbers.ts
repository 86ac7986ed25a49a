/** Reads printed page numbers, and names every page as it is printed. */
import type { Page } from '../../../../shared/anchoring/canonical-text.ts'

export interface PageNumber {
  readonly value: number
  readonly style: 'arabic' | 'roman'
}

/** What stands in the head and foot of a sheet, one string a line. */
export interface SheetFurniture {
  readonly page: number
  readonly texts: readonly string[]
}

/**
 * Reads a text that is a page number and nothing else ("12", "– 12 –", "Page iv", "3 of 20", "A-3" is not one).
 * Returns null otherwise.
 */
export function readPageNumber(text: string): PageNumber | null {
  const match = /^\W*(?:page|p\.|pg\.?)?\s*(\d{1,5}|[ivxlc]{1,7})\s*(?:(?:of|\/)\s*\d{1,5})?\W*$/iu.exec(text)
  return match?.[1] ? parseNumber(match[1]) : null
}

/**
 * Returns the label of each sheet: the file's own page labels unless they only count the sheets, else the number
 * printed in the furniture where it runs with the sheets on at least two of them or is called a page, else the
 * sheet's number; in square brackets where another page is printed with that number, so that no two labels are
 * equal for want of one ("[1]" is an unnumbered cover before page 1).
 */
export function labelPages(
  sizes: readonly { readonly width: number; readonly height: number }[],
  fileLabels: readonly string[] | null,
  furniture: readonly SheetFurniture[],
): Page[] {
  const meaningful = fileLabels?.some((label, index) => label.trim() !== '' && label !== String(index + 1))
  const labels = meaningful && fileLabels ? fileLabels : printedLabels(furniture)
  const taken = new Set(labels.map((label) => label.trim()))
  const supplied = (number: string) => (taken.has(number) ? `[${number}]` : number)
  return sizes.map(({ width, height }, index) => ({
    number: index + 1,
    label: labels[index]?.trim() || supplied(String(index + 1)),
    width,
    height,
  }))
}

function printedLabels(furniture: readonly SheetFurniture[]): readonly string[] {
  const series = new Map<string, Map<number, string>>()
  for (const { page, texts } of furniture) {
    for (const token of texts.flatMap(numberTokens)) {
      const number = parseNumber(token)
      if (!number) continue
      const key = `${number.style} ${number.value - page}`
      const sheets = series.get(key) ?? new Map<number, string>()
      series.set(key, sheets)
      if (!sheets.has(page)) sheets.set(page, token)
    }
  }
  // Longest series first; a sheet that shows two numbers takes the one that runs longer.
  const ranked = [...series.values()].filter((sheets) => sheets.size >= 2).sort((a, b) => b.size - a.size)
  const labels: string[] = []
  for (const [page, token] of ranked.flatMap((sheets) => [...sheets])) labels[page - 1] ??= token
  // "Page i" says so itself, even on the only sheet with a roman number.
  for (const { page, texts } of furniture) {
    const named = /\bpage\s+(\d{1,5}|[ivxlc]{1,7})(?![\p{L}\d])/iu.exec(texts.join('\n'))?.[1]
    if (named && parseNumber(named)) labels[page - 1] ??= named
  }
  return labels
}

/** Numbers that stand as words of their own; not parts of "1.2", "A-3" or "12,000". */
function numberTokens(text: string): string[] {
  return text.match(/(?<![\p{L}\d.,-])(?:\d{1,5}|[ivxlc]{1,7})(?![\p{L}\d.,-])/giu) ?? []
}

function parseNumber(token: string): PageNumber | null {
  if (/^\d+$/u.test(token)) return { value: Number(token), style: 'arabic' }
  const value = romanValue(token.toLowerCase())
  return value === null ? null : { value, style: 'roman' }
}

const ROMAN = /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/u
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanValue(token: string): number | null {
  if (token === '' || !ROMAN.test(token)) return null
  const values = Array.from(token, (letter) => DIGITS[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
