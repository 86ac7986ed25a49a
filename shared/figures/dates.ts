/** Finds dates and periods ("FY 2014", "between May and July 2017", "the past decade"), whose numbers are no figures. */
import { dateAt, lastingAt, sequenceAt, skipThe, type DateContext, type DateSpan } from './date-spans.ts'
import type { Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface Period {
  /** Tokens, the end exclusive; a cue such as "in" is left out, one such as "since" is in it. */
  readonly from: number
  readonly to: number
  readonly text: string
  /**
   * `each` is a rate ("each year"), `before` and `base` are what a change is measured from ("the year before", "from
   * 2013"); `name` is the year of a law or a work, which says nothing about a figure.
   */
  readonly kind: 'plain' | 'each' | 'before' | 'base' | 'name'
  /** The year, where the period is one year and no more. */
  readonly year: number | null
}

/** Returns the periods of a text in its order; "the same period" is told by what it points back to. */
export function findPeriods(text: string, tokens: readonly Token[], lexicon: Lexicon): Period[] {
  const found: Period[] = []
  let last: Period | null = null
  for (let at = 0; at < tokens.length; at++) {
    const period = periodAt({ text, tokens, lexicon }, at)
    if (!period) continue
    const same: boolean = period.kind === 'same'
    const meant: Period = {
      ...period,
      ...(same && last ? { text: last.text, year: last.year } : {}),
      kind: period.kind === 'same' ? 'plain' : period.kind,
    }
    found.push(meant)
    if (meant.kind === 'plain') last = meant
    at = period.to - 1
  }
  return found
}

/** A period as it stands; `same` points to the one before it. */
type PrintedPeriod = Omit<Period, 'kind'> & { readonly kind: Period['kind'] | 'same' }

function periodAt(context: DateContext, at: number): PrintedPeriod | null {
  const { text, tokens, lexicon } = context
  const relative = lexicon.dates.relative.at(tokens, at)
  if (relative) {
    const { from, to, value } = relative
    const cue = cueBefore(context, from)
    const plain = {
      from,
      to,
      text: withoutArticle(slice(text, tokens, from, to)),
      kind: value,
      year: null,
    } as const
    return cue.keep && value === 'plain'
      ? { ...plain, from: cue.from, text: kept(context, cue.from, to) }
      : plain
  }
  const lasting = sequenceAt(context, at, 0) ? null : lastingAt(context, at)
  if (lasting !== null) {
    return { from: at, to: lasting, text: slice(text, tokens, at, lasting), kind: 'plain', year: null }
  }
  const date = dateAt(context, at, 0)
  return date ? datedPeriod(context, at, date) : null
}

function datedPeriod(context: DateContext, at: number, date: DateSpan): Period | null {
  const { text, tokens, lexicon } = context
  const cue = cueBefore(context, at)
  const range = rangeFrom(context, at, date)
  if (range) {
    const { middle, end } = range
    const joined = cue.opens || !lexicon.and.has(tokens[middle]?.low ?? '')
    const ends = [slice(text, tokens, at, middle), slice(text, tokens, middle + 1, end)]
    return {
      from: at,
      to: end,
      text: joined ? ends.join('–') : slice(text, tokens, at, end),
      kind: 'plain',
      year: null,
    }
  }
  if (date.bareMonth && !monthIsMeant(context, at, cue)) return null
  const to = date.to
  if (!cue.keep && isName(context, at, date)) {
    return { from: at, to, text: slice(text, tokens, at, to), kind: 'name', year: date.year }
  }
  const since = cue.keep ? null : sinceBefore(context, at)
  if (since !== null) {
    const word = tokens[since]?.low ?? ''
    return { from: since, to, text: `${word} ${slice(text, tokens, at, to)}`, kind: 'plain', year: null }
  }
  if (cue.keep) return { from: cue.from, to, text: kept(context, cue.from, to), kind: 'plain', year: null }
  const kind = cue.base ? 'base' : 'plain'
  return { from: at, to, text: withoutArticle(slice(text, tokens, at, to)), kind, year: date.year }
}

interface Cue {
  readonly from: number
  readonly keep: boolean
  readonly base: boolean
  readonly opens: boolean
}

function cueBefore(context: DateContext, at: number): Cue {
  const { tokens, lexicon } = context
  const the = lexicon.articlesBeforeDates.has(tokens[at - 1]?.low ?? '') ? at - 1 : at
  const cue = lexicon.dates.cues.before(tokens, at) ?? lexicon.dates.cues.before(tokens, the)
  const opener = tokens[the - 1]?.low ?? ''
  const opens = lexicon.dates.ranges.some(({ open }) => open === opener)
  return { from: cue?.from ?? at, keep: cue?.value === 'keep', base: cue?.value === 'base', opens }
}

function rangeFrom(context: DateContext, at: number, first: DateSpan) {
  const { tokens, lexicon } = context
  const opener = tokens[at - 1]?.low ?? ''
  const opened = lexicon.dates.ranges.find(({ open }) => open === opener)
  const middle = first.to
  const word = tokens[middle]?.low ?? ''
  if (!(opened?.middle.includes(word) || lexicon.dates.middles.has(word))) return null
  const end = dateAt(context, skipThe(context, middle + 1), 0)
  if (!end) return null
  return first.bareMonth && end.bareMonth && !opened ? null : { middle, end: end.to }
}

/** "in March", "since July"; "may" is a month only so and with a capital. */
function monthIsMeant({ tokens, lexicon }: DateContext, at: number, cue: Cue): boolean {
  const before = tokens[at - 1]?.low ?? ''
  return (
    cue.keep || lexicon.dates.cues.before(tokens, at)?.value === 'drop' || lexicon.dates.since.has(before)
  )
}

/** The year of a law, a treaty or a work: "the 1951 Convention", "the Act of 2007". */
function isName({ tokens, lexicon }: DateContext, at: number, { to, year }: DateSpan): boolean {
  if (year === null) return false
  const next = tokens[to]
  if (next?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(next.text) && !next.startsSentence) return true
  const named = tokens[at - 2]
  const of = tokens[at - 1]?.low ?? ''
  if (!lexicon.heads.of.has(of) || !named) return false
  return (
    (/^\p{Lu}\p{Ll}/u.test(named.text) && !lexicon.dates.months.has(named.low)) || named.kind === 'number'
  )
}

/** The "since" of a clause that ends in this date; nothing but words in between. */
function sinceBefore({ tokens, lexicon }: DateContext, at: number): number | null {
  for (let back = at - 1; back >= Math.max(0, at - 10); back--) {
    const token = tokens[back]
    if (token?.kind !== 'word' || token.startsSentence)
      return lexicon.dates.since.has(token?.low ?? '') ? back : null
    if (lexicon.dates.since.has(token.low)) return back
  }
  return null
}

function slice(text: string, tokens: readonly Token[], from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).replace(/\s+/g, ' ')
}

function kept({ text, tokens }: DateContext, from: number, to: number): string {
  const words = slice(text, tokens, from, to)
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function withoutArticle(words: string): string {
  return words.replace(/^(?:(?:the years?|el año|los años) (?=\d)|(?:the|el|la|los|las) )/iu, '')
}
