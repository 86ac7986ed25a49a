/**
 * The report view's life behind its React shell: brings together surface, desk, selection, caret, find and
 * highlights of one source, and turns what happens in the view into calls to the frame.
 */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { SPAN_JOINT } from '../../shared/anchoring/describe.ts'
import { sentenceAt } from '../../shared/anchoring/sentences.ts'
import { paragraphAt, wordAt } from '../../shared/anchoring/text-steps.ts'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { HighlightLayer } from '../highlights/highlight-layer.ts'
import { RegionLayer } from '../highlights/region-layer.ts'
import { AnnotationPicking, type Spot } from './annotation-picking.ts'
import { AreaControl } from './area-control.ts'
import { CaretControl } from './caret-control.ts'
import type { Desk } from './desk.ts'
import { FindSession } from './find-session.ts'
import { PointerSelecting } from './pointer-selecting.ts'
import type { OverlayName } from '../highlights/highlight-rules.ts'
import type { ReportViewHandle, SelectionPlace, ShownWords, TextSelection, ViewPlace } from './report-view.ts'
import { SelectionState } from './selection-state.ts'
import { selectionPlace } from './selection-place.ts'
import { SheetInfo } from './sheet-info.ts'
import { TextMarks } from './text-marks.ts'
import type { TextSurface } from './text-surface.ts'
import { createHandle } from './view-handle.ts'
import { ViewInfoStore } from './view-info.ts'
import { ViewKeys } from './view-keys.ts'

/** The frame's ears, and what it may change; asked for at each call. */
export interface ControllerListeners {
  /** How a person has corrected the numbers of the pages; "" for as the file says. */
  readonly pageLabels: string
  readonly onPlace: (place: ViewPlace) => void
  readonly onSelectAnnotation: (id: string | null) => void
  readonly onSelection: (selection: TextSelection | null) => void
  readonly onScrolling?: ((scrolling: boolean) => void) | undefined
  readonly onSay?: ((text: string) => void) | undefined
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
  readonly #regions: RegionLayer
  readonly #picking: AnnotationPicking
  readonly #areas: AreaControl
  readonly #sheets: SheetInfo
  readonly #marks: TextMarks
  readonly #caret: CaretControl
  readonly #pointer: PointerSelecting
  readonly #find: FindSession
  readonly #info: ViewInfoStore
  readonly #keys: ViewKeys
  readonly #ends: readonly (() => void)[]
  #selectedId: string | null = null
  #wordsName: OverlayName | null = null
  #dragging = false
  #scrollTimer: ReturnType<typeof setTimeout> | undefined
  #placeTimer: ReturnType<typeof setTimeout> | undefined
  #marksFrame = 0

