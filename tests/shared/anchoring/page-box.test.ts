import { describe, expect, it } from 'vitest'
import { describeRegion, describeSpans } from '../../../shared/anchoring/describe.ts'
import {
  boxesAgree,
  boxesOf,
  formatBoxes,
  parseBoxes,
  spansWithin,
} from '../../../shared/anchoring/page-box.ts'
import { linesDown, type PdfPlan } from '../../fixtures/make-pdf.ts'
import { extract } from '../../fixtures/extract-small-pdf.ts'

const box = { page: 3, left: 72, bottom: 700.5, right: 540, top: 712 }

/** Helvetica's widths, in thousandths of its size (Adobe Font Metrics of the standard 14 fonts). */
const WIDTHS: Readonly<Record<string, number>> = {
  a: 556,
  e: 556,
  i: 222,
  l: 222,
  m: 833,
  r: 333,
  t: 278,
  ' ': 278,
}
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (WIDTHS[letter] ?? NaN), 0) / 100

async function textOf(plan: PdfPlan) {
  const { canonical } = await extract(plan)
  const at = (words: string) => {
    const start = canonical.text.indexOf(words)
    expect(start).toBeGreaterThanOrEqual(0)
    return { start, end: start + words.length }
  }
  return { canonical, at }
}

describe('boxes as text', () => {
  it('are written with page, left, bottom, right and top, and read back', () => {
    const boxes = [box, { ...box, page: 4, left: -0.125, bottom: 80 }]
    expect(formatBoxes(boxes)).toBe('3:72/700.5/540/712 4:-0.12/80/540/712')
    expect(parseBoxes(formatBoxes([box]))).toEqual([box])
    expect(parseBoxes('')).toEqual([])
  })

  it.each([
    '3',
    '3:1/2/3',
    '0:1/2/3/4',
    '3:5/2/5/4',
    '3:1/4/3/2',
    '3:1/2/3/4 ',
    '3:1/2/3/1e9',
    '3:1/2/3/4.123',
  ])('are refused where they are none: “%s”', (text) => expect(parseBoxes(text)).toBeNull())
})

describe('the boxes of a passage', () => {
  it('are its lines in points of the page, whole lines to half a point', async () => {
    const lines = ['a metal rail ale', 'lime tea at a mile']
    const { canonical, at } = await textOf({ pages: [{ texts: linesDown(lines, { x: 72, y: 700 }) }] })
    const boxes = boxesOf(canonical, [at('a metal rail ale lime tea at a mile')])
    expect(boxes.map(({ left, right }) => [left, right])).toEqual([
      [expect.closeTo(72, 0), expect.closeTo(72 + widthOf(lines[0] ?? ''), 0)],
      [expect.closeTo(72, 0), expect.closeTo(72 + widthOf(lines[1] ?? ''), 0)],
    ])
    for (const [i, { bottom, top }] of boxes.entries()) {
      expect(bottom).toBeLessThan(700 - 12 * i)
      expect(top).toBeGreaterThan(705 - 12 * i)
      expect(top - bottom).toBeLessThan(13)
    }
  })

  it('begin and end within a line about where the words do', async () => {
    const line = 'a metal rail at a mile'
    const { canonical, at } = await textOf({ pages: [{ texts: [{ text: line, x: 100, y: 500 }] }] })
    const [found] = boxesOf(canonical, [at('rail')])
    expect(Math.abs((found?.left ?? 0) - (100 + widthOf('a metal ')))).toBeLessThan(4)
    expect(Math.abs((found?.right ?? 0) - (100 + widthOf('a metal rail')))).toBeLessThan(4)
  })

  it.each([90, 180, 270])(
    'are in the space of the unrotated page on a page rotated by %i°',
    async (rotate) => {
      const text = 'a metal rail'
      const { canonical, at } = await textOf({ pages: [{ rotate, texts: [{ text, x: 100, y: 500 }] }] })
      const [found] = boxesOf(canonical, [at(text)])
      expect(found?.left).toBeCloseTo(100, 0)
      expect(found?.right).toBeCloseTo(100 + widthOf(text), 0)
    },
  )

  it('run upwards along text that is turned', async () => {
    const text = 'a metal rail'
    const { canonical, at } = await textOf({ pages: [{ texts: [{ text, x: 100, y: 500, turned: 90 }] }] })
    const [found] = boxesOf(canonical, [at('a metal ')])
    expect(found?.bottom).toBeCloseTo(500, 0)
    expect(Math.abs((found?.top ?? 0) - (500 + widthOf('a metal ')))).toBeLessThan(4)
  })

  it('keep columns of one height apart', async () => {
    const texts = [
      { text: 'a metal rail', x: 72, y: 700 },
      { text: 'a lime tea', x: 350, y: 700 },
    ]
    const { canonical, at } = await textOf({ pages: [{ texts }] })
    const boxes = boxesOf(canonical, [at('a metal rail'), at('a lime tea')])
    expect(boxes.map(({ left }) => Math.round(left))).toEqual([72, 350])
  })

  it('agree within the tolerance, edge by edge', () => {
    expect(boxesAgree([box], [{ ...box, right: 541.5 }], 2)).toBe(true)
    expect(boxesAgree([box], [{ ...box, right: 543 }], 2)).toBe(false)
    expect(boxesAgree([box], [{ ...box, page: 4 }], 2)).toBe(false)
    expect(boxesAgree([box], [], 2)).toBe(false)
  })
})

describe('a region', () => {
  const plan: PdfPlan = {
    pages: [
      { texts: [{ text: 'a metal rail', x: 72, y: 700 }] },
      {
        texts: [
          ...linesDown(['a mile at a time', 'a lime tree'], { x: 72, y: 700 }),
          { text: 'tea', x: 72, y: 300 },
        ],
      },
    ],
    labels: '0 << /S /r >>',
  }

  it('holds the words whose middle lies within it, and nothing else', async () => {
    const { canonical, at } = await textOf(plan)
    const within = spansWithin(canonical, { page: 2, left: 60, bottom: 680, right: 300, top: 695 })
    expect(within).toEqual([at('a lime tree')])
  })

  it('is described by its page, its words and its place in the text', async () => {
    const { canonical, at } = await textOf(plan)
    const region = { page: 2, left: 60, bottom: 290, right: 300, top: 310 }
    const { start } = at('tea')
    expect(describeRegion(canonical, region)).toMatchObject({
      exact: 'tea',
      prefix: '',
      suffix: '',
      spans: [{ start, end: start }],
      page: 2,
      fileLabel: 'ii',
      boxes: [region],
      region,
    })
  })

  it('without words stands behind what is printed above it', async () => {
    const { canonical, at } = await textOf(plan)
    const { end } = at('a lime tree')
    const passage = describeRegion(canonical, { page: 2, left: 60, bottom: 400, right: 300, top: 600 })
    expect(passage).toMatchObject({ exact: '', spans: [{ start: end, end }] })
  })

  it('of a page that the source lacks is an error, unlike a passage', async () => {
    const { canonical, at } = await textOf(plan)
    expect(() => describeRegion(canonical, { ...box, page: 3 })).toThrow(RangeError)
    expect(describeSpans(canonical, [at('tea')]).region).toBeNull()
  })
})
