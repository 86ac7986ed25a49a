/** Reads back what `web-annotation.ts` writes. Annotations of other tools are named one by one, not guessed at. */
import type { Span } from '../anchoring/canonical-text.ts'
import { SPAN_JOINT } from '../anchoring/describe.ts'
import { parseBoxes } from '../anchoring/page-box.ts'
import { parseSpans } from './csv-cells.ts'
import { unreadableDataset, type DecodedDataset, type DecodedRow, type RowProblem } from './dataset-format.ts'
import { LATER_KEYS, LOSSLESS_KEYS, OPTIONAL_KEYS, type EvidenceRow } from './evidence-row.ts'
import { get, listOf } from './json-values.ts'
import { parseEvidenceRow } from './parse-evidence-row.ts'
import { readSelectors, type ReadSelectors } from './web-annotation-selectors.ts'
import {
  annotationId,
  BOXES,
  CITATION,
  CITED_SOURCE,
  CODE_ID,
  CODEBOOK,
  CODER_ID,
  contentHash,
  DISMISSED,
  EXTRACTOR,
  FIELDS,
  FIGURES,
  FILE_NAME,
  FLAGS,
  KEYS,
  ORPHAN,
  REDACTED,
  PAGE_LABEL,
  PAGE_LABELS,
  PARAGRAPH,
  REFUSED,
  REGION,
  SECTION,
  SECTION_PATH,
  SOURCE_ID,
  SPANS,
  TITLE,
} from './web-annotation-terms.ts'

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'motivation',
  'creator',
  'created',
  'modified',
  CITATION,
  FIELDS,
  FIGURES,
  CITED_SOURCE,
  REFUSED,
  CODEBOOK,
  FLAGS,
  DISMISSED,
  ORPHAN,
  REDACTED,
  'body',
  'target',
])

/** Reads an AnnotationCollection with its first page embedded, and says so where annotations are missing from it. */
export function decodeWebAnnotation(text: string): DecodedDataset {
  const collection = parseJson(text.replace(/^\uFEFF/, ''))
  if (typeof collection === 'string')
    return unreadableDataset('file', `The file is not valid JSON: ${collection}.`)
  if (!listOf(get(collection.value, 'type')).includes('AnnotationCollection')) {
    return unreadableDataset('file', 'The file is not an AnnotationCollection.')
  }
  const items = listOf(get(get(collection.value, 'first'), 'items'))
  const notChosen = notChosenIn(collection.value)
  const rows: DecodedRow[] = []
  const problems: RowProblem[] = []
  const ignored = new Set<string>()
  for (const [i, item] of items.entries()) {
    const at = { place: `annotation ${i + 1}`, position: i + 1 }
    const read = readAnnotation(item)
    const parsed =
      typeof read === 'string' ? { ok: false as const, id: idOf(item), message: read } : read.parsed
    if (parsed.ok && typeof read === 'object') {
      const { codePointSpans } = read
      const silent = notChosen ?? read.silent
      rows.push({ ...at, row: parsed.row, codePointSpans, ...(silent.length === 0 ? {} : { silent }) })
      read.ignored.forEach((name) => ignored.add(name))
    } else if (!parsed.ok) {
      problems.push({ ...at, id: parsed.id, message: `Annotation ${i + 1}: ${parsed.message}.` })
    }
  }
  const total = get(collection.value, 'total')
  if (total !== items.length) {
    const message = `The collection says that it holds ${named(total)} annotations; ${items.length} are in the file.`
    problems.push({ place: 'file', position: items.length + 1, id: null, message })
  }
  return { rows, problems, ignored: [...ignored] }
}

interface ReadAnnotation {
  readonly parsed: ReturnType<typeof parseEvidenceRow>
  readonly codePointSpans: readonly Span[] | null
  readonly silent: readonly (keyof EvidenceRow)[]
  readonly ignored: readonly string[]
}

/** Returns the row and what goes with it, or why the annotation isn't one of ours. */
function readAnnotation(item: unknown): ReadAnnotation | string {
  const targets = listOf(get(item, 'target'))
  const [first] = targets
  const source = get(first, 'source')
  const sourceIri = get(source, 'id')
  const sha256 = typeof sourceIri === 'string' ? contentHash(sourceIri) : null
  if (sha256 === null) return 'its source is not named by SHA-256; it was not written by Pincite'
  if (targets.some((target) => !sameSource(get(target, 'source'), source))) {
    return 'its targets stand in different sources'
  }
  const spans = targets.map((target) => spansOf(target))
  if (spans.includes(null)) return `${SPANS} must hold spans such as "120-180"`
  const allSpans = spans.flatMap((list) => list ?? [])
  const selectors = targets.map((target) => readSelectors(get(target, 'selector')))
  const quotes = selectors.flatMap(({ quote }) => quote ?? [])
  if (quotes.length < targets.length) return 'each target must have a TextQuoteSelector with its exact text'
  const bodies = listOf(get(item, 'body'))
  const parsed = parseEvidenceRow({
    id: idOf(item) ?? undefined,
    codes: valuesFor(bodies, 'tagging'),
    codeIds: codeIdsIn(bodies),
    quote: quotes.map(({ exact }) => exact).join(SPAN_JOINT),
    prefix: quotes[0]?.prefix,
    suffix: quotes.at(-1)?.suffix,
    ...{ sha256, ...sourceKeys(source) },
    page: selectors[0]?.page ?? null,
    pageLabel: get(first, PAGE_LABEL) ?? null,
    section: get(first, SECTION) ?? null,
    sectionPath: listOf(get(first, SECTION_PATH)),
    paragraph: get(first, PARAGRAPH) ?? null,
    start: allSpans[0]?.start,
    end: allSpans.at(-1)?.end,
    spans: allSpans,
    boxes: boxesIn(get(first, BOXES)),
    region: get(first, REGION) === undefined ? null : onlyOf(boxesIn(get(first, REGION))),
    extractor: get(first, EXTRACTOR) ?? '',
    citation: get(item, CITATION),
    memo: onlyOf(valuesFor(bodies, 'commenting')),
    fields: literalIn(get(item, FIELDS)),
    figures: literalIn(get(item, FIGURES)),
    refused: literalIn(get(item, REFUSED)),
    citedSource: get(item, CITED_SOURCE) ?? '',
    codebook: get(item, CODEBOOK) ?? '',
    flags: listOf(get(item, FLAGS)),
    dismissed: literalIn(get(item, DISMISSED)),
    orphan: get(item, ORPHAN) ?? '',
    coder: get(get(item, 'creator'), 'name') ?? '',
    coderId: get(get(item, 'creator'), CODER_ID) ?? '',
    created: get(item, 'created'),
    modified: get(item, 'modified'),
    redacted: listOf(get(item, REDACTED)),
  })
  return {
    parsed,
    codePointSpans: codePointSpansOf(selectors),
    silent: silentIn(first),
    ignored: [...ignoredIn(item, bodies), ...selectors.flatMap(({ unread }) => unread)],
  }
}

