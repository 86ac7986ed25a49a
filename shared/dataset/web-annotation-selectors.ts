/** Reads the selectors of a W3C annotation's target (Data Model 4.2): what it quotes, where, and on which page. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { Quote } from '../anchoring/wanted-quote.ts'
import { get, listOf } from './json-values.ts'

export interface ReadSelectors {
  /** TextQuoteSelector (4.2.4). */
  readonly quote: Quote | null
  /** TextPositionSelector (4.2.5): code points from the start of the source, `end` exclusive. */
  readonly position: Span | null
  /** FragmentSelector (4.2.1) of a PDF: the sheet in `page=12` (RFC 8118 section 3); the fragment where it has none. */
  readonly page: number | string | null
  /** Types of the selectors that say nothing to us or are not formed as the model demands; "IRI" for references. */
  readonly unread: readonly string[]
}

/** RFC 8118 has replaced RFC 3778; both are named over HTTP and HTTPS, and in two places of the IETF's. */
const PDF_SPECIFICATION =
  /^https?:\/\/(?:tools\.ietf\.org\/(?:rfc|html)|www\.rfc-editor\.org\/rfc)\/rfc(?:3778|8118)\b/i
/** Selectors within selectors deeper than this are not followed. */
const MAX_DEPTH = 20

/** A selector and those it stands in: each refines what the one before selects (4.2.9). */
type Chain = readonly unknown[]

/**
 * Reads what `selector` of a target holds: one selector or several, each of which selects the same. Of a refined
 * selector the innermost quotes; its position counts within the others and is none in the source.
 */
export function readSelectors(selector: unknown): ReadSelectors {
  let quote: Quote | null = null
  let position: Span | null = null
  let page: number | string | null = null
  const unread: string[] = []
  for (const chain of listOf(selector).map(chainOf)) {
    const innermost = chain.at(-1)
    const found = quoteOf(innermost)
    const place = chain.length === 1 ? positionOf(innermost) : null
    const pages = chain.map(pageOf).filter((one) => one !== null)
    quote ??= found
    position ??= place
    page ??= pages[0] ?? null
    if (!found && !place && pages.length === 0) unread.push(nameOf(innermost))
  }
  return { quote, position, page, unread }
}

function chainOf(selector: unknown): Chain {
  const chain = [selector]
  for (let next = get(selector, 'refinedBy'); next !== undefined && chain.length < MAX_DEPTH;) {
    chain.push(next)
    next = get(next, 'refinedBy')
  }
  return chain
}

function quoteOf(selector: unknown): Quote | null {
  const exact = get(selector, 'exact')
  if (!isOf(selector, 'TextQuoteSelector') || typeof exact !== 'string') return null
  const prefix = get(selector, 'prefix')
  const suffix = get(selector, 'suffix')
  return {
    exact,
    ...(typeof prefix === 'string' && { prefix }),
    ...(typeof suffix === 'string' && { suffix }),
  }
}

function positionOf(selector: unknown): Span | null {
  if (!isOf(selector, 'TextPositionSelector')) return null
  const start = get(selector, 'start')
  const end = get(selector, 'end')
  return isOffset(start) && isOffset(end) && start <= end ? { start, end } : null
}

function pageOf(selector: unknown): number | string | null {
  const value = get(selector, 'value')
  if (!isOf(selector, 'FragmentSelector') || typeof value !== 'string') return null
  const specification = get(selector, 'conformsTo')
  if (specification !== undefined && !isPdf(specification)) return null
  const page = /(?:^|&)page=(\d+)(?:&|$)/.exec(value)?.[1]
  if (page !== undefined) return Number(page)
  return specification === undefined ? null : value
}

function isPdf(specification: unknown): boolean {
  return typeof specification === 'string' && PDF_SPECIFICATION.test(specification)
}

function isOf(selector: unknown, type: string): boolean {
  return listOf(get(selector, 'type')).includes(type)
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function nameOf(selector: unknown): string {
  if (typeof selector === 'string') return 'IRI'
  const [type] = listOf(get(selector, 'type'))
  return typeof type === 'string' ? type : 'selector without a type'
}
