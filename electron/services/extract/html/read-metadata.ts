/** Reads what a web page says about itself: citation and Open Graph tags, JSON-LD, title, language. */
import type { SourceMetadata } from '../../../../shared/domain/extraction.ts'
import { attribute, elementsBelow, isElement, seenText } from './html-tree.ts'
import type { HtmlElement, HtmlParent } from './html-tree.ts'

/**
 * Returns the page's metadata, null where it is silent. The citation tags that libraries read come first, then
 * Dublin Core, Open Graph, JSON-LD, and the page's own title or first heading.
 */
export function readPageMetadata(page: HtmlParent): SourceMetadata {
  const elements = [...elementsBelow(page)]
  const tags = metaTags(elements)
  const things = linkedData(elements)
  const first = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? [])[0] ?? null
  const html = elements.find((element) => element.tagName === 'html')
  return {
    title: first('citation_title', 'dc.title', 'dcterms.title', 'og:title') ?? pageTitle(elements),
    author: authorOf(tags, things),
    year: yearIn([
      ...[
        'citation_publication_date',
        'citation_date',
        'citation_year',
        'dc.date',
        'dcterms.issued',
        'dc.date.issued',
      ]
        .concat('article:published_time')
        .flatMap((name) => tags.get(name) ?? []),
      ...things.flatMap((thing) => strings(thing['datePublished'])),
    ]),
    language: (html && attribute(html, 'lang')?.trim()) || null,
  }
}

/** Returns the first year (four digits, 1500 to 2099) that stands in one of `dates`, or null. */
export function yearIn(dates: readonly string[]): string | null {
  for (const date of dates) {
    const year = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(date)?.[1]
    if (year !== undefined) return year
  }
  return null
}

function metaTags(elements: readonly HtmlElement[]): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? '').toLowerCase()
    const content = oneLine(attribute(element, 'content') ?? '')
    if (name !== '' && content !== '') tags.set(name, [...(tags.get(name) ?? []), content])
  }
  return tags
}

function authorOf(tags: ReadonlyMap<string, string[]>, things: readonly Thing[]): string | null {
  const named = [
    'citation_author',
    'dc.creator',
    'dcterms.creator',
    'author',
    'article:author',
    'parsely-author',
  ]
  for (const name of named) {
    // Facebook's article:author is the address of a profile.
    const people = (tags.get(name) ?? []).filter((person) => !/^https?:/i.test(person))
    if (people.length > 0) return [...new Set(people)].join('; ')
  }
  const people = things.flatMap((thing) => namesOf(thing['author']))
  return people.length > 0 ? [...new Set(people)].join('; ') : null
}

type Thing = Readonly<Record<string, unknown>>

/** The objects of the page's JSON-LD, those of `@graph` included. Broken JSON-LD says nothing. */
function linkedData(elements: readonly HtmlElement[]): Thing[] {
  return elements
    .filter((element) => element.tagName === 'script')
    .filter((element) => (attribute(element, 'type') ?? '').toLowerCase() === 'application/ld+json')
    .flatMap((element) =>
      parseThings(element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')),
    )
}

function parseThings(json: string): Thing[] {
  try {
    const data: unknown = JSON.parse(json)
    const things = (Array.isArray(data) ? data : [data]).filter(isThing)
    return things.flatMap((thing) => [thing, ...asList(thing['@graph']).filter(isThing)])
  } catch {
    return []
  }
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function strings(value: unknown): string[] {
  return asList(value).filter((item) => typeof item === 'string')
}

function namesOf(value: unknown): string[] {
  const names = asList(value).flatMap((item) => (isThing(item) ? strings(item['name']) : strings(item)))
  return names.map(oneLine).filter((name) => name !== '' && !/^https?:/i.test(name))
}

/** The page's title, without the site's name where the first heading shows that it is one ("Report | Site"). */
function pageTitle(elements: readonly HtmlElement[]): string | null {
  const title = textOf(elements.find(isPageTitle))
  const headline = textOf(elements.find((element) => element.tagName === 'h1'))
  if (title === null || headline === null) return title ?? headline
  return title.startsWith(headline) && /^\s*[|–—·»:-]/.test(title.slice(headline.length)) ? headline : title
}

/** The title of the page, not of a drawing in it. */
function isPageTitle(element: HtmlElement): boolean {
  const parent = element.parentNode
  return element.tagName === 'title' && parent !== null && isElement(parent) && parent.tagName === 'head'
}

function textOf(element: HtmlElement | undefined): string | null {
  return (element && oneLine(seenText(element))) || null
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
