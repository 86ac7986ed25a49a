/**
 * Evidence rows as a W3C Web Annotation collection (JSON-LD), one annotation a line. The shape is described in
 * `docs/format-dataset.md`; the way back is `web-annotation-decode.ts`.
 */
import type { Span } from '../anchoring/canonical-text.ts'
import { splitExact } from '../anchoring/describe.ts'
import { formatBoxes } from '../anchoring/page-box.ts'
import { codePointCounter } from './code-points.ts'
import { formatSpans } from './csv-cells.ts'
import type { DatasetFormat, EncodeContext } from './dataset-format.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from './evidence-row.ts'
import { decodeWebAnnotation } from './web-annotation-decode.ts'
import {
  ANNOTATION_CONTEXT,
  annotationIri,
  BOXES,
  CITATION,
  CITED_SOURCE,
  CODE_ID,
  CODEBOOK,
  CODER_ID,
  contentIri,
  DISMISSED,
  EXTRACTOR,
  FIELDS,
  FIGURES,
  FILE_NAME,
  FLAGS,
  KEYS,
  ORPHAN,
  REDACTED,
  OWN_CONTEXT,
  PAGE_LABEL,
  PAGE_LABELS,
  PARAGRAPH,
  PDF_FRAGMENTS,
  REFUSED,
  REGION,
  SECTION,
  SECTION_PATH,
  SOURCE_ID,
  SPANS,
  TITLE,
} from './web-annotation-terms.ts'

export const webAnnotation: DatasetFormat = {
  label: 'Web Annotation (JSON-LD)',
  extension: '.jsonld',
  mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  // Only its positions count otherwise than canonical text does: in code points.
  needsText: true,
  recognises: (start) => /^[{[]/.test(start) && /"@context"|"type"\s*:\s*"Annotation/.test(start),
  encode: encodeWebAnnotation,
  decode: decodeWebAnnotation,
}

/** Counts code points in a source, or null where its text isn't at hand. */
type Counter = ((offset: number) => number | null) | null

/** An empty collection has no first page (Data Model 5.1: an AnnotationPage has at least one item). */
function* encodeWebAnnotation(rows: readonly EvidenceRow[], context: EncodeContext): Generator<string> {
  const { datasetIri, keys = EVIDENCE_KEYS } = context
  const collection = JSON.stringify({
    '@context': [ANNOTATION_CONTEXT, OWN_CONTEXT],
    id: datasetIri,
    type: 'AnnotationCollection',
    label: context.title,
    generator: { type: 'Software', name: 'Pincite' },
    total: rows.length,
    // What is absent from an annotation is nothing, unless nothing was to be said of it.
    ...(keys.length === EVIDENCE_KEYS.length ? {} : { [KEYS]: keys }),
  })
  if (rows.length === 0) {
    yield `${collection}\n`
    return
  }
  const pageIri = `${datasetIri}#page-1`
  const page = JSON.stringify({
    id: pageIri,
    type: 'AnnotationPage',
    partOf: { id: datasetIri },
    startIndex: 0,
  })
  yield `${collection.slice(0, -1)},"last":${JSON.stringify(pageIri)},"first":${page.slice(0, -1)},"items":[\n`
  const counterOf = lastCounter(context)
  for (const [i, row] of rows.entries()) {
    const last = i === rows.length - 1
    yield JSON.stringify(annotationOf(row, counterOf(row.sourceId))) + (last ? '\n]}}\n' : ',\n')
  }
}

/** Keeps one source's counter at a time: rows come source by source. */
function lastCounter(context: EncodeContext): (sourceId: string) => Counter {
  let lastId: string | null = null
  let counter: Counter = null
  return (sourceId) => {
    if (sourceId === lastId) return counter
    const text = context.textOf(sourceId)
    counter = text === null ? null : codePointCounter(text)
    lastId = sourceId
    return counter
  }
}

function annotationOf(row: EvidenceRow, counter: Counter): object {
  const body = [
    ...row.codes.map((name, i) => ({
      type: 'TextualBody',
      purpose: 'tagging',
      value: name,
      ...(row.codeIds.length === 0 ? {} : { [CODE_ID]: row.codeIds[i] ?? '' }),
    })),
    ...(row.memo === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: row.memo }]),
  ]
  return {
    id: annotationIri(row.id),
    type: 'Annotation',
    motivation: 'tagging',
    ...creatorOf(row),
    created: row.created,
    modified: row.modified,
    [CITATION]: row.citation,
    ...evidenceTerms(row),
    ...(body.length === 0 ? {} : { body }),
    target: targetsOf(row, counter),
  }
}

