/** Where on a drawn page a crop is cut, and how boxes are marked in it. Pixels, y downwards. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { PageBox } from '../../../shared/anchoring/page-box.ts'

/**
 * - `stands`: the words of the quote, as with a marker pen.
 * - `instead`: other words in its stead: outlined, without a tint.
 * - `region`: the rectangle itself.
 */
export type CropMark = 'stands' | 'instead' | 'region'

/** What of pdf.js's viewport is needed here; its points turn with the page. */
export interface Viewport {
  readonly width: number
  readonly height: number
  readonly convertToViewportPoint: (x: number, y: number) => number[]
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const MARK_COLOURS = { stands: '#ffd98a', instead: '#b0231a', region: '#1c50b5' } as const

/** Points shown around the marked boxes, and the least width of a crop. */
const AROUND = { x: 24, y: 30 }
const LEAST_WIDTH = 300

/** Returns the factor, at most 1, by which something is to be drawn smaller to have at most `pixels`. */
export function sizeWithin({ width, height }: Pick<Area, 'width' | 'height'>, pixels: number): number {
  return Math.min(1, Math.sqrt(pixels / Math.max(1, width * height)))
}

/** Returns what to cut: the boxes and a little of what is around them, within the page; at least one pixel. */
export function cropAround(viewport: Viewport, boxes: readonly PageBox[], scale: number): Area {
  const areas = boxes.map((box) => areaOf(viewport, box))
  const left = Math.min(...areas.map(({ x }) => x)) - AROUND.x * scale
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + AROUND.x * scale
  const top = Math.min(...areas.map(({ y }) => y)) - AROUND.y * scale
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + AROUND.y * scale
  const missing = Math.max(0, LEAST_WIDTH * scale - (right - left)) / 2
  const [x, width] = clamped(left - missing, right + missing, viewport.width)
  const [y, height] = clamped(top, bottom, viewport.height)
  return { x, y, width, height }
}

interface Marking {
  readonly boxes: readonly PageBox[]
  readonly mark: CropMark
  readonly scale: number
}

/** Marks boxes on a context whose units are the pixels of the page. */
export function markBoxes(context: SKRSContext2D, viewport: Viewport, { boxes, mark, scale }: Marking): void {
  const margin = mark === 'region' ? 0 : scale
  for (const box of boxes) {
    const { x, y, width, height } = areaOf(viewport, box)
    // Whole pixels, so that an outline is sharp.
    const from = { x: Math.round(x - margin), y: Math.round(y - margin) }
    const to = { x: Math.round(x + width + margin), y: Math.round(y + height + margin) }
    const edges = [from.x, from.y, to.x - from.x, to.y - from.y] as const
    if (mark === 'stands') {
      // Dark letters stay dark, and where lines overlap nothing gets darker.
      context.globalCompositeOperation = 'darken'
      context.fillStyle = MARK_COLOURS.stands
      context.fillRect(...edges)
    } else {
      context.globalCompositeOperation = 'source-over'
      context.strokeStyle = MARK_COLOURS[mark]
      context.lineWidth = 2
      context.setLineDash(mark === 'instead' ? [3 * scale, 2 * scale] : [])
      context.strokeRect(...edges)
    }
  }
}

function areaOf(viewport: Viewport, { left, bottom, right, top }: PageBox): Area {
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom)
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

/** Cuts a stretch to whole pixels between 0 and `most`; returns its start and its length, at least 1. */
function clamped(from: number, to: number, most: number): readonly [number, number] {
  const start = Math.floor(Math.min(Math.max(0, from), most - 1))
  const end = Math.ceil(Math.max(Math.min(to, most), start + 1))
  return [start, end - start]
}
