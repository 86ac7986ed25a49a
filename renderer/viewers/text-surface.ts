/**
 * The text on screen: which parts of the report are mounted, and where their characters stand. Viewers mount
 * and unmount parts; selection, caret, find and highlights ask here and know nothing of pages or blocks.
 */
import type { Block, Span } from '../../shared/anchoring/canonical-text.ts'
import { boxesOfSpan, characterBox, flowOf, measureFragments, offsetInFragment } from './text-geometry.ts'
import {
  distance,
  findRegions,
  nearestFragment,
  unite,
  type Box,
  type Fragment,
  type Line,
  type Region,
} from './text-lines.ts'
import { partHolds, pieceAt, type TextPart, type TextPiece } from './text-pieces.ts'

export interface SurfaceListener {
  mounted(part: TextPart): void
  unmounted(part: TextPart): void
}

/** A line of mounted text and the part it stands in. */
export interface PlacedLine {
  readonly part: TextPart
  readonly line: Line
  /** All lines of the part, in text order. */
  readonly lines: readonly Line[]
  readonly index: number
}

interface PointedText {
  readonly fragment: Fragment
  readonly piece: TextPiece
  /** Pixels from the point to the fragment's box. */
  readonly away: number
}

export class TextSurface {
  readonly #blocks: readonly Block[]
  readonly #parts = new Map<number, TextPart>()
  readonly #regions = new WeakMap<TextPart, Region[]>()
  readonly #listeners = new Set<SurfaceListener>()
  #geometry = 0
  readonly #measuredAt = new WeakMap<TextPart, number>()

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks
  }

  /** Mounted parts, in text order of their keys. */
  get parts(): readonly TextPart[] {
    return [...this.#parts.values()].sort((a, b) => a.key - b.key)
  }

  listen(listener: SurfaceListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  mount(part: TextPart): void {
    this.unmount(part.key)
    this.#parts.set(part.key, part)
    for (const listener of this.#listeners) listener.mounted(part)
  }

  unmount(key: number): void {
    const part = this.#parts.get(key)
    if (!part) return
    this.#parts.delete(key)
    for (const listener of this.#listeners) listener.unmounted(part)
  }

  /** Forgets measured boxes; to be called whenever text may have moved within its part. */
  layoutChanged(): void {
    this.#geometry++
  }

  /** Returns the mounted part that shows the character at `offset`, or null. */
  partOf(offset: number): TextPart | null {
    for (const part of this.#parts.values()) if (partHolds(part, offset)) return part
    return null
  }

  regionsOf(part: TextPart): readonly Region[] {
    let regions = this.#regions.get(part)
    if (!regions || this.#measuredAt.get(part) !== this.#geometry) {
      regions = findRegions(measureFragments(part), this.#blocks)
      this.#regions.set(part, regions)
      this.#measuredAt.set(part, this.#geometry)
    }
    return regions
  }

  /**
   * Returns the offset between characters nearest to a point of the window, among text within `zone`; null
   * where nothing of it is mounted.
   */
  offsetFromPoint(x: number, y: number, zone: Span): number | null {
    const found = this.#textFromPoint(x, y, zone)
    return found && offsetInFragment(found.piece, found.fragment, x, y).between
  }

  /** Returns the character within `slack` pixels of a point of the window, or null. */
  characterFromPoint(x: number, y: number, zone: Span, slack: number): number | null {
    const found = this.#textFromPoint(x, y, zone)
    if (!found || found.away > slack) return null
    return offsetInFragment(found.piece, found.fragment, x, y).character
  }

  /** Returns the window's boxes of a stretch; empty where it is not mounted. */
  boxesOf(span: Span): DOMRect[] {
    return boxesOfSpan(this.parts, span)
  }

  /** Returns where a caret at `offset` stands in the window: a box of no width (no height in upright text). */
  caretBox(offset: number): DOMRect | null {
    const part = this.partOf(offset) ?? this.partOf(offset - 1)
    const piece = part && pieceAt(part.pieces, offset)
    if (!piece) return null
    const within = Math.min(offset - piece.start, piece.length)
    const at = within < piece.length ? characterBox(piece, within) : null
    const before = at === null
    const box = at ?? lastBoxBefore(piece, within)
    if (!box) return null
    switch (flowOf(piece)) {
      case 'right':
        return new DOMRect(before ? box.right : box.left, box.top, 0, box.height)
      case 'left':
        return new DOMRect(before ? box.left : box.right, box.top, 0, box.height)
      case 'down':
        return new DOMRect(box.left, before ? box.bottom : box.top, box.width, 0)
      case 'up':
        return new DOMRect(box.left, before ? box.top : box.bottom, box.width, 0)
    }
  }

  /** Returns the line that holds `offset`, or the last one before it in its part; null where not mounted. */
  lineAt(offset: number): PlacedLine | null {
    const part = this.partOf(offset) ?? this.partOf(offset - 1)
    if (!part) return null
    const lines = this.linesOf(part)
    const index = lines.findLastIndex((line) => line.start <= offset)
    const line = lines[index]
    return line ? { part, line, lines, index } : null
  }

  /** Returns the offset on a line nearest to a distance from the window's left edge; null where it has no text. */
  offsetOnLine(placed: PlacedLine, x: number): number | null {
    const origin = placed.part.element.getBoundingClientRect()
    const region = { box: placed.line.box, lines: [placed.line] }
    const middle = (placed.line.box.top + placed.line.box.bottom) / 2
    const fragment = nearestFragment([region], x - origin.left, middle)
    const piece = fragment && placed.part.pieces[fragment.piece]
    return piece ? offsetInFragment(piece, fragment, x, origin.top + middle).between : null
  }

  /** Returns a part's lines in text order. */
  linesOf(part: TextPart): Line[] {
    return this.regionsOf(part).flatMap((region) => region.lines)
  }

  /**
   * Returns where the lines of a stretch stand in one part, relative to it: a box for each column it goes
   * through, as wide as the column's text.
   */
  columnsOf(part: TextPart, span: Span): Box[] {
    const columns: Box[] = []
    for (const region of this.regionsOf(part)) {
      const lines = region.lines.filter((line) => line.start < span.end && span.start < line.end)
      if (lines.length === 0) continue
      const { top, bottom } = unite(lines.map((line) => line.box))
      const box = { ...region.box, top, bottom }
      const last = columns.at(-1)
      const goesOn = last && last.left < box.right && box.left < last.right && box.bottom > last.top
      if (goesOn) columns[columns.length - 1] = unite([last, box])
      else columns.push(box)
    }
    return columns
  }

  #textFromPoint(x: number, y: number, zone: Span): PointedText | null {
    const part = this.#nearestPart(x, y, zone)
    if (!part) return null
    const origin = part.element.getBoundingClientRect()
    const regions = this.regionsOf(part).filter((region) => inZone(region, zone))
    const fragment = nearestFragment(regions, x - origin.left, y - origin.top)
    const piece = fragment && part.pieces[fragment.piece]
    if (!fragment || !piece) return null
    return { fragment, piece, away: distance(fragment.box, x - origin.left, y - origin.top) }
  }

  #nearestPart(x: number, y: number, zone: Span): TextPart | null {
    let best: TextPart | null = null
    let least = Infinity
    for (const part of this.#parts.values()) {
      if (!part.spans.some((span) => span.start < zone.end && zone.start < span.end)) continue
      const away = distance(part.element.getBoundingClientRect(), x, y)
      if (away >= least) continue
      least = away
      best = part
    }
    return best
  }
}

/** White space at the end of a line may have no box of its own. */
function lastBoxBefore(piece: TextPiece, index: number): DOMRect | null {
  for (let at = index - 1; at >= 0; at--) {
    const box = characterBox(piece, at)
    if (box) return box
  }
  return null
}

function inZone(region: Region, zone: Span): boolean {
  const start = region.lines[0]?.start ?? -1
  return start >= zone.start && start < zone.end
}
