/** The sheets of a report, named as the person counts its pages, and what the bar shows of the one in view. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { sheetLabelOf } from '../../shared/domain/page-labels.ts'
import type { Source } from '../../shared/domain/project.ts'
import type { Desk } from './desk.ts'
import type { ViewInfo } from './report-view.ts'

export class SheetInfo {
  readonly #source: CanonicalText
  readonly #counted: () => Pick<Source, 'pageLabels'>
  /** Sheets with words on them. */
  readonly #worded: ReadonlySet<number>

  /** `counted` is asked at each call, as how pages are counted may change. */
  constructor(source: CanonicalText, counted: () => Pick<Source, 'pageLabels'>) {
    this.#source = source
    this.#counted = counted
    this.#worded = new Set(source.itemRuns.map((run) => run.page))
  }

  /** Names a sheet, 1-based. */
  labelOf = (number: number): string => {
    const sheet = this.#source.pages[number - 1]
    return sheet ? sheetLabelOf(this.#counted(), sheet) : String(number)
  }

  /** Returns what the bar shows of a desk. */
  of(desk: Desk): Pick<ViewInfo, 'page' | 'zoom' | 'fitWidth' | 'noText'> {
    const { page, zoom, fitWidth } = desk.info()
    const { pages } = this.#source
    const sheet = page === null ? undefined : pages[page - 1]
    return {
      page: sheet ? { number: sheet.number, label: this.labelOf(sheet.number), count: pages.length } : null,
      zoom,
      fitWidth,
      noText: sheet !== undefined && !this.#worded.has(sheet.number),
    }
  }
}
