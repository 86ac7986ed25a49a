/**
 * Replaces names by pseudonyms in text that leaves. The list of names is a person's own file and is never written
 * anywhere; what can be proved of a row without it is for `restore-row.ts` to say.
 */
import { parseText } from './csv-cells.ts'
import { parseCsv } from './csv-records.ts'
import { LooseNames, readableAddress, type FoundName } from './loose-names.ts'

export interface Replacement {
  readonly name: string
  readonly pseudonym: string
}

export type RedactionReading =
  { readonly ok: true; readonly redactor: Redactor } | { readonly ok: false; readonly message: string }

/** Names that one list may hold. */
const MOST_NAMES = 10_000

/**
 * Reads a list of names: CSV with the columns `name` and `pseudonym`. The message names the line at fault. A pseudonym
 * must not be or hold a listed name: it would give that away, or be replaced again.
 */
export function readRedaction(text: string): RedactionReading {
  const body = text.replace(/^\uFEFF/, '')
  const [header, ...records] = parseCsv(body, /^[^\r\n]*;/.test(body) ? ';' : ',')
  const columns = header?.fields.map((field) => parseText(field.text).trim().toLowerCase()) ?? []
  const [name, pseudonym] = [columns.indexOf('name'), columns.indexOf('pseudonym')]
  if (name < 0 || pseudonym < 0) return fail('Line 1: the columns “name” and “pseudonym” were expected')
  const names: Replacement[] = []
  for (const { line, fields, problem } of records) {
    if (problem !== null) return fail(`Line ${line}: ${problem}`)
    const cell = (index: number) => parseText(fields[index]?.text ?? '').trim()
    if (cell(name) === '' && cell(pseudonym) === '') continue
    // What stands for letters of another encoding: such a name would be found nowhere, and leave.
    if (cell(name).includes('\uFFFD'))
      return fail(`Line ${line}: a letter can’t be read. Save the list as UTF-8`)
    if (!/[\p{L}\p{N}]/u.test(cell(name))) return fail(`Line ${line}: the name has no letter`)
    if (cell(pseudonym) === '') return fail(`Line ${line}: “${cell(name)}” has no pseudonym`)
    names.push({ name: cell(name), pseudonym: cell(pseudonym) })
  }
  if (names.length === 0) return fail('It holds no names')
  if (names.length > MOST_NAMES) return fail(`It holds more than ${MOST_NAMES} names`)
  const twice = namedTwice(names)
  if (twice !== undefined) return fail(`“${twice}” stands there with two pseudonyms`)
  const redactor = new Redactor(names)
  const telling = names.find((one) => redactor.replace(one.pseudonym).replaced.length > 0)
  return telling ? fail(`The pseudonym “${telling.pseudonym}” holds a listed name`) : { ok: true, redactor }
}

function fail(reason: string): RedactionReading {
  return { ok: false, message: `The list of names can’t be used. ${reason}.` }
}

function namedTwice(names: readonly Replacement[]): string | undefined {
  const known = new Map<string, string>()
  return names.find(({ name, pseudonym }) => {
    const other = known.get(foldName(name))
    known.set(foldName(name), pseudonym)
    return other !== undefined && other !== pseudonym
  })?.name
}

/** A name that stood in a text, by its place there and in the text with pseudonyms. */
export interface Replaced {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
  readonly pseudonym: string
}

export interface RedactedText {
  readonly text: string
  /** In order of place. */
  readonly replaced: readonly Replaced[]
}

