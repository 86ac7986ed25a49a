/** The evidence row: the one definition of what Pincite exports, lists and verifies. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { PageBox } from '../anchoring/page-box.ts'
import { plainCiter, type Citer } from '../citation/citer.ts'
import type { MediaType } from '../domain/media-types.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import type { Annotation, Project, Source } from '../domain/project.ts'
import { openFlagsOf } from './flags.ts'
import { rowFields, rowFigures, type RowField, type RowFigure } from './row-evidence.ts'

/** One annotation with all that is needed to prove that it stands in its source. Keys are a public contract. */
export interface EvidenceRow {
  readonly id: string
  /** Names of its codes, in codebook order. */
  readonly codes: readonly string[]
  /** Ids of the same codes in the same order; empty where a dataset does not say. */
  readonly codeIds: readonly string[]
  /** Verbatim; several spans are joined with " … ". */
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly sourceId: string
  readonly sourceTitle: string
  readonly fileName: string
  readonly sha256: string
  readonly mediaType: MediaType
  /** How the source's pages are counted where that is not as its file says (`Source.pageLabels`); "" for as it says. */
  readonly pageLabels: string
  /** 1-based sheet of the start, or null where the source has no pages. */
  readonly page: number | null
  /** As printed, or as `pageLabels` counts that sheet. */
  readonly pageLabel: string | null
  readonly section: string | null
  /** All headings above it, from the outermost on; the last of them is `section`. */
  readonly sectionPath: readonly string[]
  /** 1-based number of its paragraph or list item in the body, or null outside of one. */
  readonly paragraph: number | null
  /** Start of the first and end of the last span: 0-based UTF-16 offsets into canonical text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly spans: readonly Span[]
  /** Where it is printed, in points of the page's default user space; empty where there are no pages. */
  readonly boxes: readonly PageBox[]
  /** The rectangle that was marked instead of words, or null. Its `spans` are one empty span. */
  readonly region: PageBox | null
  /** Name and version of the extractor in whose text the offsets count; "" where a dataset does not say. */
  readonly extractor: string
  /** What is known of author, year and title, with the page: "Ortiz (2019). Title, p. 12." */
  readonly citation: string
  /** The source's entry in a list of references, without a place: "Ortiz (2019). Title." */
  readonly reference: string
  readonly memo: string
  /** What the fields of its codes hold, in codebook order. */
  readonly fields: readonly RowField[]
  /** The figures it states, in the order of their words. */
  readonly figures: readonly RowFigure[]
  /** Figures that were proposed and refused: they are none, and are not to be proposed again. */
  readonly refused: readonly RowFigure[]
  /** What the report's own notes cite for it, one note a line; "" where there is none. */
  readonly citedSource: string
  /** Fingerprint of the codebook it was coded with; "" where that is not known. */
  readonly codebook: string
  /** What a person should look at, a sentence each. */
  readonly flags: readonly string[]
  /** Flags that were dismissed, by their keys, with the reasons given. */
  readonly dismissed: readonly DismissedFlag[]
  /** Why the passage is not in the edition after this one, in a sentence; "" where it is or nobody looked. */
  readonly orphan: string
  /** Name of the coder, or "" where unknown. */
  readonly coder: string
  /** Id of the coder; "" where unknown, or where a dataset does not say. */
  readonly coderId: string
  /** ISO 8601, UTC. */
  readonly created: string
  readonly modified: string
  /** Pseudonyms that stand in its texts in place of names; empty where nothing was replaced. */
  readonly redacted: readonly string[]
}

export interface DismissedFlag {
  /** Names the flag among those of its annotation (`Flag.key`). */
  readonly flag: string
  readonly reason: string
}

/** The keys of a row in the order every format writes them. */
export const EVIDENCE_KEYS = [
  'id',
  'codes',
  'codeIds',
  'quote',
  'prefix',
  'suffix',
  'sourceId',
  'sourceTitle',
  'fileName',
  'sha256',
  'mediaType',
  'pageLabels',
  'page',
  'pageLabel',
  'section',
  'sectionPath',
  'paragraph',
  'start',
  'end',
  'spans',
  'boxes',
  'region',
  'extractor',
  'citation',
  'reference',
  'memo',
  'fields',
  'figures',
  'refused',
  'citedSource',
  'codebook',
  'flags',
  'dismissed',
  'orphan',
  'coder',
  'coderId',
  'created',
  'modified',
  'redacted',
] as const satisfies readonly (keyof EvidenceRow)[]

/** The keys by which a dataset can be read back without loss; they came last but for `redacted`. */
export const LOSSLESS_KEYS = [
  'codeIds',
  'pageLabels',
  'reference',
  'refused',
  'dismissed',
  'orphan',
  'coderId',
] as const satisfies readonly (keyof EvidenceRow)[]

/** Keys that datasets of before they were known lack: a row without them claims nothing there. */
export const LATER_KEYS: ReadonlySet<keyof EvidenceRow> = new Set([
  'sectionPath',
  'paragraph',
  'boxes',
  'region',
  'extractor',
  'fields',
  'figures',
  'citedSource',
  'codebook',
  'flags',
  ...LOSSLESS_KEYS,
  'redacted',
])

