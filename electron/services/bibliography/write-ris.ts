/** Writes RIS (Research Information Systems; tags as Zotero, EndNote and Mendeley take them), lines ended by CRLF. */
import type { CslDate, CslItem, CslName, CslVariable } from '../../../shared/domain/csl-item.ts'
import { isList } from '../../../shared/domain/json-shape.ts'
import type { BibliographyEntry } from './write-bibliography.ts'

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  hearing: 'HEAR',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'UNPB',
  map: 'MAP',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  personal_communication: 'PCOMM',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  software: 'COMP',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
}

const TEXTS: readonly (readonly [string, CslVariable])[] = [
  ...([
    ['T2', 'container-title'],
    ['T3', 'collection-title'],
    ['PB', 'publisher'],
  ] as const),
  ...([
    ['CY', 'publisher-place'],
    ['VL', 'volume'],
    ['IS', 'issue'],
    ['ET', 'edition'],
  ] as const),
  ...([
    ['M3', 'genre'],
    ['LA', 'language'],
    ['DO', 'DOI'],
    ['UR', 'URL'],
    ['AB', 'abstract'],
  ] as const),
]

/** Writes a record for each source. */
export function writeRis(entries: readonly BibliographyEntry[]): string {
  return entries.map(writeRecord).join('')
}

function writeRecord({ source, notes }: BibliographyEntry): string {
  const { item, title, fileName } = source
  const type = (typeof item.type === 'string' ? TYPES[item.type] : undefined) ?? 'GEN'
  const [first, last] = textOf(item, 'page').split(/\s*[-–—]+\s*/u)
  const lines: readonly (readonly [string, string])[] = [
    ['TI', title],
    ...namesOf(item, 'author').map((name) => ['AU', name] as const),
    ...namesOf(item, 'editor').map((name) => ['ED', name] as const),
    ...dates(item),
    ...TEXTS.map(([tag, variable]) => [tag, textOf(item, variable)] as const),
    ['SP', first ?? ''],
    ['EP', last ?? ''],
    ['M1', textOf(item, 'number')],
    ['SN', textOf(item, 'ISBN') || textOf(item, 'ISSN')],
    ...textOf(item, 'keyword')
      .split(',')
      .map((word) => ['KW', word] as const),
    ...[textOf(item, 'note'), textOf(item, 'annote'), ...notes].map((note) => ['N1', note] as const),
    ['L1', fileName],
  ]
  const body = lines.flatMap(([tag, value]) => {
    const text = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
    return text === '' ? [] : [`${tag}  - ${text}\r\n`]
  })
  return `TY  - ${type}\r\n${body.join('')}ER  - \r\n\r\n`
}

function dates({ issued }: CslItem): (readonly [string, string])[] {
  const date: CslDate = typeof issued === 'object' && !isList(issued) ? issued : {}
  const [year, month, day] = date['date-parts']?.[0] ?? []
  if (year === undefined) return [['PY', date.literal ?? '']]
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'))
  return [
    ['PY', String(year)],
    // Year, month, day and other, each of which may be empty but for its slash.
    ['DA', month === undefined ? '' : `${year}/${two(month)}/${two(day)}/`],
  ]
}

function textOf(item: CslItem, variable: CslVariable): string {
  const value = item[variable]
  return typeof value === 'string' ? value : ''
}

function namesOf(item: CslItem, variable: 'author' | 'editor'): string[] {
  const names = item[variable]
  return isList(names) ? names.map(risName) : []
}

/** "Family, Given, Suffix"; an institution as it is. */
function risName(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
  const parts = [family.filter((part) => part !== undefined).join(' '), name.given, name.suffix]
  return parts.filter((part) => part !== undefined && part !== '').join(', ')
}
