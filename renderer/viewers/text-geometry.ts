/** Measures where characters of a part stand on screen. Everything here reads layout; nothing writes it. */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import { rangesFromSpan, type TextPart, type TextPiece } from './text-pieces.ts'
import type { Box, Fragment } from './text-lines.ts'

/** Returns a part's fragments, boxes relative to the part's element. White space alone gives none. */
export function measureFragments(part: TextPart): Fragment[] {
  const origin = part.element.getBoundingClientRect()
  const range = document.createRange()
  return part.pieces.flatMap((piece, index) => {
    const text = piece.node.data.slice(piece.from, piece.from + piece.length)
    if (text.trim() === '') return []
    range.setStart(piece.node, piece.from)
    range.setEnd(piece.node, piece.from + piece.length)
    const boxes = mergeLineBoxes([...range.getClientRects()].filter(isSeen))
    if (boxes.length <= 1) {
      const box = boxes[0]
      return box
        ? [{ start: piece.start, end: piece.start + piece.length, piece: index, box: moveBox(box, origin) }]
        : []
    }
    return splitAtLines(piece, boxes).map((line) => ({
      ...line,
      piece: index,
      box: moveBox(line.box, origin),
    }))
  })
}

/** Returns the boxes of `span` in the window, one or more a line; empty where it is not mounted. */
export function boxesOfSpan(parts: readonly TextPart[], span: Span): DOMRect[] {
  const range = document.createRange()
  return parts.flatMap((part) =>
    rangesFromSpan(part.pieces, span).flatMap((piece) => {
      range.setStart(piece.startContainer, piece.startOffset)
      range.setEnd(piece.endContainer, piece.endOffset)
      return [...range.getClientRects()].filter(isSeen)
    }),
  )
}

/** Returns the box of one character of a piece in the window, or null where it has none. */
export function characterBox(piece: TextPiece, index: number): DOMRect | null {
  if (index < 0 || index >= piece.length) return null
  const range = document.createRange()
  range.setStart(piece.node, piece.from + index)
  range.setEnd(piece.node, piece.from + index + 1)
  const box = range.getClientRects()[0]
  return box && box.height > 0 ? box : null
}

/** Which way a piece's text runs on screen. */
export type Flow = 'right' | 'left' | 'down' | 'up'

/** Returns the way a piece's text runs, judged from its first and last characters. */
export function flowOf(piece: TextPiece): Flow {
  const rtl = piece.node.parentElement
    ? getComputedStyle(piece.node.parentElement).direction === 'rtl'
    : false
  const first = characterBox(piece, 0)
  const last = characterBox(piece, Math.min(piece.length, 20) - 1)
  if (!first || !last || piece.length < 2) return rtl ? 'left' : 'right'
  const x = last.left + last.right - first.left - first.right
  const y = last.top + last.bottom - first.top - first.bottom
  if (Math.abs(y) > Math.abs(x) && Math.abs(x) < first.width) return y > 0 ? 'down' : 'up'
  return rtl ? 'left' : 'right'
}

/** A place in text found from a point. */
export interface PointedOffset {
  /** The character under or nearest to the point. */
  readonly character: number
  /** The place between characters nearest to the point. */
  readonly between: number
}

/** Returns the place of `fragment` that lies nearest to a point in the window. */
export function offsetInFragment(piece: TextPiece, fragment: Fragment, x: number, y: number): PointedOffset {
  const flow = flowOf(piece)
  let character = fragment.start
  let between = fragment.start
  let least = Infinity
  for (let offset = fragment.start; offset < fragment.end; offset++) {
    const box = characterBox(piece, offset - piece.start)
    if (!box) continue
    const along = progress(flow, box, x, y)
    const off = Math.max(0, -along, along - 1) * extent(flow, box)
    if (off >= least) continue
    least = off
    character = offset
    between = along < 0.5 ? offset : offset + 1
  }
  return { character, between: outsideSurrogates(piece, between) }
}

/** How far along a character a point is: 0 at its leading edge, 1 at its trailing edge. */
function progress(flow: Flow, box: DOMRect, x: number, y: number): number {
  const size = extent(flow, box) || 1
  switch (flow) {
    case 'right':
      return (x - box.left) / size
    case 'left':
      return (box.right - x) / size
    case 'down':
      return (y - box.top) / size
    case 'up':
      return (box.bottom - y) / size
  }
}

function extent(flow: Flow, box: DOMRect): number {
  return flow === 'right' || flow === 'left' ? box.width : box.height
}

function outsideSurrogates(piece: TextPiece, offset: number): number {
  const code = piece.node.data.charCodeAt(piece.from + offset - piece.start)
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset
}

/** One text node wrapped over lines: finds, line by line, the first character that no longer stands on it. */
function splitAtLines(piece: TextPiece, boxes: readonly Box[]): (Span & { box: Box })[] {
  const lines: (Span & { box: Box })[] = []
  let from = 0
  for (const [index, box] of boxes.entries()) {
    const to = index === boxes.length - 1 ? piece.length : firstBelow(piece, from, box)
    if (to > from) lines.push({ start: piece.start + from, end: piece.start + to, box })
    from = to
  }
  return lines
}

function firstBelow(piece: TextPiece, from: number, line: Box): number {
  let low = from
  let high = piece.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const box = boxNear(piece, middle, high)
    if (box && box.top >= line.bottom - (line.bottom - line.top) / 2) high = middle
    else low = middle + 1
  }
  return low
}

/** White space at a line's end has no box; the next character that has one decides for it. */
function boxNear(piece: TextPiece, from: number, to: number): DOMRect | null {
  for (let i = from; i < to; i++) {
    const box = characterBox(piece, i)
    if (box && box.width > 0) return box
  }
  return null
}

function mergeLineBoxes(boxes: readonly DOMRect[]): Box[] {
  const lines: Box[] = []
  for (const box of boxes) {
    const last = lines.at(-1)
    if (last && box.top < last.bottom - (last.bottom - last.top) / 2) {
      lines[lines.length - 1] = {
        left: Math.min(last.left, box.left),
        top: Math.min(last.top, box.top),
        right: Math.max(last.right, box.right),
        bottom: Math.max(last.bottom, box.bottom),
      }
    } else lines.push(box)
  }
  return lines
}

function isSeen(box: DOMRect): boolean {
  return box.width > 0 && box.height > 0
}

function moveBox(box: Box, origin: DOMRect): Box {
  return {
    left: box.left - origin.left,
    top: box.top - origin.top,
    right: box.right - origin.left,
    bottom: box.bottom - origin.top,
  }
}