/** Keys that a dataset may lack, as they were not known yet or not chosen: a row without them claims nothing there. */
export const OPTIONAL_KEYS: ReadonlySet<keyof EvidenceRow> = new Set([
  ...LATER_KEYS,
  ...(['codes', 'sourceTitle', 'citation', 'memo', 'coder'] as const),
])

/** Which annotations to take; a key left out takes all. */
export interface EvidenceFilter {
  readonly sourceId?: string
  readonly codeId?: string
}

/** Returns the annotations that a filter takes, by their sources, which stand by position; no source without any. */
export function takenAnnotations(
  { sources, annotations }: Pick<Project, 'sources' | 'annotations'>,
  { sourceId, codeId }: EvidenceFilter,
): readonly (readonly [Source, readonly Annotation[]])[] {
  const bySource = new Map<string, Annotation[]>()
  for (const annotation of annotations) {
    if (sourceId !== undefined && annotation.sourceId !== sourceId) continue
    if (codeId !== undefined && !annotation.codeIds.includes(codeId)) continue
    const list = bySource.get(annotation.sourceId)
    if (list) list.push(annotation)
    else bySource.set(annotation.sourceId, [annotation])
  }
  return sources
    .toSorted((a, b) => compareText(a.position, b.position) || compareText(a.id, b.id))
    .flatMap((source) => {
      const own = bySource.get(source.id)
      return own ? [[source, own] as const] : []
    })
}

/**
 * Makes a row for each annotation, by source position, then start, end and id: the same project always gives
 * the same order. A code or coder the project no longer lists is named by its id. Annotations of a source that
 * the project no longer lists give no row: there would be nothing to prove them against.
 */
export function* eachEvidenceRow(
  project: Project,
  filter: EvidenceFilter = {},
  citer: Citer = plainCiter,
): Generator<EvidenceRow> {
  const codeNames = new Map(project.codes.map((code) => [code.id, code.name]))
  const coderNames = new Map(project.coders.map((coder) => [coder.id, coder.name]))
  const openFlags = openFlagsOf(project)
  const ids = new Set(project.annotations.map(({ id }) => id))
  for (const [source, annotations] of takenAnnotations(project, filter)) {
    const reference = citer.reference(source)
    for (const annotation of annotations.toSorted(compareAnnotations)) {
      const { creatorId, target } = annotation
      yield evidenceRow(source, annotation, {
        codes: annotation.codeIds.map((id) => codeNames.get(id) ?? id),
        coder: creatorId === null ? '' : (coderNames.get(creatorId) ?? creatorId),
        fields: rowFields(annotation, project.codes, (id) => ids.has(id)),
        flags: openFlags(annotation).map(({ message }) => message),
        citation: citer.cite(source, { ...target, pageLabel: pageLabelOf(source, target) }),
        reference,
      })
    }
  }
}

/** Returns the rows of {@link eachEvidenceRow}, all at once. */
export function evidenceRows(project: Project, filter?: EvidenceFilter, citer?: Citer): EvidenceRow[] {
  return [...eachEvidenceRow(project, filter, citer)]
}

function evidenceRow(
  source: Source,
  annotation: Annotation,
  known: Pick<EvidenceRow, 'codes' | 'coder' | 'fields' | 'flags' | 'citation' | 'reference'>,
): EvidenceRow {
  const { target } = annotation
  return {
    id: annotation.id,
    codes: known.codes,
    codeIds: annotation.codeIds,
    quote: target.exact,
    prefix: target.prefix,
    suffix: target.suffix,
    sourceId: source.id,
    sourceTitle: source.title,
    fileName: source.fileName,
    sha256: source.sha256,
    mediaType: source.mediaType,
    pageLabels: source.pageLabels,
    page: target.page,
    pageLabel: pageLabelOf(source, target),
    section: target.section,
    sectionPath: target.sectionPath,
    paragraph: target.paragraph,
    start: startOf(annotation),
    end: endOf(annotation),
    spans: target.spans,
    boxes: target.boxes,
    region: target.region,
    extractor: target.extractor,
    citation: known.citation,
    reference: known.reference,
    memo: annotation.memo,
    fields: known.fields,
    figures: rowFigures(annotation, 'confirmed'),
    refused: rowFigures(annotation, 'refused'),
    citedSource: annotation.citedSource,
    codebook: annotation.codebook,
    flags: known.flags,
    dismissed: dismissedFlags(annotation),
    orphan: annotation.orphan ?? '',
    coder: known.coder,
    coderId: annotation.creatorId ?? '',
    created: annotation.created,
    modified: annotation.modified,
    redacted: [],
  }
}

function dismissedFlags({ dismissed }: Annotation): readonly DismissedFlag[] {
  if (dismissed.size === 0) return []
  return [...dismissed]
    .map(([flag, reason]) => ({ flag, reason }))
    .sort((a, b) => compareText(a.flag, b.flag))
}

function startOf({ target: { spans } }: Annotation): number {
  return spans[0]?.start ?? 0
}

function endOf({ target: { spans } }: Annotation): number {
  return spans.at(-1)?.end ?? 0
}

function compareAnnotations(a: Annotation, b: Annotation): number {
  return startOf(a) - startOf(b) || endOf(a) - endOf(b) || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
