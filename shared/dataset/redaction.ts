/**
 * Replaces names by pseudonyms in text that leaves. The list of names is a person's own file and is never written
 * anywhere; what can be proved of a row without it is for `redacted-row.ts` to say.
 */
import { parseText } from './csv-cells.ts'
import { parseCsv } from './csv-records.ts'

export interface Replacement {
  readonly name: string
  readonly pseudonym: string
}

export type RedactionReading =
  | { readonly ok: true; readonly names: readonly Replacement[] }
  | { readonly ok: false; readonly message: string }

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
  return telling ? fail(`The pseudonym “${telling.pseudonym}” holds a listed name`) : { ok: true, names }
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

/** Names are found as whole words, the longest first, whatever their case, spacing, apostrophes and composition. */
export class Redactor {
  readonly #pattern: RegExp
  readonly #pseudonyms: ReadonlyMap<string, string>
  readonly #folded: readonly string[]

  constructor(names: readonly Replacement[]) {
    this.#pseudonyms = new Map(names.map(({ name, pseudonym }) => [foldName(name), pseudonym]))
    const longestFirst = [...names].sort((a, b) => b.name.length - a.name.length)
    const written = longestFirst.flatMap(({ name }) => [
      ...new Set([name.normalize('NFC'), name.normalize('NFD')]),
    ])
    this.#pattern = new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}])(?:${written.map(patternOf).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
      'giu',
    )
    this.#folded = longestFirst.map(({ name }) => foldName(name))
  }

  /** Returns the text with pseudonyms in place of names. */
  replace(text: string): RedactedText {
    const replaced: Replaced[] = []
    let made = ''
    let at = 0
    for (const match of text.matchAll(this.#pattern)) {
      const [found] = match
      const pseudonym = this.#pseudonyms.get(foldName(found)) ?? ''
      made += text.slice(at, match.index)
      const newStart = made.length
      made += pseudonym
      at = match.index + found.length
      replaced.push({ start: match.index, end: at, newStart, newEnd: made.length, pseudonym })
    }
    return { text: made + text.slice(at), replaced }
  }

  /** Returns how much of the start of a text that was cut off somewhere can be the rest of a name. */
  tailLength(text: string): number {
    const start = foldName(text.slice(0, 200))
    const rest = this.#longestPart((name, length) => start.startsWith(name.slice(-length)))
    return isLetter(text[rest]) ? 0 : rest
  }

  /** Returns how much of the end of a text that is cut off there can be the beginning of a name. */
  headLength(text: string): number {
    const end = foldName(text.slice(-200))
    const rest = this.#longestPart((name, length) => end.endsWith(name.slice(0, length)))
    return isLetter(text[text.length - rest - 1]) ? 0 : rest
  }

  /** Length of the longest part of a name, shorter than it, that fits; parts of one letter say nothing. */
  #longestPart(fits: (name: string, length: number) => boolean): number {
    let longest = 0
    for (const name of this.#folded) {
      for (let length = name.length - 1; length > Math.max(1, longest); length--) {
        if (fits(name, length)) longest = length
      }
    }
    return longest
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character)
}

/** Spacing may be a line break, or what file names have for it. */
function patternOf(name: string): string {
  return name
    .split(/[\s_-]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['’ʼ]/g, "['’ʼ]"))
    .join('[\\s_-]+')
}

/** One spelling for all in which a name is found; as long as the name where nothing is composed otherwise. */
function foldName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase()
}
