/**
 * The reading column of a report without pages. Chunks are put on the page when they first come near the view
 * and stay; before that they are boxes of about the right height.
 */
import type { CanonicalText, Span } from '../../../shared/anchoring/canonical-text.ts'
import type { Desk, DeskInfo, DeskListener } from '../desk.ts'
import type { ViewPlace, Zoom } from '../report-view.ts'
import { ScrollWatch } from '../scroll-watch.ts'
import type { TextSurface } from '../text-surface.ts'
import { firstTextBelow, visibleSpan } from '../visible-text.ts'
import { limitZoom } from '../zoom-steps.ts'
import type { BlockChunk } from './block-chunks.ts'
import { findBlockPieces } from './block-pieces.ts'

/** How many view heights around the view have their chunks on the page. */
const REACH = 2
/** What the view leaves free above a line it goes to, in pixels. */
const LEAD = 12

export interface BlockDeskContext {
  readonly source: CanonicalText
  readonly surface: TextSurface
  readonly chunks: readonly BlockChunk[]
}

export class BlockDesk implements Desk {
  readonly pages = null
  readonly scroller: HTMLElement
  readonly sheet: HTMLElement
  readonly #context: BlockDeskContext
  readonly #listeners = new Set<DeskListener>()
  readonly #shownListeners = new Set<() => void>()
  readonly #awaited = new Map<number, () => void>()
  readonly #watch: ScrollWatch
  /** Pictures get their height when they are decoded, chunks when they are drawn. */
  readonly #heights: ResizeObserver
  /** The chunks' boxes, which are there from the beginning, by key. */
  readonly #elements: readonly Element[]
  #shown: ReadonlySet<number> = new Set()
  #zoom: Zoom = 'fit-width'
  #reveals = 0

  constructor(scroller: HTMLElement, sheet: HTMLElement, context: BlockDeskContext) {
    this.scroller = scroller
    this.sheet = sheet
    this.#context = context
    this.#elements = [...sheet.querySelectorAll('[data-chunk]')]
    this.#watch = new ScrollWatch(scroller, { scrolled: this.#scrolled, resized: this.#relaid })
    this.#heights = new ResizeObserver(() => this.#relaid())
    this.#heights.observe(sheet)
    this.#update()
  }

  /** The keys of chunks to be on the page; a new set on every change. */
  shown = (): ReadonlySet<number> => this.#shown

  listenShown = (listener: () => void): (() => void) => {
    this.#shownListeners.add(listener)
    return () => this.#shownListeners.delete(listener)
  }

  /** To be called when a chunk's blocks have been drawn into `element`. */
  chunkDrawn = (chunk: BlockChunk, element: HTMLElement): void => {
    const spans = chunk.span.end > chunk.span.start ? [chunk.span] : []
    this.#context.surface.mount({ key: chunk.key, element, spans, pieces: findBlockPieces(element) })
    this.#awaited.get(chunk.key)?.()
    this.#awaited.delete(chunk.key)
  }

  info = (): DeskInfo => ({ page: null, zoom: this.#factor(), fitWidth: this.#zoom === 'fit-width' })

  listen = (listener: DeskListener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setZoom = (zoom: Zoom): void => {
    const place = this.place()
    const atTop = this.scroller.scrollTop === 0
    this.#zoom = zoom === 'fit-width' ? zoom : limitZoom(zoom)
    this.sheet.style.setProperty('--zoom', String(this.#factor()))
    this.#relaid()
    if (!atTop) this.#alignTop(place.offset)
    this.#scrolled()
  }

  reveal = async (offset: number): Promise<boolean> => {
    const call = ++this.#reveals
    const { chunks, surface } = this.#context
    const chunk = chunks.findLast((one) => one.span.start <= offset && one.span.end > one.span.start)
    if (!chunk) return false
    if (!surface.partOf(offset)) {
      const drawn = new Promise<void>((resolve) => this.#awaited.set(chunk.key, resolve))
      this.#show([...this.#shown, chunk.key])
      await drawn
      this.#elementOf(chunk.key)?.scrollIntoView({ block: 'start' })
    }
    return call === this.#reveals
  }

  goToPage = (): void => undefined

  place = (): ViewPlace => {
    const top = this.scroller.getBoundingClientRect().top
    return {
      offset: firstTextBelow(this.#context.surface, this.#context.source, top + LEAD / 2) ?? 0,
      zoom: this.#zoom,
    }
  }

  goToPlace = async (place: ViewPlace): Promise<void> => {
    this.setZoom(place.zoom)
    if (place.offset > 0 && (await this.reveal(place.offset))) this.#alignTop(place.offset)
  }

  visible = (): Span =>
    visibleSpan(this.#context.surface, this.#context.source, this.scroller.getBoundingClientRect()) ?? {
      start: 0,
      end: 0,
    }

  destroy = (): void => {
    this.#watch.destroy()
    this.#heights.disconnect()
    this.#listeners.clear()
    this.#shownListeners.clear()
  }

  #factor(): number {
    return this.#zoom === 'fit-width' ? 1 : this.#zoom
  }

  #alignTop(offset: number): void {
    const box = this.#context.surface.lineAt(offset)
    if (!box) return
    const line = box.part.element.getBoundingClientRect().top + box.line.box.top
    this.scroller.scrollTop += line - this.scroller.getBoundingClientRect().top - LEAD
  }

  #scrolled = (): void => {
    this.#update()
    for (const listener of this.#listeners) listener.moved()
  }

  #relaid = (): void => {
    this.#context.surface.layoutChanged()
    this.#update()
    for (const listener of this.#listeners) listener.relaid()
  }

  /** Puts on the page what came near. */
  #update(): void {
    const view = this.scroller.getBoundingClientRect()
    const near = this.#context.chunks.flatMap(({ key }) => {
      if (this.#shown.has(key)) return []
      const box = this.#elementOf(key)?.getBoundingClientRect()
      const reach = REACH * view.height
      return box && box.bottom > view.top - reach && box.top < view.bottom + reach ? [key] : []
    })
    if (near.length > 0) this.#show([...this.#shown, ...near])
  }

  #show(keys: readonly number[]): void {
    this.#shown = new Set(keys)
    for (const listener of this.#shownListeners) listener()
  }

  #elementOf(key: number): Element | undefined {
    return this.#elements[key]
  }
}
