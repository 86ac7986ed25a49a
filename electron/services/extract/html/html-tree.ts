/** Reads parse5's tree: element names and attributes, text, what is hidden. Nothing of HTML's meaning beyond that. */
import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

/** Tells whether `node` is an element (a `template` counts; its content is never read). */
export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node
}

/** Returns the attribute `name` (lower case), or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null
}

/** Tells whether `element` has one of `roles`, by `role` or `epub:type` (both are space-separated lists). */
export function hasRole(element: HtmlElement, roles: ReadonlySet<string>): boolean {
  const words = `${attribute(element, 'role') ?? ''} ${attribute(element, 'epub:type') ?? ''}`
  return words
    .toLowerCase()
    .split(/\s+/)
    .some((word) => roles.has(word))
}

/** Yields the elements below `root` in document order, `root` left out. */
export function elementsBelow(root: HtmlParent): Generator<HtmlElement> {
  return walk(root, () => true)
}

/** Yields the elements below `root` that a reader can see, in document order. */
export function seenElementsBelow(root: HtmlParent): Generator<HtmlElement> {
  return walk(root, (element) => !isUnseen(element))
}

/** Keeps its own stack: pages nest deeper than calls should, and have more children than a call takes arguments. */
function* walk(root: HtmlParent, enters: (element: HtmlElement) => boolean): Generator<HtmlElement> {
  const waiting: HtmlElement[] = []
  const queue = ({ childNodes }: HtmlParent) => {
    for (let i = childNodes.length - 1; i >= 0; i--) {
      const child = childNodes[i]
      if (child && isElement(child) && enters(child)) waiting.push(child)
    }
  }
  queue(root)
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    queue(element)
  }
}

/** Yields `element` and the elements around it, innermost first. */
export function* ancestors(element: HtmlElement): Generator<HtmlElement> {
  for (let at: HtmlParent | null = element; at && isElement(at); at = at.parentNode) yield at
}

/** Elements whose text is never part of what a reader sees. */
const UNSEEN = new Set(
  (
    'script style template noscript noframes head title meta link base iframe frame frameset object embed applet ' +
    'canvas audio video source track svg map area select datalist textarea input progress meter ' +
    'annotation annotation-xml'
  ).split(' '),
)

/** Classes that well-known style sheets use for text meant for screen readers only. */
const SCREEN_READER_ONLY = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)/i

/** Elements that make a block by themselves: an `aria-hidden` one of these still holds what the page shows. */
const SECTIONING = new Set([
  'body',
  'main',
  'article',
  'section',
  'div',
  'table',
  'ul',
  'ol',
  'p',
  'li',
  'td',
])

/**
 * Tells whether the page shows nothing of `element`: scripts and form fields, `hidden`, a closed dialog, an inline
 * `display:none`, text for screen readers only, and decoration (`aria-hidden` on a small element). Style sheets
 * are not read.
 */
export function isUnseen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.tagName)) return true
  if (element.tagName === 'dialog' && attribute(element, 'open') === null) return true
  if (element.attrs.length === 0) return false
  const hidden = attribute(element, 'hidden')
  if (hidden !== null && hidden.toLowerCase() !== 'until-found') return true
  if (/(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style') ?? '')) return true
  if (SCREEN_READER_ONLY.test(attribute(element, 'class') ?? '')) return true
  return attribute(element, 'aria-hidden') === 'true' && !SECTIONING.has(element.tagName)
}

/** Returns the seen text below `node`, white space as in the file. */
export function seenText(node: HtmlNode | HtmlParent): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  return node.childNodes.map((child) => (isElement(child) && isUnseen(child) ? '' : seenText(child))).join('')
}
