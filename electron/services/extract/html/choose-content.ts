/** Tells a page's report from the site around it (menus, banners, sidebars), which becomes page furniture. */
import { ancestors, attribute, isElement, seenElementsBelow, seenText } from './html-tree.ts'
import type { HtmlElement, HtmlParent } from './html-tree.ts'

export interface PageContent {
  /** The element that holds the report. */
  readonly root: HtmlElement
  /** Elements within `root` that belong to the site. Disjoint. */
  readonly furnitureInside: readonly HtmlElement[]
  /** The page's body where `root` is only a part of it; what is outside `root` is furniture. */
  readonly around: HtmlElement | null
}

/** The part of the page's text, menus and the like set aside, that its main element must hold to be believed. */
const MOST = 0.5

/**
 * Chooses `main`, or else the only `article`, where there is exactly one and it holds most of the text; else the
 * whole body without its site-wide header, footer, navigation and sidebars. A header that holds the page's only `h1`
 * is the report's own, as Pandoc writes it. Returns null for a page without body.
 */
export function chooseContent(page: HtmlParent): PageContent | null {
  const visible = [...seenElementsBelow(page)]
  const body = visible.find((element) => element.tagName === 'body')
  if (!body) return null
  const titleHeader = headerOfTitle(visible)
  const furniture = outermost(visible.filter((element) => element !== titleHeader && isFurniture(element)))
  const candidates = [
    outermost(
      visible.filter((element) => element.tagName === 'main' || attribute(element, 'role') === 'main'),
    ),
    visible.filter((element) => element.tagName === 'article'),
  ]
  const wordsOfPage = words(body) - furniture.reduce((sum, element) => sum + words(element), 0)
  for (const [root, ...others] of candidates) {
    if (!root || others.length > 0) continue
    const inside = outermost([...seenElementsBelow(root)].filter(isNavigation))
    if (words(root) >= wordsOfPage * MOST && words(root) > 0) {
      return { root, furnitureInside: inside, around: body }
    }
  }
  return { root: body, furnitureInside: wordsOfPage > 0 ? furniture : [], around: null }
}

const SITE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search'])
const SITE_TAGS = new Set(['header', 'footer', 'aside'])
/** A header, footer or aside within one of these belongs to it, not to the site (HTML Standard, 4.3). */
const OWNERS = new Set(['main', 'article', 'section', 'blockquote', 'figure'])

function isNavigation(element: HtmlElement): boolean {
  return element.tagName === 'nav' || attribute(element, 'role') === 'navigation'
}

function isFurniture(element: HtmlElement): boolean {
  if (isNavigation(element) || SITE_ROLES.has(attribute(element, 'role') ?? '')) return true
  if (!SITE_TAGS.has(element.tagName)) return false
  return ![...ancestors(element)].some((outer) => OWNERS.has(outer.tagName))
}

/** The `header` around the page's only first heading, or null; a site's own says so by its role. */
function headerOfTitle(visible: readonly HtmlElement[]): HtmlElement | null {
  const [title, ...others] = visible.filter((element) => element.tagName === 'h1')
  if (!title || others.length > 0) return null
  const header = [...ancestors(title)].find((outer) => outer.tagName === 'header')
  return header && !SITE_ROLES.has(attribute(header, 'role') ?? '') ? header : null
}

function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const all = new Set(elements)
  return elements.filter(({ parentNode }) => {
    if (!parentNode || !isElement(parentNode)) return true
    return ![...ancestors(parentNode)].some((outer) => all.has(outer))
  })
}

function words(element: HtmlElement): number {
  return seenText(element).replace(/\s+/g, '').length
}
