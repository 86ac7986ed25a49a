/**
 * Writes BibTeX that BibLaTeX reads as well: types and fields of BibTeX, and where it has none (doi, url, date) those of
 * BibLaTeX, which BibTeX passes over. UTF-8; the signs that TeX takes for its own are escaped.
 */
import {
  isCslNameVariable,
  type CslDate,
  type CslItem,
  type CslName,
  type CslVariable,
} from '../../../shared/domain/csl-item.ts'
import { isList } from '../../../shared/domain/json-shape.ts'
import { formatDate } from '../../../shared/citation/typed-csl.ts'
import { citationKeys } from './citation-keys.ts'
import type { BibliographyEntry } from './write-bibliography.ts'

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
}

/** Fields of text and names; that of the container and of the publisher depends on the type. */
const FIELDS: readonly (readonly [string, CslVariable])[] = [
  ...([
    ['author', 'author'],
    ['editor', 'editor'],
    ['translator', 'translator'],
  ] as const),
  ...([
    ['series', 'collection-title'],
    ['volume', 'volume'],
    ['edition', 'edition'],
  ] as const),
  ...([
    ['chapter', 'chapter-number'],
    ['type', 'genre'],
    ['address', 'publisher-place'],
  ] as const),
  ...([
    ['language', 'language'],
    ['isbn', 'ISBN'],
    ['issn', 'ISSN'],
    ['keywords', 'keyword'],
  ] as const),
  ...([
    ['abstract', 'abstract'],
    ['version', 'version'],
    ['note', 'note'],
  ] as const),
]

/** Writes an entry for each source, with an empty line between. */
export function writeBibtex(entries: readonly BibliographyEntry[]): string {
  const keys = citationKeys(entries.map(({ source }) => source))
  return entries.map((entry, place) => writeEntry(entry, keys[place] ?? '')).join('\n')
}

function writeEntry({ source, notes }: BibliographyEntry, key: string): string {
  const { item, title, fileName } = source
  const type = bibtexType(item)
  const annote = typeof item.annote === 'string' ? [item.annote] : []
  const annotations = [...annote, ...notes].filter((note) => note !== '')
  const fields: readonly (readonly [string, string])[] = [
    // A second pair of braces keeps the capitals that styles would make small.
    ['title', `{{${escaped(title)}}}`],
    ...FIELDS.flatMap(([name, variable]) => {
      const text = valueOf(item, variable)
      return text === '' ? [] : [[name, `{${text}}`] as const]
    }),
    ...placed(item, type),
    ...dated(item),
    ...addressed(item),
    ...(annotations.length === 0 ? [] : [['annote', `{${escaped(annotations.join('\n'))}}`] as const]),
    ['file', `{${fileName.replace(/[{}\\;:]/gu, '')}}`],
  ]
  return `@${type}{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`
}

function bibtexType({ type, genre }: CslItem): string {
  const isMaster = type === 'thesis' && typeof genre === 'string' && /master/iu.test(genre)
  return isMaster ? 'mastersthesis' : ((typeof type === 'string' ? TYPES[type] : undefined) ?? 'misc')
}

function placed(item: CslItem, type: string): (readonly [string, string])[] {
  const container = type === 'article' ? 'journal' : type.startsWith('in') ? 'booktitle' : 'howpublished'
  const publisher = type === 'techreport' ? 'institution' : type.endsWith('thesis') ? 'school' : 'publisher'
  const number = type === 'article' ? item.issue : (item.number ?? item['collection-number'])
  const pages = valueOf(item, 'page').replace(/\s*[-–—]+\s*/gu, '--')
  return [
    [container, valueOf(item, 'container-title')] as const,
    [publisher, valueOf(item, 'publisher')] as const,
    ['number', typeof number === 'string' ? escaped(number) : ''] as const,
    ['pages', pages] as const,
  ].flatMap(([name, text]) => (text === '' ? [] : [[name, `{${text}}`] as const]))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function dated({ issued, accessed }: CslItem): (readonly [string, string])[] {
  const date = asDate(issued)
  const [first] = date?.['date-parts'] ?? []
  const [year, month, day] = first ?? []
  const isMore = date?.['date-parts']?.length === 2 || day !== undefined || date?.season !== undefined
  const visited = asDate(accessed)?.['date-parts'] ? formatDate(asDate(accessed) ?? {}) : ''
  return [
    ['year', year === undefined ? braced(date?.literal) : `{${year}}`] as const,
    ['month', (month !== undefined && MONTHS[month - 1]) || ''] as const,
    ['date', date && isMore ? `{${formatDate(date)}}` : ''] as const,
    ['urldate', visited === '' ? '' : `{${visited}}`] as const,
  ].filter(([, value]) => value !== '')
}

function addressed({ DOI, URL }: CslItem): (readonly [string, string])[] {
  // Verbatim fields: nothing is escaped but what would end them.
  const verbatim = (text: unknown) =>
    typeof text === 'string' ? `{${text.replace(/[{}\\\s]/gu, (sign) => encodeURIComponent(sign))}}` : ''
  return (
    [
      ['doi', verbatim(DOI)],
      ['url', verbatim(URL)],
    ] as const
  ).filter(([, value]) => value !== '')
}

function asDate(value: CslItem[CslVariable]): CslDate | undefined {
  return typeof value === 'object' && !isList(value) ? value : undefined
}

function braced(text: string | undefined): string {
  return text === undefined ? '' : `{${escaped(text)}}`
}

function valueOf(item: CslItem, variable: CslVariable): string {
  const value = item[variable]
  if (isCslNameVariable(variable)) return isList(value) ? value.map(bibtexName).join(' and ') : ''
  return typeof value === 'string' ? escaped(value) : ''
}

/** "von Last, Jr, First"; what is no person's name, and what holds " and " or a comma, in braces. */
function bibtexName(name: CslName): string {
  if (name.literal !== undefined) return `{${escaped(name.literal)}}`
  const kept = (part: string | undefined) =>
    part === undefined ? '' : /,|\sand\s/iu.test(part) ? `{${escaped(part)}}` : escaped(part)
  const particles = [name['dropping-particle'], name['non-dropping-particle']].filter(
    (part) => part !== undefined,
  )
  const family = [...particles.map(escaped), kept(name.family)].filter((part) => part !== '').join(' ')
  const parts = [family, kept(name.suffix), kept(name.given)].filter((part) => part !== '')
  return parts.join(', ')
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** BibTeX counts braces even behind a backslash, so that one without its fellow would shift the end of the entry. */
const UNPAIRED: Readonly<Record<string, string>> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' }

function escaped(text: string): string {
  const signs = isPaired(text) ? SIGNS : { ...SIGNS, ...UNPAIRED }
  return text.replace(/[\\{}%&$#_~^]/gu, (sign) => signs[sign] ?? `\\${sign}`)
}

function isPaired(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
