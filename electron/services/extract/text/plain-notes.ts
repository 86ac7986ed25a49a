/** Finds the notes that close a plain text ("[1] …", or "1. …" under a heading "Notes") and the marks that call them. */
import type { Span } from '../../../../shared/anchoring/canonical-text.ts'
import type { Chunk } from './plain-chunks.ts'
import type { TextCall } from './text-block.ts'

export interface PlainNote {
  readonly number: number
  readonly label: string
  /** Chunks of the note, its first included, the last excluded. */
  readonly from: number
  readonly to: number
}

/** Headings under which numbered items are notes, though nothing in the text should call them. */
export const NOTES_HEADING =
  /^(?:end ?notes?|foot ?notes?|notes?|references|sources|notas|referencias|anmerkungen|fußnoten)\W*$/i
/** A note rarely has more paragraphs; a longer stretch without a number is something else. */
const MAX_PARAGRAPHS = 3

/**
 * Returns the notes among `chunks`, in order; empty where there are none. They are the last chunks marked [n] or ⁿ
 * with rising numbers, most of which the text before them calls; or the numbered ones under a heading that says so.
 */
export function findPlainNotes(chunks: readonly Chunk[]): PlainNote[] {
  const marked = chunks.flatMap((chunk, index) => {
    const number = noteNumber(chunk.mark?.label ?? '')
    return number === null ? [] : [{ number, label: chunk.mark?.label ?? '', from: index }]
  })
  const called = closingRun(marked)
  const before = chunks
    .slice(0, called[0]?.from)
    .map((chunk) => chunk.words)
    .join('\n')
  const calls = new Set([...before.matchAll(CALLS)].map((match) => numberIn(match[0])))
  if (called.length > 0 && called.filter(({ number }) => calls.has(number)).length * 2 >= called.length) {
    return withEnds(called)
  }
  const heading = chunks.findLastIndex((chunk) => chunk.mark === null && NOTES_HEADING.test(chunk.words))
  return heading < 0 ? [] : withEnds(listUnder(chunks, heading))
}

interface NoteStart {
  readonly number: number
  readonly label: string
  readonly from: number
}

function noteNumber(label: string): number | null {
  return /^(?:\[\d{1,3}\]|[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+)$/.test(label) ? numberIn(label) : null
}

/** The last marked chunks, as far back as their numbers fall and no long stretch parts them. */
function closingRun(marked: readonly NoteStart[]): NoteStart[] {
  const run: NoteStart[] = []
  for (const start of marked.toReversed()) {
    const after = run[0]
    if (after && (start.number >= after.number || after.from - start.from > MAX_PARAGRAPHS)) break
    run.unshift(start)
  }
  return run
}

function listUnder(chunks: readonly Chunk[], heading: number): NoteStart[] {
  const starts: NoteStart[] = []
  for (let from = heading + 1; from < chunks.length; from++) {
    const label = chunks[from]?.mark?.label ?? ''
    const number = /\d/.test(label) ? numberIn(label) : 0
    const last = starts.at(-1)
    if (number > (last?.number ?? 0)) starts.push({ number, label, from })
    else if (from - (last?.from ?? heading) >= MAX_PARAGRAPHS) break
  }
  return starts
}

/** What stands between two notes belongs to the first; the last note is one chunk. */
function withEnds(starts: readonly NoteStart[]): PlainNote[] {
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? start.from + 1 }))
}

/** "[n]", and superscript figures behind a word or a sentence (behind a unit, "m²", they are no note mark). */
const CALLS = /\[\d{1,3}\]|(?<=\p{L}{3}|[.,;:!?”"’)\]])[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+/gu

/**
 * Returns the note marks in `text`: those of known notes, and "[n]" of unknown ones where it stands directly behind
 * a word. `labels` are the marks in front of the notes themselves.
 */
export function findPlainCalls(
  text: string,
  notes: readonly PlainNote[],
  labels: readonly Span[],
): TextCall[] {
  const known = new Set(notes.map((note) => note.number))
  const own = new Set(labels.map((span) => span.start))
  const calls: TextCall[] = []
  for (const match of text.matchAll(CALLS)) {
    if (own.has(match.index)) continue
    const number = numberIn(match[0])
    const glued = match[0].startsWith('[') && match.index > 0 && /\S/u.test(text[match.index - 1] ?? '')
    if (!known.has(number) && !glued) continue
    calls.push({ start: match.index, end: match.index + match[0].length, key: String(number) })
  }
  return calls
}

function numberIn(mark: string): number {
  return Number(mark.normalize('NFKC').replace(/\D/g, ''))
}
