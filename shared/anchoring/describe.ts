/** Describes a passage so that it can be cited and found again: its words, its surroundings and its place. */
import { pageAt, paragraphAt, sectionPathAt, type CanonicalText, type Span } from './canonical-text.ts'
import { boxesOf, roundedBox, spansWithin, type PageBox } from './page-box.ts'

export interface Passage {
  /** The words themselves; several spans are joined with {@link SPAN_JOINT}. */
  readonly exact: string
  /** Up to {@link CONTEXT_LENGTH} UTF-16 units before the first span, whole characters only; never from another part. */
  readonly prefix: string
  /** The same behind the last span. */
  readonly suffix: string
  /** In text order; of a region, one empty span that says where in the text the region stands. */
  readonly spans: readonly Span[]
  /** 1-based page of the start; null where the source has no pages. */
  readonly page: number | null
  /** That page's label as the file says it. What a person is shown is `pageLabelOf` of `shared/domain/page-labels.ts`. */
  readonly fileLabel: string | null
  /** The heading right above the start, and all headings above it from the outermost on. */
  readonly section: string | null
  readonly sectionPath: readonly string[]
  /** 1-based number of the paragraph or list item of the body in which it starts; null outside of one. */
  readonly paragraph: number | null
  /** Where it is printed, a box for each line; empty where the source has no pages. */
  readonly boxes: readonly PageBox[]
  /** The rectangle a person marked (a figure, a table, a place on a scanned page); null for a passage of words. */
  readonly region: PageBox | null
}

export const SPAN_JOINT = ' … '
export const CONTEXT_LENGTH = 32
/** Most that is kept of the words printed within a region, in UTF-16 units. */
const REGION_WORDS = 1_000

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Describes the passage made of `spans` (any order, at least one, each with some text; else a RangeError). */
export function describeSpans(source: CanonicalText, spans: readonly Span[]): Passage {
  const sorted = sortSpans(spans)
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last) throw new RangeError('A passage needs at least one span')
  for (const { start, end } of sorted) {
    if (start < 0 || end <= start || end > source.text.length) {
      throw new RangeError(`Span ${start}–${end} is empty or outside a text of ${source.text.length}`)
    }
  }
  const page = pageAt(source, first.start)
  return {
    exact: sorted.map(({ start, end }) => source.text.slice(start, end)).join(SPAN_JOINT),
    prefix: textBefore(source, first.start, CONTEXT_LENGTH),
    suffix: textAfter(source, last.end, CONTEXT_LENGTH),
    spans: sorted,
    page: page?.number ?? null,
    fileLabel: page?.label ?? null,
    ...placeInReport(source, first.start),
    boxes: boxesOf(source, sorted),
    region: null,
  }
}

/**
 * Describes a region of a page. Its `exact` is what is printed within it (its first {@link REGION_WORDS} units, parts
 * joined with {@link SPAN_JOINT}), "" over a picture; it has no prefix and suffix. Throws a RangeError for a page that
 * the source does not have.
 */
export function describeRegion(source: CanonicalText, box: PageBox): Passage {
  const region = roundedBox(box)
  const page = source.pages[region.page - 1]
  if (!page) throw new RangeError(`Page ${region.page} is not among the ${source.pages.length} of the source`)
  const words = spansWithin(source, region)
  const at = words[0]?.start ?? offsetOf(source, region)
  const exact = words.map(({ start, end }) => source.text.slice(start, end)).join(SPAN_JOINT)
  return {
    exact: exact.slice(0, REGION_WORDS).toWellFormed(),
    prefix: '',
    suffix: '',
    spans: [{ start: at, end: at }],
    page: page.number,
    fileLabel: page.label,
    ...placeInReport(source, at),
    boxes: [region],
    region,
  }
}

function placeInReport(
  source: CanonicalText,
  offset: number,
): Pick<Passage, 'section' | 'sectionPath' | 'paragraph'> {
  const sectionPath = sectionPathAt(source, offset)
  return { section: sectionPath.at(-1) ?? null, sectionPath, paragraph: paragraphAt(source, offset) }
}

/** Where a region without words stands in the text: behind the last words of the body printed above it. */
function offsetOf(source: CanonicalText, region: PageBox): number {
  let offset: number | null = null
  for (const { page, start, length, box } of source.itemRuns) {
    if (start >= source.bodyEnd || page > region.page) break
    if (page < region.page || (box && box[1] >= region.top)) offset = start + length
  }
  return offset ?? 0
}

/**
 * Returns the words of each span in what {@link describeSpans} made of them, by the lengths of the spans, so that a
 * " … " of the report's own does no harm. Null where it doesn't fall into them.
 */
export function splitExact(exact: string, spans: readonly Span[]): readonly string[] | null {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (at > 0 && !exact.startsWith(SPAN_JOINT, at)) break
    const from = at > 0 ? at + SPAN_JOINT.length : 0
    at = from + end - start
    parts.push(exact.slice(from, at))
  }
  return at === exact.length && parts.length === spans.length ? parts : null
}

/** Returns the span without the white space at its ends; null if nothing is left. */
export function trimSpan(source: CanonicalText, { start, end }: Span): Span | null {
  const text = source.text.slice(start, end)
  const trimmed = text.trim()
  if (trimmed === '') return null
  const lead = text.length - text.trimStart().length
  return { start: start + lead, end: start + lead + trimmed.length }
}

/** Returns the spans in text order. */
export function sortSpans(spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Tells whether two passages cover the same text; their spans must be in text order. */
export function spansEqual(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every((span, i) => spanEquals(span, b[i]))
}

function spanEquals(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end
}

function textBefore(source: CanonicalText, offset: number, length: number): string {
  const from = regionStart(source, offset)
  // Characters are counted from a little further back, where the cut may go through one.
  const stretch = source.text.slice(Math.max(from, offset - 2 * length), offset)
  const cuts = Array.from(graphemes.segment(stretch), ({ index }) => index)
  const cut = cuts.find((index) => stretch.length - index <= length) ?? stretch.length
  return wordsOrNothing(stretch.slice(cut))
}

function textAfter(source: CanonicalText, offset: number, length: number): string {
  const to = regionEnd(source, offset)
  const stretch = source.text.slice(offset, Math.min(to, offset + 2 * length))
  let cut = 0
  for (const { index, segment } of graphemes.segment(stretch)) {
    if (index + segment.length > length) break
    cut = index + segment.length
  }
  return wordsOrNothing(stretch.slice(0, cut))
}

/** White space alone is what separates the parts of a text, not a surrounding. */
function wordsOrNothing(text: string): string {
  return text.trim() === '' ? '' : text
}

function regionStart(source: CanonicalText, offset: number): number {
  if (offset > source.notesEnd) return source.notesEnd
  return offset > source.bodyEnd ? source.bodyEnd : 0
}

function regionEnd(source: CanonicalText, offset: number): number {
  if (offset <= source.bodyEnd) return source.bodyEnd
  return offset <= source.notesEnd ? source.notesEnd : source.text.length
}
