/**
 * Rectangles on the pages of a PDF: where a passage is printed, and regions that a person marks.
 *
 * Coordinates are points in the page's default user space (ISO 32000-2, 8.3.2.3): x grows to the right and y upwards,
 * before any rotation of the page. They are written with at most two decimals.
 */
import {
  lastStartingAt,
  type CanonicalText,
  type Flow,
  type ItemRun,
  type RunBox,
  type Span,
} from './canonical-text.ts'

/** `left < right` and `bottom < top`, in points; `page` is the 1-based sheet. */
export interface PageBox {
  readonly page: number
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** Boxes of one line overlap by this share of the lower one's height. */
const SAME_LINE = 0.5
/** A gap wider than this many heights parts columns rather than words. */
const WIDEST_GAP = 3

/**
 * Writes boxes as `"3:72/700.5/540/712 4:72/80/300/92"`: page, left, bottom, right, top; "" for none. No comma and no
 * semicolon: these part the cells of tables.
 */
export function formatBoxes(boxes: readonly PageBox[]): string {
  return boxes
    .map(
      ({ page, left, bottom, right, top }) => `${page}:${[left, bottom, right, top].map(rounded).join('/')}`,
    )
    .join(' ')
}

/** Reads what {@link formatBoxes} wrote, or returns null for anything else. */
export function parseBoxes(text: string): PageBox[] | null {
  if (text === '') return []
  const boxes: PageBox[] = []
  for (const part of text.split(' ')) {
    const match = BOX.exec(part)
    if (!match) return null
    const [page = 0, left = 0, bottom = 0, right = 0, top = 0] = match.slice(1).map(Number)
    if (page < 1 || left >= right || bottom >= top) return null
    boxes.push({ page, left, bottom, right, top })
  }
  return boxes
}

const COORDINATE = '(-?\\d{1,7}(?:\\.\\d{1,2})?)'
const BOX = new RegExp(`^(\\d{1,7}):${[1, 2, 3, 4].map(() => COORDINATE).join('/')}$`)

/**
 * Returns where the spans are printed, a box for each line, in text order. Empty where the source has no pages. The
 * ends of a line that begins or ends within a text item are estimated from the usual widths of its characters.
 */
export function boxesOf(source: CanonicalText, spans: readonly Span[]): PageBox[] {
  const lines: PageBox[] = []
  for (const { start, end } of spans) {
    for (let i = Math.max(0, lastStartingAt(source.itemRuns, start)); i < source.itemRuns.length; i++) {
      const run = source.itemRuns[i]
      if (!run || run.start >= end) break
      const box = boxWithin(source, run, { start, end })
      if (!box) continue
      const line = lines.at(-1)
      if (line && sameLine(line, box, run.flow === 'up' || run.flow === 'down'))
        lines[lines.length - 1] = union(line, box)
      else lines.push(box)
    }
  }
  return lines
}

/** Returns the stretches of text printed within a region, in text order: items whose middle lies in it. */
export function spansWithin(source: CanonicalText, region: PageBox): Span[] {
  const spans: Span[] = []
  for (const { page, box, start, length } of source.itemRuns) {
    if (page !== region.page || !box) continue
    const x = (box[0] + box[2]) / 2
    const y = (box[1] + box[3]) / 2
    if (x < region.left || x > region.right || y < region.bottom || y > region.top) continue
    const last = spans.at(-1)
    // Between items of one stretch stands at most a space, a line's end or a cell's.
    const joined = last && source.text.slice(last.end, start).trim() === ''
    if (joined) spans[spans.length - 1] = { start: last.start, end: start + length }
    else spans.push({ start, end: start + length })
  }
  return spans
}

/**
 * Returns the words printed in boxes, as a mark made over them in another program covers them: those whose middle lies
 * in one of the boxes, in text order. Within a text item the place of a word is estimated from usual widths.
 */
export function wordsWithin(source: CanonicalText, boxes: readonly PageBox[]): Span[] {
  const spans: Span[] = []
  for (const run of source.itemRuns) {
    const near = boxes.filter(({ page }) => page === run.page)
    if (!run.box || near.length === 0) continue
    const words = source.text.slice(run.start, run.start + run.length)
    for (const { index, 0: word } of words.matchAll(/\S+/gu)) {
      const within = { start: index, end: index + word.length }
      const [left, bottom, right, top] = cutBox(run.box, run.flow ?? 'right', words, within)
      const x = (left + right) / 2
      const y = (bottom + top) / 2
      const isIn = near.some((box) => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top)
      if (isIn) spans.push({ start: run.start + within.start, end: run.start + within.end })
    }
  }
  return joinSpans(source.text, spans)
}

/** Joins stretches between which only white space stands, or nothing. */
function joinSpans(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && text.slice(last.end, span.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: span.end }
    else joined.push(span)
  }
  return joined
}

