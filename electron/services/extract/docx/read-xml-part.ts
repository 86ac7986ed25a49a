/**
 * Reads small XML parts of a DOCX (styles, numbering, properties, relationships) with the HTML parser's rules for
 * foreign content, which keep self-closing tags and CDATA and know no entities of the file's own. Names come out
 * in lower case. The document itself is read by mammoth.
 */
import { parseFragment } from 'parse5'
import { attribute, elementsBelow, isElement } from '../html/html-tree.ts'
import type { HtmlElement, HtmlParent } from '../html/html-tree.ts'

/** Returns a node whose children are those of `xml`. Broken XML gives what could be read of it. */
export function parseXmlPart(xml: string): HtmlParent {
  const fragment = parseFragment(`<svg>${xml}</svg>`)
  return fragment.childNodes.find(isElement) ?? fragment
}

/** Returns the elements below `root` called `name` (lower case, without prefix), in document order. */
export function xmlElements(root: HtmlParent, name: string): HtmlElement[] {
  return [...elementsBelow(root)].filter((element) => localName(element.tagName) === name)
}

/** Returns the child elements of `parent` called `name` (lower case, without prefix). */
export function xmlChildren(parent: HtmlParent, name: string): HtmlElement[] {
  return parent.childNodes.filter(isElement).filter((child) => localName(child.tagName) === name)
}

/** Returns the first child called `name`, or null. */
export function xmlChild(parent: HtmlParent | null, name: string): HtmlElement | null {
  return (parent && xmlChildren(parent, name)[0]) ?? null
}

/** Returns the attribute called `name` (lower case, without prefix), or null. */
export function xmlAttribute(element: HtmlElement | null, name: string): string | null {
  if (!element) return null
  return (
    attribute(element, name) ?? element.attrs.find((attr) => localName(attr.name) === name)?.value ?? null
  )
}

/** Returns the text of `node` and all below it, as it stands. */
export function xmlText(node: HtmlParent): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? xmlText(child) : ''))
    .join('')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
