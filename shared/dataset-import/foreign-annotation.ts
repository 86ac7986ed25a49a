/** Annotations that another tool made: what can be known of them before anybody has looked for them in a source. */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import type { Passage } from '../anchoring/describe.ts'
import type { Quote } from '../anchoring/wanted-quote.ts'
import type { DecodedRow } from '../dataset/dataset-format.ts'
import { LATER_KEYS, type EvidenceRow } from '../dataset/evidence-row.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import type { Source } from '../domain/project.ts'

/** Name of the code of annotations that have no tag, and of marks in a PDF, unless another is wanted. */
export const DEFAULT_CODE = 'Imported'

export interface ForeignAnnotation {
  readonly place: string
  readonly position: number
  /** As the tool names it. */
  readonly id: string
  /** One for each target. */
  readonly quotes: readonly Quote[]
  /** Tags. */
  readonly codes: readonly string[]
  readonly memo: string
  readonly coder: string
  /** Null where the tool does not say. */
  readonly created: string | null
  readonly modified: string | null
  readonly of: ForeignSource
}

/** What the tool says of the document. */
export interface ForeignSource {
  readonly uri: string
  readonly title: string
}

/** What such a row does not speak of, so that nothing of it is taken away. */
const SILENT = [...LATER_KEYS].filter((key) => key !== 'region')

/**
 * Returns an annotation as a row that stands at `passage`. Where the tool gives no time, that of adding the source takes
 * its place: a time that is the same whenever it is imported.
 */
export function rowOfForeign(
  annotation: ForeignAnnotation,
  source: Source,
  { passage, canonical }: { readonly passage: Passage; readonly canonical: CanonicalText },
): DecodedRow {
  const { place, position, id, codes, memo, coder } = annotation
  const { page, section, sectionPath, paragraph, spans, boxes, region } = passage
  const created = annotation.created ?? source.added
  const row: EvidenceRow = {
    ...{ id, codes, codeIds: [], quote: passage.exact, prefix: passage.prefix, suffix: passage.suffix },
    ...{ sourceId: source.id, sourceTitle: source.title, fileName: source.fileName, sha256: source.sha256 },
    ...{ mediaType: source.mediaType, pageLabels: source.pageLabels },
    ...{ page, pageLabel: pageLabelOf(source, passage), section, sectionPath, paragraph },
    ...{ start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0, spans, boxes, region },
    ...{ extractor: canonical.extractor, citation: '', reference: '', memo },
    ...{ fields: [], figures: [], refused: [], citedSource: '', codebook: '', flags: [], dismissed: [] },
    redacted: [],
    ...{ orphan: '', coder, coderId: '', created, modified: annotation.modified ?? created },
  }
  return { row, place, position, codePointSpans: null, silent: SILENT }
}

/** Says whether a document of another tool is likely this source: by its title, or the file name in its address. */
export function isLikely({ uri, title }: ForeignSource, source: Source): boolean {
  const file = lastPart(uri)
  const names = [source.fileName, source.title].map(folded)
  return [file, title].some((one) => one !== '' && names.includes(folded(one)))
}

function lastPart(uri: string): string {
  const path = uri.replace(/[?#].*$/s, '').replace(/\/+$/, '')
  const part = path.slice(path.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
