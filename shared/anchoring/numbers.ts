/** Reads the numbers out of a passage, so that a changed figure is never taken for a slip of the pen. */

const NUMBER =
  /(?<sign>[-\u2212])?(?<digits>\p{Nd}+(?:[.,'\u2019]\p{Nd}+|[ \u00a0\u2009\u202f]\p{Nd}{3}(?!\p{Nd}))*)/gu
const RAISED = /(?<=\p{Nd})(?=[\u00b9\u00b2\u00b3\u2070\u2074-\u2079])/gu
const THOUSANDS = /(?<=\p{Nd})[,' \u2019\u00a0\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu

/**
 * Returns the numbers of a text in order, as written but for separators of thousands ("1,300" and "1 300" are
 * "1300"). A minus belongs to its number; a hyphen behind a letter or digit (COVID-19, 2010-2014) does not.
 */
export function numbersIn(text: string): string[] {
  const flat = text.replace(RAISED, '^').normalize('NFKC')
  return Array.from(flat.matchAll(NUMBER), (match) => {
    const sign = match.groups?.['sign'] !== undefined && !/[\p{L}\p{N}]/u.test(flat.charAt(match.index - 1))
    return (sign ? '-' : '') + (match.groups?.['digits'] ?? '').replace(THOUSANDS, '')
  })
}
