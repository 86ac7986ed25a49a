/** Tells which chunks of a plain text are headings, and of what level, from their shape and their neighbours. */
import type { Chunk } from './plain-chunks.ts'
import { LONGEST_HEADING, LONGEST_TITLE, looksLikeHeading } from './plain-chunks.ts'
import { endsSentence } from './text-lines.ts'

const SECTION_NUMBER =
  /^(?:(?:chapter|part|section|appendix|annex)\s+)?(\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}\.?\)?|[IVX]{1,5}\.|[A-H]\.)\s+\S/u

/**
 * Returns the level of every chunk that is a heading, by its index. Conservative: a heading is a short line of its
 * own in front of prose, of a list, or of one more heading; of three or more such lines in a row only the last
 * counts (the others are menus, captions, addresses). The title, of level 1, can only stand at the start.
 */
export function findPlainHeadings(chunks: readonly Chunk[]): Map<number, number> {
  const headings = new Map<number, number>()
  const levels = new HeadingLevels()
  let index = 0
  const opening = openingTitle(chunks)
  if (opening !== null) {
    headings.set(opening, 1)
    index = opening + 1
  }
  while (index < chunks.length) {
    const end = endOfRun(chunks, index)
    const run = end - index
    const next = chunks[end]
    if (run > 0 && next !== undefined && introduces(chunks[end - 1], next)) {
      const from = run > 2 ? end - 1 : index
      for (let at = from; at < end; at++) {
        headings.set(at, levels.of(chunks[at], chunks[at + 1], at > from ? headings.get(at - 1) : undefined))
      }
    }
    index = Math.max(end, index + 1)
  }
  return headings
}

/** The longest line of those before the first prose, or a first line that is a sentence in front of prose. */
function openingTitle(chunks: readonly Chunk[]): number | null {
  const end = endOfRun(chunks, 0, LONGEST_TITLE)
  if (chunks.length < 3) return null
  if (end === 0) {
    const [first, second] = chunks
    const sentence = first?.mark === null && first.lines.length === 1 && first.words.length <= LONGEST_HEADING
    return sentence && second && isProse(second) ? 0 : null
  }
  if (end > 3) return null
  let title = 0
  for (let at = 1; at < end; at++) if (lengthOf(chunks[at]) > lengthOf(chunks[title])) title = at
  return title
}

function lengthOf(chunk: Chunk | undefined): number {
  return chunk?.words.length ?? 0
}

/** Index behind the lines that look like headings from `from` on. */
function endOfRun(chunks: readonly Chunk[], from: number, longest: number = LONGEST_HEADING): number {
  let end = from
  while (end < chunks.length && hasShape(chunks, end, longest)) end++
  return end
}

function hasShape(chunks: readonly Chunk[], index: number, longest: number): boolean {
  const chunk = chunks[index]
  if (!chunk || chunk.lines.filter((line) => !line.blank).length > 3) return false
  if (chunk.mark !== null) return isNumberedHeading(chunks, index)
  return looksLikeHeading(chunk.words, longest)
}

/** "2. Methods" between blank lines, in front of prose, with no item of the same list on either side. */
function isNumberedHeading(chunks: readonly Chunk[], index: number): boolean {
  const chunk = chunks[index]
  const next = chunks[index + 1]
  if (!chunk?.mark || !next || !/^\(?\d{1,2}(?:\.\)|[.)])$/.test(chunk.mark.label)) return false
  const alone = chunk.lines.length === 1 && chunk.blankBefore && chunk.blankAfter
  const neighbours = [chunks[index - 1], next].some((other) => other?.mark?.label.match(/\d/))
  const oneSentence = !/[.!?]\s+\p{Lu}/u.test(chunk.words)
  return alone && !neighbours && oneSentence && chunk.words.length <= LONGEST_HEADING && isProse(next)
}

function introduces(heading: Chunk | undefined, next: Chunk): boolean {
  if (!heading) return false
  return next.mark !== null || isProse(next)
}

/** A sentence of some length: under a heading even a short section starts with one, under a menu's line it doesn't. */
function isProse(chunk: Chunk): boolean {
  if (chunk.mark !== null) return false
  return chunk.words.length > LONGEST_HEADING || (chunk.words.length > 60 && endsSentence(chunk.words))
}

/** Levels: by section number; else as the last heading of the same looks; else 2. */
class HeadingLevels {
  readonly #known = new Map<string, number>()

  of(chunk: Chunk | undefined, next: Chunk | undefined, above: number | undefined): number {
    const number = chunk ? SECTION_NUMBER.exec(sourceOf(chunk))?.[1] : undefined
    if (number !== undefined) return Math.min(1 + number.split(/[.)]+/).filter(Boolean).length, 6)
    const looks = looksOf(chunk, next)
    const level = this.#known.get(looks) ?? (above === undefined ? 2 : Math.min(above + 1, 6))
    this.#known.set(looks, level)
    return level
  }
}

function sourceOf(chunk: Chunk): string {
  return chunk.mark === null ? chunk.words : `${chunk.mark.label} ${chunk.words}`
}

/** What readers see of a heading's rank in plain text: capitals, and what follows it how closely. */
function looksOf(chunk: Chunk | undefined, next: Chunk | undefined): string {
  const capitals = chunk !== undefined && chunk.words === chunk.words.toUpperCase()
  const follows = next?.mark ? (/\d/.test(next.mark.label) ? 'numbers' : 'bullets') : 'prose'
  return `${capitals} ${follows} ${chunk?.blankAfter === true}`
}
