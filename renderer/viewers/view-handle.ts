/** Makes the handle by which the frame and the report bar steer the view. */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import type { HighlightLayer } from '../highlights/highlight-layer.ts'
import type { AreaControl } from './area-control.ts'
import type { CaretControl } from './caret-control.ts'
import type { Desk, PictureSize } from './desk.ts'
import type { FindSession } from './find-session.ts'
import type { FindInfo, ReportViewHandle, TextSelection, Zoom } from './report-view.ts'
import { scrollToRegion, scrollToSpan } from './scroll-to-span.ts'
import type { SelectionState } from './selection-state.ts'
import type { TextSurface } from './text-surface.ts'
import type { ViewInfoStore } from './view-info.ts'
import { zoomAbove, zoomBelow } from './zoom-steps.ts'

export interface HandleContext {
  readonly source: CanonicalText
  /** Names a sheet, 1-based, as the person counts the pages. */
  readonly labelOf: (sheet: number) => string
  readonly surface: TextSurface
  readonly desk: Desk
  readonly selection: SelectionState
  readonly caret: CaretControl
  readonly find: FindSession
  readonly highlights: HighlightLayer
  readonly info: ViewInfoStore
  readonly areas: AreaControl
  readonly getSelection: () => TextSelection | null
  readonly selectOutwards: () => void
}

export function createHandle(context: HandleContext): ReportViewHandle {
  const { desk, selection, caret, info, source } = context
  const setZoom = (zoom: Zoom) => {
    desk.setZoom(zoom)
    info.update({ zoom: desk.info().zoom, fitWidth: desk.info().fitWidth })
  }
  const goToSpan = (span: Span) => void scrollToSpan(desk, context.surface, span)
  return {
    goToSpan: (span, options) => {
      if (options?.select) selection.setSpans([span])
      goToSpan(span)
    },
    goToPage: (number) => desk.goToPage(number),
    goToLabel: (label) => goToLabel(context, label),
    zoomIn: () => setZoom(zoomAbove(desk.info().zoom)),
    zoomOut: () => setZoom(zoomBelow(desk.info().zoom)),
    fitWidth: () => setZoom('fit-width'),
    setZoom,
    getSelection: context.getSelection,
    setSelection: (spans) => {
      selection.setSpans(spans)
      if (spans[0]) goToSpan(spans[0])
    },
    clearSelection: () => {
      context.areas.clear()
      selection.clear()
    },
    addPart: () => selection.beginPart(),
    ...areaMethods(context),
    focusCaret: () => caret.show(),
    toggleCaret: () => (caret.shown ? caret.hide() : caret.show()),
    focus: () => (caret.shown ? caret.show() : desk.scroller.focus({ preventScroll: true })),
    selectOutwards: context.selectOutwards,
    ...findMethods(context, goToSpan),
    outline: source.outline,
    toggleOutline: () => info.update({ outlineOpen: !info.get().outlineOpen }),
    getInfo: info.get,
    subscribe: info.subscribe,
  }
}

function areaMethods({ desk, surface, selection, areas }: HandleContext) {
  const { pages } = desk
  return {
    hasPages: pages !== null,
    markArea: ({ withRectangle }: { readonly withRectangle: boolean }) => {
      if (!pages) return
      if (areas.drawing) {
        areas.leave()
        return
      }
      selection.clear()
      areas.start(withRectangle)
    },
    setArea: async (region: PageBox) => {
      await scrollToRegion(desk, surface, region)
      selection.clear()
      areas.set(region)
    },
    goToRegion: (region: PageBox) => void scrollToRegion(desk, surface, region),
    regionPicture: (region: PageBox, most: PictureSize) =>
      pages?.picture(region, most) ?? Promise.resolve(null),
  }
}

function findMethods(context: HandleContext, goToSpan: (span: Span) => void) {
  const { find, highlights, info, desk } = context
  const show = (): FindInfo => {
    highlights.overlay('find', find.matches)
    highlights.overlay('find-current', find.current ? [find.current] : [])
    if (find.current) goToSpan(find.current)
    info.update({ find: find.info })
    return find.info
  }
  return {
    find: (query: string) => {
      find.start(query, desk.visible().start)
      return show()
    },
    findNext: () => {
      find.step(1)
      show()
    },
    findPrevious: () => {
      find.step(-1)
      show()
    },
  }
}

/** A printed label first; then, for people who think in sheets, a number. */
function goToLabel({ source, desk, labelOf }: HandleContext, label: string): boolean {
  const wanted = label.trim().toLowerCase()
  const page =
    source.pages.find(({ number }) => labelOf(number).toLowerCase() === wanted) ??
    (/^\d+$/.test(wanted) ? source.pages[Number(wanted) - 1] : undefined)
  if (!page) return false
  desk.goToPage(page.number)
  return true
}
