/** Where a text item of pdf.js is printed, in the page's default user space: points, y upwards, before rotation. */
import type { Flow, RunBox } from '../../../../shared/anchoring/canonical-text.ts'
import type { PdfItem } from './text-run.ts'

export interface ItemBox {
  readonly box: RunBox
  readonly flow: Flow
}

/** How far a font's glyphs reach above and below the baseline, as shares of its size. */
export interface Reach {
  readonly ascent: number
  readonly descent: number
}

/** Of fonts that state nothing usable. */
const USUAL: Reach = { ascent: 0.8, descent: -0.2 }

/**
 * Returns the upright rectangle around an item, and whither it is read: by the direction nearest to its baseline,
 * against it for right-to-left items.
 */
export function itemBox(item: PdfItem, reach: Partial<Reach>, vertical: boolean): ItemBox {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform
  const { ascent, descent } = usable(reach)
  const size = Math.hypot(c, d) || item.height
  const along = vertical ? unitOf(-c, -d) : unitOf(a, b)
  const up = vertical ? unitOf(a, b) : unitOf(c, d)
  const length = vertical ? item.height : item.width
  // Vertical writing is centred on its line; horizontal writing stands on it.
  const [low, high] = vertical ? [-0.5, 0.5] : [descent, ascent]
  const corners = [0, length].flatMap((far) =>
    [low * size, high * size].map((off) => ({
      x: e + far * along.x + off * up.x,
      y: f + far * along.y + off * up.y,
    })),
  )
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(rounded)
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  return { box: [left, bottom, right, top], flow: flowOf(along, item.dir === 'rtl') }
}

function usable({ ascent, descent }: Partial<Reach>): Reach {
  const stated = ascent !== undefined && descent !== undefined
  const plausible = stated && ascent > 0.4 && ascent < 1.3 && descent <= 0 && descent > -0.6
  return plausible ? { ascent, descent } : USUAL
}

function flowOf({ x, y }: { readonly x: number; readonly y: number }, reversed: boolean): Flow {
  const sign = reversed ? -1 : 1
  if (Math.abs(x) >= Math.abs(y)) return x * sign >= 0 ? 'right' : 'left'
  return y * sign >= 0 ? 'up' : 'down'
}

function unitOf(x: number, y: number): { readonly x: number; readonly y: number } {
  const length = Math.hypot(x, y) || 1
  return { x: x / length, y: y / length }
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100
}
