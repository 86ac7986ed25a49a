/** Finds numbers with their scale, currency and percent: "US$4.2 million", "two-thirds", "one in ten", "12 %". */
import type { Lexicon } from './lexicon.ts'
import { numberValue, type NumberStyle } from './number-values.ts'
import { scaleAt, wordNumber } from './number-words.ts'
import type { Token } from './tokens.ts'

export interface Quantity {
  /** Tokens, the end exclusive; currency, scale and unit included. */
  readonly from: number
  readonly to: number
  /** Tokens of the number with its scale. */
  readonly numberFrom: number
  readonly numberTo: number
  readonly value: number
  /** "%", "share", "times", "percentage points", "‰", a currency code; null for a plain count. */
  readonly unit: string | null
  readonly inDigits: boolean
  /** Holds a scale word or letter: "million", "k". */
  readonly scale: number
}

export interface Reading {
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  readonly style: NumberStyle
  /** The white space before a token. */
  readonly gapAt: (token: number) => string
}

/** Returns all quantities in text order. `isTaken` tells tokens that belong to dates and the like. */
export function findQuantities(reading: Reading, isTaken: (token: number) => boolean): Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < reading.tokens.length; at++) {
    const quantity = isTaken(at) ? null : quantityAt(reading, at, found.at(-1)?.to ?? 0)
    if (!quantity) continue
    const share = shareOf(reading, quantity)
    found.push(share ?? quantity)
    at = (share ?? quantity).to - 1
  }
  return found
}

interface PlainNumber {
  readonly to: number
  readonly value: number
  readonly inDigits: boolean
  readonly share: boolean
  readonly scale: number
}

/** Tokens before `free` belong to the quantity before. */
function quantityAt(reading: Reading, at: number, free: number): Quantity | null {
  const number = numberAt(reading, at)
  if (!number || !Number.isFinite(number.value)) return null
  const { tokens, lexicon } = reading
  const signed = number.inDigits && at > free && isMinus(tokens, at - 1)
  const front = signed ? at - 1 : at
  const base = {
    from: front,
    to: number.to,
    numberFrom: front,
    numberTo: number.to,
    value: signed ? -number.value : number.value,
    inDigits: number.inDigits,
    scale: number.scale,
  }
  if (number.share) return { ...base, unit: 'share' }
  if (lexicon.numbers.folds.has(tokens[at]?.low ?? '')) return { ...base, unit: 'times' }
  const before = lexicon.currencyBefore.before(tokens, front)
  if (before && before.from >= free && (number.inDigits || number.scale > 1))
    return { ...base, from: before.from, unit: before.value }
  return { ...base, ...unitBehind(reading, number.to) }
}

function unitBehind(
  { tokens, lexicon }: Reading,
  to: number,
): { readonly to: number; readonly unit: string | null } {
  const at = tokens[to]?.text === '-' && tokens[to].glued ? to + 1 : to
  const percent = lexicon.percent.at(tokens, at)
  if (percent) return { to: percent.to, unit: percent.value }
  const currency = lexicon.currencyAfter.at(tokens, at)
  if (currency) return { to: currency.to, unit: currency.value }
  const times = lexicon.times.at(tokens, at)
  if (times) return { to: times.to, unit: 'times' }
  return { to, unit: null }
}

function numberAt(reading: Reading, at: number): PlainNumber | null {
  const { tokens, lexicon } = reading
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'number') return digitsAt(reading, at, token)
  const fraction = FRACTIONS.get(token.text)
  if (fraction !== undefined) return fractionAt(reading, at, fraction)
  if (token.kind !== 'word') return null
  const fold = lexicon.numbers.folds.get(token.low)
  if (fold !== undefined) return { to: at + 1, value: fold, inDigits: false, share: false, scale: 1 }
  const loose = looseFraction(reading, at)
  if (loose) return loose
  const words = wordNumber(tokens, at, lexicon.numbers)
  // "un 5 %": an article.
  if (!words || (words.value === 1 && tokens[words.to]?.kind === 'number')) return null
  const last = tokens[words.to - 1]?.low ?? ''
  const scale = lexicon.numbers.scales.get(last) ?? 1
  return { to: words.to, value: words.value, inDigits: false, share: words.share, scale }
}

/** Fractions printed as one sign. */
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ...([
    ['½', 1 / 2],
    ['⅓', 1 / 3],
    ['⅔', 2 / 3],
    ['¼', 1 / 4],
    ['¾', 3 / 4],
    ['⅕', 1 / 5],
    ['⅖', 2 / 5],
  ] as const),
  ...([
    ['⅗', 3 / 5],
    ['⅘', 4 / 5],
    ['⅙', 1 / 6],
    ['⅛', 1 / 8],
    ['⅜', 3 / 8],
    ['⅝', 5 / 8],
    ['⅞', 7 / 8],
  ] as const),
])

/** "½ of", a share; "½ million", a number. */
function fractionAt({ tokens, lexicon }: Reading, at: number, value: number): PlainNumber {
  const scale = scaleAt(tokens, at + 1, lexicon.numbers)
  if (!scale) return { to: at + 1, value, inDigits: false, share: true, scale: 1 }
  return { to: scale.to, value: scaled(value, scale.value), inDigits: true, share: false, scale: scale.value }
}

