/**
 * Finds what is printed on the page but is not part of the report: running heads and feet, and page numbers.
 * A line counts when it stands in the top or bottom margin, or is the first or last of its page, and comes back, digits aside, at the same height on
 * another page, or when it is a lone page number that keeps its distance to the sheet's number.
 */
import { sideOverlap, type Line } from './line.ts'
import { readPageNumber } from './page-numbers.ts'
import { planeBounds } from './text-run.ts'

export interface PageLines {
  readonly page: number
  readonly width: number
  readonly height: number
  /** In content-stream order. */
  readonly lines: readonly Line[]
}

/**
 * The share of a page's height, at its head and at its foot, in which running heads and feet are looked for; the
 * first and the last line of a page count wherever they stand.
 */
const MARGIN = 0.13

interface Candidate {
  readonly line: Line
  readonly page: PageLines
  readonly margin: 'head' | 'foot'
  /** Its margin with the angle of its text. */
  readonly zone: string
  /** Distance of the baseline from the edge of the page, in points. */
  readonly distance: number
  readonly key: string
}

/** Returns the lines that are furniture. `bodySize` is the font height of most of the report's text. */
export function findFurniture(pages: readonly PageLines[], bodySize: number): Set<Line> {
  const candidates = pages.flatMap(candidatesOf)
  const occurrences = countKeys(pages)
  const found = new Set<Line>(repeatedLines(candidates, { pageCount: pages.length, bodySize, occurrences }))
  const margins = groupBy(candidates, marginOf)
  for (const { line } of candidates) if (isArtifact(line)) found.add(line)
  for (const line of strayHeads(candidates, found, margins)) found.add(line)
  for (const line of loneNumbers(candidates, found, margins)) found.add(line)
  return found
}

function candidatesOf(page: PageLines): Candidate[] {
  return [...new Set(page.lines.map((line) => line.angle))].flatMap((angle) => {
    const lines = page.lines.filter((line) => line.angle === angle)
    const bounds = planeBounds(page, angle)
    const depth = bounds.bottom - bounds.top
    const first = lines.reduce((least, line) => Math.min(least, line.baseline), Infinity)
    const last = lines.reduce((most, line) => Math.max(most, line.baseline), -Infinity)
    return lines.flatMap((line): Candidate[] => {
      // A title that runs in the heads of the pages behind it.
      if (line.runs.some((run) => run.tag?.role === 'heading')) return []
      const fromTop = line.baseline - bounds.top
      const fromBottom = bounds.bottom - line.baseline
      const inHead = fromTop < MARGIN * depth || (line.baseline === first && fromTop < depth / 2)
      const inFoot = fromBottom < MARGIN * depth || line.baseline === last
      if (!inHead && !inFoot) return []
      const margin = inHead ? ('head' as const) : ('foot' as const)
      const distance = inHead ? fromTop : fromBottom
      return [{ line, page, margin, zone: `${angle} ${margin}`, distance, key: foldKey(line.text) }]
    })
  })
}

/** The text with every number (also roman page numbers standing alone) as "#" and without case or spaces. */
function foldKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}\d])[ivxlc]+(?![\p{L}\d])/gu, '#')
    .replace(/\d+/gu, '#')
    .replace(/\s+/gu, '')
}

