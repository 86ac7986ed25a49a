/** A sheet of a workbook (ECMA-376 part 1, 18.3.1.99), row by row: bold header that stays, widths, filter, links. */
import { escapeAttribute } from '../../../../shared/codebook-exchange/xml-characters.ts'
import { columnName, numberCell, serialDate, STYLES, textCell, type StyleName } from './cell-xml.ts'

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Most rows of a sheet, its header included. */
export const ROW_LIMIT = 1_048_576
/** Most links of a sheet; a spreadsheet drops all of them where there are more. */
const LINK_LIMIT = 65_530

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

/** Yields the sheet's part, a row a piece. `onCut` is called for each text that does not fit into a cell. */
export function* sheetXml<Row>({ columns, rows }: Sheet<Row>, onCut: () => void): Generator<string> {
  const letters = columns.map((_, i) => columnName(i))
  const cols = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  const header = columns.map(({ name }, i) => textCell(`${letters[i]}1`, name, STYLES.header, onCut))
  yield (
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols>` +
    `<sheetData><row r="1">${header.join('')}</row>`
  )
  let at = 1
  for (const row of rows()) {
    at++
    let cells = ''
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      if (column) cells += cellXml(column, row, `${letters[i]}${at}`, onCut)
    }
    yield `<row r="${at}">${cells}</row>`
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${at}"/>`
  yield* linksXml({ columns, rows })
  yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
}

function cellXml<Row>(
  { value, style, link }: SheetColumn<Row>,
  row: Row,
  place: string,
  onCut: () => void,
): string {
  const cell = value(row)
  if (cell === null) return ''
  if (typeof cell === 'number') return numberCell(place, cell, STYLES[style])
  // LibreOffice makes a formula, FALSE(), of a cell of true or false.
  if (typeof cell === 'boolean') return textCell(place, String(cell), STYLES[style], onCut)
  const date = style === 'date' ? serialDate(cell) : null
  if (date !== null) return numberCell(place, date, STYLES.date)
  return textCell(place, cell, link?.(row) == null ? STYLES[style] : STYLES.link, onCut)
}

/** Addresses of a sheet in the order in which they first stand in it, each with its number from 1. */
type Links = ReadonlyMap<string, number>

/** The links of a sheet, cell by cell; none where there are more than a spreadsheet takes. */
function linked<Row>({ columns, rows }: Pick<Sheet<Row>, 'columns' | 'rows'>) {
  const places: { place: string; id: number }[] = []
  const links = new Map<string, number>()
  const linking = columns.flatMap(({ link }, i) => (link ? [{ link, letter: columnName(i) }] : []))
  if (linking.length === 0) return { places, links: links as Links }
  let at = 1
  for (const row of rows()) {
    at++
    for (const { link, letter } of linking) {
      const address = link(row)
      if (address === null) continue
      const id = links.get(address) ?? links.size + 1
      links.set(address, id)
      places.push({ place: `${letter}${at}`, id })
    }
  }
  return places.length > LINK_LIMIT
    ? { places: [], links: new Map() as Links }
    : { places, links: links as Links }
}

function* linksXml<Row>(sheet: Pick<Sheet<Row>, 'columns' | 'rows'>): Generator<string> {
  const { places } = linked(sheet)
  if (places.length === 0) return
  yield '<hyperlinks>'
  for (const { place, id } of places) yield `<hyperlink ref="${place}" r:id="rId${id}"/>`
  yield '</hyperlinks>'
}

/** The addresses that a sheet leads to, as the part beside it that holds them (ECMA-376 part 2, 9.3). */
export function sheetRelations<Row>(sheet: Sheet<Row>): string {
  const entries = [...linked(sheet).links].map(
    ([address, id]) =>
      `<Relationship Id="rId${id}" Type="${RELATIONS}/hyperlink" Target="${escapeAttribute(address)}" TargetMode="External"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${entries.join('')}</Relationships>`
}
