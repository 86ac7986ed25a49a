import { describe, expect, it } from 'vitest'
import {
  canvasRatio,
  fitWidthScale,
  heightOf,
  layOutPages,
  pageIndexAt,
  pagesBetween,
  placeAt,
} from '../../../../renderer/viewers/pdf/page-layout.ts'

const page = (number: number, width: number, height: number) => ({
  number,
  label: String(number),
  width,
  height,
})
/** Two upright letter pages and a fold-out. */
const pages = [page(1, 612, 792), page(2, 612, 792), page(3, 1224, 792)]

describe('pages on the desk', () => {
  const layout = layOutPages(pages, 2, 1000)

  it('stands each below the one before with a gap of 12 pixels', () => {
    expect(layout.tops).toEqual([12, 12 + 1584 + 12, 12 + 2 * (1584 + 12)])
    expect(layout.height).toBe(3 * 1584 + 4 * 12)
  })

  it('is as wide as the widest page with its margins, or as the desk', () => {
    expect(layout.width).toBe(1224 * 2 + 48)
    expect(layOutPages(pages, 0.5, 1000).width).toBe(1000)
  })

  it('fits the commonest width, so one fold-out does not make all pages small', () => {
    expect(fitWidthScale(pages, 660)).toBe(1)
  })

  it('finds the page at a height, the one above for a gap', () => {
    expect(pageIndexAt(layout, 0)).toBe(0)
    expect(pageIndexAt(layout, 1607)).toBe(0)
    expect(pageIndexAt(layout, 1608)).toBe(1)
    expect(pageIndexAt(layout, 99_999)).toBe(2)
  })

  it('finds the pages between two heights', () => {
    expect(pagesBetween(layout, 0, 100)).toEqual([0, 0])
    expect(pagesBetween(layout, 1590, 1700)).toEqual([0, 1])
    expect(pagesBetween(layout, 1600, 1700)).toEqual([1, 1])
    expect(pagesBetween(layout, -500, 99_999)).toEqual([0, 2])
  })

  it('finds a place again at another scale', () => {
    const place = placeAt(layout, 1608 + 792)
    expect(place).toEqual({ index: 1, share: 0.5 })
    expect(heightOf(layOutPages(pages, 1, 1000), place)).toBe(12 + 792 + 12 + 396)
  })

  it('draws at the resolution of the screen up to 32 million pixels', () => {
    expect(canvasRatio(1000, 1000, 2)).toBe(2)
    const ratio = canvasRatio(8000, 8000, 2)
    expect(8000 * ratio * 8000 * ratio).toBeCloseTo(32 * 1024 * 1024)
  })
})
