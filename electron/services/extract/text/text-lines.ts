/** Splits plain text into lines and groups of lines, every one with its offsets in the file's text. */

/** A line without its line end. Offsets are UTF-16 in the whole text. */
export interface TextLine {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Nothing but white space. */
  readonly blank: boolean
}

/** Returns the lines of `text`; CRLF, LF, CR, form feed, NEL and the Unicode separators end one. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/g)) {
    lines.push(lineOf(text, start, match.index))
    start = match.index + match[0].length
  }
  lines.push(lineOf(text, start, text.length))
  return lines
}

function lineOf(text: string, start: number, end: number): TextLine {
  const line = text.slice(start, end)
  return { start, end, text: line, blank: line.trim() === '' }
}

/** A mark in front of a list item or note, and where the words after it start. */
export interface LineMark {
  readonly label: string
  /** Offset in the line at which the item's own words start. */
  readonly length: number
  /** The mark could also be a wrapped sentence's first word ("2. ", "- ", "[3] "). */
  readonly weak: boolean
}

const BULLET = /^\s*([•●○◦▪■□‣⁃∙➢➤✓]|»{1,3}|›{1,3})\s*(?=\S)/u
const DASH = /^\s*([-*+–—·]|o(?=\s{2}|\t))\s+(?=\S)/u
const NUMBER = /^\s*(\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}\.\))\s+(?=\S)/u
const NOTE = /^\s*(\[\d{1,3}\]|[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]{1,3})\s*(?=\S)/u

/** Returns the list or note mark that `line` starts with, or null. */
export function markOf(line: string): LineMark | null {
  const strong = BULLET.exec(line)
  const found = strong ?? DASH.exec(line) ?? NUMBER.exec(line) ?? NOTE.exec(line)
  return found ? { label: found[1] ?? '', length: found[0].length, weak: strong === null } : null
}

/** Tells whether `text` ends as a sentence does, closing quotes, brackets and note marks set aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…:;]["'”’»)\]]*(?:\[\d{1,3}\]|[\u00B9\u00B2\u00B3\u2070-\u2079])*\s*$/u.test(text)
}
