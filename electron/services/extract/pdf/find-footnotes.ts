/**
 * Takes footnotes out of the body: lines at the foot of a column that start with a note's mark. A line is taken only
 * when its mark is used on the page or its type is smaller than the body's, and nothing but notes stands below it;
 * in doubt it stays in the body.
 */
import type { BodyStyle } from './body-style.ts'
import { sideOverlap } from './line.ts'
import { noteMark, raisedMarks, type NoteMark } from './note-marks.ts'
import type { PlacedLine } from './order-lines.ts'

/** A note before its text is composed. */
export interface NoteDraft {
  /** Its mark as printed, without brackets: "17", "*". */
  readonly label: string
  /** Page on which it starts. */
  readonly page: number
  /** Characters of the first line that are the mark and the space behind it. */
  readonly markLength: number
  readonly lines: PlacedLine[]
}

export interface SplitNotes {
  readonly body: PlacedLine[]
  readonly notes: NoteDraft[]
}

/** Parts the lines of all pages, each page in reading order, into body and footnotes. */
export function splitFootnotes(pages: readonly (readonly PlacedLine[])[], style: BodyStyle): SplitNotes {
  const result: SplitNotes = { body: [], notes: [] }
  let earlierMarks = new Set<string>()
  for (const lines of pages) {
    const marks = new Set(lines.flatMap((line) => raisedMarks(line)))
    const taken = takeNotes(lines, {
      style,
      known: new Set([...marks, ...earlierMarks]),
      last: result.notes.at(-1),
    })
    result.body.push(...lines.filter((line) => !taken.lines.has(line)))
    result.notes.push(...taken.notes)
    earlierMarks = marks
  }
  return result
}

interface NoteContext {
  readonly style: BodyStyle
  /** Marks used in the text of this page and the one before. */
  readonly known: ReadonlySet<string>
  /** The last note of the pages before, which may go on here. */
  readonly last: NoteDraft | undefined
}

function takeNotes(lines: readonly PlacedLine[], context: NoteContext) {
  const taken = new Set<PlacedLine>()
  const notes: NoteDraft[] = []
  let from = 0
  while (from < lines.length) {
    const end = columnEnd(lines, from)
    const column = lines.slice(from, end)
    const start = column.findIndex((_, index) => startsNotes(column, index, lines, context))
    const first = start < 0 ? column.length : start
    const carried = carriedOver(column, first, notes.at(-1) ?? context.last, context.style)
    for (const line of carried) {
      taken.add(line)
      ;(notes.at(-1) ?? context.last)?.lines.push(line)
    }
    for (const note of splitRegion(column.slice(first))) notes.push(note)
    for (const line of column.slice(first)) taken.add(line)
    from = end
  }
  return { lines: taken, notes }
}

function columnEnd(lines: readonly PlacedLine[], from: number): number {
  const next = lines.findIndex((line, index) => index > from && line.startsColumn)
  return next < 0 ? lines.length : next
}

function startsNotes(
  column: readonly PlacedLine[],
  index: number,
  page: readonly PlacedLine[],
  context: NoteContext,
): boolean {
  const line = column[index]
  const mark = line && noteMark(line)
  if (!line || !mark) return false
  const small = line.size < 0.93 * context.style.size
  if (!small && !(mark.raised && context.known.has(mark.label))) return false
  if (small && !mark.raised && !context.known.has(mark.label)) return false
  const region = new Set(column.slice(index))
  if ([...region].some((other) => other.size > 1.08 * line.size || other.angle !== line.angle)) return false
  return !page.some(
    (other) => !region.has(other) && other.top > line.bottom && sideOverlap(other, line) > 0.1,
  )
}

/** Lines above the first mark that carry on a note of the page or column before: in its type, at the column's foot. */
function carriedOver(
  column: readonly PlacedLine[],
  first: number,
  note: NoteDraft | undefined,
  style: BodyStyle,
): PlacedLine[] {
  const noteSize = note?.lines[0]?.size ?? 0
  const ended = /[.?!][)\]”"’]*$/u.test(note?.lines.at(-1)?.text ?? '')
  if (!note || noteSize > 0.93 * style.size || (first === column.length && ended)) return []
  const carried: PlacedLine[] = []
  for (let index = first - 1; index >= 0; index -= 1) {
    const line = column[index]
    const below = column[index + 1]
    if (!line || Math.abs(line.size - noteSize) > 0.3) break
    if (below && below.baseline - line.baseline > 1.8 * style.leading(line.size)) break
    carried.unshift(line)
  }
  // A whole column in small type is an appendix or a table, not a note.
  return carried.length === column.length ? [] : carried
}

function splitRegion(lines: readonly PlacedLine[]): NoteDraft[] {
  const notes: NoteDraft[] = []
  let previous: NoteMark | null = null
  for (const line of lines) {
    const mark = noteMark(line)
    const last = notes.at(-1)
    if (mark && (!previous || follows(previous, mark))) {
      notes.push({ label: mark.label, page: line.page, markLength: mark.length, lines: [line] })
      previous = mark
    } else last?.lines.push(line)
  }
  return notes
}

/** Whether a mark can be the next note's: set alike, and the next number where marks are plain numbers. */
function follows(previous: NoteMark, mark: NoteMark): boolean {
  if (previous.raised !== mark.raised) return false
  if (mark.raised || !/^\d/u.test(mark.label) || !/^\d/u.test(previous.label)) return true
  return Number(mark.label) === Number(previous.label) + 1
}
