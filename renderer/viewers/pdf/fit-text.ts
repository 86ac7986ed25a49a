/**
 * Fits the text layer to the letters of the page. pdf.js lays each item out in a stand-in font, stretched to the
 * item's length, so its ends are right and the words inside drift by some points. Once the page is drawn, its
 * own fonts are loaded: set in them, every word stands where it is printed.
 */
import type { LaidText } from './page-text.ts'

/** Sizes are measured at this many pixels. */
const MEASURE = 100
/** Justified lines widen spaces by up to this much of the type size, and narrow them by up to a third of it. */
const WIDEST_SPACE = 1.2
const NARROWEST_SPACE = -0.4

let pen: CanvasRenderingContext2D | null = null

/** Sets the elements in the fonts now loaded. Returns whether any text may have moved. */
export function fitTextLayer(text: LaidText): boolean {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return false
  const loaded = new Map([...document.fonts].map((face) => [face.family.replaceAll('"', ''), face]))
  let moved = false
  for (const [index, item] of text.items.entries()) {
    const element = text.elements[index]
    const face = loaded.get(item.fontName)
    if (!element || !face || item.str.trim() === '' || element.dataset.fitted !== undefined) continue
    fitElement(pen, element, { ...item, face })
    moved = true
  }
  return moved
}

interface Fitting {
  readonly str: string
  readonly fontName: string
  /** Length along the line in the page's units. */
  readonly width: number
  readonly face: FontFace
}

function fitElement(pen: CanvasRenderingContext2D, element: HTMLElement, item: Fitting): void {
  const standIn = element.style.fontFamily
  keepHeight(pen, item.face, standIn)
  const family = `"${item.fontName}", ${standIn}`
  pen.font = `${MEASURE}px ${family}`
  const size = parseFloat(element.style.getPropertyValue('--font-height'))
  const natural = (pen.measureText(item.str).width / MEASURE) * size
  if (!(natural > 0) || !(item.width > 0)) return
  element.dataset.fitted = ''
  element.style.fontFamily = family
  const spaces = item.str.trim().split(' ').length - 1
  const perSpace = spaces > 0 ? (item.width - natural) / spaces / size : Infinity
  const justified = perSpace > NARROWEST_SPACE && perSpace < WIDEST_SPACE
  element.style.setProperty('--scale-x', justified ? '1' : String(item.width / natural))
  element.style.wordSpacing = justified ? `${perSpace}em` : ''
}

/** Gives a font the height of its stand-in: highlights keep their height, and the baseline stays. */
function keepHeight(pen: CanvasRenderingContext2D, face: FontFace, standIn: string): void {
  if (face.ascentOverride !== 'normal') return
  pen.font = `${MEASURE}px ${standIn}`
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText('')
  face.ascentOverride = `${(100 * fontBoundingBoxAscent) / MEASURE}%`
  face.descentOverride = `${(100 * fontBoundingBoxDescent) / MEASURE}%`
  face.lineGapOverride = '0%'
}
