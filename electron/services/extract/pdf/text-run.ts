/**
 * A run of glyphs with its place: one text item of pdf.js, moved into the plane its line is written in.
 *
 * A plane is the page turned so that its text reads left to right and downwards: `left` and `right` grow along the
 * line, `baseline` grows from line to line, in points. Text turned by a quarter (a landscape table on an upright
 * page) thus looks like any other text. Right-to-left planes are mirrored, so `left` is where reading starts.
 */

import { itemBox, type ItemBox } from './item-box.ts'
import type { ItemTag } from './page-tags.ts'

/** What the extractor takes from a text item of pdf.js. */
export interface PdfItem {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly fontName: string
  /** What the page's structure tags say of it, where they can be used. */
  readonly tag?: ItemTag | undefined
}

/** How heavy and slanted a font is, as far as its name says. */
export interface FontLook {
  readonly bold: boolean
  readonly italic: boolean
  /** Whether its glyphs run down the page. */
  readonly vertical: boolean
  /** As shares of its size; absent where the file states none. */
  readonly ascent?: number
  readonly descent?: number
}

export interface TextRun extends ItemBox {
  /** 1-based page number. */
  readonly page: number
  /** Index of the item among the page's text items, the key of {@link ItemRun.item}. */
  readonly item: number
  readonly text: string
  /** Degrees clockwise by which the text is turned on the page as seen. */
  readonly angle: number
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of the font in points. */
  readonly size: number
  readonly font: string
  readonly bold: boolean
  readonly italic: boolean
  /** Whether white space came before it in the content stream. */
  readonly spaced: boolean
  /** Whether it is read against the direction of its plane: Latin words among Hebrew ones, and the reverse. */
  readonly against?: boolean
  readonly tag?: ItemTag | undefined
}

/** A page's items and the transform (`[a b c d e f]`) from PDF space to the page as seen, y downwards. */
export interface ItemPage {
  readonly page: number
  readonly items: readonly PdfItem[]
  readonly viewport: readonly number[]
  readonly looks: ReadonlyMap<string, FontLook>
}

/**
 * Returns the runs of a page in content-stream order. Items of white space only become the `spaced` flag of the run
 * after them; a run printed twice on the same spot (a poor man's bold, a shadow) is taken once.
 */
export function makeRuns(source: ItemPage): TextRun[] {
  const runs: TextRun[] = []
  const shadows = new ShadowFilter()
  const mirrored = mirroredAngles(source)
  let spaced = false
  source.items.forEach((item, index) => {
    if (item.str.trim() === '') {
      spaced ||= item.str !== ''
      return
    }
    const run = placeRun(source, item, index, spaced)
    spaced = false
    if (shadows.repeats(run)) return
    const turned = mirrored.has(run.angle) ? { ...run, left: -run.right, right: -run.left } : run
    const against = (item.dir === 'rtl') !== mirrored.has(run.angle)
    runs.push(against ? { ...turned, against } : turned)
  })
  return runs
}

/** Whether a space stands between two neighbouring runs of a line. */
export function spaceBetween(before: TextRun, after: TextRun): boolean {
  if (/\s$/u.test(before.text) || /^\s/u.test(after.text)) return true
  // Fonts of two scripts meet without a space of either where the line turns from one direction to the other.
  if (/\p{Script=Latin}$/u.test(before.text) && /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(after.text))
    return true
  // Words read against their line's direction stand before each other.
  const gap = Math.max(after.left - before.right, before.left - after.right)
  return after.spaced || gap > 0.2 * Math.min(before.size, after.size)
}

