/**
 * The pages of a PDF on the desk: decides which have text and canvas, keeps the reading place over zoom and
 * resize, and says where in the report the view is.
 */
import type { CanonicalText, Span } from '../../../shared/anchoring/canonical-text.ts'
import type { Desk, DeskInfo, DeskListener, DeskPages } from '../desk.ts'
import type { ViewPlace, Zoom } from '../report-view.ts'
import { ScrollWatch } from '../scroll-watch.ts'
import type { TextSurface } from '../text-surface.ts'
import { firstTextBelow, visibleSpan } from '../visible-text.ts'
import { limitZoom } from '../zoom-steps.ts'
import { DrawQueue } from './draw-queue.ts'
import type { OpenPdf } from './open-pdf.ts'
import {
  PAGE_GAP,
  PIXELS_PER_POINT,
  fitWidthScale,
  heightOf,
  layOutPages,
  pageIndexAt,
  pagesBetween,
  placeAt,
  type PageLayout,
  type PagePlace,
} from './page-layout.ts'
import { indexPages } from './page-text.ts'
import { PdfSheet } from './pdf-sheet.ts'
import { RegionPictures } from './region-pictures.ts'

/** How many view heights around the view have text, and how many have canvases. */
const TEXT_REACH = 3
const CANVAS_REACH = 1

export interface DeskElements {
  readonly scroller: HTMLElement
  readonly sheet: HTMLElement
  /** One for each page, in order. */
  readonly pages: readonly HTMLElement[]
}

export class PdfDesk implements Desk {
  readonly scroller: HTMLElement
  readonly sheet: HTMLElement
  readonly pages: DeskPages
  readonly #source: CanonicalText
  readonly #surface: TextSurface
  readonly #queue = new DrawQueue()
  readonly #sheets: readonly PdfSheet[]
  readonly #shown = new Set<number>()
  readonly #listeners = new Set<DeskListener>()
  readonly #watch: ScrollWatch
  #zoom: Zoom
  #layout: PageLayout
  /** The scroll place and height of the view, read once a frame: reading them later would force a layout. */
  #view = { top: 0, height: 0 }
  #reveals = 0

  constructor(elements: DeskElements, source: CanonicalText, surface: TextSurface, pdf: Promise<OpenPdf>) {
    this.scroller = elements.scroller
    this.sheet = elements.sheet
    this.#source = source
    this.#surface = surface
    this.#zoom = 'fit-width'
    const pictures = new RegionPictures(pdf, this.#queue)
    this.pages = { reveal: this.#revealPage, picture: pictures.draw }
    const index = indexPages(source)
    const context = {
      pdf,
      source,
      surface,
      queue: this.#queue,
      urgency: this.#urgency,
      scale: () => this.#layout.scale,
    }
    this.#sheets = source.pages.flatMap((page, at) => {
      const element = elements.pages[at]
      const runs = index.runs.get(page.number) ?? []
      const spans = index.spans.get(page.number) ?? []
      return element ? [new PdfSheet(element, { page, runs, spans }, context)] : []
    })
    this.#layout = this.#layOut()
    this.#watch = new ScrollWatch(this.scroller, { scrolled: this.#scrolled, resized: this.#resized })
    this.#scrolled()
  }

