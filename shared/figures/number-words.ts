/** Reads numbers in words ("two hundred and fifty", "treinta y dos mil"), fractions included. */
import type { NumberWords } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface WordNumber {
  /** Token after the last. */
  readonly to: number
  readonly value: number
  /** A fraction of a whole, as "two-thirds"; "half a million" is none. */
  readonly share: boolean
}

/** Longer runs are no number of any report; reading stays linear. */
const MOST_WORDS = 16

/** Returns the number in words that begins at token `from`, or null. */
export function wordNumber(tokens: readonly Token[], from: number, words: NumberWords): WordNumber | null {
  const half = halfOfScale(tokens, from, words)
  if (half) return half
  const fraction = words.fractions.at(tokens, from)
  if (fraction) return { to: fraction.to, value: fraction.value, share: true }
  const group = groupAt(tokens, from, words)
  if (group) return { ...group, share: false }
  const number = wholeNumber(tokens, from, words)
  return number ? { ...number, share: false } : null
}

/** Returns what a scale at token `at` multiplies by, "mil millones" as one, or null. */
export function scaleAt(
  tokens: readonly Token[],
  at: number,
  words: NumberWords,
): { readonly to: number; readonly value: number } | null {
  let to = at
  let value = 1
  for (let steps = 0; steps < 2; steps++) {
    const scale = words.scales.get(tokens[to]?.low ?? '')
    if (scale === undefined || scale <= (steps === 0 ? 1 : value)) break
    value *= scale
    to++
  }
  if (to === at) return null
  const half = words.andHalf.at(tokens, to)
  return half ? { to: half.to, value: value * 1.5 } : { to, value }
}

function halfOfScale(tokens: readonly Token[], from: number, words: NumberWords): WordNumber | null {
  if (!words.half.has(tokens[from]?.low ?? '')) return null
  const at = words.articles.has(tokens[from + 1]?.low ?? '') ? from + 2 : from + 1
  const value = words.scales.get(tokens[at]?.low ?? '') ?? words.groups.get(tokens[at]?.low ?? '')
  return value === undefined ? null : { to: at + 1, value: value / 2, share: false }
}

function groupAt(tokens: readonly Token[], from: number, words: NumberWords) {
  const low = tokens[from]?.low ?? ''
  const times = words.articles.has(low) ? 1 : words.small.get(low)
  const group = words.groups.get(tokens[from + 1]?.low ?? '')
  return times === undefined || group === undefined ? null : { to: from + 2, value: times * group }
}

interface Sum {
  total: number
  current: number
  lastScale: number
  /** Something was read that a scale may multiply. */
  any: boolean
}

function wholeNumber(tokens: readonly Token[], from: number, words: NumberWords) {
  const sum: Sum = { total: 0, current: 0, lastScale: Infinity, any: false }
  let at = from
  let to = from
  const first = tokens[from]?.low ?? ''
  if (words.articles.has(first) && multiplies(tokens[from + 1], words)) {
    sum.current = 1
    sum.any = true
    at++
  }
  while (at < tokens.length && at - from < MOST_WORDS) {
    const token = tokens[at]
    if (!token || (at > from && token.startsSentence)) break
    if (isJoint(tokens, at, { sum, words })) {
      at++
      continue
    }
    if (!take(token.low, sum, words)) break
    at++
    to = at
  }
  const value = sum.total + sum.current
  if (to === from) return null
  const half = words.andHalf.at(tokens, to)
  const scale = half ? scaleAt(tokens, half.to, words) : null
  if (half && scale) return { to: scale.to, value: (value + 0.5) * scale.value }
  return half ? { to: half.to, value: sum.total > 0 ? value * 1.5 : value + 0.5 } : { to, value }
}

function multiplies(token: Token | undefined, words: NumberWords): boolean {
  return token !== undefined && (words.hundred.has(token.low) || words.scales.has(token.low))
}

/** A hyphen or "and" between two parts of one number. */
function isJoint(
  tokens: readonly Token[],
  at: number,
  { sum, words }: { readonly sum: Sum; readonly words: NumberWords },
): boolean {
  const next = words.small.get(tokens[at + 1]?.low ?? '')
  if (!sum.any || next === undefined) return false
  const token = tokens[at]
  const afterTens = sum.current % 10 === 0 && sum.current % 100 >= 20 && next < 10 && next > 0
  if (token?.text === '-' || token?.text === '\u2010') return afterTens && token.glued
  if (token?.low !== words.joiner) return false
  if (words.joins === 'tens') return afterTens && sum.current % 100 >= 30
  return sum.current % 100 === 0 && sum.total + sum.current >= 100 && sum.lastScale !== 1
}

/** Adds a word to the sum; false where it does not go on with the number. */
function take(low: string, sum: Sum, words: NumberWords): boolean {
  const small = words.small.get(low)
  if (small !== undefined) {
    if (!fits(small, sum)) return false
    sum.current += small
    sum.any = true
    return true
  }
  if (words.hundred.has(low)) {
    if (sum.current === 0 || sum.current >= 100) return false
    sum.current *= 100
    return true
  }
  const scale = words.scales.get(low)
  if (scale === undefined || (!sum.any && !words.bareScales.has(low))) return false
  if (scale > sum.lastScale) {
    sum.total = (sum.total + sum.current) * scale
  } else if (scale < sum.lastScale) {
    sum.total += Math.max(sum.current, sum.current === 0 ? 1 : 0) * scale
  } else return false
  sum.current = 0
  sum.lastScale = scale
  sum.any = true
  return true
}

function fits(small: number, { current, any, lastScale }: Sum): boolean {
  if (!any) return true
  if (small === 0) return false
  if (current === 0) return lastScale !== Infinity && small < lastScale
  if (small < 10)
    return current % 10 === 0 && current % 100 !== 10 && (current % 100 >= 20 || current % 100 === 0)
  return small < 100 && current % 100 === 0
}