/** How often each text stands in the report, numbers folded, wherever it stands. */
function countKeys(pages: readonly PageLines[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of pages.flatMap((page) => page.lines)) {
    const key = foldKey(line.text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** Whether the tags say that no part of a line belongs to the text (ISO 32000-2, 14.8.2.2). */
function isArtifact(line: Line): boolean {
  return line.runs.every((run) => run.tag?.role === 'artifact')
}

interface Report {
  readonly pageCount: number
  readonly bodySize: number
  readonly occurrences: ReadonlyMap<string, number>
}

function repeatedLines(candidates: readonly Candidate[], report: Report): Line[] {
  const repeated = [...groupBy(candidates, (one) => `${one.zone} ${one.key}`).values()].flatMap((group) =>
    group.filter((one) => isRepeated(one, group, report)),
  )
  return [...groupBy(repeated, marginOf).values()].flatMap((margin) => {
    const kept = new Set(margin.map((one) => one.line))
    // From the text outwards, so that a line that leans on text takes along the one that leans on it.
    for (const one of [...margin].sort((a, b) => b.distance - a.distance)) {
      const inner = one.key.includes('#') ? undefined : nextInward(one)
      if (inner && !kept.has(inner)) kept.delete(one.line)
    }
    return [...kept]
  })
}

/** The line of the same type set solid with a line on the side of the text, if any. */
function nextInward({ line, page, margin }: Candidate): Line | undefined {
  return page.lines.find((other) => {
    const step = (other.baseline - line.baseline) * (margin === 'head' ? 1 : -1)
    if (other.angle !== line.angle || step <= 0 || step > 1.6 * line.size) return false
    return Math.abs(other.size - line.size) < 0.3 && sideOverlap(other, line) > 0
  })
}

function isRepeated(one: Candidate, group: readonly Candidate[], report: Report): boolean {
  // A bare number repeats by chance (rows of a table); the lone-number rule judges those.
  if (one.key === '#' || one.key === '') return false
  const places = group.filter((other) => Math.abs(other.distance - one.distance) < 3)
  const count = new Set(places.map((other) => other.page.page)).size
  // What stands as often elsewhere on pages is a heading that fell at the head of some.
  if (count < 2 || (report.occurrences.get(one.key) ?? 0) - count >= count) return false
  // Large type that comes back is a slide's or a part's heading unless it is on most pages.
  return one.line.size <= 1.3 * report.bodySize || (count >= 5 && count > report.pageCount / 2)
}

/** Lines that vary a head or foot: on the same height with more words behind, or at another height than on four pages. */
function strayHeads(candidates: readonly Candidate[], found: ReadonlySet<Line>, margins: Groups): Line[] {
  const common = [...groupBy(candidates, (one) => `${one.zone} ${one.key}`).values()]
    .map((group) => group.filter((one) => found.has(one.line)))
    .filter((group) => group.length > 0)
  return candidates
    .filter((one) => {
      if (found.has(one.line) || !isOutermost(one, margins, found)) return false
      return common.some(({ 0: model, length }) => {
        if (!model || model.zone !== one.zone) return false
        const words = model.key.replace(/#+$/u, '')
        const level = Math.abs(model.distance - one.distance) < 3
        return (
          (length >= 4 && one.key === model.key) || (level && words.length > 7 && one.key.startsWith(words))
        )
      })
    })
    .map((one) => one.line)
}

type Groups = ReadonlyMap<string, readonly Candidate[]>

function groupBy(candidates: readonly Candidate[], keyOf: (one: Candidate) => string): Groups {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const group = groups.get(keyOf(candidate))
    if (group) group.push(candidate)
    else groups.set(keyOf(candidate), [candidate])
  }
  return groups
}

/** One head or foot of one page. */
function marginOf(one: Candidate): string {
  return `${one.page.page} ${one.zone}`
}

/** Page numbers that stand alone as the outermost line of a page and count with the sheets. */
function loneNumbers(candidates: readonly Candidate[], found: ReadonlySet<Line>, margins: Groups): Line[] {
  const lone = candidates.flatMap((candidate) => {
    const number = readPageNumber(candidate.line.text)
    return number && isOutermost(candidate, margins, found) ? [{ ...candidate, number }] : []
  })
  const offset = (one: (typeof lone)[number]) => `${one.number.style} ${one.number.value - one.page.page}`
  const counts = new Map<string, number>()
  for (const one of lone) counts.set(offset(one), (counts.get(offset(one)) ?? 0) + 1)
  return lone.filter((one) => (counts.get(offset(one)) ?? 0) >= 2).map((one) => one.line)
}

function isOutermost(one: Candidate, margins: Groups, found: ReadonlySet<Line>): boolean {
  const margin = margins.get(marginOf(one)) ?? []
  return !margin.some((other) => other.distance < one.distance - 1 && !found.has(other.line))
}
