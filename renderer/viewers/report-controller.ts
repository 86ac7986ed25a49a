/**
 * The report view's life behind its React shell: brings together surface, desk, selection, caret, find and
 * highlights of one source, and turns what happens in the view into calls to the frame.
 */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { sentenceAt } from '../../shared/anchoring/sentences.ts'
import { paragraphAt, wordAt } from '../../shared/anchoring/text-steps.ts'
import type { Annotation, Code } from '../../shared/domain/project.ts'
import { HighlightLayer } from '../highlights/highlight-layer.ts'
import { CaretControl } from './caret-control.ts'
import { actionOf, type KeyAction } from './caret-keys.ts'
import type { Desk } from './desk.ts'
import { FindSession } from './find-session.ts'
import { markLeading } from './leading.ts'
import { PointerSelecting } from './pointer-selecting.ts'
import type { ReportViewHandle, TextSelection, ViewPlace } from './report-view.ts'
import { SelectionState } from './selection-state.ts'
import { selectionPlace } from './selection-place.ts'
import { TextMarks } from './text-marks.ts'
import type { TextSurface } from './text-surface.ts'
import { createHandle } from './view-handle.ts'
import { ViewInfoStore } from './view-info.ts'

/** The frame's ears; asked for at each call, so they may change. */
export interface ControllerListeners {
  readonly onPlace: (place: ViewPlace) => void
  readonly onSelectAnnotation: (id: string | null) => void
  readonly onSelection: (selection: TextSelection | null) => void
  readonly onScrolling?: ((scrolling: boolean) => void) | undefined
}

export interface ControllerContext {
  readonly root: HTMLElement
  readonly source: CanonicalText
  readonly surface: TextSurface
  readonly desk: Desk
  readonly listeners: () => ControllerListeners
}

/** Scrolling has stopped after this long without a scroll event, in milliseconds. */
const SCROLL_END = 150
/** The place is told this long after it last changed, at most, in milliseconds. */
const PLACE_DELAY = 500

export class ReportController {
  readonly handle: ReportViewHandle
  readonly #context: ControllerContext
  readonly #selection: SelectionState
  readonly #highlights: HighlightLayer
  readonly #marks: TextMarks
  readonly #caret: CaretControl
  readonly #pointer: PointerSelecting
  readonly #find: FindSession
  readonly #info: ViewInfoStore
  readonly #ends: readonly (() => void)[]
  #selectedId: string | null = null
  #dragging = false
  #scrollTimer: ReturnType<typeof setTimeout> | undefined
  #placeTimer: ReturnType<typeof setTimeout> | undefined
  #marksFrame = 0

