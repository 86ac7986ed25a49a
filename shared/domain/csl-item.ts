/**
 * A source's bibliographic record: a CSL-JSON item (citation-style-language/schema, csl-data.json 1.0) without its id.
 * Each variable is a field of its own on the source's record, `csl/<variable>`, so that what two people fill in apart
 * merges. Text stands as it is, names and dates as the JSON that CSL-JSON has for them, nothing as "".
 */
import { rule, type FieldRule } from './field-rules.ts'
import { isList, isPlainObject } from './json-shape.ts'

/** A name: `family` and `given` of a person, `literal` of an institution. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly 'dropping-particle'?: string
  readonly 'non-dropping-particle'?: string
  readonly suffix?: string
  readonly literal?: string
}

/** A date of year, month and day as far as known, or a range of two; `literal` for what is no date. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  /** 1 to 4, from spring on. */
  readonly season?: number
  readonly circa?: boolean
  readonly literal?: string
}

export type CslValue = string | readonly CslName[] | CslDate

/** The record by variable; what is not known is absent. */
export type CslItem = Readonly<Partial<Record<CslVariable, CslValue>>>

export const CSL_TYPES = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast'],
  ...['chapter', 'classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary'],
  ...[
    'entry-encyclopedia',
    'event',
    'figure',
    'graphic',
    'hearing',
    'interview',
    'legal_case',
    'legislation',
  ],
  ...['manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent'],
  ...['performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report'],
  ...['review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage'],
] as const

export const CSL_NAMES = [
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor'],
  ...['curator', 'director', 'editor', 'editorial-director', 'executive-producer', 'guest', 'host'],
  ...['illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer'],
  ...['recipient', 'reviewed-author', 'script-writer', 'series-creator', 'translator'],
] as const

export const CSL_DATES = [
  ...['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'],
] as const

/** Variables of plain text; numbers are text too ("3", "iv"). `title` is the source's own title and not kept twice. */
export const CSL_TEXTS = [
  ...['type', 'title', 'title-short', 'shortTitle', 'citation-key', 'language', 'journalAbbreviation'],
  ...[
    'abstract',
    'annote',
    'archive',
    'archive_collection',
    'archive_location',
    'archive-place',
    'authority',
  ],
  ...['call-number', 'chapter-number', 'collection-number', 'collection-title', 'container-title'],
  ...['container-title-short', 'dimensions', 'division', 'DOI', 'edition', 'event', 'event-place'],
  ...['event-title', 'genre', 'ISBN', 'ISSN', 'issue', 'jurisdiction', 'keyword', 'medium', 'note', 'number'],
  ...['number-of-pages', 'number-of-volumes', 'original-publisher', 'original-publisher-place'],
  ...['original-title', 'page', 'page-first', 'part', 'part-title', 'PMCID', 'PMID', 'printing', 'publisher'],
  ...['publisher-place', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'section', 'source'],
  ...['status', 'supplement', 'URL', 'version', 'volume', 'volume-title', 'volume-title-short'],
] as const

export type CslType = (typeof CSL_TYPES)[number]
export type CslNameVariable = (typeof CSL_NAMES)[number]
export type CslDateVariable = (typeof CSL_DATES)[number]
export type CslTextVariable = (typeof CSL_TEXTS)[number]
export type CslVariable = CslNameVariable | CslDateVariable | CslTextVariable

export const CSL_VARIABLES: readonly CslVariable[] = [...CSL_TEXTS, ...CSL_NAMES, ...CSL_DATES]

const names: ReadonlySet<string> = new Set(CSL_NAMES)
const dates: ReadonlySet<string> = new Set(CSL_DATES)
const variables: ReadonlySet<string> = new Set(CSL_VARIABLES)

/** Says whether a name is that of a variable. */
export function isCslVariable(name: string): name is CslVariable {
  return variables.has(name)
}

export function isCslNameVariable(name: string): name is CslNameVariable {
  return names.has(name)
}

export function isCslDateVariable(name: string): name is CslDateVariable {
  return dates.has(name)
}

/** Returns what is stored for a value; {@link parseCslValue} gives the value back. */
export function formatCslValue(value: CslValue | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Reads what is stored for a variable; undefined for nothing, and for what is none of its values. */
export function parseCslValue(variable: CslVariable, stored: string): CslValue | undefined {
  if (stored === '') return undefined
  if (isCslNameVariable(variable)) return cslNames(parseJson(stored))
  if (isCslDateVariable(variable)) return cslDate(parseJson(stored))
  return stored
}

/** Rule of `csl/<variable>`. */
export function cslRule(variable: string): FieldRule | null {
  if (!isCslVariable(variable) || variable === 'title') return null
  const expected = isCslNameVariable(variable)
    ? 'a JSON list of CSL names, or ""'
    : isCslDateVariable(variable)
      ? 'a CSL date as JSON, or ""'
      : variable === 'type'
        ? 'a CSL type like report, or ""'
        : 'text of at most 100000 characters'
  const holds = (stored: unknown) => {
    if (typeof stored !== 'string' || stored.length > MAX_VALUE) return false
    if (variable === 'type') return stored === '' || CSL_TYPES.some((type) => type === stored)
    return stored === '' || parseCslValue(variable, stored) !== undefined
  }
  return rule(expected, holds, '')
}

const MAX_VALUE = 100_000
const NAME_PARTS = [
  ...['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'],
] as const

/** Reads a CSL-JSON name variable, with the parts that are known; undefined for what is none. */
export function cslNames(value: unknown): readonly CslName[] | undefined {
  if (!isList(value)) return undefined
  const read = value.map((name): CslName | null => {
    if (!isPlainObject(name)) return null
    const parts = NAME_PARTS.flatMap((part) => {
      const own = name[part]
      return typeof own === 'string' && own !== '' ? [[part, own]] : []
    })
    return parts.length === 0 ? null : (Object.fromEntries(parts) as CslName)
  })
  const known = read.filter((name) => name !== null)
  return known.length > 0 && known.length === read.length ? known : undefined
}

/** Reads a CSL-JSON date; text in place of numbers is taken ("2019"). Undefined for what is none. */
export function cslDate(value: unknown): CslDate | undefined {
  if (!isPlainObject(value)) return undefined
  const parts = dateParts(value['date-parts'])
  const { season, circa, literal, raw } = value
  const words = [literal, raw].find((text) => typeof text === 'string' && text !== '')
  if (!parts && typeof words !== 'string') return undefined
  const number = Number(season)
  return {
    ...(parts ? { 'date-parts': parts } : {}),
    ...(season !== undefined && Number.isInteger(number) && number >= 1 && number <= 4
      ? { season: number }
      : {}),
    ...(circa !== undefined && circa !== false && circa !== '' && circa !== 0 ? { circa: true } : {}),
    ...(typeof words === 'string' ? { literal: words } : {}),
  }
}

function dateParts(value: unknown): readonly (readonly number[])[] | undefined {
  if (!isList(value) || value.length < 1 || value.length > 2) return undefined
  const read = value.map((date) => {
    if (!isList(date) || date.length < 1 || date.length > 3) return null
    const numbers = date.map((part) => (part === '' || part === null ? NaN : Number(part)))
    const [year = NaN, month = 1, day = 1] = numbers
    const fits = Number.isInteger(year) && isWithin(month, 12) && isWithin(day, 31)
    return fits ? numbers : null
  })
  const known = read.filter((date) => date !== null)
  return known.length === read.length ? known : undefined
}

function isWithin(part: number, most: number): boolean {
  return Number.isInteger(part) && part >= 1 && part <= most
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
