/**
 * Fits the text layer to the letters of the page. pdf.js lays each item out in a stand-in font, stretched to the
 * item's length, so its ends are right and the words inside drift by some points. Once the page is drawn, its
 * own fonts are loaded: set in them, every word stands where it is printed.
 */
import type { TextItem } from 'pdfjs-dist/types/src/display/api'
import type { LaidText } from './page-text.ts'

/** Sizes are measured at this many pixels. */
const MEASURE = 100
/** Lines of type above this share of the page's usual size are headings: spaced out by letters, not justified. */
const HEADING = 1.25
/** A page of headings alone has no usual size; text is not larger than this, in points. */
const LARGEST_TEXT = 12
/** Justified lines change their spaces, spaced type its letters, by up to so much of the type size. */
const MOST_PER_SPACE = 1.2
const MOST_PER_LETTER = 0.15

let pen: CanvasRenderingContext2D | null = null

/** Sets the elements in the fonts now loaded. Returns whether any text may have moved. */
export function fitTextLayer(text: LaidText): boolean {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return false
  const loaded = new Map([...document.fonts].map((face) => [face.family.replaceAll('"', ''), face]))
  const usual = Math.min(LARGEST_TEXT, usualSize(text))
  let moved = false
  for (const [index, item] of text.items.entries()) {
    const element = text.elements[index]
    const face = loaded.get(item.fontName)
    if (!element || !face || item.str === '' || element.dataset.fitted !== undefined) continue
    const size = sizeOf(element)
    const width = item.str === ' ' ? gapWidth(item, text.items[index + 1]) : item.width
    fitElement(pen, element, { ...item, width, face, size, heading: size > usual * HEADING })
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
  readonly size: number
  readonly heading: boolean
}

function fitElement(pen: CanvasRenderingContext2D, element: HTMLElement, item: Fitting): void {
  const standIn = element.style.fontFamily
  const family = `"${item.fontName}", ${standIn}`
  keepHeight(pen, item.face, standIn)
  pen.font = `${MEASURE}px ${family}`
  const natural = (pen.measureText(item.str).width / MEASURE) * item.size
  if (!(natural > 0) || !(item.width > 0)) return
  const spacing = spacingOf(item, natural)
  element.dataset.fitted = ''
  element.style.fontFamily = family
  element.style.letterSpacing = `${spacing.letter}em`
  element.style.wordSpacing = `${spacing.word}em`
  element.style.setProperty('--scale-x', String(spacing.scale))
}

/** How text of `natural` length fills its item: by wider spaces, by wider letters, else by stretching. */
export function spacingOf(
  item: Pick<Fitting, 'str' | 'width' | 'size' | 'heading'>,
  natural: number,
): { readonly letter: number; readonly word: number; readonly scale: number } {
  const missing = (item.width - natural) / item.size
  const perSpace = missing / (item.str.trim().split(' ').length - 1)
  if (!item.heading && Math.abs(perSpace) < MOST_PER_SPACE) return { letter: 0, word: perSpace, scale: 1 }
  const perLetter = missing / item.str.length
  if (item.str === ' ' || Math.abs(perLetter) < MOST_PER_LETTER)
    return { letter: perLetter, word: 0, scale: 1 }
  return { letter: 0, word: 0, scale: item.width / natural }
}

/** White space reaches to the next item on its line, not over it: tints would add up there. */
function gapWidth(space: TextItem, next: TextItem | undefined): number {
  const [, slant, , , left, baseline] = space.transform as number[]
  const [, , , , nextLeft, nextBaseline] = (next?.transform ?? []) as number[]
  if (slant !== 0 || left === undefined || nextLeft === undefined || nextBaseline !== baseline)
    return space.width
  return nextLeft > left ? Math.min(space.width, nextLeft - left) : space.width
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

/** The size most characters of the page are set in. */
function usualSize(text: LaidText): number {
  const characters = new Map<number, number>()
  for (const [index, item] of text.items.entries()) {
    const element = text.elements[index]
    if (!element) continue
    const size = sizeOf(element)
    characters.set(size, (characters.get(size) ?? 0) + item.str.length)
  }
  return [...characters].reduce((a, b) => (b[1] > a[1] ? b : a), [Infinity, 0])[0]
}

function sizeOf(element: HTMLElement): number {
  return parseFloat(element.style.getPropertyValue('--font-height')) || 0
}
