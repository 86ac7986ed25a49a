/**
 * The one text of a source that every offset in Pincite counts in, and what is known about its places.
 * Extractors make it (`electron/services/extract`); everything else only reads it.
 *
 * Layout of {@link CanonicalText.text}: the body in reading order, contiguous over page and column breaks;
 * then the notes (footnotes, endnotes); then what is printed on the page but is not part of the report's
 * argument (running heads, page numbers), which quoting leaves out. The three parts are `[0, bodyEnd)`,
 * `[bodyEnd, notesEnd)` and `[notesEnd, text.length)`.
 *
 * Offsets are 0-based UTF-16 code units, `end` exclusive.
 */

/** A stretch of canonical text: 0-based UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-cell' | 'note' | 'furniture'

/**
 * One block of the text, in text order; blocks never overlap. Between two blocks stands only white space:
 * `"\n\n"`, or `"\n"` between list items and between table rows, `"\t"` between the cells of a row
 * (plain text keeps what its file has there: white space, list glyphs, note labels, Markdown marks).
 */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Headings: 1 (title of the report or a chapter) to 6. Absent on other kinds. */
  readonly level?: number
}

/** A page of a paged source (PDF). Sizes are PDF points after rotation, as the page is seen. */
export interface Page {
  /** 1-based place of the sheet in the file. */
  readonly number: number
  /** As printed or as the file's page labels say ("iv", "12"); the number as a string where neither is known. */
  readonly label: string
  readonly width: number
  readonly height: number
}

/** From `start` on (until the next run) the text stands on page `page`. Sorted by `start`. */
export interface PageRun {
  readonly start: number
  readonly page: number
}

/** A reference mark in the text ("17", "[4]", "*") and the note it calls, where the note was found. Sorted by `start`. */
export interface NoteMarker extends Span {
  /** Index into {@link CanonicalText.blocks}, or null where the source holds no such note. */
  readonly note: number | null
}

/**
 * Where the characters of one pdf.js text item stand in canonical text: `text.slice(start, start + length)`
 * equals `item.str.slice(from, from + length)` exactly. An item may have several runs (a dropped hyphen splits
 * one) or none. `item` counts the page's text items as `getTextContent()` gives them, marked-content items left
 * out; that is also the index of the text layer's element. Sorted by `start`.
 */
export interface ItemRun {
  readonly page: number
  readonly item: number
  readonly from: number
  readonly start: number
  readonly length: number
  /** Where these characters are printed: left, bottom, right, top in points of the page's default user space. */
  readonly box?: RunBox
  /** Whither they are read on the page before its rotation; absent for to the right. */
  readonly flow?: Flow
}

/** Left, bottom, right, top. */
export type RunBox = readonly [number, number, number, number]

/** Where the next character stands in default user space, in which y grows upwards. */
export type Flow = 'right' | 'left' | 'up' | 'down'

/** An entry of a PDF's outline (its bookmarks) that leads to a page. */
export interface OutlineEntry {
  readonly title: string
  readonly level: number
  readonly page: number
}

export interface CanonicalText {
  /** Name and version of the extractor, e.g. `"pdf/1"`. Two texts of different extractors may differ. */
  readonly extractor: string
  readonly text: string
  readonly bodyEnd: number
  readonly notesEnd: number
  readonly blocks: readonly Block[]
  /** Empty where the source has no pages (HTML, DOCX, text). */
  readonly pages: readonly Page[]
  readonly pageRuns: readonly PageRun[]
  readonly markers: readonly NoteMarker[]
  /** PDF only; empty otherwise. */
  readonly itemRuns: readonly ItemRun[]
  readonly outline: readonly OutlineEntry[]
}

/** Index of the last element whose `start` is at or before `offset`, or -1. `list` is sorted by `start`. */
export function lastStartingAt(list: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Returns the page on which the character at `offset` stands, or null where the source has no pages. */
export function pageAt(source: CanonicalText, offset: number): Page | null {
  const run = source.pageRuns[lastStartingAt(source.pageRuns, offset)]
  return (run && source.pages[run.page - 1]) ?? null
}

/** Returns the block that holds the character at `offset`, or null between blocks. */
export function blockAt(source: CanonicalText, offset: number): Block | null {
  const block = source.blocks[lastStartingAt(source.blocks, offset)]
  return block && offset < block.end ? block : null
}

/**
 * Returns the 1-based number of the paragraph or list item of the body at `offset`, counted from the beginning of the
 * report; null in headings, tables, notes and page furniture, and between blocks.
 */
export function paragraphAt(source: CanonicalText, offset: number): number | null {
  const at = lastStartingAt(source.blocks, offset)
  const block = source.blocks[at]
  if (!block || offset >= block.end || !isParagraph(block)) return null
  return countedIn(source).paragraphs[at] ?? null
}

function isParagraph({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'list-item'
}

/**
 * Returns the headings above `offset`, outermost first, leaving out the report's title (the first heading of
 * level 1 when it is the only one of its level). Empty in notes and page furniture.
 */
export function sectionPathAt(source: CanonicalText, offset: number): string[] {
  if (offset >= source.bodyEnd) return []
  const { headings, paths } = countedIn(source)
  return [...(paths[lastStartingAt(headings, offset)] ?? [])]
}

/** What passages are told of their place by, found once for each text: a dataset has many of one. */
interface Counted {
  /** For each block, how many paragraphs there are up to it. */
  readonly paragraphs: readonly number[]
  readonly headings: readonly Block[]
  /** For each heading, the path that ends with it. */
  readonly paths: readonly (readonly string[])[]
}

const known = new WeakMap<CanonicalText, Counted>()

function countedIn(source: CanonicalText): Counted {
  const counted = known.get(source) ?? countBlocks(source)
  known.set(source, counted)
  return counted
}

function countBlocks({ text, blocks }: CanonicalText): Counted {
  let count = 0
  const paragraphs = blocks.map((block) => (isParagraph(block) ? ++count : count))
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  const titles = headings.filter(({ level }) => level === 1)
  const above: Block[] = []
  const paths = headings.map((heading) => {
    while (above.length > 0 && (above.at(-1)?.level ?? 1) >= (heading.level ?? 1)) above.pop()
    above.push(heading)
    return above
      .filter((block) => !(titles.length === 1 && block === titles[0]))
      .map((block) => text.slice(block.start, block.end).replace(/\s+/g, ' '))
  })
  return { paragraphs, headings, paths }
}
