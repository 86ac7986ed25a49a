/** A sheet of a workbook (ECMA-376 part 1, 18.3.1.99), row by row: bold header that stays, widths, filter, links. */
import { escapeAttribute } from '../../../../shared/codebook-exchange/xml-characters.ts'
import { columnName, numberCell, serialDate, STYLES, textCell, type StyleName } from './cell-xml.ts'

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Most rows of a sheet, its header included. */
export const ROW_LIMIT = 1_048_576
/**
 * Most links of a sheet, and most characters of an address ("Excel specifications and limits"; the address since Excel
 * 2016). A file with more is "damaged", and loses its links when it is mended.
 */
export const LINK_LIMIT = 65_530
export const ADDRESS_LIMIT = 2_079

export interface SheetColumn<Row> {
  readonly name: string
  /** In characters. */
  readonly width: number
  /** A date's cell is an ISO 8601 time. */
  readonly style: StyleName
  readonly value: (row: Row) => string | number | boolean | null
  /** An address that the cell leads to, or null. */
  readonly link?: (row: Row) => string | null
}

export interface Sheet<Row> {
  readonly name: string
  readonly columns: readonly SheetColumn<Row>[]
  /** Gives the rows anew each time. */
  readonly rows: () => Iterable<Row>
}

/** In points, and the most lines that a row shows of a text. */
const LINE_HEIGHT = 15
const MOST_LINES = 12

/** How many lines a text takes in a column, about: not every program fits the height of rows to it by itself. */
function linesIn(text: string, width: number): number {
  let lines = 0
  for (const line of text.slice(0, MOST_LINES * width).split('\n'))
    lines += Math.max(1, Math.ceil(line.length / width))
  return Math.min(lines, MOST_LINES)
}

/** Yields the sheet's part, a row a piece. `links` takes its links; `onCut` is told of each text that does not fit. */
export function* sheetXml<Row>(
  { columns, rows }: Sheet<Row>,
  links: SheetLinks,
  onCut: () => void,
): Generator<string> {
  const letters = columns.map((_, i) => columnName(i))
  const cols = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const header = columns.map(({ name }, i) => textCell(`${letters[i]}1`, name, STYLES.header, onCut))
  yield (
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/><cols>${cols.join('')}</cols>` +
    `<sheetData><row r="1">${header.join('')}</row>`
  )
  let at = 1
  for (const row of rows()) {
    at++
    let cells = ''
    let lines = 1
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      const cell = column ? column.value(row) : null
      if (!column || cell === null) continue
      const address = cell === '' ? null : (column.link?.(row) ?? null)
      cells += cellXml({ cell, address, style: column.style }, { place: `${letters[i]}${at}`, links, onCut })
      if (column.style === 'wrapped') lines = Math.max(lines, linesIn(String(cell), column.width))
    }
    yield `<row r="${at}"${lines === 1 ? '' : ` ht="${LINE_HEIGHT * lines}"`}>${cells}</row>`
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${at}"/>`
  yield* links.xml()
  yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
}

interface CellPlace {
  readonly place: string
  readonly links: SheetLinks
  readonly onCut: () => void
}

interface Cell {
  readonly cell: string | number | boolean
  readonly address: string | null
  readonly style: StyleName
}

function cellXml({ cell, address, style }: Cell, { place, links, onCut }: CellPlace): string {
  if (typeof cell === 'number') return numberCell(place, cell, STYLES[style])
  // LibreOffice makes a formula, FALSE(), of a cell of true or false.
  if (typeof cell === 'boolean') return textCell(place, String(cell), STYLES[style], onCut)
  const date = style === 'date' ? serialDate(cell) : null
  if (date !== null) return numberCell(place, date, STYLES.date)
  const isLink = address !== null && links.take(place, address)
  return textCell(place, cell, isLink ? STYLES.link : STYLES[style], onCut)
}

/** The links of a sheet, as far as a spreadsheet takes them, cell by cell. */
export class SheetLinks {
  /** Addresses in the order in which they first stand in the sheet, each with its number from 1. */
  readonly #ids = new Map<string, number>()
  readonly #places: { readonly place: string; readonly id: number }[] = []
  readonly #onUnlinked: (why: 'many' | 'long') => void
  readonly #most: number

  /** `onUnlinked` is told of each cell that is text: the sheet has `most` links already, or its address is too long. */
  constructor(onUnlinked: (why: 'many' | 'long') => void, most = LINK_LIMIT) {
    this.#onUnlinked = onUnlinked
    this.#most = most
  }

  /** Makes a cell a link, and says whether it is one. */
  take(place: string, address: string): boolean {
    const isLong = address.length > ADDRESS_LIMIT
    if (isLong || this.#places.length >= this.#most) {
      this.#onUnlinked(isLong ? 'long' : 'many')
      return false
    }
    const id = this.#ids.get(address) ?? this.#ids.size + 1
    this.#ids.set(address, id)
    this.#places.push({ place, id })
    return true
  }

  *xml(): Generator<string> {
    if (this.#places.length === 0) return
    yield '<hyperlinks>'
    for (const { place, id } of this.#places) yield `<hyperlink ref="${place}" r:id="rId${id}"/>`
    yield '</hyperlinks>'
  }

  /** The addresses, as the part beside the sheet that holds them (ECMA-376 part 2, 9.3); whole behind the sheet. */
  relationsXml(): string {
    const entries = [...this.#ids].map(
      ([address, id]) =>
        `<Relationship Id="rId${id}" Type="${RELATIONS}/hyperlink" Target="${escapeAttribute(address)}" TargetMode="External"/>`,
    )
    return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${entries.join('')}</Relationships>`
  }
}
