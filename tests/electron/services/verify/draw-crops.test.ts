import { describe, expect, it } from 'vitest'
import {
  CROP_SCALE,
  drawCrops,
  loadCanvasKit,
  type Crop,
  type CropRequest,
} from '../../../../electron/services/verify/draw-crops.ts'
import { MARK_COLOURS } from '../../../../electron/services/verify/crop-geometry.ts'
import { makePdf, type PdfPage } from '../../../fixtures/make-pdf.ts'

const kit = loadCanvasKit()
const BUDGET = { needed: 10_000_000, optional: 10_000_000 }

/** A black bar of letters, 20 points high, whose baseline starts at (100, 400): "MMMM" is 4 × 16.66 points wide. */
const BAR = { text: 'MMMM', x: 100, y: 400, size: 20 }
const BOX = { page: 1, left: 100, bottom: 396, right: 167, top: 416 }
const words = (over: Partial<CropRequest> = {}): CropRequest => {
  return { key: 1, boxes: [BOX], mark: 'stands', optional: false, ...over }
}

async function draw(page: Omit<PdfPage, 'texts'>, requests: readonly CropRequest[], budget = BUDGET) {
  return drawCrops({ bytes: makePdf({ pages: [{ ...page, texts: [BAR] }] }), requests, budget })
}

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue, as "255,255,255". */
  readonly at: (x: number, y: number) => string
}

async function pixelsOf({ bytes }: Pick<Crop, 'bytes'>): Promise<Pixels> {
  const image = await kit!.loadImage(Buffer.from(bytes))
  const { width, height } = image
  const context = kit!.createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const at = (x: number, y: number) => data.slice((y * width + x) * 4, (y * width + x) * 4 + 3).join(',')
  return { width, height, at }
}

const rgb = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(',')
/** A JPEG keeps a colour nearly. */
const near = (hex: string) => (colour: string) => {
  const wanted = rgb(hex).split(',').map(Number)
  return colour.split(',').every((part, at) => Math.abs(Number(part) - wanted[at]!) <= 16)
}
const isDark = (colour: string) => colour.split(',').every((part) => Number(part) < 100)

/** Every pixel of an area, as colours. */
function colours(
  pixels: Pixels,
  [left, top, right, bottom]: readonly [number, number, number, number],
): string[] {
  const found: string[] = []
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) found.push(pixels.at(x, y))
  return found
}

