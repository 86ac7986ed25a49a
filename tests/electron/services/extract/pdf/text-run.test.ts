import { describe, expect, it } from 'vitest'
import {
  makeRuns,
  planeBounds,
  type FontLook,
  type PdfItem,
} from '../../../../../electron/services/extract/pdf/text-run.ts'

/** US Letter seen upright: PDF space with y turned downwards. */
const UPRIGHT = [1, 0, 0, -1, 0, 792]
const VERTICAL: FontLook = { bold: false, italic: false, vertical: true }

function item(str: string, transform: readonly number[], more: Partial<PdfItem> = {}): PdfItem {
  return { str, dir: 'ltr', transform, width: 50, height: 10, fontName: 'f1', ...more }
}

function runsOf(items: readonly PdfItem[], looks: ReadonlyMap<string, FontLook> = new Map()) {
  return makeRuns({ page: 1, items, viewport: UPRIGHT, looks })
}

describe('makeRuns', () => {
  it('places text from the top left of the page as seen', () => {
    const [run] = runsOf([item('a', [10, 0, 0, 10, 60, 700])])
    expect(run).toMatchObject({ angle: 0, left: 60, right: 110, baseline: 92, size: 10, item: 0 })
  })

  it('turns text that runs up the page into a plane of its own, the next line below the first', () => {
    const [first, second] = runsOf([
      item('a', [0, 10, -10, 0, 100, 200]),
      item('b', [0, 10, -10, 0, 112, 200]),
    ])
    expect(first?.angle).toBe(270)
    expect((first?.right ?? 0) - (first?.left ?? 0)).toBeCloseTo(50)
    expect((second?.baseline ?? 0) - (first?.baseline ?? 0)).toBeCloseTo(12)
  })

  it('takes text a little askew for straight and keeps the angle of a slanted stamp', () => {
    const slanted = (degrees: number) => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      return runsOf([item('a', [10 * cos, 10 * sin, -10 * sin, 10 * cos, 60, 700])])[0]?.angle
    }
    expect(slanted(3)).toBe(0)
    expect(slanted(45)).toBe(315)
  })

  it('mirrors planes of right-to-left text, so reading starts at the least left', () => {
    const [first, second] = runsOf([
      item('שלום', [10, 0, 0, 10, 400, 700], { dir: 'rtl' }),
      item('עולם', [10, 0, 0, 10, 340, 700], { dir: 'rtl' }),
    ])
    expect(first).toMatchObject({ left: -450, right: -400 })
    expect(second?.left).toBe(-390)
  })

  it('reads vertical fonts along the page’s height', () => {
    const looks = new Map([['f1', VERTICAL]])
    const [run] = runsOf([item('縦', [10, 0, 0, 10, 300, 700], { width: 10, height: 80 })], looks)
    expect(run?.angle).toBe(90)
    expect((run?.right ?? 0) - (run?.left ?? 0)).toBeCloseTo(80)
  })

  it('turns items of white space into a flag of the run after them and keeps the count of items', () => {
    const runs = runsOf([
      item('a', [10, 0, 0, 10, 60, 700]),
      item(' ', [10, 0, 0, 10, 110, 700]),
      item('b', [10, 0, 0, 10, 113, 700]),
      item('', [10, 0, 0, 10, 60, 688]),
      item('c', [10, 0, 0, 10, 60, 688]),
    ])
    expect(runs.map((run) => [run.item, run.spaced])).toEqual([
      [0, false],
      [2, true],
      [4, false],
    ])
  })
})

describe('planeBounds', () => {
  it('gives the page as it stands in a turned plane', () => {
    const bounds = planeBounds({ width: 612, height: 792 }, 270)
    expect(bounds.bottom - bounds.top).toBeCloseTo(612)
    expect(bounds.right - bounds.left).toBeCloseTo(792)
  })
})
