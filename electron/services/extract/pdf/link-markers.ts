/** Links the note marks in a text to the notes they call. */
import { lastStartingAt, type NoteMarker, type PageRun } from '../../../../shared/anchoring/canonical-text.ts'
import type { MarkPlace } from './compose-text.ts'

/** A note in the text: its label, the page it starts on and its index among the blocks. */
export interface PlacedNote {
  readonly label: string
  readonly page: number
  readonly block: number
  readonly kind: 'footnote' | 'endnote'
}

/** The body with what was found in it. */
export interface MarkedBody {
  /** The text up to the end of the body. */
  readonly text: string
  readonly raised: readonly MarkPlace[]
  readonly pageRuns: readonly PageRun[]
}

/**
 * Returns the note markers of the body, sorted by place. A raised number with no note of its label is a marker
 * (linked to null) only behind a word or a stop in a report that has notes, else it is an exponent; a bracketed
 * number is one only where notes are numbered so or brackets are used at least twice.
 */
export function linkMarkers(body: MarkedBody, notes: readonly PlacedNote[]): NoteMarker[] {
  const raised = body.raised.flatMap((mark) => {
    if (mark.start >= body.text.length) return []
    const note = findNote(mark, notes)
    const before = body.text.slice(Math.max(0, mark.start - 16), mark.start)
    const likely = notes.length > 0 && /[\p{L}.,;:”"’)\]]$/u.test(before.replace(/[\d,\s]+$/u, ''))
    const unit = /(?:^|[\s\d])(?:[kcm]?m|ft|mi|in|CO|R)$/u.test(before)
    return note !== null || (likely && !unit) ? [{ start: mark.start, end: mark.end, note }] : []
  })
  const found = [...raised, ...bracketMarkers(body, notes)]
  const markers = [...found, ...flatMarkers(body, notes, found)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
  return markers.filter((marker, index) => marker.start >= (markers[index - 1]?.end ?? 0))
}

function bracketMarkers(body: MarkedBody, notes: readonly PlacedNote[]): NoteMarker[] {
  const found = [...body.text.matchAll(/\[(\d{1,3})\]/gu)].map((match) => {
    const run = body.pageRuns[lastStartingAt(body.pageRuns, match.index)]
    const mark = {
      start: match.index,
      end: match.index + match[0].length,
      label: match[1] ?? '',
      page: run?.page ?? 1,
    }
    return { start: mark.start, end: mark.end, note: findNote(mark, notes) }
  })
  const linked = found.some((marker) => marker.note !== null)
  return linked || found.length >= 2 ? found : []
}

/**
 * Marks of footnotes that no other mark calls, printed without being raised: the only place on the note's page where
 * its number follows a word or a stop directly.
 */
function flatMarkers(
  body: MarkedBody,
  notes: readonly PlacedNote[],
  found: readonly NoteMarker[],
): NoteMarker[] {
  const called = new Set(found.map((marker) => marker.note))
  return notes.flatMap((note) => {
    if (note.kind !== 'footnote' || called.has(note.block) || !/^\d+$/u.test(note.label)) return []
    const pattern = new RegExp(`(?<=\\p{L}[.,;:)\\]”"’]*)${note.label}(?![\\p{L}\\p{N}%]|[.,]\\p{N})`, 'gu')
    const places = pageStretches(body, note.page).flatMap(({ start, end }) =>
      [...body.text.slice(start, end).matchAll(pattern)].map((match) => start + match.index),
    )
    const [place] = places
    if (place === undefined || places.length > 1) return []
    return [{ start: place, end: place + note.label.length, note: note.block }]
  })
}

function pageStretches(body: MarkedBody, page: number): { start: number; end: number }[] {
  return body.pageRuns.flatMap((run, index) => {
    const end = Math.min(body.pageRuns[index + 1]?.start ?? Infinity, body.text.length)
    return run.page === page && run.start < end ? [{ start: run.start, end }] : []
  })
}

/** The note a mark calls: on its page, else on the next one, else the first endnote of the label behind it. */
function findNote(mark: MarkPlace, notes: readonly PlacedNote[]): number | null {
  const same = notes.filter((note) => note.label === mark.label)
  const near = (page: number) => same.find((note) => note.kind === 'footnote' && note.page === page)
  const end = same.find((note) => note.kind === 'endnote' && note.page >= mark.page)
  return (near(mark.page) ?? near(mark.page + 1) ?? end)?.block ?? null
}