  constructor(context: ControllerContext) {
    const { source, surface, desk, root } = context
    const selection = new SelectionState(source)
    const shared = { source, surface, selection, units: unitsOf(source) }
    this.#context = context
    this.#selection = selection
    this.#highlights = new HighlightLayer(surface)
    this.#regions = new RegionLayer(surface)
    this.#sheets = new SheetInfo(source, context.listeners)
    const layers = { highlights: this.#highlights, regions: this.#regions }
    const onSelect = (id: string | null) => context.listeners().onSelectAnnotation(id)
    this.#picking = new AnnotationPicking({ source, ...layers, onSelect })
    this.#marks = new TextMarks(surface)
    this.#find = new FindSession(source)
    this.#info = new ViewInfoStore({
      ...this.#sheets.of(desk),
      ...{ visible: { start: 0, end: 0 }, find: this.#find.info },
      ...{ caret: false, marking: false, outlineOpen: false },
    })
    const onShown = () => this.#info.update({ caret: this.#caret.shown })
    this.#caret = new CaretControl({ ...shared, root, desk, marks: this.#marks, onShown })
    const onSay = (text: string) => context.listeners().onSay?.(text)
    const { labelOf } = this.#sheets
    this.#areas = new AreaControl({ labelOf, surface, desk, onChange: this.#areaChanged, onSay })
    this.#pointer = new PointerSelecting({
      ...shared,
      scroller: desk.scroller,
      onDragging: this.#dragged,
      onClick: this.#clicked,
      onHover: this.#hovered,
    })
    this.handle = createHandle({
      ...context,
      labelOf,
      selection,
      caret: this.#caret,
      areas: this.#areas,
      find: this.#find,
      highlights: this.#highlights,
      info: this.#info,
      getSelection: this.#settled,
      selectOutwards: () => this.#picking.outwards(),
    })
    this.#ends = [
      desk.listen({ moved: this.#moved, relaid: this.#drawMarks }),
      surface.listen({ mounted: this.#drawMarksSoon, unmounted: () => undefined }),
      selection.listen(this.#selectionChanged),
    ]
    this.#keys = new ViewKeys({
      ...context,
      caret: this.#caret,
      areas: this.#areas,
      handle: this.handle,
      isOccupied: () => this.#settled() !== null || this.#selectedId !== null,
      selectedText: this.#selectedText,
    })
  }

  /** Goes to the remembered place, or the beginning. */
  async start(place: ViewPlace | null): Promise<void> {
    await this.#context.desk.goToPlace(place ?? { offset: 0, zoom: 'fit-width' })
    this.#moved()
  }

  showAnnotations(annotations: readonly Annotation[], codes: readonly Code[]): void {
    this.#highlights.show(annotations, codes)
    this.#regions.show(annotations, codes)
    this.#drawMarksSoon()
  }

  selectAnnotation(id: string | null): void {
    this.#selectedId = id
    this.#highlights.select(id)
    this.#regions.select(id)
    this.#picking.selected(this.#highlights.get(id))
    this.#drawMarksSoon()
  }

  /** Marks the words behind the field at hand, and those that wait to be confirmed. */
  showWords(words: ShownWords | null): void {
    const name = words && (`words-${words.hue}` as const)
    if (this.#wordsName && this.#wordsName !== name) this.#highlights.overlay(this.#wordsName, [])
    this.#wordsName = name
    if (name) this.#highlights.overlay(name, words.spans)
    this.#highlights.overlay('unsure', words?.unsure ?? [])
  }

  /** The numbers of the pages were corrected. */
  relabel(): void {
    this.#info.update(this.#sheets.of(this.#context.desk))
  }

  hideHighlights(hidden: boolean): void {
    this.#highlights.hide(hidden)
    this.#regions.hide(hidden)
    this.#drawMarksSoon()
  }

  destroy(): void {
    clearTimeout(this.#scrollTimer)
    if (this.#placeTimer !== undefined) this.#tellPlace()
    cancelAnimationFrame(this.#marksFrame)
    for (const end of this.#ends) end()
    this.#keys.destroy()
    this.#pointer.destroy()
    this.#areas.destroy()
    this.#caret.destroy()
    this.#marks.destroy()
    this.#highlights.destroy()
    this.#regions.destroy()
  }

  #moved = (): void => {
    const { listeners, desk } = this.#context
    this.#info.update(this.#sheets.of(desk))
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
    const { spans, caret } = this.#selection
    this.#highlights.overlay('picked', spans)
    if (spans.length > 0) this.#areas.clear()
    if (caret !== null) this.#picking.movedTo(caret)
    this.#caret.draw()
    if (!this.#dragging) this.#context.listeners().onSelection(this.#settled())
  }

  #areaChanged = (): void => {
    this.#info.update({ marking: this.#areas.drawing })
    this.#context.listeners().onSelection(this.#settled())
  }

  #settled = (): TextSelection | null => {
    const region = this.#areas.kept
    if (region) return { spans: [], caret: 0, upwards: false, region, place: this.#areaPlace }
    const { spans, ends } = this.#selection
    if (spans.length === 0 || !ends) return null
    return {
      spans,
      caret: ends.focus,
      upwards: ends.focus < ends.anchor,
      place: () => selectionPlace(this.#context.surface, spans),
    }
  }

  #selectedText = (): string => {
    const { text } = this.#context.source
    return this.#selection.spans.map(({ start, end }) => text.slice(start, end)).join(SPAN_JOINT)
  }

  #areaPlace = (): SelectionPlace | null => {
    const box = this.#areas.place()
    return box && { first: box, last: box }
  }

  #dragged = (dragging: boolean): void => {
    this.#dragging = dragging
    if (dragging) this.#areas.clear()
    if (dragging) this.#context.listeners().onSelection(null)
    else {
      this.#caret.show()
      this.#context.listeners().onSelection(this.#settled())
    }
  }

  #clicked = (spot: Spot): void => {
    this.#areas.clear()
    this.#picking.clicked(spot)
  }

  #hovered = (spot: Spot): void => {
    const over = this.#picking.at(spot).length > 0
    this.#context.desk.scroller.classList.toggle('over-highlight', over)
  }

  #drawMarks = (): void => {
    const spans = this.#highlights.spansOf(this.#selectedId)
    const code = this.#selectedId === null ? null : this.#highlights.codeOf(this.#selectedId)
    this.#marks.placeBars(
      code && spans.length > 0 && !this.#highlights.hidden ? { spans, hue: code.hue } : null,
    )
    this.#caret.draw()
  }

  /** Once a frame however many parts were mounted in it. */
  #drawMarksSoon = (): void => {
    if (this.#marksFrame) return
    this.#marksFrame = requestAnimationFrame(() => {
      this.#marksFrame = 0
      this.#drawMarks()
    })
  }
}

function unitsOf(source: CanonicalText) {
  return {
    word: (offset: number) => wordAt(source, offset),
    sentence: (offset: number) => sentenceAt(source, offset),
    paragraph: (offset: number) => paragraphAt(source, offset),
  }
}
