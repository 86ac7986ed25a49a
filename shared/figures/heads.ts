/** Finds what a figure counts: the noun phrase behind it ("more than 20,000 *migrants*", "half of the *women*"). */
import type { Span } from '../anchoring/canonical-text.ts'
import type { Draft } from './qualifiers.ts'
import type { Reading } from './quantities.ts'

const MOST_WORDS = 7
const QUOTES = new Set(['“', '"', '‘', '«'])
const CLOSERS = new Set(['”', '"', '’', '»'])

/** Tells whether a word at a token may be a noun or its adjective: in lower case and no function word or verb. */
export function isLowerNoun({ tokens, lexicon }: Reading, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.startsSentence || token.glued) return false
  return /^\p{Ll}/u.test(token.text) && !lexicon.functionWords.has(token.low) && !lexicon.verbs.has(token.low)
}

/** Returns the tokens of what a figure counts, the end exclusive, or null. `from` is the token behind the figure. */
export function headOf(reading: Reading, { low }: Draft, from: number): Span | null {
  const { lexicon } = reading
  if (low.unit === null || low.unit === 'times') {
    return nounPhrase(reading, from) ?? (low.unit === null ? ofPhrase(reading, from) : null)
  }
  if (low.unit === '%' || low.unit === 'share' || low.unit === '‰') {
    return ofPhrase(reading, from) ?? (low.unit === 'share' ? nounPhrase(reading, from) : null)
  }
  if (low.unit === 'percentage points') return null
  if (!lexicon.heads.moneyOf.has(reading.tokens[from]?.low ?? '')) return null
  if (lexicon.dates.fiscal.at(reading.tokens, from + 1)) return null
  const money = nounPhrase(reading, from + 1)
  const last = money && reading.tokens[money.end - 1]
  return last && /^\p{Ll}/u.test(last.text) ? money : null
}

/** "of the women", "of Mexico’s 32 states": determiners, owners and numbers before the noun are left out. */
function ofPhrase(reading: Reading, from: number): Span | null {
  const { tokens, lexicon } = reading
  let at = from
  if (lexicon.heads.of.has(tokens[at]?.low ?? '')) at++
  else if (lexicon.heads.nounFirst || !lexicon.heads.determiners.has(tokens[at]?.low ?? '')) return null
  for (let steps = 0; steps < 6; steps++) {
    const token = tokens[at]
    if (!token) return null
    const owner = token.kind === 'word' && tokens[at + 1]?.glued && /^['’]s$/.test(tokens[at + 1]?.low ?? '')
    if (owner) at += 2
    else if (lexicon.heads.determiners.has(token.low) || token.kind === 'number') at++
    else if (lexicon.numbers.scales.has(token.low)) at++
    else if (lexicon.numbers.small.has(token.low) || lexicon.qualifiersBefore.at(tokens, at)) at++
    else break
  }
  return nounPhrase(reading, at)
}

/** "publicly reported cases", "publicly held debt": a participle within the phrase. */
function isWithin(tokens: Reading['tokens'], at: number, from: number): boolean {
  return at > from && (/ed$/.test(tokens[at]?.low ?? '') || /ly$/.test(tokens[at - 1]?.low ?? ''))
}

/** Tells whether the word at a token is a noun in the plural, as far as its ending tells. */
export function isPluralNoun({ tokens, lexicon }: Reading, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || tokens[at + 1]?.text === '-' || /^['’]s$/.test(tokens[at + 1]?.low ?? ''))
    return false
  return lexicon.heads.plurals.has(token.low) || /[^sui]s$/.test(token.low)
}

/** Returns the noun phrase that begins at token `from`, determiners not among it. */
export function nounPhrase(reading: Reading, from: number): Span | null {
  const quoted = quotedPhrase(reading, from)
  if (quoted) return quoted
  const run = wordRun(reading, from)
  if (run === from) return null
  const end = reading.lexicon.heads.nounFirst
    ? nounFirstEnd(reading, from, run)
    : nounLastEnd(reading, from, run)
  return end > from ? { start: from, end } : null
}

/** “unaccompanied alien children”, “other than Mexican” individuals. */
function quotedPhrase(reading: Reading, from: number): Span | null {
  const { tokens } = reading
  if (!QUOTES.has(tokens[from]?.text ?? '')) return null
  for (let at = from + 1; at < from + 10; at++) {
    const token = tokens[at]
    if (!token || token.startsSentence) return null
    if (!CLOSERS.has(token.text)) continue
    const run = wordRun(reading, at + 1)
    if (run > at + 1) return { start: from, end: nounLastEnd(reading, at + 1, run) }
    return { start: from + 1, end: at }
  }
  return null
}

/** Words, hyphens and apostrophes up to a function word, a verb or another sign. */
function wordRun({ tokens, lexicon }: Reading, from: number): number {
  let at = from
  for (let words = 0; words < MOST_WORDS; at++) {
    const token = tokens[at]
    if (!token || token.startsSentence) break
    const hyphen = /^[-\u2010]$/.test(token.text) && token.glued && tokens[at + 1]?.glued && at > from
    if (hyphen) continue
    if (token.kind !== 'word') break
    const own = /^['’]s$/.test(token.low)
    if (own) {
      if (at === from) break
      continue
    }
    const inCompound = /^[-\u2010]$/.test(tokens[at - 1]?.text ?? '') && at > from
    const determiner = at === from && lexicon.heads.determiners.has(token.low) && !lexicon.heads.nounFirst
    const other = at === from && /^(?:other|more|additional|such|otros|otras)$/.test(token.low)
    if (!inCompound && !other && (lexicon.functionWords.has(token.low) || determiner)) break
    if (!inCompound && lexicon.verbs.has(token.low) && !isWithin(tokens, at, from)) break
    words++
  }
  while (at > from && tokens[at - 1]?.kind === 'sign') at--
  const onlyOther = at - from === 1 && /^(?:other|more|such|otros|otras)$/.test(tokens[from]?.low ?? '')
  return onlyOther ? from : at
}

/** English: the phrase ends at its first plural, or a second behind "women" and the like; else before a participle. */
function nounLastEnd(reading: Reading, from: number, run: number): number {
  const { tokens, lexicon } = reading
  for (let at = from; at < run; at++) {
    if (!isPluralNoun(reading, at)) continue
    const joins = lexicon.heads.attributive.has(tokens[at]?.low ?? '')
    return joins && at + 1 < run && isPluralNoun(reading, at + 1) ? at + 2 : at + 1
  }
  for (let at = from + 1; at < run; at++) {
    if (/(?:ed|ing)$/.test(tokens[at]?.low ?? '')) return at
  }
  // "a crew of four traveled": no noun at all.
  return /[^e]ed$/.test(tokens[from]?.low ?? '') ? from : run
}

/** Spanish: a noun, adjectives in the plural like it, and one "de" with its noun. */
function nounFirstEnd({ tokens, lexicon }: Reading, from: number, run: number): number {
  let end = from + 1
  const plural = tokens[from]?.low.endsWith('s') ?? false
  while (end < run && (!plural || tokens[end]?.low.endsWith('s')) && !lexicon.rateWords.at(tokens, end)) end++
  const of = tokens[end]
  const noun = tokens[end + 1]
  if (of?.low !== 'de' || noun?.kind !== 'word' || !/^\p{Ll}/u.test(noun.text)) return end
  return lexicon.functionWords.has(noun.low) || lexicon.verbs.has(noun.low) ? end : end + 2
}
