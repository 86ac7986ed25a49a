/** Compares what an evidence row says about its place with the passage as it stands in the source. */
import type { CanonicalText, Span } from '../anchoring/canonical-text.ts'
import { spansEqual, type Passage } from '../anchoring/describe.ts'
import { boxesAgree, formatBoxes } from '../anchoring/page-box.ts'
import { foldedString, foldText } from '../anchoring/fold-text.ts'
import { citesPlace } from '../citation/cites-place.ts'
import type { MediaType } from '../domain/media-types.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import { codePointCounter } from './code-points.ts'
import { formatSpans } from './csv-cells.ts'
import type { EvidenceRow } from './evidence-row.ts'

/** `wrong`: the row says something else than the source. `folded`: the same once both are folded. */
export interface PlaceComparison {
  /** One clause for each field at fault, naming it: "page: cited 3, stands on 4". */
  readonly wrong: readonly string[]
  /** Names of fields that agree after folding only. */
  readonly folded: readonly string[]
}

/** Points by which an edge may be off: another build of the PDF reader may measure a font a little otherwise. */
const BOX_TOLERANCE = 2

export interface ComparedSource {
  readonly canonical: CanonicalText
  readonly mediaType: MediaType
}

/**
 * Compares every field that says where the quote stands. A page label that a person corrected is right where the row's
 * own rule gives it for the sheet on which the quote stands. Prefix and suffix must end and begin there, at whatever
 * length; empty ones claim nothing. `codePointSpans` are what a Web Annotation file says beside the row, or null.
 */
export function comparePlace(
  row: EvidenceRow,
  passage: Passage,
  source: ComparedSource,
  codePointSpans: readonly Span[] | null,
): PlaceComparison {
  const wrong: string[] = []
  const folded: string[] = []
  const expect = (field: string, cited: string | number | null, actual: string | number | null): void => {
    if (cited === actual) return
    if (typeof cited === 'string' && typeof actual === 'string' && foldsEqual(cited, actual))
      folded.push(field)
    else wrong.push(`${field}: cited ${shown(cited)}, found ${shown(actual)}`)
  }
  const start = passage.spans[0]?.start ?? 0
  const end = passage.spans.at(-1)?.end ?? 0
  if (countsInSameText(row, source.canonical)) {
    if (!spansEqual(row.spans, passage.spans)) {
      wrong.push(`spans: cited ${formatSpans(row.spans)}, found ${formatSpans(passage.spans)}`)
    }
    expect('start', row.start, start)
    expect('end', row.end, end)
    if (row.paragraph !== null) expect('paragraph', row.paragraph, passage.paragraph)
    if (row.boxes.length > 0 && !boxesAgree(row.boxes, passage.boxes, BOX_TOLERANCE)) {
      wrong.push(`boxes: cited ${formatBoxes(row.boxes)}, found ${formatBoxes(passage.boxes) || 'none'}`)
    }
  }
  expect('page', row.page, passage.page)
  const pageLabel = pageLabelOf(row, passage)
  expect('pageLabel', row.pageLabel, pageLabel)
  expect('section', row.section, passage.section)
  if (row.sectionPath.length > 0) {
    expect('sectionPath', row.sectionPath.join(' › '), passage.sectionPath.join(' › '))
  }
  expect('mediaType', row.mediaType, source.mediaType)
  compareSurroundings(row, { start, end }, source.canonical.text, { wrong, folded })
  const words = { title: row.sourceTitle || row.fileName, reference: row.reference }
  if (!citesPlace(row.citation, { ...passage, pageLabel }, words)) {
    wrong.push(`citation: “${row.citation}” names another place`)
  }
  const counted = codePointSpans && countedSpans(source.canonical, passage.spans)
  if (codePointSpans && counted && !spansEqual(codePointSpans, counted)) {
    wrong.push(`TextPositionSelector: cited ${formatSpans(codePointSpans)}, found ${formatSpans(counted)}`)
  }
  return { wrong, folded }
}

/**
 * Says whether offsets, paragraph numbers and boxes of a row count in this text. They don't where the row names another
 * extractor: the words of a source are the same in both, but may be laid out otherwise.
 */
export function countsInSameText({ extractor }: EvidenceRow, canonical: CanonicalText): boolean {
  return extractor === '' || extractor === canonical.extractor
}

/** Says whether two texts are the same words once both are folded. False where folding leaves nothing. */
export function foldsEqual(a: string, b: string): boolean {
  const folded = fold(a)
  return folded !== '' && folded === fold(b)
}

function compareSurroundings(
  row: EvidenceRow,
  { start, end }: Span,
  text: string,
  found: { readonly wrong: string[]; readonly folded: string[] },
): void {
  const { prefix, suffix } = row
  if (!text.endsWith(prefix, start)) {
    // Folding may shorten what stands there, so more of it is taken than the prefix is long.
    const before = text.slice(Math.max(0, start - 2 * prefix.length - 16), start)
    if (fold(prefix) !== '' && fold(before).endsWith(fold(prefix))) found.folded.push('prefix')
    else found.wrong.push(`prefix: ${shown(before.slice(-prefix.length))} stands before the quote`)
  }
  if (!text.startsWith(suffix, end)) {
    const after = text.slice(end, end + 2 * suffix.length + 16)
    if (fold(suffix) !== '' && fold(after).startsWith(fold(suffix))) found.folded.push('suffix')
    else found.wrong.push(`suffix: ${shown(after.slice(0, suffix.length))} stands behind the quote`)
  }
}

type Counter = ReturnType<typeof codePointCounter>

// Making a counter reads the whole text; a source has many rows.
const counters = new WeakMap<CanonicalText, Counter>()

function countedSpans(canonical: CanonicalText, spans: readonly Span[]): Span[] {
  const count = counters.get(canonical) ?? codePointCounter(canonical.text)
  counters.set(canonical, count)
  return spans.map(({ start, end }) => ({ start: count(start) ?? start, end: count(end) ?? end }))
}

function shown(value: string | number | null): string {
  if (value === null) return 'nothing'
  return typeof value === 'number' ? String(value) : `“${value}”`
}

function fold(text: string): string {
  return foldedString(foldText(text))
}
