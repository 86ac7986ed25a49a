/** What the reader must know of a language, and how its phrases are looked up. A language is one file of this shape. */
import type { Qualifier } from '../domain/codebook.ts'
import type { Token } from './tokens.ts'

/** Phrases by what they stand for; words apart by one space, signs (".", "-", "$") as words of their own. */
export type PhraseTable<T> = Readonly<Record<string, T>>

/** How a duration or a date before or after a figure is told. */
export interface DateWords {
  /** Month names and their short forms, without full stop, to 1–12. */
  readonly months: ReadonlyMap<string, number>
  /** Words between the parts of a date: "of", ",". */
  readonly joints: ReadonlySet<string>
  /** Before a financial year: "fy", "fiscal year". */
  readonly fiscal: Phrases<true>
  /** Before a date and part of it: "early", "first half of". */
  readonly partOf: Phrases<true>
  /** Before "months of 2015" with a number between: "first". */
  readonly sequence: ReadonlySet<string>
  /** Cues before a date: kept as part of the period ("since") or dropped ("in"). */
  readonly cues: Phrases<'keep' | 'drop' | 'base'>
  /** "between" → "and": what opens a range of dates, and what stands between its ends. */
  readonly ranges: readonly { readonly open: string; readonly middle: readonly string[] }[]
  /** Between the ends of a range that nothing opens. */
  readonly middles: ReadonlySet<string>
  /** Periods without a date: "last year", "each year", "the same period", "the year before". */
  readonly relative: Phrases<'plain' | 'each' | 'same' | 'before'>
  /** "year", "months", "decade" to what a rate calls them. */
  readonly timeUnits: ReadonlyMap<string, string>
  /** A clause may stand between these and their date: "since the law was passed in 2014". */
  readonly since: ReadonlySet<string>
  /** Before a number and a unit of time: "last", "past". */
  readonly spans: ReadonlySet<string>
  /** For a number between those: "few", "several". */
  readonly some: ReadonlySet<string>
}

export interface Lexicon {
  readonly locale: string
  readonly decimalMark: '.' | ','
  /** Words that tell the language, and at which a noun phrase ends. */
  readonly functionWords: ReadonlySet<string>
  /** Verbs and the like, at which a noun phrase ends as well. */
  readonly verbs: ReadonlySet<string>
  readonly abbreviations: ReadonlySet<string>
  readonly numbers: NumberWords
  readonly percent: Phrases<'%' | 'percentage points' | '‰'>
  readonly times: Phrases<true>
  readonly currencyBefore: Phrases<string>
  readonly currencyAfter: Phrases<string>
  readonly qualifiersBefore: Phrases<Qualifier>
  readonly qualifiersAfter: Phrases<Qualifier>
  /** May stand between a qualifier and the number: "the", "a total of". */
  readonly fillers: Phrases<true>
  /** "more", "higher": near a percentage they say that it is a change. */
  readonly comparatives: ReadonlySet<string>
  /** "ranged": before "from 4 to 6" that is a range after all. */
  readonly ranging: ReadonlySet<string>
  /** Change verbs: after one, "from 20 to 12" is a change and not a range. */
  readonly changes: ReadonlySet<string>
  readonly rangeOpeners: ReadonlyMap<string, readonly string[]>
  readonly rangeMiddles: ReadonlySet<string>
  readonly rates: Phrases<'number' | 'unit' | 'either'>
  /** A whole rate in one word: "annually" to "year". */
  readonly rateWords: Phrases<string>
  readonly outOf: Phrases<true>
  readonly partitive: Phrases<true>
  readonly dates: DateWords
  /** May stand between a cue and its date: "the". */
  readonly articlesBeforeDates: ReadonlySet<string>
  /** Words of one before a year that is a date: "in", "since". */
  readonly cueWords: ReadonlySet<string>
  readonly exclusions: ExclusionWords
  readonly heads: HeadWords
  readonly placeCues: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  /** "± 3" is a margin; an interval may have its level before it: "95 % CI". */
  readonly uncertainty: Phrases<'margin' | 'interval'>
}

export interface NumberWords {
  /** 0 to 99, and hundreds where they are one word, by word. */
  readonly small: ReadonlyMap<string, number>
  /** Multiplies what stands before it and stays below a thousand: "hundred". */
  readonly hundred: ReadonlySet<string>
  readonly scales: ReadonlyMap<string, number>
  /** Right behind digits: "bn", "k". */
  readonly shortScales: ReadonlyMap<string, number>
  /** Scales that are a number without another before them: "mil". */
  readonly bareScales: ReadonlySet<string>
  /** "a thousand", "a dozen": what may stand for one before a scale. */
  readonly articles: ReadonlySet<string>
  /** "dozen" to 12. */
  readonly groups: ReadonlyMap<string, number>
  readonly joiner: string
  /** Whether the joiner follows tens ("treinta y dos") or hundreds ("two hundred and two"). */
  readonly joins: 'tens' | 'hundreds'
  readonly fractions: Phrases<number>
  /** Fractions that are one only with "of" behind or a qualifier before: "a third". */
  readonly looseFractions: Phrases<number>
  /** Words behind "half" and before it with which it is no share. */
  readonly notHalf: { readonly before: ReadonlySet<string>; readonly behind: ReadonlySet<string> }
  /** "half a million": half before a scale. */
  readonly half: ReadonlySet<string>
  /** "two and a half million": the words behind a number. */
  readonly andHalf: Phrases<true>
  readonly folds: ReadonlyMap<string, number>
}