describe.skipIf(!kit)('a crop of a page', () => {
  it('shows the words dark on the colour of the mark, and the paper around them white', async () => {
    const { crops, reasons } = await draw({}, [words()])
    expect(reasons).toEqual([])
    expect(crops).toHaveLength(1)
    const pixels = await pixelsOf(crops[0]!)
    expect([pixels.width, pixels.height]).toEqual([crops[0]!.width, crops[0]!.height])
    // 300 points wide at least, centred on the box (its middle 133.5 points from the left edge of the page): from the
    // page's edge on. Its top is 30 points above the box.
    const scale = CROP_SCALE
    const box = [100 * scale, 30 * scale, 167 * scale, 50 * scale].map(Math.round)
    const [left = 0, top = 0, right = 0, bottom = 0] = box
    const inside = colours(pixels, [left + 2, top + 2, right - 2, bottom - 2])
    expect(inside.filter(near(MARK_COLOURS.stands)).length).toBeGreaterThan(500)
    expect(inside.filter(isDark).length).toBeGreaterThan(200)
    expect(inside.filter(near('#ffffff'))).toEqual([])
    const above = colours(pixels, [left, 2, right, top - 6])
    expect(above.every(near('#ffffff'))).toBe(true)
  })

  // The box has its edges 100, 396, 167 and 416 points from left and bottom; of the turned page, 792 wide and 612 high
  // after a quarter, it takes x 396–416 and y 100–167 from the top (90°). The crop is 300 wide around the middle of it,
  // x 256–556, and begins 30 above it: there it stands at 140, 30. Turned half, it takes x 445–512 of 612, and the crop
  // begins at 478.5 - 150 = 328.5. A point more is marked on each side.
  it.each([
    [90, { left: 139, top: 29, width: 22, height: 69 }],
    [180, { left: 115.5, top: 29, width: 69, height: 22 }],
    [270, { left: 139, top: 29, width: 22, height: 69 }],
  ] as const)('of a page turned by %i° marks the words where they are seen', async (rotate, seen) => {
    const { crops } = await draw({ rotate }, [words()])
    const pixels = await pixelsOf(crops[0]!)
    const isMarked = near(MARK_COLOURS.stands)
    const all = Array.from({ length: pixels.width * pixels.height }, (_, at) => at)
    const hits = all.filter((at) => isMarked(pixels.at(at % pixels.width, Math.floor(at / pixels.width))))
    const xs = hits.map((at) => at % pixels.width).sort((a, b) => a - b)
    const ys = hits.map((at) => Math.floor(at / pixels.width)).sort((a, b) => a - b)
    const [left, right, top, bottom] = [xs[0]!, xs.at(-1)! + 1, ys[0]!, ys.at(-1)! + 1]
    const found = { left, top, width: right - left, height: bottom - top }
    for (const side of ['left', 'top', 'width', 'height'] as const)
      expect(Math.abs(found[side] - seen[side] * CROP_SCALE), side).toBeLessThanOrEqual(2)
    expect(colours(pixels, [left, top, right, bottom]).filter(isDark).length).toBeGreaterThan(200)
  })

  it.each(['region', 'instead'] as const)(
    'outlines what is marked as %s, and tints nothing',
    async (mark) => {
      const { crops } = await draw({}, [words({ mark })])
      const pixels = await pixelsOf(crops[0]!)
      const all = colours(pixels, [0, 0, pixels.width, pixels.height])
      expect(all.filter(near(MARK_COLOURS[mark])).length).toBeGreaterThan(50)
      expect(all.filter(near(MARK_COLOURS.stands))).toEqual([])
    },
  )

  it('is one of each page on which the words stand', async () => {
    const pages = [{ texts: [BAR] }, { texts: [BAR] }]
    const requests = [words({ boxes: [BOX, { ...BOX, page: 2 }] })]
    const { crops } = await drawCrops({ bytes: makePdf({ pages }), requests, budget: BUDGET })
    expect(crops.map(({ key, page }) => [key, page])).toEqual([
      [1, 1],
      [1, 2],
    ])
  })

  it('has a bounded size on a page of any size', async () => {
    const whole = { page: 1, left: 0, bottom: 0, right: 14_000, top: 14_000 }
    const { crops } = await draw({ width: 14_000, height: 14_000 }, [words({ boxes: [whole] })])
    expect(crops[0]!.width * crops[0]!.height).toBeLessThan(2_600_000)
  })

  it('is left out where it would make the file too large, first of what may be left out', async () => {
    const requests = [words({ optional: true }), words({ key: 2 })]
    const { crops, reasons } = await draw({}, requests, { needed: 1, optional: 0 })
    expect(crops.map(({ key }) => key)).toEqual([2])
    expect(reasons).toEqual([{ key: 1, reason: 'left out to keep this file small' }])
  })

  it('is none where the page is not there, the box lies beside it, or the file is no PDF', async () => {
    const { reasons } = await draw({}, [words({ boxes: [{ ...BOX, page: 7 }] })])
    expect(reasons[0]?.reason).toContain('page 7 can’t be drawn')
    const beside = { page: 1, left: 9000, bottom: 9000, right: 9100, top: 9100 }
    expect((await draw({}, [words({ boxes: [beside] })])).crops).toHaveLength(1)
    const bytes = new TextEncoder().encode('Just words.')
    const refused = await drawCrops({ bytes, requests: [words()], budget: BUDGET })
    expect(refused.crops).toEqual([])
    expect(refused.reasons[0]?.reason).toContain('can')
  })

  it('stops between pages when asked to', async () => {
    const stop = new AbortController()
    const pages = [{ texts: [BAR] }, { texts: [BAR] }]
    const requests = [words({ boxes: [BOX, { ...BOX, page: 2 }] })]
    const onProgress = (done: number) => done === 1 && stop.abort(new Error('stopped'))
    const drawing = drawCrops(
      { bytes: makePdf({ pages }), requests, budget: BUDGET },
      { signal: stop.signal, onProgress: (done) => void onProgress(done) },
    )
    await expect(drawing).rejects.toThrow('stopped')
  })
})
