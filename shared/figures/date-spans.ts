/** Reads dates as they stand ("31 March 2020", "FY 2014", "first half of 2017"), without the words around them. */
import type { Lexicon } from './lexicon.ts'
import { wordNumber } from './number-words.ts'
import type { Token } from './tokens.ts'

/** A date as it stands, without cues. */
export interface DateSpan {
  readonly to: number
  readonly year: number | null
  /** A month alone is a date only where something else says so. */
  readonly bareMonth: boolean
}

export interface DateContext {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
}

const YEAR = /^(?:1[5-9]|20)\d\d$/
const MOST_PARTS = 3

/** "last four years", "the past few months", and "first seven months" where no date follows. */
export function lastingAt({ tokens, lexicon: { dates, numbers } }: DateContext, at: number): number | null {
  if (!dates.spans.has(tokens[at]?.low ?? '')) return null
  const next = tokens[at + 1]
  if (!next) return null
  const number = next.kind === 'number' ? at + 2 : (wordNumber(tokens, at + 1, numbers)?.to ?? null)
  const behind = number ?? (dates.some.has(next.low) ? at + 2 : null)
  if (behind === null || !dates.timeUnits.has(tokens[behind]?.low ?? '')) return null
  return behind + 1
}

/** Returns the date that begins at a token, or null. `depth` counts the dates it is a part of. */
export function dateAt(context: DateContext, at: number, depth: number): DateSpan | null {
  const { tokens, lexicon } = context
  const token = tokens[at]
  if (!token || depth > MOST_PARTS) return null
  const { dates } = lexicon
  const part = dates.partOf.at(tokens, at)
  if (part) {
    const date = dateAt(context, skipThe(context, part.to), depth + 1)
    if (date) return { ...date, bareMonth: false, year: null }
  }
  const sequence = sequenceAt(context, at, depth)
  if (sequence) return sequence
  const fiscal = dates.fiscal.at(tokens, at)
  const year = fiscal && yearAt(context, fiscal.to, token.low.startsWith('fy'))
  if (year) return year
  if (/^(?:fy\d{2,4}|[qh][1-4])$/.test(token.low)) return quarterAt(context, at, token)
  if (token.kind === 'number') return dayMonthAt(context, at) ?? yearAt(context, at, false)
  return dates.months.has(token.low) ? monthAt(context, at, token) : null
}

function quarterAt(context: DateContext, at: number, token: Token): DateSpan | null {
  if (token.low.startsWith('fy')) {
    const digits = token.low.slice(2)
    return { to: at + 1, year: Number(digits.length === 2 ? `20${digits}` : digits), bareMonth: false }
  }
  const next = context.lexicon.dates.joints.has(context.tokens[at + 1]?.low ?? '') ? at + 2 : at + 1
  const date = dateAt(context, next, MOST_PARTS)
  return date ? { ...date, year: null } : null
}

/** "first seven months of Fiscal Year 2015". */
export function sequenceAt(context: DateContext, at: number, depth: number): DateSpan | null {
  const { tokens, lexicon } = context
  if (!lexicon.dates.sequence.has(tokens[at]?.low ?? '')) return null
  const end = lastingAt(context, at)
  if (end === null || !lexicon.dates.joints.has(tokens[end]?.low ?? '')) return null
  const date = dateAt(context, skipThe(context, end + 1), depth + 1)
  return date ? { ...date, year: null, bareMonth: false } : null
}

function monthAt({ tokens, lexicon }: DateContext, at: number, token: Token): DateSpan | null {
  if (lexicon.locale === 'en' && !/^\p{Lu}/u.test(token.text)) return null
  let to = tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued && token.low.length < 5 ? at + 2 : at + 1
  const start = to
  if (isDay(tokens[to])) {
    to++
    if (lexicon.exclusions.ordinals.has(tokens[to]?.low ?? '') && tokens[to]?.glued) to++
    const second = tokens[to + 1]
    if (/^[-–—]$/.test(tokens[to]?.text ?? '') && isDay(second) && second?.glued) to += 2
  }
  const hasDay = to > start
  const joint = lexicon.dates.joints.has(tokens[to]?.low ?? '') ? to + 1 : to
  const year = tokens[joint]
  if (year && isYearToken(year)) return { to: joint + 1, year: null, bareMonth: false }
  return { to, year: null, bareMonth: !hasDay }
}

/** "31 March 2020", "15 de septiembre de 2021". */
function dayMonthAt(context: DateContext, at: number): DateSpan | null {
  const { tokens, lexicon } = context
  if (!isDay(tokens[at])) return null
  let month = at + 1
  if (lexicon.exclusions.ordinals.has(tokens[month]?.low ?? '') && tokens[month]?.glued) month++
  if (lexicon.dates.joints.has(tokens[month]?.low ?? '')) month++
  const token = tokens[month]
  if (!token || !lexicon.dates.months.has(token.low)) return null
  if (lexicon.locale === 'en' && !/^\p{Lu}/u.test(token.text)) return null
  const joint = lexicon.dates.joints.has(tokens[month + 1]?.low ?? '') ? month + 2 : month + 1
  const year = tokens[joint]
  return { to: year && isYearToken(year) ? joint + 1 : month + 1, year: null, bareMonth: false }
}

function yearAt(context: DateContext, at: number, mayBeShort: boolean): DateSpan | null {
  const { tokens } = context
  const token = tokens[at]
  if (!token || token.kind !== 'number') return null
  if (mayBeShort && /^\d\d$/.test(token.text))
    return { to: at + 1, year: 2000 + Number(token.text), bareMonth: false }
  if (!isYearToken(token) || countsSomething(context, at)) return null
  const next = tokens[at + 1]
  if (next?.glued && next.low === 's') return { to: at + 2, year: null, bareMonth: false }
  const second = tokens[at + 2]
  const short = next?.glued && /^[/–-]$/.test(next.text) && second?.glued && /^\d\d$/.test(second.text)
  const goesOn = tokens[at + 3]?.glued === true && /^[–-]$/.test(tokens[at + 3]?.text ?? '')
  if (short && !goesOn) return { to: at + 3, year: null, bareMonth: false }
  return { to: at + 1, year: Number(token.text), bareMonth: false }
}

/** "2000 people", "more than 1800 homes": four digits that are a count. */
function countsSomething({ tokens, lexicon }: DateContext, at: number): boolean {
  const next = tokens[at + 1]
  const before = tokens[at - 1]
  if (lexicon.currencyBefore.before(tokens, at) || lexicon.percent.at(tokens, at + 1)) return true
  if (lexicon.currencyAfter.at(tokens, at + 1) || lexicon.numbers.scales.has(next?.low ?? '')) return true
  if (next?.kind !== 'word' || next.glued || lexicon.functionWords.has(next.low)) return false
  if (lexicon.qualifiersBefore.before(tokens, at)) return true
  const dated = before !== undefined && lexicon.cueWords.has(before.low)
  const plural = next.low.endsWith('s') || lexicon.heads.plurals.has(next.low)
  return !dated && plural && (lexicon.heads.people.has(next.low) || lexicon.dates.timeUnits.has(next.low))
}

function isYearToken({ kind, text }: Token): boolean {
  return kind === 'number' && YEAR.test(text)
}

function isDay(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^(?:0?[1-9]|[12]\d|3[01])$/.test(token.text)
}

/** Passes over an article. */
export function skipThe({ tokens, lexicon }: DateContext, at: number): number {
  return lexicon.articlesBeforeDates.has(tokens[at]?.low ?? '') ? at + 1 : at
}
