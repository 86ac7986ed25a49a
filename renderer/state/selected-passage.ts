/** What is selected in the report, described as it would be tagged: words, or an area of a page. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { describeRegion, describeSpans, type Passage } from '../../shared/anchoring/describe.ts'
import type { TextSelection } from '../viewers/report-view.ts'
import { countWords } from './word-count.ts'

/** Describes a selection. */
export function describeSelection(source: CanonicalText, { spans, region }: TextSelection): Passage {
  return region ? describeRegion(source, region) : describeSpans(source, spans)
}

/** Says how much a passage is: "9 words", "area", "area with 9 words". */
export function sizeInWords({ exact, region }: Pick<Passage, 'exact' | 'region'>): string {
  if (!region) return countWords(exact)
  return exact === '' ? 'area' : `area with ${countWords(exact)}`
}
