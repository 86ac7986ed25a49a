/** Reads numbers as people type them, whatever their locale; one that two locales read differently is not guessed. */

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  /** A sentence for below the field. */
  | { readonly ok: false; readonly problem: string }

const SPACED = /(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))/g
const SHAPE = /^([+\-\u2212]?)(\d+(?:[.,]\d+)*)$/

/**
 * Reads "1200", "-3.5", "3,5", "1 200", "1,234.5", "1.234,5", "1,234,567". "1,200" and "1.200" are 1200 in one place
 * and 1.2 in another: they are sent back with both ways to write it.
 */
export function parseTypedNumber(text: string): TypedNumber {
  const [, sign = '', digits] = SHAPE.exec(text.trim().replace(SPACED, '')) ?? []
  if (digits === undefined) return { ok: false, problem: `“${text.trim()}” is no number.` }
  const parts = digits.split(/[.,]/)
  const marks = digits.replace(/\d/g, '')
  const last = parts.at(-1) ?? ''
  const whole = parts.slice(0, -1).join('')
  if (marks === '') return number(sign, digits)
  const grouped = isGrouped(parts)
  if (marks.length === 1) {
    if (!grouped) return number(sign, `${whole}.${last}`)
    const problem = `“${text.trim()}” can be read in two ways: write ${whole}${last} or ${whole}.${last}0.`
    return { ok: false, problem }
  }
  if (new Set(marks).size === 1) return grouped ? number(sign, parts.join('')) : unclear(text)
  const groups = marks.slice(0, -1)
  const clear =
    new Set(groups).size === 1 && !groups.includes(marks.at(-1) ?? '') && isGrouped(parts.slice(0, -1))
  return clear ? number(sign, `${whole}.${last}`) : unclear(text)
}

/** Thousands: one to three digits, the first no 0, then threes. */
function isGrouped([first = '', ...others]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && others.every((part) => part.length === 3)
}

function number(sign: string, digits: string): TypedNumber {
  const value = Number(digits)
  if (!Number.isFinite(value)) return { ok: false, problem: 'That number is too large.' }
  return { ok: true, value: sign === '-' || sign === '\u2212' ? -value : value }
}

function unclear(text: string): TypedNumber {
  return { ok: false, problem: `“${text.trim()}” is no number: its points and commas do not agree.` }
}
