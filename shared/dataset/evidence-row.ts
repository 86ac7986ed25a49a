/** The evidence row: the one definition of what Pincite exports, lists and verifies. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { PageBox } from '../anchoring/page-box.ts'
import { citedSource, formatCitation } from '../citation/pincite.ts'
import type { MediaType } from '../domain/media-types.ts'
import type { Annotation, Project, Source } from '../domain/project.ts'
import { flagsOf } from './flags.ts'
import { rowFields, rowFigures, type RowField, type RowFigure } from './row-evidence.ts'

/** One annotation with all that is needed to prove that it stands in its source. Keys are a public contract. */
export interface EvidenceRow {
  readonly id: string
  /** Names of its codes, in codebook order. */
  readonly codes: readonly string[]
  /** Verbatim; several spans are joined with " … ". */
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  readonly sourceId: string
  readonly sourceTitle: string
  readonly fileName: string
  readonly sha256: string
  readonly mediaType: MediaType
  /** 1-based sheet of the start, or null where the source has no pages. */
  readonly page: number | null
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
  readonly memo: string
  /** What the fields of its codes hold, in codebook order. */
  readonly fields: readonly RowField[]
  /** The figures it states, in the order of their words. */
  readonly figures: readonly RowFigure[]
  /** What the report's own notes cite for it, one note a line; "" where there is none. */
  readonly citedSource: string
  /** Fingerprint of the codebook it was coded with; "" where that is not known. */
  readonly codebook: string
  /** What a person should look at, a sentence each. */
  readonly flags: readonly string[]
  /** Name of the coder, or "" where unknown. */
  readonly coder: string
  /** ISO 8601, UTC. */
  readonly created: string
  readonly modified: string
}

/** The keys of a row in the order every format writes them. */
export const EVIDENCE_KEYS = [
  'id',
  'codes',
  'quote',
  'prefix',
  'suffix',
  'sourceId',
  'sourceTitle',
  'fileName',
  'sha256',
  'mediaType',
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
  'memo',
  'fields',
  'figures',
  'citedSource',
  'codebook',
  'flags',
  'coder',
  'created',
  'modified',
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
])

/** Which annotations to take; a key left out takes all. */
export interface EvidenceFilter {
  readonly sourceId?: string
  readonly codeId?: string
}

/**
 * Returns a row for each annotation, by source position, then start, end and id: the same project always gives
 * the same order. A code or coder the project no longer lists is named by its id. Annotations of a source that
 * the project no longer lists give no row: there would be nothing to prove them against.
 */
export function evidenceRows(project: Project, filter: EvidenceFilter = {}): EvidenceRow[] {
  const codeNames = new Map(project.codes.map((code) => [code.id, code.name]))
  const coderNames = new Map(project.coders.map((coder) => [coder.id, coder.name]))
  const flags = flagsOf(project)
  const ids = new Set(project.annotations.map(({ id }) => id))
  const bySource = new Map<string, Annotation[]>()
  for (const annotation of project.annotations) {
    const list = bySource.get(annotation.sourceId)
    if (list) list.push(annotation)
    else bySource.set(annotation.sourceId, [annotation])
  }
  const sources = project.sources
    .filter((source) => filter.sourceId === undefined || source.id === filter.sourceId)
    .toSorted((a, b) => compareText(a.position, b.position) || compareText(a.id, b.id))
  return sources.flatMap((source) =>
    (bySource.get(source.id) ?? [])
      .filter((annotation) => filter.codeId === undefined || annotation.codeIds.includes(filter.codeId))
      .map((annotation) => {
        const { creatorId } = annotation
        return evidenceRow(source, annotation, {
          codes: annotation.codeIds.map((id) => codeNames.get(id) ?? id),
          coder: creatorId === null ? '' : (coderNames.get(creatorId) ?? creatorId),
          fields: rowFields(annotation, project.codes, (id) => ids.has(id)),
          flags: (flags.get(annotation.id) ?? []).map(({ message }) => message),
        })
      })
      .sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.id, b.id)),
  )
}

function evidenceRow(
  source: Source,
  annotation: Annotation,
  known: Pick<EvidenceRow, 'codes' | 'coder' | 'fields' | 'flags'>,
): EvidenceRow {
  const { target } = annotation
  return {
    id: annotation.id,
    codes: known.codes,
    quote: target.exact,
    prefix: target.prefix,
    suffix: target.suffix,
    sourceId: source.id,
    sourceTitle: source.title,
    fileName: source.fileName,
    sha256: source.sha256,
    mediaType: source.mediaType,
    page: target.page,
    pageLabel: target.pageLabel,
    section: target.section,
    sectionPath: target.sectionPath,
    paragraph: target.paragraph,
    start: target.spans[0]?.start ?? 0,
    end: target.spans.at(-1)?.end ?? 0,
    spans: target.spans,
    boxes: target.boxes,
    region: target.region,
    extractor: target.extractor,
    citation: formatCitation(citedSource(source), target),
    memo: annotation.memo,
    fields: known.fields,
    figures: rowFigures(annotation),
    citedSource: annotation.citedSource,
    codebook: annotation.codebook,
    flags: known.flags,
    coder: known.coder,
    created: annotation.created,
    modified: annotation.modified,
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
