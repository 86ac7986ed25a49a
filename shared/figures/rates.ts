/** Finds what a figure is counted per: "per 100,000 people", "out of 1,000", "a day", "each year". */
import type { Span } from '../anchoring/canonical-text.ts'
import { nounPhrase } from './heads.ts'
import type { Quantity, Reading } from './quantities.ts'

/** "per 100,000 people": the base number is no figure of its own. */
export interface RateBase {
  /** Tokens from "per" to the end of the noun. */
  readonly from: number
  readonly to: number
  readonly label: string
}

/** "per day", with the tokens that say so. */
export interface Rate {
  readonly span: Span
  readonly label: string
  /** A number of things, which is the whole unit: "per million inhabitants". */
  readonly isBase?: true
}

/** A rate may follow what is counted, but not further behind the figure than this, in tokens. */
const REACH = 7

/** Returns the quantities without those that are the base of a rate, and these. */
export function takeRateBases(
  reading: Reading,
  quantities: readonly Quantity[],
): { readonly rest: Quantity[]; readonly bases: RateBase[] } {
  const rest: Quantity[] = []
  const bases: RateBase[] = []
  for (const quantity of quantities) {
    const base = rateBase(reading, quantity, rest.at(-1))
    if (base) bases.push(base)
    else rest.push(quantity)
  }
  return { rest, bases }
}

function rateBase(reading: Reading, quantity: Quantity, before: Quantity | undefined): RateBase | null {
  const { tokens, lexicon } = reading
  if (quantity.unit !== null || !/^10{2,}$/.test(String(quantity.value)) || !before) return null
  const phrase = lexicon.rates.before(tokens, quantity.from)
  if (!phrase || phrase.value === 'unit') return null
  if (tokens[before.from]?.sentence !== tokens[quantity.from]?.sentence) return null
  const direct = before.to === phrase.from
  if (phrase.value === 'number' && (!direct || (quantity.value < 1000 && phrase.to - phrase.from < 2)))
    return null
  if (!direct && phrase.from - before.to > REACH) return null
  const noun = nounPhrase(reading, quantity.to)
  const words = noun ? ` ${textOf(reading, noun)}` : ''
  return { from: phrase.from, to: noun?.end ?? quantity.to, label: `per ${grouped(quantity.value)}${words}` }
}

function textOf({ tokens }: Reading, { start, end }: Span): string {
  return tokens
    .slice(start, end)
    .map(({ text, glued }, place) => (place === 0 || glued ? text : ` ${text}`))
    .join('')
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Returns the rate in words that begins at one of the tokens given, the figure's own end or that of its noun. */
export function rateAt(reading: Reading, places: readonly number[]): Rate | null {
  const { tokens, lexicon } = reading
  for (const at of places) {
    const word = lexicon.rateWords.at(tokens, at)
    if (word) return { span: { start: word.from, end: word.to }, label: `per ${word.value}` }
    const phrase = lexicon.rates.at(tokens, at)
    const slash = tokens[at]?.text === '/' && tokens[at].glued
    const to = slash ? at + 1 : phrase && phrase.value !== 'number' ? phrase.to : null
    const noun = to === null ? undefined : tokens[to]
    if (to === null || noun?.kind !== 'word' || noun.startsSentence) continue
    const scale = lexicon.numbers.scales.get(noun.low)
    if (scale !== undefined && (slash || phrase?.value === 'either'))
      return perScale(reading, { at, to, scale })
    const unit = lexicon.dates.timeUnits.get(noun.low)
    const open = slash || phrase?.value === 'either'
    if (!unit && !open && !lexicon.heads.people.has(noun.low) && !EACH.has(noun.low)) continue
    if (!unit && (lexicon.functionWords.has(noun.low) || !/^\p{Ll}/u.test(noun.text))) continue
    return { span: { start: at, end: to + 1 }, label: `per ${unit ?? noun.low}` }
  }
  return null
}

/** "12 cases per million inhabitants". */
function perScale(
  reading: Reading,
  { at, to, scale }: { readonly at: number; readonly to: number; readonly scale: number },
): Rate {
  const noun = nounPhrase(reading, to + 1)
  const words = noun ? ` ${textOf(reading, noun)}` : ''
  return {
    span: { start: at, end: noun?.end ?? to + 1 },
    label: `per ${grouped(scale)}${words}`,
    isBase: true,
  }
}

/** What things are counted for one of: "$40 a head". */
const EACH = new Set(
  'person head household family child piece ton tonne barrel gallon acre hectare bed case visit trip hogar familia caso'.split(
    ' ',
  ),
)
