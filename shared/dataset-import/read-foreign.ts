/**
 * Reads annotations of other tools: W3C Web Annotations (one, a list, a page or a collection with its page in it) and
 * the answers of the Hypothesis API (`rows`, or one annotation).
 */
import { stableGuid } from '../codebook-exchange/stable-id.ts'
import type { RowProblem } from '../dataset/dataset-format.ts'
import { get, listOf } from '../dataset/json-values.ts'
import { readSelectors } from '../dataset/web-annotation-selectors.ts'
import { annotationId, SPANS } from '../dataset/web-annotation-terms.ts'
import type { ForeignAnnotation } from './foreign-annotation.ts'

export interface ForeignReading {
  /** Names the tool or model: "Hypothesis". */
  readonly kind: string
  readonly annotations: readonly ForeignAnnotation[]
  readonly problems: readonly RowProblem[]
}

type Parts = Pick<ForeignAnnotation, 'codes' | 'memo' | 'coder' | 'of'> & {
  readonly created: unknown
  readonly modified: unknown
}

/** Returns what is in the file, or null where it is none of these, Pincite's own collections included. */
export function readForeign(text: string): ForeignReading | null {
  const value = parsed(text.replace(/^\uFEFF/, ''))
  const rows = hypothesisRows(value)
  if (rows) return { kind: 'Hypothesis', ...readAll(rows, hypothesisParts) }
  const items = webAnnotations(value)
  if (!items) return null
  return { kind: 'Web Annotation', ...readAll(items, webAnnotationParts) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An API answer has `rows`; an annotation alone is known by its address and its targets. */
function hypothesisRows(value: unknown): readonly unknown[] | null {
  const rows = get(value, 'rows')
  if (Array.isArray(rows)) return listOf(rows)
  const list = listOf(value)
  const isOne = (one: unknown) => typeof get(one, 'uri') === 'string' && Array.isArray(get(one, 'target'))
  return list.length > 0 && list.every(isOne) ? list : null
}

function webAnnotations(value: unknown): readonly unknown[] | null {
  const items = get(value, 'items') ?? get(get(value, 'first'), 'items') ?? value
  const list = listOf(items)
  const isOne = (one: unknown) => listOf(get(one, 'type')).includes('Annotation')
  const isOwn = (one: unknown) =>
    listOf(get(one, 'target')).some((target) => get(target, SPANS) !== undefined)
  return list.length > 0 && list.every(isOne) && !list.some(isOwn) ? list : null
}

function readAll(items: readonly unknown[], partsOf: (item: unknown) => Parts): Omit<ForeignReading, 'kind'> {
  const annotations: ForeignAnnotation[] = []
  const problems: RowProblem[] = []
  for (const [i, item] of items.entries()) {
    const at = { place: `annotation ${i + 1}`, position: i + 1 }
    const given = get(item, 'id')
    const id =
      typeof given === 'string' && given !== '' ? annotationId(given) : stableGuid(JSON.stringify(item))
    const targets = listOf(get(item, 'target'))
    const quotes = targets.flatMap((target) => readSelectors(get(target, 'selector')).quote ?? [])
    if (quotes.length === 0 || quotes.length < targets.length) {
      const message =
        quotes.length === 0
          ? 'It quotes nothing (a note on the whole page, a reply, or a mark without a TextQuoteSelector).'
          : 'Not every part of it has a TextQuoteSelector.'
      problems.push({ ...at, id, message })
      continue
    }
    const { created, modified, ...parts } = partsOf(item)
    annotations.push({ ...at, id, quotes, ...parts, created: timeIn(created), modified: timeIn(modified) })
  }
  return { annotations, problems }
}

/** https://h.readthedocs.io/en/latest/api-reference/v1/: `text`, `tags`, `user`, `uri`, `document.title`. */
function hypothesisParts(item: unknown): Parts {
  const user = textIn(get(item, 'user'))
  return {
    codes: textsIn(get(item, 'tags')),
    memo: textIn(get(item, 'text')),
    coder: /^acct:([^@]+)/.exec(user)?.[1] ?? user,
    of: { uri: textIn(get(item, 'uri')), title: textsIn(get(get(item, 'document'), 'title'))[0] ?? '' },
    created: get(item, 'created'),
    modified: get(item, 'updated'),
  }
}

/** Web Annotation Data Model 3.2.1-3.3.5: bodies by their purpose, else by the motivation; a string names a resource. */
function webAnnotationParts(item: unknown): Parts {
  const motivation = get(item, 'motivation')
  const bodies = listOf(get(item, 'body')).map((body) => ({
    value: typeof body === 'string' ? body : textIn(get(body, 'value') ?? get(body, 'id')),
    isTag: listOf(get(body, 'purpose') ?? motivation).some(
      (one) => one === 'tagging' || one === 'classifying',
    ),
  }))
  const notes = [
    ...bodies.filter(({ isTag }) => !isTag).map(({ value }) => value),
    textIn(get(item, 'bodyValue')),
  ]
  const [creator] = listOf(get(item, 'creator'))
  const [target] = listOf(get(item, 'target'))
  const source = get(target, 'source') ?? target
  return {
    codes: [...new Set(bodies.filter(({ isTag }) => isTag).map(({ value }) => value))].filter(
      (tag) => tag !== '',
    ),
    memo: notes.filter((note) => note !== '').join('\n\n'),
    coder: typeof creator === 'string' ? creator : textIn(get(creator, 'name') ?? get(creator, 'id')),
    of: {
      uri: typeof source === 'string' ? source : textIn(get(source, 'id')),
      title: textIn(get(source, 'dcterms:title') ?? get(source, 'title')),
    },
    created: get(item, 'created'),
    modified: get(item, 'modified'),
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsIn(value: unknown): readonly string[] {
  return listOf(value).filter((one): one is string => typeof one === 'string' && one !== '')
}

/** Milliseconds in UTC, as rows have it. A time without a zone is taken as UTC (Web Annotation Data Model 3.3.5). */
function timeIn(value: unknown): string | null {
  const given = textIn(value)
  const time = new Date(/T[\d:.]+$/.test(given) ? `${given}Z` : given)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