/** Characters within words that nobody sees: soft hyphen, zero-width space, joiners, word joiner, byte order mark. */
const UNSEEN = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF'
const ALL_UNSEEN = new RegExp(`[${UNSEEN}]+`, 'gu')
const SEEN = new RegExp(`[^${UNSEEN}]+`, 'gu')
const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}${UNSEEN}]+`, 'gu')

/** How a name is written, from where its first word starts. */
interface Written {
  readonly form: string
  /** Made when its first word is first found. */
  pattern?: RegExp
  /** Length of what stands before its first word. */
  readonly lead: number
  readonly pseudonym: string
}

/** Names are found as whole words, the longest first, whatever their case, spacing, apostrophes and composition. */
export class Redactor {
  readonly #byWord = new Map<string, Written[]>()
  readonly #longestWord: number
  readonly #folded: readonly string[]
  readonly #loose: LooseNames
  /** Parts of names, shorter than these, at their end and at their start; made when first asked for. */
  #tails: ReadonlySet<string> | null = null
  #heads: ReadonlySet<string> | null = null

  constructor(names: readonly Replacement[]) {
    const longestFirst = [...names].sort((a, b) => b.name.length - a.name.length)
    for (const { name, pseudonym } of longestFirst) {
      const [word, lead] = firstWord(foldName(name))
      const own = this.#byWord.get(word) ?? []
      this.#byWord.set(word, own)
      for (const form of new Set([name.normalize('NFC'), name.normalize('NFD')])) {
        own.push({ form, lead, pseudonym })
      }
    }
    this.#longestWord = Math.max(0, ...[...this.#byWord.keys()].map((word) => word.length))
    this.#folded = longestFirst.map(({ name }) => foldName(name))
    this.#loose = new LooseNames(names)
  }

  /** Returns the text with pseudonyms in place of names. */
  replace(text: string): RedactedText {
    const found: FoundName[] = []
    let at = 0
    for (const { 0: run, index } of text.matchAll(WORD)) {
      for (const { start, word } of wordsIn(run, this.#longestWord)) {
        const name = this.#nameAt(text, { word, start: index + start, from: at })
        if (name === null) continue
        found.push(name)
        at = name.end
      }
    }
    return replacing(text, found)
  }

  /** Returns the text of a file name, title or address, in which names are joined to all kinds of things. */
  replaceLoosely(text: string): RedactedText {
    const readable = readableAddress(text)
    const found = this.#loose.find(readable)
    return found.length === 0 ? { text, replaced: [] } : replacing(readable, found)
  }

  #nameAt(
    text: string,
    { word, start, from }: { readonly word: string; readonly start: number; readonly from: number },
  ): FoundName | null {
    for (const written of this.#byWord.get(word) ?? []) {
      const { form, lead, pseudonym } = written
      if (start - lead < from) continue
      const pattern = (written.pattern ??= patternOf(form))
      pattern.lastIndex = start - lead
      const [found] = pattern.exec(text) ?? []
      if (found !== undefined) return { start: start - lead, end: start - lead + found.length, pseudonym }
    }
    return null
  }

  /** Returns how much of the start of a text that was cut off somewhere can be the rest of a name. */
  tailLength(text: string): number {
    this.#tails ??= new Set(
      this.#folded.flatMap((name) => partsOf(name).map((length) => name.slice(-length))),
    )
    const near = text.slice(0, NEAR)
    const rest = longestPart(this.#tails, foldName(near), (folded, length) => folded.slice(0, length))
    let length = rest
    while (length < near.length && foldName(near.slice(0, length)).length < rest) length++
    return isLetter(text[length]) ? 0 : length
  }

  /** Returns how much of the end of a text that is cut off there can be the beginning of a name. */
  headLength(text: string): number {
    this.#heads ??= new Set(
      this.#folded.flatMap((name) => partsOf(name).map((length) => name.slice(0, length))),
    )
    const near = text.slice(-NEAR)
    const rest = longestPart(this.#heads, foldName(near), (folded, length) => folded.slice(-length))
    let length = rest
    while (length < near.length && foldName(near.slice(near.length - length)).length < rest) length++
    return isLetter(text[text.length - length - 1]) ? 0 : length
  }
}

/** How much of a text may be a part of a name, in UTF-16 units. */
const NEAR = 200

/** Lengths of the parts of a name, shorter than it; parts of one letter say nothing. */
function partsOf(name: string): readonly number[] {
  return Array.from({ length: Math.max(0, Math.min(name.length, NEAR) - 2) }, (_, i) => i + 2)
}

function longestPart(
  parts: ReadonlySet<string>,
  folded: string,
  cut: (folded: string, length: number) => string,
): number {
  for (let length = Math.min(folded.length, NEAR); length > 1; length--) {
    if (parts.has(cut(folded, length))) return length
  }
  return 0
}

function replacing(text: string, found: readonly FoundName[]): RedactedText {
  const replaced: Replaced[] = []
  let made = ''
  let at = 0
  for (const { start, end, pseudonym } of found) {
    made += text.slice(at, start)
    const newStart = made.length
    made += pseudonym
    at = end
    replaced.push({ start, end, newStart, newEnd: made.length, pseudonym })
  }
  return { text: made + text.slice(at), replaced }
}

/** The words of a run of letters: what cannot be seen in it may be within a word or between two. */
function* wordsIn(
  run: string,
  longest: number,
): Generator<{ readonly start: number; readonly word: string }> {
  const pieces = [...run.matchAll(SEEN)]
  for (let first = 0; first < pieces.length; first++) {
    const start = pieces[first]?.index ?? 0
    let letters = ''
    const words: string[] = []
    for (let last = first; last < pieces.length && letters.length <= longest; last++) {
      letters += pieces[last]?.[0] ?? ''
      words.push(foldName(letters))
    }
    for (const word of words.reverse()) yield { start, word }
  }
}

function firstWord(name: string): readonly [string, number] {
  const found = /[\p{L}\p{M}\p{N}]+/u.exec(name)
  return [found?.[0] ?? '', found?.index ?? 0]
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character)
}

/** Spacing may be a line break, what file names have for it, or unseen; what is unseen may also be within words. */
function patternOf(name: string): RegExp {
  const words = name
    .split(/[\s_-]+/)
    .map((word) =>
      Array.from(word, (letter) =>
        letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&').replace(/['’ʼ]/, "['’ʼ]"),
      ).join(`[${UNSEEN}]*`),
    )
  const apart = '[\\p{L}\\p{M}\\p{N}]'
  return new RegExp(`(?<!${apart})(?:${words.join(`[\\s_${UNSEEN}-]+`)})(?!${apart})`, 'iuy')
}

/** One spelling for all in which a name is found; as long as the name where nothing is composed otherwise. */
function foldName(name: string): string {
  return name
    .replace(ALL_UNSEEN, '')
    .normalize('NFC')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase()
}
