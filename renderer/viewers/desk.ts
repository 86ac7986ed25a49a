/**
 * What the report view needs from a viewer of one kind of report: pages of a PDF, or a column of blocks. The
 * view knows only this and {@link TextSurface}.
 */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import type { ViewPlace, Zoom } from './report-view.ts'

export interface DeskInfo {
  /** 1-based sheet at the middle of the view; null where there are no pages. */
  readonly page: number | null
  readonly zoom: number
  readonly fitWidth: boolean
}

export interface Desk {
  /** The element that scrolls. */
  readonly scroller: HTMLElement
  /** The element that moves with the text, on which caret and bars are placed. */
  readonly sheet: HTMLElement
  readonly info: () => DeskInfo
  /** Calls back when {@link DeskInfo} may have changed, and when text moved within the view. */
  readonly listen: (listener: DeskListener) => () => void
  /** Keeps the reading place. */
  readonly setZoom: (zoom: Zoom) => void
  /**
   * Gets the text at `offset` mounted, scrolling near it if it was not. Resolves to false when it can't be, or
   * when another call came in between.
   */
  readonly reveal: (offset: number) => Promise<boolean>
  readonly goToPage: (number: number) => void
  readonly place: () => ViewPlace
  readonly goToPlace: (place: ViewPlace) => Promise<void>
  /** Canonical text on screen, as one stretch of the body (or of what else is there). */
  readonly visible: () => Span
  readonly destroy: () => void
  /** Null where the report has no pages. */
  readonly pages: DeskPages | null
}

/** What a desk of pages does for regions of them. */
export interface DeskPages {
  /** Gets a page mounted, scrolling to it if it was not. Resolves to false when it can't be. */
  readonly reveal: (page: number) => Promise<boolean>
  /**
   * Draws what a region shows, as large as fits into `most` (pixels of the canvas), once nothing on screen waits to be
   * drawn. Null where the page can't be drawn. The canvas is kept: copy it, don't draw on it.
   */
  readonly picture: (region: PageBox, most: PictureSize) => Promise<HTMLCanvasElement | null>
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

export interface DeskListener {
  /** Page, zoom or scroll place changed. */
  moved(): void
  /** Text was laid out anew: measured boxes are out of date. */
  relaid(): void
}
