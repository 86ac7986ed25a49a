/**
 * Makes a bibliographic record of what a web page states: the tags that libraries and Google Scholar read
 * (citation_*), Dublin Core and PRISM, schema.org JSON-LD, Open Graph.
 */
import type { CslItem, CslName, CslType } from '../../../../shared/domain/csl-item.ts'
import {
  itemOf,
  oneLine,
  statedDate,
  statedDoi,
  statedIsbn,
  statedIssn,
  statedNames,
  statedUrl,
} from '../stated-item.ts'

export type Thing = Readonly<Record<string, unknown>>

/** What a page states. */
export interface StatedPage {
  /** Contents of meta tags by name in lower case, in document order. */
  readonly tags: ReadonlyMap<string, readonly string[]>
  /** The objects of its JSON-LD. */
  readonly things: readonly Thing[]
  /** `<link rel="canonical">`. */
  readonly canonical: string | null
}

/** Returns the record, without its title; the same source is asked first for every variable. */
export function pageItem(page: StatedPage): CslItem {
  const { tags } = page
  const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? [])
  const first = (...names: string[]) => all(...names)[0] ?? null
  const work = workOf(page.things)
  const identifiers = all('dc.identifier', 'dcterms.identifier')
  const type = pageType(page, work)
  return itemOf({
    type,
    author: authorsOf(page, work),
    editor: statedNames(all('citation_editor'), true),
    issued: issuedOf(page, work),
    'container-title':
      first('citation_journal_title', 'citation_inbook_title', 'citation_conference_title') ??
      first('prism.publicationname') ??
      nameOf(work?.['isPartOf']) ??
      (type === 'webpage' ? first('og:site_name') : null),
    publisher:
      first(
        'citation_publisher',
        'citation_technical_report_institution',
        'citation_dissertation_institution',
      ) ??
      first('dc.publisher', 'dcterms.publisher') ??
      nameOf(work?.['publisher']),
    number: first('citation_technical_report_number') ?? textOf(work?.['reportNumber']),
    volume: first('citation_volume', 'prism.volume'),
    issue: first('citation_issue', 'prism.number'),
    page: pagesOf(
      first('citation_firstpage', 'prism.startingpage'),
      first('citation_lastpage', 'prism.endingpage'),
    ),
    DOI: firstRead(statedDoi, [...all('citation_doi', 'prism.doi', 'dc.identifier.doi'), ...identifiers]),
    ISBN: firstRead(statedIsbn, [
      ...all('citation_isbn', 'book:isbn'),
      ...texts(work?.['isbn']),
      ...identifiers,
    ]),
    ISSN: firstRead(statedIssn, all('citation_issn', 'prism.issn')),
    language: first('citation_language', 'dc.language', 'dcterms.language'),
    URL: firstRead(statedUrl, [
      ...(page.canonical === null ? [] : [page.canonical]),
      ...all('citation_public_url', 'citation_abstract_html_url', 'og:url'),
    ]),
  })
}

const SCHEMA_TYPES: Readonly<Record<string, CslType>> = {
  Report: 'report',
  ScholarlyArticle: 'article-journal',
  NewsArticle: 'article-newspaper',
  BlogPosting: 'post-weblog',
  Book: 'book',
  Chapter: 'chapter',
  Thesis: 'thesis',
  Dataset: 'dataset',
  Legislation: 'legislation',
}

const WORKS: ReadonlySet<string> = new Set([
  ...Object.keys(SCHEMA_TYPES),
  ...['Article', 'TechArticle', 'DigitalDocument', 'CreativeWork', 'WebPage'],
])

const TYPE_TAGS: readonly (readonly [string, CslType])[] = [
  ['citation_technical_report_institution', 'report'],
  ['citation_technical_report_number', 'report'],
  ['citation_dissertation_institution', 'thesis'],
  ['citation_journal_title', 'article-journal'],
  ['citation_inbook_title', 'chapter'],
  ['citation_conference_title', 'paper-conference'],
  ['citation_isbn', 'book'],
]

function pageType({ tags }: StatedPage, work: Thing | undefined): CslType {
  const tagged = TYPE_TAGS.find(([name]) => tags.has(name))?.[1]
  const described = texts(work?.['@type']).flatMap((name) => SCHEMA_TYPES[name] ?? [])[0]
  return tagged ?? described ?? 'webpage'
}

/** The thing that the page is about: the most telling kind first. */
function workOf(things: readonly Thing[]): Thing | undefined {
  const kinds = (thing: Thing) => texts(thing['@type'])
  const isTelling = (thing: Thing) => kinds(thing).some((kind) => kind in SCHEMA_TYPES)
  return things.find(isTelling) ?? things.find((thing) => kinds(thing).some((kind) => WORKS.has(kind)))
}

function authorsOf({ tags }: StatedPage, work: Thing | undefined): readonly CslName[] | null {
  const cited = statedNames(tags.get('citation_author') ?? [], true)
  if (cited) return cited
  for (const name of ['dc.creator', 'dcterms.creator']) {
    const names = statedNames(tags.get(name) ?? [], true)
    if (names) return names
  }
  const described = list(work?.['author']).flatMap((author) => personOf(author) ?? [])
  if (described.length > 0) return distinct(described)
  for (const name of ['author', 'article:author', 'parsely-author']) {
    // Facebook's article:author is the address of a profile.
    const people = (tags.get(name) ?? []).filter((person) => !/^https?:/iu.test(person))
    const names = statedNames(people)
    if (names) return names
  }
  return null
}

/** A schema.org Person with its name apart, else a name as it stands. */
function personOf(author: unknown): CslName | null {
  const text = nameOf(author)
  if (!isThing(author)) return text === null ? null : { literal: text }
  const family = textOf(author['familyName'])
  const given = textOf(author['givenName'])
  if (family !== null) return { family, ...(given === null ? {} : { given }) }
  return text === null ? null : { literal: text }
}

function issuedOf({ tags }: StatedPage, work: Thing | undefined) {
  const names = [
    ...['citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year'],
    ...['prism.publicationdate', 'dc.date.issued', 'dcterms.issued', 'dc.date', 'article:published_time'],
  ]
  return statedDate([...names.flatMap((name) => tags.get(name) ?? []), ...texts(work?.['datePublished'])])
}

function pagesOf(first: string | null, last: string | null): string | null {
  return first === null || last === null || first === last ? first : `${first}-${last}`
}

function firstRead(read: (text: string) => string | null, candidates: readonly string[]): string | null {
  for (const text of candidates) {
    const found = read(text)
    if (found !== null) return found
  }
  return null
}

/** The name of a thing, or the text that stands in its place; addresses are no names. */
function nameOf(value: unknown): string | null {
  const [first] = list(value)
  const name = isThing(first) ? textOf(first['name']) : textOf(first)
  return name === null || /^https?:/iu.test(name) ? null : name
}

function textOf(value: unknown): string | null {
  return texts(value)[0] ?? null
}

function texts(value: unknown): string[] {
  return list(value)
    .filter((item) => typeof item === 'string')
    .map(oneLine)
    .filter((text) => text !== '')
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function distinct(names: readonly CslName[]): CslName[] {
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()]
}
