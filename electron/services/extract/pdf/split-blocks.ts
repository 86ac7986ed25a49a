/**
 * Splits lines in reading order into blocks: paragraphs (also over column and page breaks), list items, table rows.
 * A line opens a block when the type changes, when white space or an indent sets it off, or when the line before it
 * had room for its first word and yet ended.
 */
import type { BodyStyle } from './body-style.ts'
import { bulletLength, hasNumberLabel } from './list-labels.ts'
import type { PlacedLine } from './order-lines.ts'
import { findTables } from './find-tables.ts'

/** A block before its kind is settled and its text composed. */
export interface BlockDraft {
  readonly kind: 'paragraph' | 'list-item' | 'table-row'
  readonly lines: readonly PlacedLine[]
}

/** Returns the blocks of the lines, every line in exactly one of them, in the order given. */
export function splitBlocks(lines: readonly PlacedLine[], style: BodyStyle): BlockDraft[] {
  const rows = findTables(lines)
  const drafts: { kind: BlockDraft['kind']; lines: PlacedLine[] }[] = []
  for (const line of lines) {
    const current = drafts.at(-1)
    if (rows.has(line)) drafts.push({ kind: 'table-row', lines: [line] })
    else if (current && current.kind !== 'table-row' && !opensBlock(current.lines, line, style)) {
      current.lines.push(line)
    } else drafts.push({ kind: startsListItem(line) ? 'list-item' : 'paragraph', lines: [line] })
  }
  return drafts
}

/** Dashes, asterisks and the letter o are bullets only where a gap sets them off; else they belong to the sentence. */
function startsListItem(line: PlacedLine): boolean {
  if (line.runs[0]?.tag?.role === 'list-item' && hasNumberLabel(line.text)) return true
  const bullet = bulletLength(line.text)
  if (bullet === 0 || bullet >= line.text.length) return false
  const [label, word] = line.runs
  if (!/^[–—\-*o]/u.test(line.text)) return true
  return label?.text.trim().length === 1 && word !== undefined && word.left - label.right > 0.45 * line.size
}

/** Whether `line` can't belong to the block whose last line stands before it. */
function opensBlock(block: readonly PlacedLine[], line: PlacedLine, style: BodyStyle): boolean {
  const last = block.at(-1)
  if (!last) return true
  if (last.angle !== line.angle) return true
  const tagged = sameHeading(last, line)
  if (tagged !== null) return !tagged
  if (!sharesSize(last, line)) return true
  if (startsListItem(line) || endsInLeader(last.text)) return true
  if (last.page !== line.page || line.startsColumn) return !continuesOver(block, line, style)
  if (changesWeight(last, line)) return true
  const step = line.baseline - last.baseline
  if (step > 1.25 * style.leading(Math.max(last.size, line.size))) return true
  if (isSetInLarge(line, style)) return false
  return isSetOff(block, last, line)
}

/** Whether two lines are one heading by their tags; null where neither is tagged as one, or a page lies between. */
function sameHeading(a: PlacedLine, b: PlacedLine): boolean | null {
  const [one, other] = [a.runs[0]?.tag, b.runs[0]?.tag]
  if (a.page !== b.page || (one?.role !== 'heading' && other?.role !== 'heading')) return null
  return one?.element === other?.element
}

/** Whether some words of both lines are of one size; small capitals and fractions mix sizes within a line. */
function sharesSize(a: PlacedLine, b: PlacedLine): boolean {
  const sizes = (line: PlacedLine) =>
    line.runs.filter((run) => /\p{L}{2}/u.test(run.text) || run.size === line.size).map((run) => run.size)
  return sizes(a).some((one) =>
    sizes(b).some((other) => Math.abs(one - other) <= 0.11 * Math.max(one, other)),
  )
}

/** Whether indent, outdent, a list number or an early line end before it open a block at `line`. */
function isSetOff(block: readonly PlacedLine[], last: PlacedLine, line: PlacedLine): boolean {
  const room = hasRoomFor(last, line)
  const ended = endsSentence(last.text)
  const em = 0.8 * line.size
  const [first, second] = block
  // "(1) …," before "(2) …" ends no sentence, yet they are two items.
  if (hasNumberLabel(line.text) && (ended || room || hasNumberLabel(first?.text ?? ''))) return true
  const hanging = first && second && second.left > first.left + 0.5 * em
  if (hanging && line.left < first.left + 0.4 * em && line.left < last.left - 0.5 * em) return true
  const indented = line.left > last.left + em && line.left > line.columnLeft + em
  if (indented && block.length > 1 && (ended || room)) return true
  if (indented && block.length === 1 && ended && !first?.text.match(/^\W*\d/u)) return true
  if (goesOnInItem(block, line) && !ended) return false
  return room && (ended || (endsShort(last) && /^[\p{Lu}\p{N}“"'‘(]/u.test(line.text)))
}

/** Whether a line stands under the first word of the list item it follows. */
function goesOnInItem(block: readonly PlacedLine[], line: PlacedLine): boolean {
  const first = block[0]
  const word = first && startsListItem(first) ? first.runs[1] : undefined
  return word !== undefined && Math.abs(word.left - line.left) < 0.5 * line.size
}

/** Whether a line ends well before the right edge; edges are less sure than a fifth of the column. */
function endsShort(line: PlacedLine): boolean {
  return line.columnRight - line.right > 0.2 * (line.columnRight - line.columnLeft)
}

/** Whether a paragraph goes on at the head of the next column or page. */
function continuesOver(block: readonly PlacedLine[], line: PlacedLine, style: BodyStyle): boolean {
  const last = block.at(-1)
  if (!last || isSetInLarge(line, style) || last.bold !== line.bold || hasNumberLabel(line.text)) return false
  // Columns are read from left to right; a step back to the left is another part of the page.
  if (last.page === line.page && line.left <= last.left) return false
  // A caption at the foot of a column is whole; the text goes on from the line above it.
  if (last.font !== line.font && endsSentence(last.text)) return false
  if (/\p{L}[-‐\u{AD}]$/u.test(last.text) || /^\p{Ll}/u.test(line.text)) return true
  return !endsSentence(last.text) && !hasRoomFor(last, line)
}

/** A bold line next to one that is not is a heading or label of its own, unless one sentence runs through both. */
function changesWeight(last: PlacedLine, line: PlacedLine): boolean {
  if (last.bold === line.bold) return false
  return hasRoomFor(last, line) || endsSentence(last.text) || !/^\p{Ll}/u.test(line.text)
}

function isSetInLarge(line: PlacedLine, style: BodyStyle): boolean {
  return line.size > 1.12 * style.size
}

/** Whether the first word of `line` would have fitted at the end of `last`. */
function hasRoomFor(last: PlacedLine, line: PlacedLine): boolean {
  const run = line.runs[0]
  const word = /^\s*(\S+)/u.exec(line.text)?.[1]
  if (!run || !word) return false
  const perCharacter = (run.right - run.left) / Math.max(1, run.text.length)
  const width = perCharacter * word.length
  return last.columnRight - last.right > width + 0.6 * line.size
}

/** Whether a line is an entry of a table of contents: dots up to a page number. */
function endsInLeader(text: string): boolean {
  return /(?:\.\s?){4,}\s*\S{0,6}$/u.test(text)
}

/** Whether a text ends as sentences do; note marks and closing quotes may follow the stop. */
function endsSentence(text: string): boolean {
  return /[.?!:;…][)\]”’"'»]*(?:\[?\d{1,3}\]?[,\s]*)*[*†‡]*$/u.test(text)
}
