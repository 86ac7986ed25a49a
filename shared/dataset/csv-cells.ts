/** How the values of an evidence row are written into CSV cells, so that spreadsheets show them and nothing is lost. */
import type { Span } from '../anchoring/canonical-text.ts'

// A spreadsheet takes a cell that begins with one of these for a formula, quoted or not. The apostrophe is guarded
// too, so that taking off exactly one on the way back is always right.
const NEEDS_GUARD = /^[=+\-@\t\r\n'＝＋－＠]/

/** Returns a text as a quoted cell; {@link parseText} gives it back. */
export function formatText(text: string): string {
  if (text === '') return '""'
  const first = text.charCodeAt(0)
  // Letters and digits, by far the most, need no look at the pattern.
  const isPlain = (first > 0x40 && first < 0xff00) || (first > 0x2f && first < 0x3a)
  const guarded = !isPlain && NEEDS_GUARD.test(text) ? `'${text}` : text
  return `"${guarded.includes('"') ? guarded.replaceAll('"', '""') : guarded}"`
}

/** Takes off the guard of {@link formatText}; `text` is the cell without its quotes. */
export function parseText(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text
}

/** Joins names with "; ". A `;` or `\` of a name is written `\;` or `\\`, a name without a letter `\0`. */
export function formatNames(names: readonly string[]): string {
  if (names.length === 0) return ''
  return names.map((name) => (name === '' ? '\\0' : name.replace(/[\\;]/g, '\\$&'))).join('; ')
}

/** Splits what {@link formatNames} joined, or returns null for what it would not have written. */
export function parseNames(cell: string): string[] | null {
  if (cell === '') return []
  if (cell.replace(/\\[\\;0]/g, '').includes('\\')) return null
  const parts: string[] = ['']
  // One step per stretch, mark or separator: a nested repetition would run out of stack on a long cell.
  for (const piece of cell.match(/[^\\;]+|\\.|;/g) ?? []) {
    if (piece === ';') parts.push('')
    else parts.push((parts.pop() ?? '') + piece)
  }
  const written = parts.map((part, i) => (i > 0 ? part.replace(/^ /, '') : part))
  if (written.includes('')) return null
  return written.map((part) => part.replace(/\\(.)/g, (_, mark: string) => (mark === '0' ? '' : mark)))
}

/** Writes spans as "120-180 200-230". */
export function formatSpans(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join(' ')
}

/** Reads what {@link formatSpans} wrote, or returns null for anything else. */
export function parseSpans(cell: string): Span[] | null {
  const spans: Span[] = []
  for (const part of cell.split(' ')) {
    const [, start, end] = /^(\d+)-(\d+)$/.exec(part) ?? []
    if (start === undefined || end === undefined) return null
    spans.push({ start: Number(start), end: Number(end) })
  }
  return spans
}

/** Writes a list of objects as JSON; an empty one as an empty cell. */
export function formatList(list: readonly object[]): string {
  return list.length === 0 ? '' : JSON.stringify(list)
}

/** Reads what {@link formatList} wrote, or returns null for what is no list. */
export function parseList(cell: string): readonly unknown[] | null {
  if (cell === '') return []
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
