/** Tells the value of a number in digits, whose separators mean different things in different places. */
import type { Token } from './tokens.ts'

/** Which mark parts the decimals; `known` where the text itself showed it. */
export interface NumberStyle {
  readonly decimalMark: '.' | ','
  readonly known: boolean
}

const SPACES = /[ \u00a0\u2009\u202f'\u2019]/g
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/

/**
 * Returns how a text writes decimals: as its numbers that can be read in one way only do ("12,5", "1,234.5"), the
 * majority winning; else as its language does.
 */
export function numberStyle(tokens: readonly Token[], decimalMark: '.' | ','): NumberStyle {
  let points = 0
  let commas = 0
  for (const { kind, text } of tokens) {
    if (kind !== 'number') continue
    const mark = plainDecimalMark(text)
    if (mark === '.') points++
    if (mark === ',') commas++
  }
  if (points === commas) return { decimalMark, known: false }
  return { decimalMark: points > commas ? '.' : ',', known: true }
}

function plainDecimalMark(text: string): '.' | ',' | null {
  const [mark, other] = text.replace(/\d/g, '').match(/./gu) ?? []
  if (mark === undefined) return null
  if (other !== undefined) {
    const last = text.replace(SPACES, '').replace(/\d/g, '').at(-1)
    return last !== mark && (last === '.' || last === ',') ? last : null
  }
  return (mark === '.' || mark === ',') && !GROUPED.test(text) ? mark : null
}

/** Returns the value of a number as printed; NaN for what is no number ("2.3.1"). */
export function numberValue(printed: string, { decimalMark, known }: NumberStyle): number {
  const text = printed.replace(SPACES, '')
  const marks = text.replace(/\d/g, '')
  if (marks === '') return Number(text)
  const last = marks.at(-1) ?? ''
  const grouping = marks.slice(0, -1)
  if (grouping === '') {
    const thousands =
      GROUPED.test(text) && !text.startsWith('0') && groups(text, last, { decimalMark, known })
    return Number(thousands ? text.replace(last, '') : text.replace(last, '.'))
  }
  if (!grouping.includes(last)) {
    const [whole = '', decimals = ''] = text.split(last)
    return GROUPED.test(whole) ? Number(`${whole.replace(/[.,]/g, '')}.${decimals}`) : NaN
  }
  return GROUPED.test(text) ? Number(text.replace(/[.,]/g, '')) : NaN
}

/**
 * Tells whether the one mark of "1,234" parts thousands. It does where it is not the decimal mark. Where it is, but
 * only by the custom of the language, "138,000" in Spanish is how Mexico writes thousands, and nobody prints three
 * decimals that are all zero.
 */
function groups(text: string, mark: string, { decimalMark, known }: NumberStyle): boolean {
  if (mark !== decimalMark) return true
  return (decimalMark === ',' && !known) || (text.endsWith('000') && !known)
}
