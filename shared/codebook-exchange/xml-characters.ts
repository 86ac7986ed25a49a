/** Characters that XML 1.0 can't hold (section 2.2, `Char`), and how the others are written. */

// Control characters, halves of characters, and two code points that are none.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const REFERENCE = /&#(?:x([0-9a-f]{1,8})|(\d{1,8}));/gi

/** Returns the text without what XML can't hold, and how many characters that were. */
export function withoutForbidden(text: string): { readonly text: string; readonly removed: number } {
  let removed = 0
  const clean = text.replace(FORBIDDEN, () => {
    removed += 1
    return ''
  })
  return { text: clean, removed }
}

/** The same for the text of an XML file, in which such a character may also be written as a reference. */
export function withoutForbiddenReferences(xml: string): { readonly text: string; readonly removed: number } {
  const { text, removed } = withoutForbidden(xml)
  let references = 0
  const clean = text.replace(REFERENCE, (whole, hex: string | undefined, digits = '') => {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    const isAllowed =
      code <= 0x10ffff &&
      (code < 0xd800 || code > 0xdfff) &&
      withoutForbidden(String.fromCodePoint(code)).removed === 0
    if (isAllowed) return whole
    references += 1
    return ''
  })
  return { text: clean, removed: removed + references }
}

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Writes the text of an element. A carriage return is written as a reference, or readers would drop it. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => MARKUP[character] ?? character)
}

/** Writes an attribute's value, without its quotes. White space is written as references, or readers make it blanks. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => MARKUP[character] ?? character)
}
