/** Converts offsets between UTF-16 code units, in which Pincite counts, and the code points of the W3C's formats. */

/**
 * Returns a function from a UTF-16 offset into `text` to the number of code points before it. It gives null for an
 * offset outside the text, or between the two halves of one character. A lone surrogate counts as one code point.
 * Takes one pass over the text; each call afterwards takes logarithmic time.
 */
export function codePointCounter(text: string): (offset: number) => number | null {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map((match) => match.index)
  return (offset) => {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return null
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((pairs[middle] ?? Infinity) < offset) low = middle + 1
      else high = middle
    }
    return low > 0 && pairs[low - 1] === offset - 1 ? null : offset - low
  }
}
