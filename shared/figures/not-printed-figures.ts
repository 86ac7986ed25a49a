/** Tells numbers that are names by how they are printed: labels, citations of law, list and document numbers, clocks. */
import type { Reading } from './quantities.ts'
import type { Draft } from './qualifiers.ts'
import { isLowerNoun, isPluralNoun, nounPhrase } from './heads.ts'

/** Whether nothing but the number says what it is: no unit, no scale, no separators of thousands. */
export function isBare({ low, high }: Draft): boolean {
  return low.unit === null && low.scale === 1 && (high === null || (high.unit === null && high.scale === 1))
}

/** Tells whether a number is glued to letters or signs that make it a name, a clock time, a date or a marker. */
export function isGlued({ tokens, lexicon }: Reading, draft: Draft): boolean {
  const sign = tokens[draft.from]
  if (sign?.kind === 'sign' && sign.glued && draft.from < draft.low.from && /^[<>]$/.test(sign.text))
    return true
  const first = tokens[draft.low.from]
  const before = tokens[draft.low.from - 1]
  if (first?.glued && before) {
    if (before.kind !== 'sign') return true
    if (/^[-–/⁄_#:@&*^×'’.]$/.test(before.text) && before.glued) return true
    // "policy.12", "said”12": a note marker that lost its raised type.
    if (/^[,;!?)\]”"»%]$/.test(before.text) && before.glued) return true
    if (/^['’]$/.test(before.text)) return true
  }
  const behind = tokens[draft.to]
  if (!behind?.glued || draft.low.unit !== null) return false
  const next = tokens[draft.to + 1]
  if (behind.kind === 'word') return !MEASURES.test(behind.text)
  if (behind.text === '(' || behind.text === '°') return behind.text === '('
  if (!next?.glued) return false
  if (/^[-–]$/.test(behind.text)) return !lexicon.exclusions.hyphenated.has(next.low)
  if (behind.text === '/' || behind.text === '⁄') return next.kind !== 'word'
  return /^[:._@]$/.test(behind.text)
}

/** Measures that are printed right behind their number. */
const MEASURES = /^(?:km|mi|kg|mg|ha|cm|mm|ft|MW|GW|kW|kWh|GWh|MWh|Mt|Gt|MHz|GB|TB|MB)$/

/** Tells whether a label before the number ("section", "page") or a citation of law behind it makes it a name. */
export function isLabelled(reading: Reading, draft: Draft): boolean {
  const { tokens, lexicon } = reading
  if (!isBare(draft)) return false
  const { labels, weakLabels, law } = lexicon.exclusions
  const next = tokens[draft.to]
  if (next && (law.has(next.text) || next.text === '§' || next.text === '¶')) return true
  const from = draft.opener ?? draft.low.from
  if (law.has(tokens[from - 1]?.text ?? '')) return true
  const label = labels.before(tokens, from)
  if (!label) return false
  // "no" and "p" are labels with their full stop only, and a label begins a word.
  if (tokens[label.from]?.low === 's' && !/^S$/.test(tokens[label.from]?.text ?? '')) return false
  const word = tokens[from - 1]
  const weak =
    word !== undefined && weakLabels.has(word.low) && (/^\p{Ll}/u.test(word.text) || word.startsSentence)
  return !(weak && isLowerNoun(reading, draft.to))
}

/** Tells whether a number goes on a labelled one: "Tables 3 and 4", "sections 235(b), 240 and 241". */
export function continuesLabel(reading: Reading, draft: Draft, labelEnd: number): boolean {
  if (labelEnd < 0 || !isBare(draft)) return false
  const { tokens, lexicon } = reading
  const from = draft.opener ?? draft.low.from
  if (from - labelEnd > 8 || from <= labelEnd) return false
  const between = tokens.slice(labelEnd, from)
  if (between.some(({ startsSentence }) => startsSentence)) return false
  const joint = between.at(-1)
  if (!joint || (!lexicon.and.has(joint.low) && !/^(?:[,;–—-]|to|through|a|al)$/.test(joint.low)))
    return false
  const plain = between.every(
    ({ text, low }, place) =>
      lexicon.and.has(low) ||
      /^(?:[(),;.–—-]|to|through|a|al|\p{L}|[ivx]+)$/u.test(text) ||
      inParentheses(between, place),
  )
  return plain && !isLowerNoun(reading, draft.to)
}

function inParentheses(between: readonly { readonly text: string }[], place: number): boolean {
  return between[place - 1]?.text === '(' && between[place + 1]?.text === ')'
}

/** Tells list numbers ("1.", "(2)", "3)") and numbers of notes at the beginning of a sentence. */
export function isListNumber({ tokens, lexicon }: Reading, draft: Draft): boolean {
  if (!isBare(draft) || !draft.low.inDigits || draft.high || !Number.isInteger(draft.low.value)) return false
  const { value } = draft.low
  const first = tokens[draft.low.from]
  const before = tokens[draft.low.from - 1]
  const next = tokens[draft.to]
  const afterNext = tokens[draft.to + 1]
  if (before?.text === '(' && next?.text === ')' && value < 100) return true
  // The dots of a table of contents.
  if (before?.text === '.' && tokens[draft.low.from - 2]?.text === '.') return true
  if (
    next?.text === ')' &&
    next.glued &&
    before?.text !== '(' &&
    value < 100 &&
    !opensParenthesis(tokens, draft.from)
  )
    return true
  if (!first || value > 999) return false
  const begins = first.startsSentence || (first.startsLine && afterNext?.startsSentence === true)
  if (!begins) return false
  if (next?.text === '.' && next.glued && afterNext && !afterNext.glued) return true
  if (next?.kind !== 'word' || !/^\p{Lu}/u.test(next.text)) return false
  // Prose spells a small number out where it begins a sentence; "2 Key Findings" is a heading.
  if (first.startsLine && value < 100 && !PEOPLE_OR_ACRONYM.test(next.text)) return true
  return lexicon.functionWords.has(next.low) || /^(?:See|Ibid|Id|Véase|Ver|Cf|GAO|U\.S\.)$/.test(next.text)
}

const PEOPLE_OR_ACRONYM = /^(?:\p{Lu}{2,}|\p{Lu}\p{L}+(?:ans?|ese|ish))$/u

function opensParenthesis(tokens: Reading['tokens'], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 30); back--) {
    const { text, startsSentence } = tokens[back] ?? { text: ')', startsSentence: true }
    if (text === '(') return true
    if (text === ')' || startsSentence) return false
  }
  return false
}

/**
 * Tells whether a bare number stands as part of a name or of nothing: behind a name ("Agenda 2030"), before one ("441
 * G Street"), with no word of a sentence beside it (a cell of a table, a dialling code, a post code), or between a noun
 * and a verb, as a note marker does that lost its raised type.
 */
export function standsAlone(reading: Reading, draft: Draft): boolean {
  const { tokens, lexicon } = reading
  if (!isBare(draft) || !draft.low.inDigits) return false
  if (draft.qualifier !== '=' && draft.qualifier !== 'range') return false
  const first = tokens[draft.low.from]
  if (!first || (/[.,'’\s]/.test(first.text) && draft.low.value >= 1000)) return false
  if (/^0\d/.test(first.text) || isCell(reading, draft)) return true
  const next = tokens[draft.to]
  const before = tokens[draft.low.from - 1]
  if (lexicon.partitive.at(tokens, draft.to)) return false
  if (isLowerNoun(reading, draft.to)) return false
  if (next?.kind === 'word' && /^\p{Lu}/u.test(next.text) && !next.startsSentence)
    return !countsName(reading, draft)
  if (before?.kind === 'word' && /^\p{Lu}/u.test(before.text) && !first.startsSentence) {
    return !lexicon.functionWords.has(before.low)
  }
  if (isLostMarker(reading, draft)) return true
  const inSentence = next?.kind === 'word' && !next.startsSentence
  return before?.kind !== 'word' && !inSentence
}

/** A tab on either side. */
function isCell({ tokens, gapAt }: Reading, { low, to }: Draft): boolean {
  return gapAt(low.from).includes('\t') || (to < tokens.length && gapAt(to).includes('\t'))
}

/** "12 American men", "32 States": the name is in the plural. */
function countsName(reading: Reading, draft: Draft): boolean {
  const phrase = nounPhrase(reading, draft.to)
  return phrase !== null && (isPluralNoun(reading, phrase.end - 1) || draft.low.value === 1)
}

/** "the flight control system 2 generated", "custom technology projects 14": digits behind a noun, no noun behind them. */
function isLostMarker({ tokens, lexicon }: Reading, draft: Draft): boolean {
  const first = tokens[draft.low.from]
  const before = tokens[draft.low.from - 1]
  const next = tokens[draft.to]
  if (!first || !before || first.startsSentence || draft.high || !/^\d{1,3}$/.test(first.text)) return false
  if (before.text === ')') return next?.kind === 'word'
  if (before.kind !== 'word' || !/^\p{Ll}/u.test(before.text)) return false
  if (lexicon.functionWords.has(before.low) || lexicon.verbs.has(before.low)) return false
  if (lexicon.exclusions.beforeCounts.has(before.low) || /(?:ed|ing|ly)$/.test(before.low)) return false
  const ends = next === undefined
  return ends || (next.kind === 'word' && !next.startsSentence && !before.low.endsWith('s'))
}

/** Tells clock times, street addresses, years with a marker behind them and set phrases ("24/7"). */
export function isIdiom({ tokens, lexicon }: Reading, draft: Draft): boolean {
  const { idioms, clock, clockBefore, streets } = lexicon.exclusions
  if (idioms.at(tokens, draft.low.from)) return true
  if (!isBare(draft)) return false
  const first = tokens[draft.low.from]
  if (/^(?:19|20)\d\d[.,]\d{1,3}$/.test(first?.text ?? '')) return true
  if (draft.low.value <= 24 && (clock.at(tokens, draft.to) || clockBefore.before(tokens, draft.from)))
    return true
  if (!/^[\p{Lu}]/u.test(tokens[draft.to]?.text ?? '')) return false
  return [0, 1, 2, 3].some(
    (step) =>
      streets.has(tokens[draft.to + step]?.low ?? '') && /^\p{Lu}/u.test(tokens[draft.to + step]?.text ?? ''),
  )
}