  constructor(context: ControllerContext) {
    const { source, surface, desk, root } = context
    const selection = new SelectionState(source)
    const units = {
      word: (offset: number) => wordAt(source, offset),
      sentence: (offset: number) => sentenceAt(source, offset),
      paragraph: (offset: number) => paragraphAt(source, offset),
    }
    const shared = { source, surface, selection, units }
    this.#context = context
    this.#selection = selection
    this.#highlights = new HighlightLayer(surface)
    this.#marks = new TextMarks(surface)
    this.#find = new FindSession(source)
    this.#info = new ViewInfoStore({ ...this.#deskInfo(), caret: false, outlineOpen: false, find: this.#find.info })
    const onShown = () => this.#info.update({ caret: this.#caret.shown })
    this.#caret = new CaretControl({ ...shared, root, desk, marks: this.#marks, onShown })
    this.#pointer = new PointerSelecting({
      ...shared,
      scroller: desk.scroller,
      onDragging: this.#dragged,
      onClick: this.#clicked,
      onHover: this.#hovered,
    })
    this.handle = createHandle({
      ...context,
      selection,
      caret: this.#caret,
      find: this.#find,
      highlights: this.#highlights,
      info: this.#info,
      getSelection: this.#settled,
      selectOutwards: this.#selectOutwards,
    })
    this.#ends = [
      desk.listen({ moved: this.#moved, relaid: this.#drawMarks }),
      surface.listen({ mounted: this.#drawMarksSoon, unmounted: () => undefined }),
      selection.listen(this.#selectionChanged),
    ]
    root.addEventListener('keydown', this.#pressed)
    root.addEventListener('copy', this.#copied)
  }

  /** Goes to the remembered place, or the beginning. */
  async start(place: ViewPlace | null): Promise<void> {
    await this.#context.desk.goToPlace(place ?? { offset: 0, zoom: 'fit-width' })
    this.#moved()
  }

  showAnnotations(annotations: readonly Annotation[], codes: readonly Code[]): void {
    this.#highlights.show(annotations, codes)
    this.#drawMarksSoon()
  }

  selectAnnotation(id: string | null): void {
    this.#selectedId = id
    this.#highlights.select(id)
    this.#drawMarksSoon()
  }

  hideHighlights(hidden: boolean): void {
    this.#highlights.hide(hidden)
    this.#drawMarksSoon()
  }

  destroy(): void {
    const { root } = this.#context
    root.removeEventListener('keydown', this.#pressed)
    root.removeEventListener('copy', this.#copied)
    clearTimeout(this.#scrollTimer)
    if (this.#placeTimer !== undefined) this.#tellPlace()
    cancelAnimationFrame(this.#marksFrame)
    for (const end of this.#ends) end()
    this.#pointer.destroy()
    this.#caret.destroy()
    this.#marks.destroy()
    this.#highlights.destroy()
  }

  #deskInfo() {
    const { desk, source } = this.#context
    const { page, zoom, fitWidth } = desk.info()
    const sheet = page === null ? undefined : source.pages[page - 1]
    return {
      page: sheet ? { number: sheet.number, label: sheet.label, count: source.pages.length } : null,
      zoom,
      fitWidth,
      visible: desk.visible(),
    }
  }

  #moved = (): void => {
    const { listeners, desk, source } = this.#context
    const { page, zoom, fitWidth } = desk.info()
    const sheet = page === null ? undefined : source.pages[page - 1]
    this.#info.update({
      page: sheet ? { number: sheet.number, label: sheet.label, count: source.pages.length } : null,
      zoom,
      fitWidth,
    })
    if (this.#scrollTimer === undefined) listeners().onScrolling?.(true)
    clearTimeout(this.#scrollTimer)
    this.#scrollTimer = setTimeout(() => {
      this.#scrollTimer = undefined
      this.#info.update({ visible: desk.visible() })
      listeners().onScrolling?.(false)
    }, SCROLL_END)
    this.#placeTimer ??= setTimeout(this.#tellPlace, PLACE_DELAY)
  }

  #tellPlace = (): void => {
    clearTimeout(this.#placeTimer)
    this.#placeTimer = undefined
    this.#context.listeners().onPlace(this.#context.desk.place())
  }

  #selectionChanged = (): void => {
    this.#highlights.overlay('picked', this.#selection.spans)
    this.#caret.draw()
    if (!this.#dragging) this.#context.listeners().onSelection(this.#settled())
  }

  #settled = (): TextSelection | null => {
    const { spans, ends } = this.#selection
    if (spans.length === 0 || !ends) return null
    return {
      spans,
      caret: ends.focus,
      upwards: ends.focus < ends.anchor,
      place: () => selectionPlace(this.#context.surface, spans),
    }
  }

  #dragged = (dragging: boolean): void => {
    this.#dragging = dragging
    if (dragging) this.#context.listeners().onSelection(null)
    else {
      this.#caret.show()
      this.#context.listeners().onSelection(this.#settled())
    }
  }

  /** Innermost first; a click where one is selected already goes outwards. */
  #clicked = (under: number | null): void => {
    const here = under === null ? [] : this.#highlights.at(under)
    if (here.length > 0 || this.#selectedId !== null) this.#selectFrom(here)
  }

  #selectOutwards = (): void => {
    const caret = this.#selection.caret ?? this.#highlights.spansOf(this.#selectedId)[0]?.start
    if (caret === undefined) return
    const here = this.#highlights.at(caret)
    if (here.length > 0) this.#selectFrom(here)
  }

  #selectFrom(here: readonly Annotation[]): void {
    const index = here.findIndex((annotation) => annotation.id === this.#selectedId)
    const next = here[(index + 1) % Math.max(1, here.length)]
    this.#context.listeners().onSelectAnnotation(next?.id ?? null)
  }

  #hovered = (under: number | null): void => {
    const over = under !== null && this.#highlights.at(under).length > 0
    this.#context.desk.scroller.classList.toggle('over-highlight', over)
  }

  #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isOwnControl(event.target)) return
    const action = actionOf(event, /^mac/i.test(navigator.platform))
    if (action && this.#act(action)) event.preventDefault()
  }

  /** Returns false for what is left to the browser or the frame. */
  #act(action: KeyAction): boolean {
    switch (action.do) {
      case 'move':
        // Without a caret, arrows and page keys scroll, as the browser does it.
        if (!this.#caret.shown && !action.extend) return this.#goToEdge(action)
        void this.#caret.move(action)
        return true
      case 'grow':
        void this.#caret.grow(action)
        return true
      case 'toggle-caret':
        this.handle.toggleCaret()
        return true
      case 'outwards':
        this.#selectOutwards()
        return true
      case 'zoom-in':
        this.handle.zoomIn()
        return true
      case 'zoom-out':
        this.handle.zoomOut()
        return true
      case 'fit-width':
        this.handle.fitWidth()
        return true
      case 'scroll':
        if (!this.#caret.shown) return false
        this.#context.desk.scroller.scrollBy(0, (action.back ? -0.9 : 0.9) * this.#context.desk.scroller.clientHeight)
        return true
      case 'leave':
        return this.#leave()
    }
  }

  #goToEdge(action: Extract<KeyAction, { do: 'move' }>): boolean {
    if (action.by !== 'document') return false
    const { scroller } = this.#context.desk
    scroller.scrollTop = action.back ? 0 : scroller.scrollHeight
    return true
  }

  /** One step out: the caret goes, when nothing is selected. The frame clears selections. */
  #leave(): boolean {
    if (this.#selection.spans.length > 0 || this.#selectedId !== null || !this.#caret.shown) return false
    this.#caret.hide()
    return true
  }

  #copied = (event: ClipboardEvent): void => {
    const { spans } = this.#selection
    if (spans.length === 0 || isOwnControl(event.target)) return
    const { text } = this.#context.source
    event.clipboardData?.setData('text/plain', spans.map(({ start, end }) => text.slice(start, end)).join(' … '))
    event.preventDefault()
  }

  #drawMarks = (): void => {
    const spans = this.#highlights.spansOf(this.#selectedId)
    const code = this.#selectedId === null ? null : this.#highlights.codeOf(this.#selectedId)
    this.#marks.placeBars(code && spans.length > 0 && !this.#highlights.hidden ? { spans, hue: code.hue } : null)
    this.#caret.draw()
  }

  /** Once a frame however many parts were mounted in it. */
  #drawMarksSoon = (): void => {
    if (this.#marksFrame) return
    this.#marksFrame = requestAnimationFrame(() => {
      this.#marksFrame = 0
      const { surface } = this.#context
      for (const part of surface.parts) if (this.#highlights.marks(part)) markLeading(surface, part)
      this.#drawMarks()
    })
  }
}

/** Fields and buttons inside the view (a table's box is no such thing) keep their keys. */
function isOwnControl(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.matches('input, select, button, textarea:not([readonly])')
}
