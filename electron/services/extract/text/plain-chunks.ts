/**
 * Cuts plain text into chunks, each of which becomes one block: groups of lines between blank lines, cut again
 * before list items and headings that have no blank line around them, and joined again where a blank line stands
 * in the middle of a sentence.
 */
import type { Span } from '../../../../shared/anchoring/canonical-text.ts'
import { endsSentence, markOf, splitLines } from './text-lines.ts'
import type { LineMark, TextLine } from './text-lines.ts'

export interface Chunk extends Span {
  /** Its words, mark left out, lines joined by spaces. */
  readonly words: string
  readonly mark: LineMark | null
  /** Columns before the mark or first word. */
  readonly indent: number
  readonly lines: readonly TextLine[]
  readonly blankBefore: boolean
  readonly blankAfter: boolean
}

/** Longest heading within a report, and longest title of one, in characters. */
export const LONGEST_HEADING = 120
export const LONGEST_TITLE = 250

/** Nobody wraps lines beyond this: where one is longer, every line is a paragraph of its own. */
const LONGEST_WRAPPED = 250

/** Returns the chunks of `text` in order. Offsets leave out white space and the list mark in front. */
export function cutChunks(text: string): Chunk[] {
  const groups: TextLine[][] = []
  let group: TextLine[] = []
  for (const line of splitLines(text)) {
    if (!line.blank) group.push(line)
    else if (group.length > 0) {
      groups.push(group)
      group = []
    }
  }
  if (group.length > 0) groups.push(group)
  const joined: TextLine[][] = []
  for (const lines of groups) {
    const before = joined.at(-1)
    if (before && continues(before, lines)) before.push(...lines)
    else joined.push([...lines])
  }
  return joined.flatMap((lines) => {
    if (lines.some((line) => line.text.length > LONGEST_WRAPPED)) {
      return lines.filter((line) => !line.blank).map((line) => chunkOf([line], true, true))
    }
    const parts = cutGroup(lines)
    return parts.map((part, index) => chunkOf(part, index === 0, index === parts.length - 1))
  })
}

/** Tells whether `words` have the looks of a heading: short, starting large, without a sentence's end. */
export function looksLikeHeading(words: string, longest: number = LONGEST_HEADING): boolean {
  return (
    words.length <= longest &&
    /^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"‘'¿¡]/u.test(words) &&
    /\p{L}{2}/u.test(words) &&
    !/[.,;:!?…\-–—)\]]\s*$/u.test(words) &&
    !/(?:https?:|www\.|@)/i.test(words) &&
    !/\.{4,}|^(?:table|figure|fig\.|box|chart|source|photo|note)s?\b.{0,3}\d/i.test(words)
  )
}

/** A blank line between two groups parts nothing where the sentence plainly runs on. */
function continues(before: readonly TextLine[], after: readonly TextLine[]): boolean {
  const last = before.at(-1)?.text.trim() ?? ''
  const first = after[0]?.text.trim() ?? ''
  if (markOf(first) !== null || endsSentence(last)) return false
  if (/^\p{Ll}/u.test(first)) return true
  return /(?:\s(?:and|or|of|the|to|in|for|with|a|an|by|on|at|from|de|la|el|y|und|der|die|et|le)|,)$/iu.test(
    last,
  )
}

function cutGroup(lines: readonly TextLine[]): TextLine[][] {
  const parts: TextLine[][] = []
  for (const [index, line] of lines.entries()) {
    const part = parts.at(-1)
    const before = lines[index - 1]
    if (!part || !before) parts.push([line])
    else if (
      startsItem(line, before, part) ||
      standsAsHeading(lines, index) ||
      startsParagraph(lines, index)
    ) {
      parts.push([line])
    } else part.push(line)
  }
  return parts
}

/** A weak mark starts an item only where the line before it can be the end of something. */
function startsItem(line: TextLine, before: TextLine, part: readonly TextLine[]): boolean {
  const mark = markOf(line.text)
  if (!mark) return false
  if (!mark.weak) return true
  const inList = part[0] !== undefined && markOf(part[0].text) !== null
  return inList || endsSentence(before.text) || (part.length === 1 && looksLikeHeading(before.text.trim()))
}

/** The last line of a group can be the heading of what follows, where the sentence before it has ended. */
function standsAsHeading(lines: readonly TextLine[], index: number): boolean {
  const before = lines[index - 1]
  const line = lines[index]
  const after = lines[index + 1]
  if (!line || !before || !/[.!?]["”’)]*\s*$/u.test(before.text)) return false
  if (after !== undefined && markOf(after.text) === null) return false
  return markOf(line.text) === null && looksLikeHeading(line.text.trim())
}

/** A paragraph without an empty line above: indented after a sentence's end, or wide below a short first line. */
function startsParagraph(lines: readonly TextLine[], index: number): boolean {
  const line = lines[index]?.text ?? ''
  const before = lines[index - 1]?.text ?? ''
  const after = lines[index + 1]?.text
  const indent = indentOf(line)
  const indented =
    indent >= 2 && indent > indentOf(before) && (after === undefined || indentOf(after) < indent)
  if (indented && endsSentence(before)) return true
  const wide = line.length >= 80 && line.length > before.length * 1.5
  return index === 1 && wide && before.length <= 60 && looksLikeHeading(before.trim())
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function chunkOf(lines: readonly TextLine[], first: boolean, last: boolean): Chunk {
  const firstLine = lines[0]
  const lastLine = lines.at(-1)
  const mark = markOf(firstLine?.text ?? '')
  const lead = /^\s*/.exec(firstLine?.text ?? '')?.[0] ?? ''
  const start = (firstLine?.start ?? 0) + (mark?.length ?? lead.length)
  const end = (lastLine?.end ?? 0) - ((lastLine?.text.length ?? 0) - (lastLine?.text.trimEnd().length ?? 0))
  const words = lines
    .map((line, index) => (index === 0 ? line.text.slice(mark?.length ?? 0) : line.text).trim())
    .filter((line) => line !== '')
    .join(' ')
  const indent = lead.replace(/\t/g, '    ').length
  return { start, end, words, mark, indent, lines, blankBefore: first, blankAfter: last }
}
