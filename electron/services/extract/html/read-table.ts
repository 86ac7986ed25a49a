/** Reads a table's rows and cells, and tells tables of data from tables that only lay out a page. */
import type { DraftCell, DraftRun } from '../draft-block.ts'
import { attribute, elementsBelow, isElement, isUnseen } from './html-tree.ts'
import type { HtmlElement } from './html-tree.ts'

export interface ReadTable {
  readonly captions: readonly HtmlElement[]
  readonly rows: readonly (readonly DraftCell[])[]
}

const LAYOUT_ROLES = new Set(['presentation', 'none'])
/** Elements that no cell of data holds. */
const PAGE_PARTS = new Set('table h1 h2 h3 h4 h5 h6 main article section nav header footer form'.split(' '))
/** The HTML Standard's own limits for spans (4.9.11). */
const MAX_COLUMNS = 1_000
const MAX_ROWS = 65_534

/**
 * Returns the captions and rows of `table`, its cells' words read by `readCell`; null where it lays out a page
 * (it says so, has a single cell, or holds headings or other tables) and is to be read like any other box.
 * Rows and cells in `skipped` are left out.
 */
export function readTable(
  table: HtmlElement,
  skipped: ReadonlySet<HtmlElement>,
  readCell: (cell: HtmlElement) => DraftRun[],
): ReadTable | null {
  const seen = (element: HtmlElement) => !skipped.has(element) && !isUnseen(element)
  const rows = rowsOf(table).filter(seen)
  const cells = rows.map((row) => childrenOf(row, ['td', 'th']).filter(seen))
  if (laysOutPage(table, cells)) return null
  return {
    captions: childrenOf(table, ['caption']).filter(seen),
    rows: cells
      .map((row) =>
        row.map((cell) => ({
          header: cell.tagName === 'th' || isInHead(cell),
          columns: spanOf(cell, 'colspan', MAX_COLUMNS),
          rows: spanOf(cell, 'rowspan', MAX_ROWS),
          runs: readCell(cell),
        })),
      )
      .filter((row) => row.length > 0),
  }
}

function laysOutPage(table: HtmlElement, cells: readonly (readonly HtmlElement[])[]): boolean {
  if (LAYOUT_ROLES.has(attribute(table, 'role') ?? '')) return true
  if (cells.flat().length <= 1) return true
  for (const element of elementsBelow(table)) if (PAGE_PARTS.has(element.tagName)) return true
  return false
}

/** Rows as they are shown: the first `thead` above and the first `tfoot` below, wherever written (CSS 2.2, 17.2). */
function rowsOf(table: HtmlElement): HtmlElement[] {
  const groups = childrenOf(table, ['thead', 'tbody', 'tfoot'])
  const head = groups.filter((group) => group.tagName === 'thead').slice(0, 1)
  const foot = groups.filter((group) => group.tagName === 'tfoot').slice(0, 1)
  const between = groups.filter((group) => !head.includes(group) && !foot.includes(group))
  return [...head, ...between, ...foot].flatMap((group) => childrenOf(group, ['tr']))
}

function childrenOf(element: HtmlElement, names: readonly string[]): HtmlElement[] {
  return element.childNodes.filter(isElement).filter((child) => names.includes(child.tagName))
}

function isInHead(cell: HtmlElement): boolean {
  const group = cell.parentNode && isElement(cell.parentNode) ? cell.parentNode.parentNode : null
  return group !== null && isElement(group) && group.tagName === 'thead'
}

function spanOf(cell: HtmlElement, name: string, most: number): number {
  const span = Number.parseInt(attribute(cell, name) ?? '', 10)
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1
}
