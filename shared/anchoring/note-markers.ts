/**
 * Decides which characters of a text are note markers (reference marks such as "[4]" or "¹") by how they look.
 * Markers an extractor found in the source's structure need no such look; see `CanonicalText.markers`.
 */

/** `[1]`, `[12, 13]`, `[3–5]`, `[note 2]`: numbers of one to three digits, so that "[2015]" stays a year. */
const BRACKETED = /\[(?:notes? ?|fn\.? ?)?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]/iy

const SUPERSCRIPT = '\u00b9\u00b2\u00b3\u2070\u2074-\u2079'
const SUPERSCRIPT_RUN = new RegExp(`[${SUPERSCRIPT}]+(?:[,\u2013\u207b]\\s?[${SUPERSCRIPT}]+)*`, 'y')
const WORD_BEFORE = /\p{L}+$/u
const YEAR_BEFORE = /(?:^|[^\d.,])(?:19|20)\d\d$/

/** Digits right after a letter or closing punctuation and before a gap: "policy.12 The", "policy12, but". */
const GLUED_DIGITS = /(?<=[\p{L}.,;:!?)\]%"'”’»])\d{1,3}(?=$|[\s.,;:!?)\]”’»])/gu

/** Returns the end of the bracketed marker that begins at `offset`, or -1. */
export function bracketedMarkerEnd(text: string, offset: number): number {
  return endOfMatch(BRACKETED, text, offset)
}

/** Returns the end of the run of superscript digits ("¹²", "¹,²") that begins at `offset`, or -1. */
export function superscriptEnd(text: string, offset: number): number {
  return endOfMatch(SUPERSCRIPT_RUN, text, offset)
}

/**
 * Tells whether superscript digits at `offset` call a note. They do after a word of three letters or more, after
 * punctuation and after a year; "m²", "km³" and "10⁶" are units and powers.
 */
export function superscriptIsMarker(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 24), offset)
  const word = WORD_BEFORE.exec(before)
  if (word) return word[0].length >= 3
  return !/\d$/.test(before) || YEAR_BEFORE.test(before)
}

/**
 * Returns the digits in a quote that may be markers which lost their brackets or their raised type. Whether they
 * are is for the source to say: "3.14 is" looks the same.
 */
export function gluedDigits(quote: string): { readonly start: number; readonly end: number }[] {
  return Array.from(quote.matchAll(GLUED_DIGITS), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function endOfMatch(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : -1
}