function placeRun(source: ItemPage, item: PdfItem, index: number, spaced: boolean): TextRun {
  const [a, b, c, d, e, f] = multiply(source.viewport, item.transform)
  const look = source.looks.get(item.fontName)
  const scale = Math.hypot(source.viewport[0] ?? 1, source.viewport[1] ?? 0)
  const angle = snapAngle(look?.vertical ? Math.atan2(-d, -c) : Math.atan2(b, a))
  const along = unit(angle)
  const left = e * along.x + f * along.y
  const length = (look?.vertical ? item.height : item.width) * scale
  const size = Math.hypot(c, d) || (look?.vertical ? item.width : item.height) * scale
  return {
    ...itemBox(item, look ?? {}, look?.vertical ?? false),
    page: source.page,
    item: index,
    text: item.str,
    angle,
    left,
    right: left + length,
    baseline: -e * along.y + f * along.x,
    size,
    font: item.fontName,
    bold: look?.bold ?? false,
    italic: look?.italic ?? false,
    spaced,
    tag: item.tag,
  }
}

/** The corners of a page of this size in the plane of `angle`: the least and greatest place along and across lines. */
export function planeBounds(
  page: { readonly width: number; readonly height: number },
  angle: number,
): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  const along = unit(angle)
  const corners = [0, page.width].flatMap((x) => [0, page.height].map((y) => ({ x, y })))
  const across = corners.map(({ x, y }) => -x * along.y + y * along.x)
  const lengths = corners.map(({ x, y }) => x * along.x + y * along.y)
  return {
    left: Math.min(...lengths),
    right: Math.max(...lengths),
    top: Math.min(...across),
    bottom: Math.max(...across),
  }
}

/** Angles whose text is mostly right-to-left, so that its plane is mirrored. */
export function mirroredAngles(source: ItemPage): Set<number> {
  const balance = new Map<number, number>()
  source.items.forEach((item, index) => {
    if (!/\p{L}/u.test(item.str)) return
    const { angle } = placeRun(source, item, index, false)
    balance.set(angle, (balance.get(angle) ?? 0) + (item.dir === 'rtl' ? item.str.length : -item.str.length))
  })
  return new Set([...balance].filter(([, weight]) => weight > 0).map(([angle]) => angle))
}

/** Whole degrees from 0 to 359; within 5° of a quarter turn it is that (scans are a little askew). */
function snapAngle(radians: number): number {
  const degrees = Number.isFinite(radians) ? Math.round((radians * 180) / Math.PI) : 0
  const quarter = Math.round(degrees / 90) * 90
  const snapped = Math.abs(degrees - quarter) <= 5 ? quarter : degrees
  return ((snapped % 360) + 360) % 360
}

export function unit(degrees: number): { x: number; y: number } {
  const radians = (degrees * Math.PI) / 180
  return { x: Math.cos(radians), y: Math.sin(radians) }
}

/** The product of two affine transforms in PDF's order of numbers (ISO 32000-2, 8.3.4): first `inner`, then `outer`. */
function multiply(outer: readonly number[], inner: readonly number[]) {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + e,
    b * t + d * u + f,
  ] as const
}

/** Remembers where which text was printed, by cells of a coarse grid. */
class ShadowFilter {
  readonly #seen = new Map<string, TextRun[]>()

  repeats(run: TextRun): boolean {
    const near = 0.15 * run.size
    const cells = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => this.#key(run, across, down)))
    const shadow = cells.some((key) =>
      this.#seen
        .get(key)
        ?.some(
          (other) =>
            Math.abs(other.left - run.left) < near &&
            Math.abs(other.baseline - run.baseline) < near &&
            Math.abs(other.size - run.size) < near,
        ),
    )
    if (shadow) return true
    const key = this.#key(run, 0, 0)
    const list = this.#seen.get(key)
    if (list) list.push(run)
    else this.#seen.set(key, [run])
    return false
  }

  /** Runs of one text, angle and size share a grid of a fifth of their size, wider than a shadow's offset. */
  #key(run: TextRun, across: number, down: number): string {
    const step = 0.2 * Math.max(1, Math.round(run.size))
    const column = Math.floor(run.left / step) + across
    const row = Math.floor(run.baseline / step) + down
    return `${run.angle} ${Math.round(run.size)} ${column} ${row} ${run.text}`
  }
}
