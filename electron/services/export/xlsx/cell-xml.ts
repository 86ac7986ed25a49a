/** Cells of a sheet (SpreadsheetML, ECMA-376 part 1, 18.3.1.4). Text is always text: no cell here can be a formula. */

/** Index of each format in `styles.xml` (`workbook-parts.ts`). */
export const STYLES = { plain: 0, header: 1, wrapped: 2, date: 3, link: 4 } as const
export type StyleName = keyof typeof STYLES

/** Most UTF-16 code units that a cell holds in a spreadsheet; longer text makes the file "damaged" there. */
export const CELL_LIMIT = 32_767

const CUT = ' … (cut here: a cell holds no more)'

// Written as _xHHHH_ (ECMA-376 22.4.2.4): what XML can't hold, a carriage return, which XML readers drop, and the "_"
// of what would be read as such an escape.
const ESCAPED = /[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const NEEDS_CARE = /[\0-\x08\x0B-\x1F\uFFFE\uFFFF&<>_\uD800-\uDFFF]/

/** Returns text as the content of a `t` element. Halves of characters become U+FFFD, as in every file of ours. */
export function escapeCell(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return text
    .toWellFormed()
    .replace(ESCAPED, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      return `_x${code}_`
    })
    .replace(/[&<>]/g, (character) => MARKUP[character] ?? '')
}

/** A cell of text; an empty one is no cell. `onCut` is called where the text does not fit. */
export function textCell(place: string, text: string, style: number, onCut: () => void): string {
  if (text === '') return ''
  let shown = text
  if (text.length > CELL_LIMIT) {
    onCut()
    shown = text.slice(0, CELL_LIMIT - CUT.length).toWellFormed() + CUT
  }
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(shown)}</t></is></c>`
}

/** A cell of a number. */
export function numberCell(place: string, value: number, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`
}

const DAY = 86_400_000
/** Days from the first day of spreadsheets, 1899-12-30, to that of Unix time. */
const EPOCH = 25_569

/** Returns an ISO 8601 time in UTC as a spreadsheet counts it: days since 1899-12-30; null for what is no time. */
export function serialDate(iso: string): number | null {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? null : time / DAY + EPOCH
}

/** Returns the letters of a column counted from 0: A, …, Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}
