/** Joins two quantities that are the ends of one range: "12–15 %", "$4 to $5 million", "between 300 and 400". */
import type { Quantity, Reading } from './quantities.ts'

/** A quantity, or a range of two. */
export interface Amount {
  /** Tokens, the end exclusive, without the words that open a range. */
  readonly from: number
  readonly to: number
  readonly low: Quantity
  readonly high: Quantity | null
  /** Tokens of "between", where the range is opened by such a word. */
  readonly opener: number | null
}

/** Returns the quantities with ranges joined, in text order. */
export function joinRanges(reading: Reading, quantities: readonly Quantity[]): Amount[] {
  const amounts: Amount[] = []
  for (let at = 0; at < quantities.length; at++) {
    const first = quantities[at]
    const second = quantities[at + 1]
    if (!first) continue
    const link = second ? linkBetween(reading, first, second) : null
    if (!second || !link) {
      amounts.push(alone(first))
      continue
    }
    const [low, high] = borrowed(first, second)
    at++
    if (link.isRange && low.value < high.value && low.unit === high.unit) {
      amounts.push({ from: low.from, to: high.to, low, high, opener: link.opener })
    } else if (link.isDash) {
      amounts.push(alone(first), alone(second))
    } else {
      amounts.push(alone(low), alone(second))
    }
  }
  return amounts
}

function alone(quantity: Quantity): Amount {
  return { from: quantity.from, to: quantity.to, low: quantity, high: null, opener: null }
}

interface Link {
  readonly isRange: boolean
  readonly isDash: boolean
  readonly opener: number | null
}

/** What stands between two quantities, where it may join them. */
function linkBetween(reading: Reading, first: Quantity, second: Quantity): Link | null {
  const { tokens, lexicon } = reading
  if (tokens[first.from]?.sentence !== tokens[second.from]?.sentence) return null
  const article = second.from - first.to === 2 && isArticle(reading, second.from - 1)
  if (second.from - first.to !== 1 && !article) return null
  if (first.unit === 'share' && second.unit !== 'share') return null
  const middle = tokens[first.to]
  if (!middle) return null
  const opener = openerBefore(reading, first.from)
  const word = opener === null ? '' : (tokens[opener]?.low ?? '')
  const opened = lexicon.rangeOpeners.get(word)?.includes(middle.low) ?? false
  const isDash = /^[-–—]$/.test(middle.text)
  if (!opened && !lexicon.rangeMiddles.has(middle.low)) return null
  if (isDash && !dashJoins(reading, first, second)) return { isRange: false, isDash, opener: null }
  const isAlternative = /^(?:or|o|u)$/.test(middle.low)
  if (isAlternative && (first.value > 100 || second.value - first.value > 20)) return null
  // "fell from 20 to 12 percent": a change, not a range, though the first number borrows the unit.
  const isChange =
    !isDash && opener !== null && word !== 'between' && word !== 'entre' && followsChange(reading, opener)
  const shown = opener !== null && opened && /^(?:between|entre)$/.test(word) ? opener : null
  return { isRange: !isChange, isDash, opener: shown }
}

function isArticle({ tokens, lexicon }: Reading, at: number): boolean {
  const word = tokens[at]?.low ?? ''
  return lexicon.articlesBeforeDates.has(word) || /^(?:an?|un|una)$/.test(word)
}

function openerBefore(reading: Reading, from: number): number | null {
  const { tokens, lexicon } = reading
  let at = isArticle(reading, from - 1) ? from - 1 : from
  const qualifier = lexicon.qualifiersBefore.before(tokens, at)
  if (qualifier) at = qualifier.from
  return lexicon.rangeOpeners.has(tokens[at - 1]?.low ?? '') ? at - 1 : null
}

/** A dash is glued on both sides or on neither; a phone number ("512-4800") and a document number are no ranges. */
function dashJoins({ tokens }: Reading, first: Quantity, second: Quantity): boolean {
  const dash = tokens[first.to]
  const next = tokens[second.from]
  if (dash?.glued !== next?.glued) return false
  if (first.unit !== null || second.unit !== null || dash?.text !== '-') return true
  const before = tokens[first.from - 1]
  const behind = tokens[second.to]
  if (behind?.glued && behind.text === '-') return false
  if (before?.text === ')' || (before?.glued && tokens[first.from]?.glued && before.text !== '('))
    return false
  const printed = [tokens[first.from]?.text, next?.text].map((text) => text?.length ?? 0)
  return !(printed[0] === 3 && printed[1] === 4)
}

function followsChange({ tokens, lexicon }: Reading, opener: number): boolean {
  const { sentence } = tokens[opener] ?? {}
  if (lexicon.ranging.has(tokens[opener - 1]?.low ?? '')) return false
  for (let at = opener - 1; at >= Math.max(0, opener - 25); at--) {
    const token = tokens[at]
    if (!token || token.sentence !== sentence) return false
    if (lexicon.changes.has(token.low)) return true
  }
  return false
}

/** Gives each end what is printed at the other only: "4 to 5 million", "12–15 %", "$20–40". */
function borrowed(first: Quantity, second: Quantity): [Quantity, Quantity] {
  const unit = first.unit ?? (second.unit === 'share' || second.unit === 'times' ? null : second.unit)
  const isMoney = (first.unit?.length ?? 0) === 3
  const highUnit = second.unit ?? (isMoney ? first.unit : null)
  const scales =
    first.scale === 1 && second.scale > 1 && first.value < 1000 && first.value < second.value / second.scale
  const value = scales ? Number((first.value * second.scale).toPrecision(15)) : first.value
  return [
    { ...first, unit: second.unit === 'times' && first.unit === null ? 'times' : unit, value },
    { ...second, unit: highUnit },
  ]
}
