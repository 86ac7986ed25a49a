/** Reads what a web page says about itself: meta tags, JSON-LD, title, language. */
import type { SourceMetadata } from '../../../../shared/domain/extraction.ts'
import { oneLine } from '../stated-item.ts'
import { attribute, elementsBelow, isElement, seenText } from './html-tree.ts'
import type { HtmlElement, HtmlParent } from './html-tree.ts'
import { pageItem, type Thing } from './page-item.ts'

/** Returns what the page says of itself; what it does not say is absent. */
export function readPageMetadata(page: HtmlParent): SourceMetadata {
  const elements = [...elementsBelow(page)]
  const tags = metaTags(elements)
  const first = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? [])[0] ?? null
  const html = elements.find((element) => element.tagName === 'html')
  return {
    title: first('citation_title', 'dc.title', 'dcterms.title', 'og:title') ?? pageTitle(elements),
    language: (html && attribute(html, 'lang')?.trim()) || null,
    item: pageItem({ tags, things: linkedData(elements), canonical: canonicalLink(elements) }),
  }
}

function canonicalLink(elements: readonly HtmlElement[]): string | null {
  const link = elements.find(
    (element) => element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical',
  )
  return (link && attribute(link, 'href')) ?? null
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
