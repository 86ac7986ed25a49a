/** A printed line: runs on one baseline, with what classifying it needs. */
import { composeAccents } from './accents.ts'
import { isListLabel } from './list-labels.ts'
import { spaceBetween, type TextRun } from './text-run.ts'

export interface Line {
  readonly page: number
  readonly angle: number
  /** In reading order. */
  readonly runs: readonly TextRun[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  /** Font height of most of its characters. */
  readonly size: number
  readonly font: string
  /** Whether all its letters are. */
  readonly bold: boolean
  readonly italic: boolean
  /** Its words with single spaces: the text of its {@link segmentsOf}. */
  readonly text: string
  /** Indices of the runs after a gap too wide for a space between words. */
  readonly cells: readonly number[]
  /** The lines of each cell where it is the row of a table whose cells are known, in reading order. */
  readonly rowCells?: readonly (readonly Line[])[]
}

/** A gap wider than this (in font heights) separates table cells, labels and leaders rather than words. */
const CELL_GAP = 1.5

/** Makes a line of runs that share a baseline. Throws on an empty list. */
export function makeLine(unordered: readonly TextRun[]): Line {
  const sorted = [...unordered].sort((a, b) => a.left - b.left)
  const cells = cellStarts(sorted)
  const runs = inReadingOrder(sorted, cells)
  const main = mainRun(runs)
  const lettered = runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text))
  return {
    page: main.page,
    angle: main.angle,
    runs,
    left: Math.min(...runs.map((run) => run.left)),
    right: Math.max(...runs.map((run) => run.right)),
    top: main.baseline - 0.8 * main.size,
    bottom: main.baseline + 0.2 * main.size,
    baseline: main.baseline,
    size: main.size,
    font: main.font,
    bold: lettered.length > 0 && lettered.every((run) => run.bold),
    italic: lettered.length > 0 && lettered.every((run) => run.italic),
    text: segmentsOf(runs)
      .map((segment) => segment.text)
      .join(''),
    cells,
  }
}

/**
 * Turns neighbouring words round that are read against the line's direction ("World Bank" in a line of Hebrew), within
 * each cell. A number before the first of them belongs to the line (UAX 9, W7 and N1).
 */
function inReadingOrder(sorted: readonly TextRun[], cells: readonly number[]): TextRun[] {
  if (!sorted.some((run) => run.against)) return [...sorted]
  const result: TextRun[] = []
  let words: TextRun[] = []
  const close = () => {
    const last = words.findLastIndex((run) => /\p{L}/u.test(run.text))
    result.push(...words.slice(0, last + 1).reverse(), ...words.slice(last + 1))
    words = []
  }
  sorted.forEach((run, index) => {
    if (!run.against || cells.includes(index)) close()
    if (run.against) words.push(run)
    else result.push(run)
  })
  close()
  return result
}

/** Makes one line of a row of a table that keeps its cells apart. Throws where all cells are empty. */
export function makeRow(cells: readonly (readonly Line[])[]): Line {
  const lines = cells.flat()
  const first = lines.reduce<Line | undefined>((a, b) => (a && a.baseline <= b.baseline ? a : b), undefined)
  if (!first) throw new Error('A row needs at least one line.')
  return {
    ...first,
    runs: lines.flatMap((line) => line.runs),
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.top)),
    bottom: Math.max(...lines.map((line) => line.bottom)),
    bold: lines.every((line) => line.bold),
    italic: lines.every((line) => line.italic),
    text: lines.map((line) => line.text).join(' '),
    cells: [],
    rowCells: cells,
  }
}

/** Whether a run of the line is raised and small, as note marks and exponents are. */
export function isRaised(run: TextRun, line: Line): boolean {
  return run.size < 0.85 * line.size && run.baseline < line.baseline - 0.12 * line.size
}

/** A stretch of a line's text: characters `from` on of the run's item, or a space between words where `run` is null. */
export interface Segment {
  readonly text: string
  readonly run: TextRun | null
  readonly from: number
}

/**
 * Returns the text of runs as stretches of their items with single spaces between words. White space other than one
 * plain space, control characters and unpaired surrogates (as U+FFFD) are replaced, so they belong to no run.
 */
export function segmentsOf(runs: readonly TextRun[]): Segment[] {
  const segments: Segment[] = []
  runs.forEach((run, index) => {
    const before = runs[index - 1]
    if (before && spaceBetween(before, run)) addSpace(segments)
    for (const match of run.text.matchAll(
      /(?<gap>\s+)|(?<broken>\p{Cs}+)|\p{Cc}+|(?:[^\s\p{Cs}\p{Cc}]| (?=\S))+/gu,
    )) {
      if (match.groups?.['broken']) segments.push({ text: '\u{FFFD}', run: null, from: 0 })
      else if (match.groups?.['gap']) addSpace(segments)
      else if (!/^\p{Cc}/u.test(match[0])) segments.push({ text: match[0], run, from: match.index })
    }
  })
  if (segments.at(-1)?.text === ' ') segments.pop()
  return composeAccents(segments)
}

function addSpace(segments: Segment[]): void {
  const last = segments.at(-1)
  if (last && last.text !== ' ') segments.push({ text: ' ', run: null, from: 0 })
}

/** How far two lines overlap along the line, as a share of the narrower one; 0 where they are side by side. */
export function sideOverlap(a: Extent, b: Extent): number {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  return Math.max(0, shared / Math.max(1, Math.min(a.right - a.left, b.right - b.left)))
}

export interface Extent {
  readonly left: number
  readonly right: number
}

/** The run with the most characters in its size; the first of several. */
function mainRun(runs: readonly TextRun[]): TextRun {
  const weight = new Map<number, number>()
  for (const run of runs) {
    const key = Math.round(run.size * 2)
    weight.set(key, (weight.get(key) ?? 0) + run.text.trim().length)
  }
  let best = runs[0]
  if (!best) throw new Error('A line needs at least one run.')
  for (const run of runs) {
    const gain = weight.get(Math.round(run.size * 2)) ?? 0
    const held = weight.get(Math.round(best.size * 2)) ?? 0
    if (gain > held || (gain === held && run.text.trim().length > best.text.trim().length)) best = run
  }
  return best
}

/** Cells start after wide gaps and after dot leaders. A bullet or number in front of an item is no cell, however far the item stands from it. */
function cellStarts(runs: readonly TextRun[]): number[] {
  const starts: number[] = []
  let right = runs[0]?.right ?? 0
  runs.forEach((run, index) => {
    const labelled = index === 1 && isListLabel(runs[0]?.text ?? '')
    const afterLeader = /\.{4}\s*$/u.test(runs[index - 1]?.text ?? '') && !/^[.\s]+$/u.test(run.text)
    const gap = run.left - right > CELL_GAP * run.size || afterLeader
    if (index > 0 && !labelled && gap) starts.push(index)
    right = Math.max(right, run.right)
  })
  return starts
}
