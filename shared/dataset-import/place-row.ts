/** Says where a row of a dataset stands in the source at hand, and so what of it a project may take. */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import { countsInSameText } from '../dataset/compare-place.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import type { Examination } from '../dataset/verify.ts'
import type { TargetPlace } from '../domain/draft-annotation.ts'
import type { Annotation } from '../domain/project.ts'
import type { DecodedRow } from '../dataset/dataset-format.ts'

/**
 * - `stands`: the words stand at `target`. `moved` says what the row has otherwise; null where it is right.
 * - `lost`: the source is at hand, and the words do not stand in it, or nobody can say where.
 * - `absent`: the source is not at hand or can't be read.
 */
export type RowPlacing =
  | { readonly kind: 'stands'; readonly target: TargetPlace; readonly moved: string | null }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'absent'; readonly reason: string }

/**
 * Returns where a verified row stands. `canonical` is the text it was verified against, null for none. A row that is
 * right is taken as it is; its place is described afresh where it does not say in whose text its offsets count, or
 * names another extractor.
 */
export function placeRow(
  row: EvidenceRow,
  { verified, shown }: Examination,
  canonical: CanonicalText | null,
): RowPlacing {
  const { result, reason = '', start } = verified
  if (!canonical) return { kind: 'absent', reason }
  const isProved = result === 'exact' || result === 'normalised'
  if (isProved && row.extractor !== '' && countsInSameText(row, canonical)) {
    const fileLabel = row.page === null ? null : (canonical.pages[row.page - 1]?.label ?? null)
    return { kind: 'stands', target: targetOfRow(row, fileLabel), moved: null }
  }
  // Of a quote that stands at several places, `shown` is only what stands at the cited one.
  if (!shown || start === undefined) return { kind: 'lost', reason }
  const target = { ...shown, extractor: canonical.extractor }
  return { kind: 'stands', target, moved: isProved ? null : reason }
}

/** The place as the row says it. `fileLabel` comes from the file: what a row has may be corrected by a person. */
export function targetOfRow(row: EvidenceRow, fileLabel: TargetPlace['fileLabel']): TargetPlace {
  const { quote, prefix, suffix, spans, page, section, sectionPath } = row
  const { paragraph, boxes, region, extractor } = row
  const words = { exact: quote, prefix, suffix, spans }
  return { ...words, page, fileLabel, section, sectionPath, paragraph, boxes, region, extractor }
}

/** Parts of a place that a row may be silent on. */
const UNTOLD = ['sectionPath', 'paragraph', 'boxes'] as const

/** Returns the place with what the row does not tell of it as the annotation has it, where it stands at the same words. */
export function withUntold(
  target: TargetPlace,
  current: Pick<Annotation, 'target'> | null,
  silent: DecodedRow['silent'] = [],
): TargetPlace {
  const words = ({ exact, spans }: TargetPlace) => JSON.stringify([exact, spans])
  if (!current || words(current.target) !== words(target)) return target
  const kept = UNTOLD.filter((key) => silent.includes(key)).map((key) => [key, current.target[key]] as const)
  return { ...target, ...Object.fromEntries(kept) }
}