function creatorOf({ coder, coderId }: EvidenceRow): object {
  if (coder === '' && coderId === '') return {}
  const name = coder === '' ? {} : { name: coder }
  return { creator: { type: 'Person', ...name, ...(coderId === '' ? {} : { [CODER_ID]: coderId }) } }
}

/** What the passage states: JSON literals (JSON-LD 1.1, 4.2.2), since the model has no words for it. */
function evidenceTerms(row: EvidenceRow): object {
  const { citedSource, codebook, flags, orphan } = row
  return {
    ...literal(FIELDS, row.fields),
    ...literal(FIGURES, row.figures),
    ...literal(REFUSED, row.refused),
    ...(citedSource === '' ? {} : { [CITED_SOURCE]: citedSource }),
    ...(codebook === '' ? {} : { [CODEBOOK]: codebook }),
    ...(flags.length === 0 ? {} : { [FLAGS]: flags }),
    ...literal(DISMISSED, row.dismissed),
    ...(orphan === '' ? {} : { [ORPHAN]: orphan }),
    ...(row.redacted.length === 0 ? {} : { [REDACTED]: row.redacted }),
  }
}

function literal(term: string, list: readonly object[]): object {
  return list.length === 0 ? {} : { [term]: { '@type': '@json', '@value': list } }
}

/**
 * One target for each span: a selector can only select a contiguous stretch (Data Model 4.2.4, 4.2.5), and all
 * selectors of one target should select the same content (4.2). A quote that doesn't fall into its spans stays
 * whole in one target.
 */
function targetsOf(row: EvidenceRow, counter: Counter): object | object[] {
  const source = {
    id: contentIri(row.sha256),
    type: 'Text',
    format: row.mediaType,
    [TITLE]: row.sourceTitle,
    [FILE_NAME]: row.fileName,
    [SOURCE_ID]: row.sourceId,
    ...(row.reference === '' ? {} : { [CITATION]: row.reference }),
    ...(row.pageLabels === '' ? {} : { [PAGE_LABELS]: row.pageLabels }),
  }
  const parts = splitQuote(row)
  const targets = parts.map(({ exact, spans }, i) => ({
    type: 'SpecificResource',
    source,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact,
        ...(i === 0 ? { prefix: row.prefix } : {}),
        ...(i === parts.length - 1 ? { suffix: row.suffix } : {}),
      },
      ...positionSelectors(spans, counter),
      ...(i === 0 && row.page !== null
        ? [{ type: 'FragmentSelector', conformsTo: PDF_FRAGMENTS, value: `page=${row.page}` }]
        : []),
    ],
    [SPANS]: formatSpans(spans),
    ...(i === 0 && row.pageLabel !== null ? { [PAGE_LABEL]: row.pageLabel } : {}),
    ...(i === 0 ? placeTerms(row) : {}),
  }))
  return targets.length === 1 ? (targets[0] ?? []) : targets
}

/** What is known of the place beside the model's own selectors; nothing where nothing is known. */
function placeTerms(row: EvidenceRow): Record<string, string | number | readonly string[]> {
  const { section, sectionPath, paragraph, boxes, region, extractor } = row
  return {
    ...(section === null ? {} : { [SECTION]: section }),
    ...(sectionPath.length === 0 ? {} : { [SECTION_PATH]: sectionPath }),
    ...(paragraph === null ? {} : { [PARAGRAPH]: paragraph }),
    ...(boxes.length === 0 ? {} : { [BOXES]: formatBoxes(boxes) }),
    ...(region === null ? {} : { [REGION]: formatBoxes([region]) }),
    ...(extractor === '' ? {} : { [EXTRACTOR]: extractor }),
  }
}

interface QuotePart {
  readonly exact: string
  readonly spans: readonly Span[]
}

function splitQuote({ quote, spans }: EvidenceRow): readonly QuotePart[] {
  const parts = splitExact(quote, spans)
  if (!parts) return [{ exact: quote, spans }]
  return spans.map((span, i) => ({ exact: parts[i] ?? '', spans: [span] }))
}

/** TextPositionSelector counts code points, end exclusive (Data Model 4.2.5). */
function positionSelectors(spans: readonly Span[], counter: Counter): object[] {
  const [span] = spans
  // The empty span of a region selects nothing.
  if (span === undefined || span.start === span.end || spans.length > 1 || counter === null) return []
  const start = counter(span.start)
  const end = counter(span.end)
  return start === null || end === null ? [] : [{ type: 'TextPositionSelector', start, end }]
}