export interface ExclusionWords {
  /** Before a number that is a name: "section", "page". */
  readonly labels: Phrases<true>
  /** The same, where no noun follows: "line 3", but not "in line 3 people waited". */
  readonly weakLabels: ReadonlySet<string>
  /** Behind a number in a citation of law, with their capitals: "U.S.C.". */
  readonly law: ReadonlySet<string>
  readonly ageBefore: Phrases<true>
  /** Before an age in years only: "personas de". */
  readonly ageBeforeYears: Phrases<true>
  /** Before an age with nothing behind it: "she was". */
  readonly ageAlone: Phrases<true>
  readonly ageBehind: Phrases<true>
  /** People whose bounds "under 18" and "over 65" are ages. */
  readonly agedPeople: ReadonlySet<string>
  /** With these before it an age is a statistic. */
  readonly average: ReadonlySet<string>
  /** "the", "these": with them "three countries" are known ones, no count. */
  readonly definite: ReadonlySet<string>
  /** "ways", "reasons": what a text counts up rather than measures. */
  readonly discourse: ReadonlySet<string>
  /** "one" is a number after these only. */
  /** Words in lower case behind which a number may stand without a noun: "a mere 90 were". */
  readonly beforeCounts: ReadonlySet<string>
  readonly beforeOne: ReadonlySet<string>
  /** Time: "within", "every" before a duration, "ago", "later" behind it. */
  readonly durationBefore: Phrases<true>
  readonly durationBehind: ReadonlySet<string>
  /** Measures that may hang on a number by a hyphen: "700-mile". */
  readonly hyphenated: ReadonlySet<string>
  readonly idioms: Phrases<true>
  readonly clock: Phrases<true>
  readonly clockBefore: Phrases<true>
  /** Behind "three times" that is a ratio: "more", "that". */
  readonly timesBehind: ReadonlySet<string>
  /** "One Hundred Nineteenth": an ordinal goes on with the number. */
  readonly ordinalWords: ReadonlySet<string>
  readonly ordinals: ReadonlySet<string>
  readonly streets: ReadonlySet<string>
}

export interface HeadWords {
  /** "of the", "all": between a share and what it is a share of. */
  readonly determiners: ReadonlySet<string>
  readonly of: ReadonlySet<string>
  /** Nouns of people, for the unit "people". */
  readonly people: ReadonlySet<string>
  /** Plurals that may stand before another: "women leaders", "rights groups". */
  readonly attributive: ReadonlySet<string>
  /** Plurals that do not end in s. */
  readonly plurals: ReadonlySet<string>
  /** Whether adjectives follow their noun. */
  readonly nounFirst: boolean
  readonly moneyOf: ReadonlySet<string>
}

/** Phrases of words, looked up at a token; the longest wins. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, Phrase<T>[]>()
  readonly #byLast = new Map<string, Phrase<T>[]>()

  constructor(table: PhraseTable<T>) {
    for (const [phrase, value] of Object.entries(table)) {
      const words = phrase.split(' ')
      add(this.#byFirst, words[0] ?? '', { words, value })
      add(this.#byLast, words.at(-1) ?? '', { words, value })
    }
  }

  /** The longest phrase that begins at token `at`. */
  at(tokens: readonly Token[], at: number): FoundPhrase<T> | null {
    return longest(this.#byFirst.get(tokens[at]?.low ?? ''), tokens, () => at)
  }

  /** The longest phrase that ends right before token `end`. */
  before(tokens: readonly Token[], end: number): FoundPhrase<T> | null {
    return longest(this.#byLast.get(tokens[end - 1]?.low ?? ''), tokens, (length) => end - length)
  }
}

interface Phrase<T> {
  readonly words: readonly string[]
  readonly value: T
}

export interface FoundPhrase<T> {
  /** Tokens, the end exclusive. */
  readonly from: number
  readonly to: number
  readonly value: T
}

function add<T>(map: Map<string, Phrase<T>[]>, key: string, phrase: Phrase<T>): void {
  const list = map.get(key)
  if (list) list.push(phrase)
  else map.set(key, [phrase])
}

function longest<T>(
  phrases: readonly Phrase<T>[] | undefined,
  tokens: readonly Token[],
  start: (length: number) => number,
): FoundPhrase<T> | null {
  let best: FoundPhrase<T> | null = null
  for (const { words, value } of phrases ?? []) {
    const from = start(words.length)
    if (from < 0 || (best && words.length <= best.to - best.from)) continue
    if (words.every((word, place) => tokens[from + place]?.low === word)) {
      best = { from, to: from + words.length, value }
    }
  }
  return best
}

/** Phrases that all stand for one thing, parted by "|". */
export function phrases<T>(value: T, list: string): PhraseTable<T> {
  return Object.fromEntries(list.split('|').map((phrase) => [phrase.trim(), value]))
}

/** Words parted by white space. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}

/** Numbers counted up from `from` for words parted by white space. */
export function counted(list: string, from: number, step = 1): [string, number][] {
  return list
    .split(/\s+/)
    .filter(Boolean)
    .map((word, place) => [word, from + place * step])
}