/** "a third" is a share before "of", after a qualifier or after "by"; elsewhere it may be a third country. */
function looseFraction({ tokens, lexicon }: Reading, at: number): PlainNumber | null {
  const loose = lexicon.numbers.looseFractions.at(tokens, at)
  if (!loose) return null
  const { of } = lexicon.heads
  const plain = of.has(tokens[loose.to]?.low ?? '') && !lexicon.dates.fiscal.at(tokens, loose.to + 1)
  if (!plain && !lexicon.qualifiersBefore.before(tokens, at) && tokens[at - 1]?.low !== 'by') return null
  return { to: loose.to, value: loose.value, inDigits: false, share: true, scale: 1 }
}

function digitsAt({ tokens, lexicon, style }: Reading, at: number, token: Token): PlainNumber {
  const value = numberValue(token.text, style)
  const plain = { to: at + 1, value, inDigits: true, share: false, scale: 1 }
  const next = tokens[at + 1]
  if (!next) return plain
  const fraction = FRACTIONS.get(next.text)
  if (fraction !== undefined) {
    const mixed = value + fraction
    const scale = scaleAt(tokens, at + 2, lexicon.numbers)
    if (!scale) return { ...plain, to: at + 2, value: mixed }
    return { ...plain, to: scale.to, value: scaled(mixed, scale.value), scale: scale.value }
  }
  const short = lexicon.numbers.shortScales.get(next.low)
  if (short !== undefined && shortScaleFits({ tokens, lexicon }, at)) {
    return { ...plain, to: at + 2, value: scaled(value, short), scale: short }
  }
  const hyphened = next.text === '-' && next.glued && tokens[at + 2]?.glued
  const scale = scaleAt(tokens, hyphened ? at + 2 : at + 1, lexicon.numbers)
  if (scale) return { ...plain, to: scale.to, value: scaled(value, scale.value), scale: scale.value }
  const half = lexicon.numbers.andHalf.at(tokens, at + 1)
  const halfScale = half && scaleAt(tokens, half.to, lexicon.numbers)
  if (!halfScale) return plain
  return { ...plain, to: halfScale.to, value: (value + 0.5) * halfScale.value, scale: halfScale.value }
}

/** "m" right behind digits is a million after a currency or before a noun; elsewhere it may be a metre. */
function shortScaleFits({ tokens, lexicon }: Pick<Reading, 'tokens' | 'lexicon'>, at: number): boolean {
  const letter = tokens[at + 1]
  const isMetre = letter?.low === 'm'
  // "$1–2M": the currency stands before the first number of the range.
  const front = /^[-–]$/.test(tokens[at - 1]?.text ?? '') ? at - 2 : at
  const money = lexicon.currencyBefore.before(tokens, front) !== null
  if (!letter?.glued && !(money && letter?.low !== 'k')) return letter !== undefined && letter.text.length > 1
  if (!isMetre || money) return true
  const next = tokens[at + 2]
  return (
    next?.kind === 'word' &&
    !lexicon.functionWords.has(next.low) &&
    !/^(?:wide|long|high|deep|tall)$/.test(next.low)
  )
}

/** Multiplies without the binary dust of 1.1 × 1,000,000. */
function scaled(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15))
}

function isMinus(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at]
  const number = tokens[at + 1]
  if (!sign || !number?.glued || sign.glued) return sign?.text === '\u2212' && number?.glued === true
  return sign.text === '\u2212' || sign.text === '-'
}

/**
 * "two in three", "1 out of 10", "uno de cada tres": one share. "35 out of 96" stays a count with what it is out of,
 * as do rates ("61.1 out of 100,000"), which come after.
 */
function shareOf(reading: Reading, part: Quantity): Quantity | null {
  const { tokens, lexicon } = reading
  if (part.unit !== null || !Number.isInteger(part.value) || part.value < 1) return null
  const link = lexicon.outOf.at(tokens, part.to)
  if (!link) return null
  const whole = numberAt(reading, link.to)
  if (!whole || whole.share || whole.value <= part.value || !Number.isInteger(whole.value)) return null
  const behind = unitBehind(reading, whole.to)
  if (behind.unit !== null) return null
  const counts = link.to - link.from > 1 && (whole.value > 10 || part.value > 9)
  const every = /^(?:every|cada|each)$/.test(tokens[link.to - 1]?.low ?? '')
  if (counts && !every) return null
  if (link.to - link.from === 1 && !every && !isInShare(tokens, whole, part)) return null
  if (part.value > 1 && whole.value >= 1000) return null
  return {
    ...part,
    to: whole.to,
    numberTo: whole.to,
    value: part.value / whole.value,
    unit: 'share',
  }
}

/** "in" may begin a date or a place: "1 in 10" is a share, "5 in 2018" and "300 in 2 districts" are not. */
function isInShare(tokens: readonly Token[], whole: PlainNumber, part: Quantity): boolean {
  if (whole.inDigits && /^(?:1[5-9]|20)\d\d$/.test(tokens[whole.to - 1]?.text ?? '')) return false
  if (part.value === 1) return true
  return whole.value <= 10 || whole.value === 100
}