  info = (): DeskInfo => {
    const middle = this.#view.top + this.#view.height / 2
    return {
      page: pageIndexAt(this.#layout, middle) + 1,
      zoom: this.#layout.scale / PIXELS_PER_POINT,
      fitWidth: this.#zoom === 'fit-width',
    }
  }

  listen = (listener: DeskListener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setZoom = (zoom: Zoom): void => {
    this.#zoom = zoom === 'fit-width' ? zoom : limitZoom(zoom)
    this.#relay()
  }

  reveal = async (offset: number): Promise<boolean> => {
    const call = ++this.#reveals
    const run = this.#source.pageRuns.findLast((one) => one.start <= offset)
    const sheet = run && this.#sheets[run.page - 1]
    if (!run || !sheet) return false
    if (!this.#shown.has(run.page - 1)) {
      this.#scrollTo({ index: run.page - 1, share: this.#guessShare(run.page, offset) }, 0.4)
      this.#update()
    }
    return (await sheet.showText()) && call === this.#reveals
  }

  #revealPage = async (page: number): Promise<boolean> => {
    const sheet = this.#sheets[page - 1]
    if (!sheet) return false
    if (!this.#shown.has(page - 1)) this.goToPage(page)
    return sheet.showText()
  }

  goToPage = (number: number): void => {
    const index = Math.min(this.#sheets.length, Math.max(1, Math.round(number))) - 1
    this.#reveals++
    this.scroller.scrollTop = (this.#layout.tops[index] ?? 0) - 2
    this.#scrolled()
  }

  place = (): ViewPlace => {
    const at = this.#view.top
    const [index] = pagesBetween(this.#layout, at + 1, at + 1)
    const share = (at - (this.#layout.tops[index] ?? 0)) / (this.#layout.heights[index] ?? 1)
    return {
      offset: this.#firstOffset(index),
      zoom: this.#zoom,
      page: index + 1,
      share: Math.max(0, share),
    }
  }

  goToPlace = async (place: ViewPlace): Promise<void> => {
    this.setZoom(place.zoom)
    if (place.page !== undefined) {
      const share = place.share ?? 0
      this.#scrollTo({ index: place.page - 1, share }, 0)
      // The gap above a page belongs to a place at its top.
      if (share <= 0) this.scroller.scrollTop -= PAGE_GAP
      this.#scrolled()
    } else await this.reveal(place.offset)
  }

  visible = (): Span => {
    const [first, last] = this.#between(0)
    const pages = this.#source.pageRuns.filter((run) => run.page > first && run.page <= last + 1)
    const start = pages[0]?.start ?? 0
    return (
      visibleSpan(this.#surface, this.#source, this.scroller.getBoundingClientRect()) ?? { start, end: start }
    )
  }

  destroy = (): void => {
    this.#watch.destroy()
    this.#queue.end()
    this.#listeners.clear()
    for (const index of this.#shown) this.#sheets[index]?.clear()
  }

  /** The first text on screen, or of the page at the top where its text is not laid out yet. */
  #firstOffset(index: number): number {
    const run = this.#source.pageRuns.find((one) => one.page === index + 1)
    if (!run) return 0
    const mounted = this.#surface.partOf(run.start) !== null
    const y = this.scroller.getBoundingClientRect().top
    return (mounted ? firstTextBelow(this.#surface, this.#source, y) : null) ?? run.start
  }

  #layOut(): PageLayout {
    const width = this.scroller.clientWidth
    const { pages } = this.#source
    const scale = this.#zoom === 'fit-width' ? fitWidthScale(pages, width) : this.#zoom * PIXELS_PER_POINT
    const layout = layOutPages(pages, scale, width)
    this.sheet.style.setProperty('--scale', String(scale))
    this.sheet.style.width = `${layout.width}px`
    this.sheet.style.height = `${layout.height}px`
    return layout
  }

  /** Lays the pages out anew around the place at the middle of the view. */
  #relay(): void {
    const middle = this.scroller.clientHeight / 2
    const place = placeAt(this.#layout, this.scroller.scrollTop + middle)
    const across = (this.scroller.scrollLeft + this.scroller.clientWidth / 2) / this.#layout.width
    this.#layout = this.#layOut()
    this.scroller.scrollLeft = across * this.#layout.width - this.scroller.clientWidth / 2
    this.#scrollTo(place, 0.5)
    this.#surface.layoutChanged()
    this.#update()
    for (const listener of this.#listeners) listener.relaid()
  }

  #scrollTo(place: PagePlace, share: number): void {
    this.scroller.scrollTop = heightOf(this.#layout, place) - share * this.scroller.clientHeight
    this.#readView()
  }

  #readView(): void {
    this.#view = { top: this.scroller.scrollTop, height: this.scroller.clientHeight }
  }

  #scrolled = (): void => {
    this.#readView()
    this.#update()
    for (const listener of this.#listeners) listener.moved()
  }

  #resized = (): void => {
    this.#relay()
    for (const listener of this.#listeners) listener.moved()
  }

  /** Mounts what came near and clears what is far. */
  #update(): void {
    const [first, last] = this.#between(TEXT_REACH)
    for (const index of [...this.#shown]) {
      if (index >= first && index <= last) continue
      this.#sheets[index]?.clear()
      this.#shown.delete(index)
    }
    const [firstDrawn, lastDrawn] = this.#between(CANVAS_REACH)
    for (const index of this.#nearestFirst(first, last)) {
      const sheet = this.#sheets[index]
      this.#shown.add(index)
      void sheet?.showText()
      if (index >= firstDrawn && index <= lastDrawn) sheet?.requestCanvas()
      else sheet?.dropCanvas()
    }
  }

  #between(reach: number): readonly [number, number] {
    const { top, height } = this.#view
    return pagesBetween(this.#layout, top - reach * height, top + (1 + reach) * height)
  }

  #nearestFirst(first: number, last: number): number[] {
    const middle = (this.info().page ?? 1) - 1
    const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    return indexes.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  }

  #urgency = (number: number): number | null => {
    const [first, last] = this.#between(CANVAS_REACH)
    if (number - 1 < first || number - 1 > last) return null
    const middle = this.#view.top + this.#view.height / 2
    const top = this.#layout.tops[number - 1] ?? 0
    const bottom = top + (this.#layout.heights[number - 1] ?? 0)
    return middle < top ? top - middle : middle > bottom ? middle - bottom : 0
  }

  /** How far down its page text probably stands, before the page's text is laid out. */
  #guessShare(page: number, offset: number): number {
    const index = this.#source.pageRuns.findLastIndex((run) => run.start <= offset)
    const start = this.#source.pageRuns[index]?.start ?? 0
    const end = this.#source.pageRuns[index + 1]?.start ?? this.#source.text.length
    return page > 0 ? (offset - start) / Math.max(1, end - start) : 0
  }
}
