import { describe, expect, it } from 'vitest'
import {
  boxFromSeen,
  holdsPoint,
  middleOf,
  pointFromSeen,
  seenFromBox,
  type PageFrame,
} from '../../../renderer/viewers/page-frame.ts'
import { pageFrame } from '../../../renderer/viewers/pdf/lay-page.ts'
import { openPdf } from '../../../electron/services/extract/pdf/open-pdf.ts'
import { assets } from '../../fixtures/extract-small-pdf.ts'
import { makePdf, type PdfPage } from '../../fixtures/make-pdf.ts'

/** The frame that pdf.js gives page 3 of a file whose pages have these entries. */
async function frameOf(page: Omit<PdfPage, 'texts'>): Promise<PageFrame> {
  const pages = [1, 2, 3].map(() => ({ ...page, texts: [] }))
  const opened = await openPdf(makePdf({ pages }), { assets })
  if (!opened.ok) throw new Error(opened.refusal.message)
  try {
    return pageFrame(await opened.document.getPage(3))
  } finally {
    await opened.close()
  }
}

/** 100 points from the left, 600 to 700 from the bottom, 200 wide. */
const box = { page: 3, left: 100, bottom: 600, right: 300, top: 700 }

describe('a region on the page as it is seen', () => {
  // Reckoned by hand on a sheet of 612 × 792 points; rotation is clockwise.
  it.each([
    [0, { left: 100, top: 92, width: 200, height: 100 }],
    [90, { left: 600, top: 100, width: 100, height: 200 }],
    [180, { left: 312, top: 600, width: 200, height: 100 }],
    [270, { left: 92, top: 312, width: 100, height: 200 }],
  ])('is turned with a page of /Rotate %i, and back', async (rotate, seen) => {
    const frame = await frameOf({ rotate })
    expect(seenFromBox(frame, box)).toEqual(seen)
    expect(boxFromSeen(frame, seen)).toEqual(box)
  })

  it('counts from the crop box, which need not begin at the origin', async () => {
    const frame = await frameOf({ entries: '/CropBox [50 20 562 752]' })
    expect(seenFromBox(frame, box)).toEqual({ left: 50, top: 52, width: 200, height: 100 })
    expect(boxFromSeen(frame, { left: 50, top: 52, width: 200, height: 100 })).toEqual(box)
  })

  it('grows with the user unit of a large sheet', async () => {
    const frame = await frameOf({ entries: '/UserUnit 2' })
    expect(seenFromBox(frame, box)).toEqual({ left: 200, top: 184, width: 400, height: 200 })
    expect(boxFromSeen(frame, { left: 200, top: 184, width: 400, height: 200 })).toEqual(box)
  })
})

describe('a point of a page', () => {
  it('is found in user space', async () => {
    expect(pointFromSeen(await frameOf({ rotate: 90 }), 600, 100)).toEqual({ page: 3, x: 100, y: 600 })
  })

  it('is held by a box of its own page only, edges included', () => {
    expect(holdsPoint(box, { page: 3, x: 100, y: 700 })).toBe(true)
    expect(holdsPoint(box, { page: 3, x: 99, y: 650 })).toBe(false)
    expect(holdsPoint(box, { page: 3, x: 200, y: 701 })).toBe(false)
    expect(holdsPoint(box, { page: 2, x: 200, y: 650 })).toBe(false)
    expect(middleOf(box)).toEqual({ page: 3, x: 200, y: 650 })
  })
})
