// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DrawQueue } from '../../../../renderer/viewers/pdf/draw-queue.ts'
import { PdfSheet, type SheetContext } from '../../../../renderer/viewers/pdf/pdf-sheet.ts'
import { TextSurface } from '../../../../renderer/viewers/text-surface.ts'
import { plainCanonicalText } from '../../../fixtures/canonical-text-builder.ts'

const never = new Promise<never>(() => undefined)

/** A sheet labelled "iv" whose page is drawn as `render` says. */
function sheetWith(render: () => Promise<unknown>) {
  const cancel = vi.fn()
  const page = {
    getViewport: () => ({ width: 612, height: 792, viewBox: [0, 0, 612, 792], rotation: 0 }),
    render: () => ({ promise: render(), cancel }),
    getTextContent: () => never,
    cleanup: () => undefined,
  }
  const element = document.createElement('section')
  const context = {
    pdf: Promise.resolve({ document: { getPage: () => Promise.resolve(page) } }),
    source: plainCanonicalText('Words.'),
    surface: new TextSurface([]),
    queue: new DrawQueue(),
    urgency: () => 0,
    scale: () => 1,
  } as unknown as SheetContext
  const text = { page: { number: 6, label: 'iv', width: 612, height: 792 }, runs: [], spans: [] }
  return { sheet: new PdfSheet(element, text, context), element, cancel }
}

describe('drawing a page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('puts the canvas behind the text and marks the page as drawn', async () => {
    const { sheet, element } = sheetWith(() => Promise.resolve())
    await sheet.draw()
    expect(element.dataset['drawn']).toBe('')
    expect(element.firstElementChild?.tagName).toBe('CANVAS')
    expect(element.querySelector('.page-failure')).toBeNull()
  })

  it('says in place that a broken page could not be drawn', async () => {
    const { sheet, element } = sheetWith(() => Promise.reject(new Error('bad operator')))
    await sheet.draw()
    expect(element.textContent).toContain('This page could not be drawn')
    expect(element.dataset['drawn']).toBeUndefined()
  })

  it('gives up a page after ten seconds and stops drawing it', async () => {
    const { sheet, element, cancel } = sheetWith(() => never)
    const drawn = sheet.draw()
    await vi.advanceTimersByTimeAsync(9900)
    expect(element.textContent).toBe('')
    await vi.advanceTimersByTimeAsync(200)
    await drawn
    expect(element.textContent).toContain('This page could not be drawn')
    expect(cancel).toHaveBeenCalled()
  })

  it('does not call a page broken that was left before it was drawn', async () => {
    const left = Object.assign(new Error('left'), { name: 'RenderingCancelledException' })
    const { sheet, element } = sheetWith(() => Promise.reject(left))
    await sheet.draw()
    expect(element.textContent).toBe('')
  })

  it('takes the canvas away again', async () => {
    const { sheet, element } = sheetWith(() => Promise.resolve())
    await sheet.draw()
    sheet.dropCanvas()
    expect(element.querySelector('canvas')).toBeNull()
    expect(element.dataset['drawn']).toBeUndefined()
  })
})
