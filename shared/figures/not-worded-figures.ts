/** Tells numbers that are no statistics by the words around them: ages, spans of time, pronouns, known sets, names. */
import { isLowerNoun } from './heads.ts'
import { isBare } from './not-printed-figures.ts'
import type { Draft } from './qualifiers.ts'
import type { Reading } from './quantities.ts'

/** Up to here a number in words may be a way of speaking. */
const SMALL = 12

/** Tells ages: "aged 12 to 17", "under 18", "34 years old"; "a median age of 34" is a statistic. */
export function isAge(reading: Reading, draft: Draft): boolean {
  const { tokens, lexicon } = reading
  if (!isBare(draft) || (draft.high ?? draft.low).value > 120) return false
  const { ageBefore, ageBehind, agedPeople, average } = lexicon.exclusions
  for (let at = draft.from - 1; at >= Math.max(0, draft.from - 5); at--) {
    if (average.has(tokens[at]?.low ?? '')) return false
  }
  if (ageBehind.at(tokens, draft.to) || ageBehind.at(tokens, (draft.high ?? draft.low).to)) return true
  const starts = [draft.low.from, draft.opener ?? draft.from, draft.from]
  if (starts.some((at) => ageBefore.before(tokens, at))) return true
  if (lexicon.exclusions.ageAlone.before(tokens, draft.from) && tokens[draft.to]?.kind !== 'word') return true
  const years = lexicon.dates.timeUnits.get(tokens[draft.to]?.low ?? '') === 'year'
  const person = tokens[(draft.opener ?? draft.from) - 1]?.low ?? ''
  const people = agedPeople.has(person) && lexicon.heads.people.has(person)
  if (people && timeBehind(reading, draft.to) === draft.to) return true
  if (years && starts.some((at) => lexicon.exclusions.ageBeforeYears.before(tokens, at))) return true
  if (draft.qualifier !== '<' && draft.qualifier !== '>') return false
  return (
    !isLowerNoun(reading, draft.to) && agedPeople.has(tokens[draft.from - 1]?.low ?? '') && !isThan(draft)
  )
}

/** "women are more than 40" speaks of no age, "women over 40" does. */
function isThan({ words }: Draft): boolean {
  return words !== null && words.end - words.start > 1
}

/** Tells spans of time that are a setting, not a finding: "within 30 days", "two years later", "a 90-day period". */
export function isSetting({ tokens, lexicon }: Reading, draft: Draft): boolean {
  if (!isBare(draft)) return false
  const { durationBefore, durationBehind } = lexicon.exclusions
  const unit = timeBehind({ tokens, lexicon }, draft.to)
  if (unit === null) return false
  if (durationBefore.before(tokens, draft.from)) return true
  // The second of "at 6 and 12 months".
  const first = draft.low.from - 2
  const second = tokens[first]?.kind === 'number' && lexicon.and.has(tokens[first + 1]?.low ?? '')
  if (second && durationBefore.before(tokens, first)) return true
  const behind = tokens[unit + 1]
  if (behind && (durationBehind.has(behind.low) || (behind.text === ':' && behind.glued))) return true
  if (unit > draft.to) return !draft.low.inDigits
  return !draft.low.inDigits && draft.qualifier === '=' && draft.low.value <= SMALL
}

/** The unit of time behind a number, also of "6 and 12 months"; null where there is none. */
function timeBehind({ tokens, lexicon }: Pick<Reading, 'tokens' | 'lexicon'>, at: number): number | null {
  const isUnit = (token: number): boolean => lexicon.dates.timeUnits.has(tokens[token]?.low ?? '')
  if (isUnit(at)) return at
  const joined = lexicon.and.has(tokens[at]?.low ?? '') && tokens[at + 1]?.kind === 'number'
  return joined && isUnit(at + 2) ? at + 2 : null
}

/** Tells "one" as a pronoun or article, and the small numbers of sets already known or of a text's own parts. */
export function isManner(reading: Reading, draft: Draft): boolean {
  const { tokens, lexicon } = reading
  const { low } = draft
  if (!isBare(draft) || low.value > SMALL) return false
  if (countsOwnParts(reading, draft)) return true
  if (/^(?:top|bottom)$/.test(tokens[low.from - 1]?.low ?? '')) return true
  if (low.inDigits) return false
  const before = tokens[low.from - 1]?.low ?? ''
  const { definite, beforeOne } = lexicon.exclusions
  if (low.value === 0) return true
  if (low.value === 1 && draft.high === null)
    return !(beforeOne.has(before) && isLowerNoun(reading, draft.to))
  if (definite.has(before)) return true
  if (draft.to > low.to && draft.high === null && low.value <= 3) return true
  const next = tokens[draft.to]
  const behind = next?.kind === 'word' && !next.startsSentence
  return !behind && draft.qualifier === '='
}

function countsOwnParts({ tokens, lexicon }: Reading, draft: Draft): boolean {
  for (let at = draft.to; at < draft.to + 4; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || token.startsSentence || lexicon.functionWords.has(token.low)) return false
    if (lexicon.exclusions.discourse.has(token.low)) return true
  }
  return false
}

/** Tells numbers in words that are part of a name: a capital within a sentence ("Group of Seven", "Five Eyes"). */
export function isNamed({ tokens, lexicon }: Reading, { low, from }: Draft): boolean {
  if (low.inDigits) return false
  const first = tokens[low.numberFrom]
  const before = tokens[low.numberFrom - 1]
  if (!first || !/^\p{Lu}/u.test(first.text) || first.startsSentence || first.startsLine) return false
  const name = tokens[low.to]
  const beforeName = name?.kind === 'word' && /^\p{Lu}/u.test(name.text) && before?.text === '“'
  if (lexicon.exclusions.ordinalWords.has(tokens[low.to]?.low ?? '')) return true
  return (before?.kind === 'word' && from === low.from) || beforeName
}

/** Tells "half" and "quarter" that part time or space: "the first half", "half an hour". */
export function isHalfOfTime({ tokens, lexicon }: Reading, { low, to }: Draft): boolean {
  if (low.unit !== 'share' || low.inDigits) return false
  const { before, behind } = lexicon.numbers.notHalf
  if (before.has(tokens[low.from - 1]?.low ?? '')) return true
  const next = tokens[to]
  if (next && behind.has(next.low) && (next.text !== '-' || next.glued)) return true
  return (
    lexicon.numbers.articles.has(next?.low ?? '') && lexicon.dates.timeUnits.has(tokens[to + 1]?.low ?? '')
  )
}

/** Tells "three times" that says how often: only before a comparison is it a figure. */
export function isOccasions({ tokens, lexicon }: Reading, { low, to }: Draft): boolean {
  if (low.unit !== 'times' || /fold$/.test(tokens[low.to - 1]?.low ?? '')) return false
  return !lexicon.exclusions.timesBehind.has(tokens[to]?.low ?? '')
}