function sourceKeys(source: unknown): Partial<Record<keyof EvidenceRow, unknown>> {
  return {
    sourceId: get(source, SOURCE_ID),
    sourceTitle: get(source, TITLE),
    fileName: get(source, FILE_NAME),
    mediaType: get(source, 'format'),
    pageLabels: get(source, PAGE_LABELS) ?? '',
    reference: get(source, CITATION) ?? '',
  }
}

/**
 * What is absent is nothing, or was not known yet when the file was written. A source has its reference since the
 * youngest keys are written, a place its extractor since the others are; of a file of before, neither is told apart.
 */
function silentIn(target: unknown): readonly (keyof EvidenceRow)[] {
  if (get(get(target, 'source'), CITATION) !== undefined) return []
  return [...LATER_KEYS].filter((key) => get(target, EXTRACTOR) === undefined || LOSSLESS.has(key))
}

/** Returns the keys that were not chosen when the file was written; null where it does not name those that were. */
function notChosenIn(collection: unknown): readonly (keyof EvidenceRow)[] | null {
  const keys = get(collection, KEYS)
  if (keys === undefined) return null
  const chosen = new Set(listOf(keys))
  return [...OPTIONAL_KEYS].filter((key) => !chosen.has(key))
}

const LOSSLESS: ReadonlySet<keyof EvidenceRow> = new Set(LOSSLESS_KEYS)

function sameSource(a: unknown, b: unknown): boolean {
  return ['id', 'format', TITLE, FILE_NAME, SOURCE_ID, CITATION, PAGE_LABELS].every(
    (key) => get(a, key) === get(b, key),
  )
}

function idOf(item: unknown): string | null {
  const iri = get(item, 'id')
  return typeof iri === 'string' ? annotationId(iri) : null
}

function spansOf(target: unknown): Span[] | null {
  const spans = get(target, SPANS)
  return typeof spans === 'string' ? parseSpans(spans) : null
}

/** What is no list of boxes is passed on for the row check to refuse. */
function boxesIn(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return (typeof value === 'string' && parseBoxes(value)) || [value]
}

/** The value of a JSON literal; an empty list where there is none. */
function literalIn(literal: unknown): unknown {
  return literal === undefined ? [] : (get(literal, '@value') ?? literal)
}

/** Returns what the targets' TextPositionSelectors say, or null unless each has one. */
function codePointSpansOf(selectors: readonly ReadSelectors[]): Span[] | null {
  const spans = selectors.flatMap(({ position }) => position ?? [])
  return spans.length === selectors.length ? spans : null
}

function valuesFor(bodies: readonly unknown[], purpose: string): unknown[] {
  return bodies.filter((body) => get(body, 'purpose') === purpose).map((body) => get(body, 'value'))
}

/** An id for each code; none where no tag has one. */
function codeIdsIn(bodies: readonly unknown[]): unknown[] {
  const ids = bodies.filter((body) => get(body, 'purpose') === 'tagging').map((body) => get(body, CODE_ID))
  return ids.every((id) => id === undefined) ? [] : ids.map((id) => id ?? '')
}

/** "" for none; several are passed on for the row check to refuse. */
function onlyOf(values: readonly unknown[]): unknown {
  return values.length === 0 ? '' : values.length === 1 ? values[0] : values
}

function ignoredIn(item: unknown, bodies: readonly unknown[]): string[] {
  const keys = typeof item === 'object' && item !== null ? Object.keys(item) : []
  const purposes = bodies
    .map((body) => get(body, 'purpose'))
    .filter((purpose) => purpose !== 'tagging' && purpose !== 'commenting')
  return [
    ...keys.filter((key) => !KNOWN_KEYS.has(key)),
    ...purposes.map((purpose) => `body with purpose ${named(purpose)}`),
  ]
}

/** Names a value for a message. Values of a file may lack a usable `toString`. */
function named(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'nothing that can be read'
}

/** Returns the value in a box, or the parser's complaint. */
function parseJson(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
