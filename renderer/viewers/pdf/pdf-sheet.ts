/**
 * One page of a PDF on the desk: its text layer and its canvas, put into the page's element when it comes near
 * the view and taken out when it leaves. The text layer does not wait for the canvas; until the canvas is
 * there, the layer's own letters are shown, so a fast scroll meets words, not blank paper.
 */
import type { PDFPageProxy, RenderTask } from 'pdfjs-dist'
import type { CanonicalText, ItemRun, Page, Span } from '../../../shared/anchoring/canonical-text.ts'
import type { TextSurface } from '../text-surface.ts'
import { fitTextLayer } from './fit-text.ts'
import type { DrawQueue, Drawable } from './draw-queue.ts'
import type { OpenPdf } from './open-pdf.ts'
import { pageFrame, unitsAcross } from './lay-page.ts'
import { canvasRatio } from './page-layout.ts'
import { leadingOf } from './page-leading.ts'
import { findPieces, layTextLayer, type LaidText } from './page-text.ts'

/** Lines closer than this many times their type size are tight: underlines have to keep closer to the words. */
const TIGHT = 1.35
/** A page that takes longer is given up, in milliseconds. */
const DRAWING_LIMIT = 10_000

export interface SheetContext {
  readonly pdf: Promise<OpenPdf>
  readonly source: CanonicalText
  readonly surface: TextSurface
  readonly queue: DrawQueue
  /** Distance of a sheet from the middle of the view in pixels, or null when it is too far to be drawn. */
  readonly urgency: (number: number) => number | null
  /** CSS pixels for a point, now. */
  readonly scale: () => number
}

export interface SheetText {
  readonly page: Page
  readonly runs: readonly ItemRun[]
  readonly spans: readonly Span[]
}

export class PdfSheet implements Drawable {
  readonly #element: HTMLElement
  readonly #text: SheetText
  readonly #context: SheetContext
  #proxy: Promise<PDFPageProxy> | null = null
  #layer: HTMLElement | null = null
  #laid: LaidText | null = null
  #textReady: Promise<boolean> | null = null
  #canvas: HTMLCanvasElement | null = null
  #task: RenderTask | null = null
  #drawnScale = 0
  #failure: HTMLElement | null = null
  #noText: HTMLElement | null = null

  constructor(element: HTMLElement, text: SheetText, context: SheetContext) {
    this.#element = element
    this.#text = text
    this.#context = context
  }

  /** Mounts the text layer, once. Resolves to false where the page's text can't be had. */
  showText(): Promise<boolean> {
    this.#textReady ??= this.#mountText()
    return this.#textReady
  }

  /** Asks for a canvas at the element's present size, unless there is one. */
  requestCanvas(): void {
    if (this.#failure || this.#task || this.#drawnScale === this.#wantedScale()) return
    this.#context.queue.add(this)
  }

  /** Takes the canvas away, to give back its memory. */
  dropCanvas(): void {
    this.#context.queue.remove(this)
    this.#task?.cancel()
    this.#canvas?.remove()
    this.#canvas = null
    this.#drawnScale = 0
    delete this.#element.dataset.drawn
  }

  /** Takes canvas and text away. A page that could not be drawn gets another chance when it is seen again. */
  clear(): void {
    this.dropCanvas()
    this.#failure?.remove()
    this.#failure = null
    if (!this.#layer) return
    this.#context.surface.unmount(this.#text.page.number)
    this.#layer.remove()
    this.#layer = null
    this.#noText?.remove()
    this.#noText = null
    this.#laid = null
    this.#textReady = null
    this.#proxy?.then(
      (page) => page.cleanup(),
      () => undefined,
    )
  }

  urgency(): number | null {
    return this.#context.urgency(this.#text.page.number)
  }

  /** Draws the page. Never rejects: what goes wrong is said in the page's place. */
  async draw(): Promise<void> {
    const scale = this.#wantedScale()
    if (scale === this.#drawnScale) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let drawn = false
    try {
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('This page took too long to draw.')), DRAWING_LIMIT)
      })
      const canvas = await Promise.race([this.#drawCanvas(scale), late])
      if (canvas) this.#showCanvas(canvas, scale)
      drawn = canvas !== null
    } catch (error) {
      this.#task?.cancel()
      if (!isCancelled(error)) this.#showFailure()
    } finally {
      clearTimeout(timer)
      this.#task = null
    }
    // The zoom may have changed meanwhile.
    if (drawn) this.requestCanvas()
  }

  #page(): Promise<PDFPageProxy> {
    this.#proxy ??= this.#context.pdf.then(({ document }) => document.getPage(this.#text.page.number))
    return this.#proxy
  }

  async #mountText(): Promise<boolean> {
    const layer = document.createElement('div')
    layer.className = 'text-layer'
    this.#layer = layer
    this.#element.append(layer)
    if (this.#text.spans.length === 0) this.#showNoText()
    try {
      const proxy = await this.#page()
      const { source, surface } = this.#context
      const { pdfjs } = await this.#context.pdf
      this.#element.style.setProperty('--units', String(unitsAcross(proxy) / this.#text.page.width))
      const laid = await layTextLayer(pdfjs, proxy, layer)
      if (this.#layer !== layer) return false
      this.#laid = laid
      this.#element.dataset.leading = leadingOf(laid.items) < TIGHT ? 'tight' : 'open'
      const pieces = findPieces(source.text, this.#text.runs, laid.elements)
      this.#fitText()
      surface.mount({
        key: this.#text.page.number,
        element: this.#element,
        spans: this.#text.spans,
        pieces,
        frame: pageFrame(proxy),
      })
      return true
    } catch {
      // The page shows the same failure when it is drawn; without text it is only not selectable.
      return false
    }
  }

  /** Null when the page was released while pdf.js read it. */
  async #drawCanvas(scale: number): Promise<HTMLCanvasElement | null> {
    const page = await this.#page()
    if (this.urgency() === null) return null
    const upright = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (scale * this.#text.page.width) / upright.width })
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(viewport.width))
    canvas.height = Math.max(1, Math.floor(viewport.height))
    canvas.setAttribute('aria-hidden', 'true')
    this.#task = page.render({ canvas, viewport })
    await this.#task.promise
    return canvas
  }

  #showCanvas(canvas: HTMLCanvasElement, scale: number): void {
    if (this.#canvas) this.#canvas.replaceWith(canvas)
    else this.#element.prepend(canvas)
    this.#canvas = canvas
    this.#drawnScale = scale
    this.#element.dataset.drawn = ''
    this.#fitText()
  }

  /** When both text and canvas are there, whichever came last. */
  #fitText(): void {
    if (!this.#laid || !this.#canvas) return
    if (fitTextLayer(this.#laid)) this.#context.surface.layoutChanged()
  }

  /** A quiet note at the page's lower edge. */
  #showNoText(): void {
    const note = document.createElement('p')
    this.#noText = note
    note.className = 'no-text'
    note.textContent = 'No text on this page: words can’t be selected. Mark an area (I).'
    this.#element.append(note)
  }

  #showFailure(): void {
    if (this.#failure) return
    const message = document.createElement('p')
    this.#failure = message
    message.className = 'page-failure'
    message.textContent = 'This page could not be drawn. Its text can be read and tagged.'
    this.#element.append(message)
  }

  /** Canvas pixels for a point of the page. */
  #wantedScale(): number {
    const { width, height } = this.#text.page
    const scale = this.#context.scale()
    return scale * canvasRatio(width * scale, height * scale, devicePixelRatio)
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'RenderingCancelledException'
}
