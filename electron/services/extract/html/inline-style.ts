/** What HTML's inline elements say about the words in them: marks and links. */
import type { InlineMark } from '../../../../shared/domain/block-document.ts'
import type { InlineStyle } from '../draft-block.ts'
import { attribute } from './html-tree.ts'
import type { HtmlElement } from './html-tree.ts'

const MARKS: Readonly<Record<string, InlineMark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  u: 'underline',
  ins: 'underline',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** Longer targets are data, not addresses. */
const MAX_HREF = 2_000

/** Returns the style of words in `element`, given the style around it; the same object where nothing changes. */
export function styleInside(element: HtmlElement, outer: InlineStyle): InlineStyle {
  const mark = Object.hasOwn(MARKS, element.tagName) ? MARKS[element.tagName] : undefined
  if (mark && !outer.marks.includes(mark)) return { ...outer, marks: [...outer.marks, mark] }
  if (element.tagName !== 'a') return outer
  const href = plainHref(attribute(element, 'href'))
  return href === null ? outer : { ...outer, href }
}

/**
 * Returns a link's target as written where it is an address a reader could follow (http, https, mailto, a place
 * relative to the page), or null. Scripts, data and local files are no addresses.
 */
export function plainHref(href: string | null): string | null {
  const target = href?.trim() ?? ''
  if (target === '' || target.length > MAX_HREF) return null
  // Browsers drop control characters and white space before they read a target's scheme; other invisible ones are
  // as suspect.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target.replace(/[\p{C}\p{Z}]+/gu, ''))
  return scheme && !/^(?:https?|mailto)$/i.test(scheme[1] ?? '') ? null : target
}
