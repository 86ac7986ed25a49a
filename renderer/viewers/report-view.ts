/**
 * What the frame and the report view say to each other. The view shows one source, draws its annotations, and
 * owns caret, selection and find; what is tagged, saved or listed is the frame's business.
 *
 * Keys the view uses are `preventDefault`ed on their way up; the frame acts only on those that are not. Keys
 * pressed in the view come from an element inside `[data-report-view]`, at times from the hidden read-only text
 * area that holds the caret: that one is part of the report, not a field ({@link isReportFocus}).
 */
import type { Ref } from 'react'
import type { OutlineEntry, Span } from '../../shared/anchoring/canonical-text.ts'
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import type { SourceText } from '../../shared/api/pincite-api.ts'
import type { MediaType } from '../../shared/domain/media-types.ts'
import type { PictureSize } from './desk.ts'
import type { Code, Hue } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'

/** A zoom factor (1 = printed size, or 16 px type where there are no pages), or the width of the view. */
export type Zoom = number | 'fit-width'

/** Where someone reads: the canonical offset of the first text shown, and the zoom. */
export interface ViewPlace {
  readonly offset: number
  readonly zoom: Zoom
  /** The sheet at the top of the view and how far down it the view begins (0 to 1); absent without pages. */
  readonly page?: number
  readonly share?: number
}

/** A settled selection, in canonical offsets. */
export interface TextSelection {
  /** In text order, trimmed of white space, at least one; none of an area. */
  readonly spans: readonly Span[]
  /** Where the caret stands: one of the two ends. */
  readonly caret: number
  /** True when the caret is the earlier end. */
  readonly upwards: boolean
  /** The area of a page that is selected instead of words; absent where it is words. */
  readonly region?: PageBox
  /**
   * Returns where its first and last lines stand in the window now, null where neither is drawn. Ask again
   * after scrolling, zooming or resizing.
   */
  readonly place: () => SelectionPlace | null
}

export interface SelectionPlace {
  readonly first: DOMRect
  readonly last: DOMRect
}

export interface ReportViewProps {
  readonly sourceId: string
  readonly mediaType: MediaType
  readonly text: SourceText
  /** Reads the bytes [from, to), at most 8 MiB at once. */
  readonly readBytes: (from: number, to: number) => Promise<Uint8Array>
  readonly byteLength: number
  readonly password?: string
  /** How a person has corrected the numbers of its pages (`Source.pageLabels`); "" for as the file says. */
  readonly pageLabels: string
  /** Of this source. Given anew on every change; an unchanged annotation must stay the same object. */
  readonly annotations: readonly Annotation[]
  readonly codes: readonly Code[]
  readonly selectedId: string | null
  readonly hiddenHighlights?: boolean
  /** Words of the annotation at hand to mark; null for none. Unchanged ones must stay the same object. */
  readonly words?: ShownWords | null
  /** Where to begin; read once for each source. */
  readonly place: ViewPlace | null
  /** Hears where the person reads, at most twice a second. */
  readonly onPlace: (place: ViewPlace) => void
  readonly onSelectAnnotation: (id: string | null) => void
  /** Hears every change of the selection outside a drag at once; null while dragging and when it is cleared. */
  readonly onSelection: (selection: TextSelection | null) => void
  /** Hears when scrolling begins and when it has stopped for 150 ms. */
  readonly onScrolling?: (scrolling: boolean) => void
  /** Hears what assistive technology is to be told. */
  readonly onSay?: (text: string) => void
  readonly handleRef: Ref<ReportViewHandle>
}

/** Words marked in the report while an annotation is edited. */
export interface ShownWords {
  readonly hue: Hue
  /** Behind the field that has the focus. */
  readonly spans: readonly Span[]
  /** Behind what is proposed and not yet confirmed. */
  readonly unsure: readonly Span[]
}

/** What the report bar shows. A new object on every change. */
export interface ViewInfo {
  /** The page at the middle of the view; null where the source has no pages. */
  readonly page: { readonly number: number; readonly label: string; readonly count: number } | null
  /** The zoom now in use, also when it follows the width. */
  readonly zoom: number
  readonly fitWidth: boolean
  readonly caret: boolean
  readonly outlineOpen: boolean
  readonly find: FindInfo
  /** True while an area of a page is being marked. */
  readonly marking: boolean
  /** True where the page at the middle of the view has no words. */
  readonly noText: boolean
  /** The stretch of text on screen, for the annotation map. */
  readonly visible: Span
}

export interface FindInfo {
  readonly query: string
  readonly count: number
  /** True when there are more than `count`. */
  readonly more: boolean
  /** 1-based place of the current match, or 0. */
  readonly current: number
}

export interface ReportViewHandle {
  /** Scrolls to a stretch only if it stands outside the middle 70 % of the view. */
  readonly goToSpan: (span: Span, options?: { readonly select?: boolean }) => void
  /** Goes to a sheet, 1-based; out of range goes to the nearest. */
  readonly goToPage: (number: number) => void
  /** Finds a page by printed label first, else by number. False when there is none. */
  readonly goToLabel: (label: string) => boolean
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  readonly fitWidth: () => void
  readonly setZoom: (zoom: Zoom) => void
  readonly getSelection: () => TextSelection | null
  readonly setSelection: (spans: readonly Span[]) => void
  readonly clearSelection: () => void
  /** Keeps what is selected while a further part is selected. False where nothing is. */
  readonly addPart: () => boolean
  /** True where the report has pages, on which areas can be marked. */
  readonly hasPages: boolean
  /**
   * Lets the person mark an area of a page; with a rectangle to begin with for those without a pointer. A second call
   * leaves the mode. Does nothing where there are no pages.
   */
  readonly markArea: (options: { readonly withRectangle: boolean }) => void
  /** Goes to a region and selects it, to be adjusted. */
  readonly setArea: (region: PageBox) => Promise<void>
  /** The same as {@link goToSpan} for a region of a page. */
  readonly goToRegion: (region: PageBox) => void
  /** Draws what a region shows; null where that can't be. The canvas is kept: copy it, don't draw on it. */
  readonly regionPicture: (region: PageBox, most: PictureSize) => Promise<HTMLCanvasElement | null>
  /** Puts the caret at its last place, or the first line shown, and gives it the focus. */
  readonly focusCaret: () => void
  readonly toggleCaret: () => void
  /** Gives the report the focus; the caret stays as it is. */
  readonly focus: () => void
  /** Selects the next annotation outwards among those at the last place. */
  readonly selectOutwards: () => void
  /** Marks all matches and goes to the first at or after the text on screen. "" ends finding. */
  readonly find: (query: string) => FindInfo
  readonly findNext: () => void
  readonly findPrevious: () => void
  /** Empty where the source has none. */
  readonly outline: readonly OutlineEntry[]
  readonly toggleOutline: () => void
  readonly getInfo: () => ViewInfo
  /** Calls back after every change of {@link ViewInfo}; returns its own end. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Returns true for elements of the report view, among them the text area that holds the caret. */
export function isReportFocus(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-report-view]') !== null
}