/** Says whether two lists of boxes cover the same places, each edge within `tolerance` points. */
export function boxesAgree(a: readonly PageBox[], b: readonly PageBox[], tolerance: number): boolean {
  return (
    a.length === b.length &&
    a.every((box, i) => {
      const other = b[i]
      return other !== undefined && box.page === other.page && edgesAgree(box, other, tolerance)
    })
  )
}

function edgesAgree(a: PageBox, b: PageBox, tolerance: number): boolean {
  return (['left', 'bottom', 'right', 'top'] as const).every(
    (edge) => Math.abs(a[edge] - b[edge]) <= tolerance,
  )
}

/** The part of a run that lies in the span, as a box. */
function boxWithin(source: CanonicalText, run: ItemRun, { start, end }: Span): PageBox | null {
  const within = { start: Math.max(start, run.start) - run.start, end: Math.min(end - run.start, run.length) }
  if (within.start >= within.end || !run.box) return null
  const words = source.text.slice(run.start, run.start + run.length)
  const [left, bottom, right, top] = cutBox(run.box, run.flow ?? 'right', words, within)
  return { page: run.page, left, bottom, right, top }
}

/** Returns the part of a box around `words` that the characters `within` take, estimated from their usual widths. */
export function cutBox(box: RunBox, flow: Flow, words: string, within: Span): RunBox {
  const whole = widthOf(words)
  const before = widthOf(words.slice(0, within.start)) / whole
  const upTo = widthOf(words.slice(0, within.end)) / whole
  const [left, bottom, right, top] = box
  const width = right - left
  const height = top - bottom
  switch (flow) {
    case 'right':
      return roundedEdges([left + before * width, bottom, left + upTo * width, top])
    case 'left':
      return roundedEdges([right - upTo * width, bottom, right - before * width, top])
    case 'up':
      return roundedEdges([left, bottom + before * height, right, bottom + upTo * height])
    case 'down':
      return roundedEdges([left, top - upTo * height, right, top - before * height])
  }
}

/** Widths relative to each other, as in most proportional typefaces; only shares of an item's true width are taken. */
function widthOf(words: string): number {
  let width = 0
  for (const character of words) {
    if (/[iljtfrI.,:;'’!|()[\] ]/u.test(character)) width += 0.3
    else if (/[mwMW@%—]/u.test(character)) width += 0.85
    else if (/\p{Lu}/u.test(character)) width += 0.67
    else if (!/\p{M}/u.test(character)) width += 0.52
  }
  return Math.max(width, 0.01)
}

function sameLine(a: PageBox, b: PageBox, turned: boolean): boolean {
  if (a.page !== b.page) return false
  const across = turned
    ? shared([a.left, a.right], [b.left, b.right])
    : shared([a.bottom, a.top], [b.bottom, b.top])
  const along = turned
    ? shared([a.bottom, a.top], [b.bottom, b.top])
    : shared([a.left, a.right], [b.left, b.right])
  const heights = turned ? [a.right - a.left, b.right - b.left] : [a.top - a.bottom, b.top - b.bottom]
  const height = Math.min(...heights)
  return across > SAME_LINE * height && -along < WIDEST_GAP * height
}

/** The length that two stretches have in common; negative for the gap between them. */
function shared(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.min(a[1], b[1]) - Math.max(a[0], b[0])
}

function union(a: PageBox, b: PageBox): PageBox {
  return {
    page: a.page,
    left: Math.min(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
    top: Math.max(a.top, b.top),
  }
}

/** Returns the box with its coordinates as they are written. */
export function roundedBox({ page, left, bottom, right, top }: PageBox): PageBox {
  return { page, left: rounded(left), bottom: rounded(bottom), right: rounded(right), top: rounded(top) }
}

function roundedEdges([left, bottom, right, top]: RunBox): RunBox {
  return [rounded(left), rounded(bottom), rounded(right), rounded(top)]
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100
}
