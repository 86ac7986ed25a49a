/**
 * Makes variables of a bibliographic record of what files state: names, dates, numbers. What can't be read with
 * certainty is left as it stands or left out.
 */
import { plainDoi } from '../../../shared/citation/plain-doi.ts'
import type { CslDate, CslItem, CslName, CslVariable } from '../../../shared/domain/csl-item.ts'

/** Longest text that is taken; beyond it stands no name but a mistake in the file. */
const LONGEST = 1000

/** White space in a row is one space; control characters are none. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** Leaves out what is not known. */
export function itemOf(values: Readonly<Partial<Record<CslVariable, CslItem[CslVariable] | null>>>): CslItem {
  const known = Object.entries(values).filter(([, value]) => {
    if (value === null || value === undefined || value === '') return false
    return typeof value !== 'string' || value.length <= LONGEST
  })
  return Object.fromEntries(known)
}

/** Not family names but what stands behind a comma in names of institutions and behind those of people. */
const NOT_GIVEN =
  /^(?:inc|ltd|llc|llp|plc|co|corp|gmbh|ag|s\.?a|jr|sr|i{2,3}|iv|ph\.?d|m\.?d|esq|ed|eds|et al|editors?)\b/iu

/**
 * Reads names that stand in one text each. "Family, Given" is a person's where `isInverted` says that the field is
 * written so, and elsewhere only where nothing else can be meant; all other names stand as they are written, undivided.
 */
export function statedNames(texts: readonly string[], isInverted = false): readonly CslName[] | null {
  const plain = texts
    .map((text) => oneLine(text).replace(/[,;\s]*https?:\/\/\S*$/iu, ''))
    .filter((text) => text !== '' && text.length <= LONGEST)
  const names = [...new Set(plain)].map((text) => statedName(text, isInverted))
  return names.length > 0 ? names : null
}

function statedName(text: string, isInverted: boolean): CslName {
  const [family = '', given = '', more] = text.split(',').map((part) => part.trim())
  if (more !== undefined || family === '' || given === '' || NOT_GIVEN.test(given)) return { literal: text }
  const isPerson = isInverted || isInitials(given) || (isFamily(family) && /^\p{Lu}\p{Ll}/u.test(given))
  return isPerson ? { family, given } : { literal: text }
}

function isInitials(text: string): boolean {
  return /^(?:\p{Lu}\.[\s-]?){1,4}$/u.test(text)
}

/** One word, with particles in front or a hyphen in it: "de la Cruz", "Frank-Vitale". All in capitals is an acronym. */
function isFamily(text: string): boolean {
  return /^(?:\p{Ll}+[\s'’])*\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’]*(?:-\p{Lu}\p{L}+)*$/u.test(text)
}

/** Names in one text, as document properties have them: with semicolons between. */
export function separateNames(text: string | null): string[] {
  return (text ?? '').split(';')
}

/**
 * Reads the first of `dates` that can be read: year, month and day in this order, or the only year in it. The order of
 * day and month in "03/04/2019" can't be known, so the year alone is taken.
 */
export function statedDate(dates: readonly string[]): CslDate | null {
  for (const text of dates) {
    const whole = /^((?:1[5-9]|20)\d\d)(?:[-/.]?(0[1-9]|1[0-2]|[1-9](?!\d))(?:[-/.]?(\d\d?))?)?(?!\d)/u.exec(
      text,
    )
    const [, year, month, day] = whole ?? []
    if (year !== undefined) {
      const parts = [year, month, Number(day) >= 1 && Number(day) <= 31 ? day : undefined]
      return { 'date-parts': [parts.filter((part) => part !== undefined).map(Number)] }
    }
    const only = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/u.exec(text)?.[1]
    if (only !== undefined) return { 'date-parts': [[Number(only)]] }
  }
  return null
}

/** Returns the DOI in "doi:10.1000/182", "https://doi.org/10.1000/182" or the plain name; null where there is none. */
export function statedDoi(text: string | null): string | null {
  const doi = /^10\.\d{4,9}\/\S+$/u.exec(plainDoi(oneLine(text ?? '')))?.[0]
  return doi?.replace(/[.,;)]+$/u, '') ?? null
}

/** Returns an ISBN whose check digit is right (ISO 2108), as it is written; else null. */
export function statedIsbn(text: string | null): string | null {
  const written = oneLine(text ?? '').replace(/^(?:urn:isbn:|isbn[\s:]*)/iu, '')
  const digits = written.replace(/[\s‐-―-]/gu, '').toUpperCase()
  const sum = (weight: (place: number) => number) =>
    Array.from(digits).reduce(
      (total, digit, place) => total + (digit === 'X' ? 10 : Number(digit)) * weight(place),
      0,
    )
  if (/^97[89]\d{10}$/u.test(digits))
    return sum((place) => (place % 2 === 0 ? 1 : 3)) % 10 === 0 ? written : null
  return /^\d{9}[\dX]$/u.test(digits) && sum((place) => 10 - place) % 11 === 0 ? written : null
}

/** Returns an ISSN whose check digit is right (ISO 3297), as "1234-5679"; else null. */
export function statedIssn(text: string | null): string | null {
  const read = /^(?:urn:issn:|issn[\s:]*)?(\d{4})[-‐–]?(\d{3}[\dX])$/iu.exec(oneLine(text ?? ''))
  if (!read) return null
  const digits = `${read[1] ?? ''}${(read[2] ?? '').toUpperCase()}`
  const sum = Array.from(digits).reduce(
    (total, digit, place) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - place),
    0,
  )
  return sum % 11 === 0 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : null
}

/** Returns an absolute http(s) address; else null. */
export function statedUrl(text: string | null): string | null {
  const url = (text ?? '').trim()
  return /^https?:\/\/[^\s/]+\S*$/iu.test(url) ? url : null
}
