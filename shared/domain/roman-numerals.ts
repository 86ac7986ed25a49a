/** Roman numerals as pages of front matter carry them. */

const NUMERALS = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/** Returns the numeral of a whole number from 1 to 3999, in lower case. */
export function romanNumeral(number: number): string {
  let left = number
  let numeral = ''
  for (const [letters, value] of NUMERALS) {
    numeral += letters.repeat(Math.floor(left / value))
    left %= value
  }
  return numeral
}

/** Reads a numeral in lower or upper case; null for what is none (“iiii”, “Mix”, ""). */
export function romanNumber(numeral: string): number | null {
  if (!/^(?:[ivxlcdm]{1,15}|[IVXLCDM]{1,15})$/.test(numeral)) return null
  let left = numeral.toLowerCase()
  let number = 0
  for (const [letters, value] of NUMERALS) {
    while (left.startsWith(letters)) {
      number += value
      left = left.slice(letters.length)
    }
  }
  return left === '' && romanNumeral(number) === numeral.toLowerCase() ? number : null
}
