/**
 * Verifies evidence rows: does the quote stand in the source, and is everything the row says about its place true?
 * Pure; who finds and reads the sources is `electron/services/verify`. What counts as found is decided by
 * `shared/anchoring/match-quote.ts` alone.
 */
import type { CanonicalText, Span } from '../anchoring/canonical-text.ts'
import { describeRegion, describeSpans, spansEqual, splitExact, type Passage } from '../anchoring/describe.ts'
import { matchQuote } from '../anchoring/match-quote.ts'
import type { PageBox } from '../anchoring/page-box.ts'
import type { QuoteIndex } from '../anchoring/quote-index.ts'
import type { MediaType } from '../domain/media-types.ts'
import { comparePlace, foldsEqual } from './compare-place.ts'
import { formatSpans } from './csv-cells.ts'
import type { DecodedRow, RowProblem } from './dataset-format.ts'

/**
 * - `exact`: the quote stands at its place character by character, and all that is said about the place is true.
 * - `normalised`: the same once white space, hyphens, ligatures and quote marks are folded.
 * - `moved`: the quote stands in the source, but not where the row says.
 * - `missing`: the quote does not stand in the source, or the source or the row can't be read.
 * - `wrong-file`: no file with the row's SHA-256 was found.
 */
export type VerifyResult = 'exact' | 'normalised' | 'moved' | 'missing' | 'wrong-file'

export interface VerifiedRow {
  readonly id: string
  readonly result: VerifyResult
  /** Sheet on which the quote stands now; null where there are no pages or it was not found. */
  readonly page: number | null
  /** Why it is not `exact`. */
  readonly reason?: string
  readonly quote?: string
  readonly sourceId?: string
  /** Where the quote stands now; absent where it was not found. */
  readonly start?: number
  readonly end?: number
}

export interface VerifySummary {
  readonly exact: number
  readonly normalised: number
  readonly moved: number
  readonly missing: number
  readonly wrongFile: number
}

/** A row's source as read from its bytes, or why there is none and what that makes of the row. */
export type VerifySource =
  | {
      readonly found: true
      readonly canonical: CanonicalText
      readonly mediaType: MediaType
      /** Called only when a quote is not where it should be; gives the same index each time. */
      readonly index: () => QuoteIndex
    }
  | { readonly found: false; readonly result: 'missing' | 'wrong-file'; readonly reason: string }

type FoundSource = Extract<VerifySource, { found: true }>

/** Verifies one row against its source. */
export function verifyRow({ row, codePointSpans }: DecodedRow, source: VerifySource): VerifiedRow {
  const { id, quote, sourceId } = row
  const about = { id, quote, sourceId }
  if (!source.found) return { ...about, result: source.result, page: null, reason: source.reason }
  const standing = findStanding(row, source)
  if ('reason' in standing) return { ...about, page: null, ...standing }

  const { passage } = standing
  const { wrong, folded } = comparePlace(row, passage, source, codePointSpans)
  const place = {
    page: passage.page,
    start: passage.spans[0]?.start ?? 0,
    end: passage.spans.at(-1)?.end ?? 0,
  }
  if (wrong.length > 0) return { ...about, ...place, result: 'moved', reason: wrong.join('; ') }
  const unlike = passage.exact === quote ? folded : ['quote', ...folded]
  if (unlike.length === 0) return { ...about, ...place, result: 'exact' }
  return { ...about, ...place, result: 'normalised', reason: `equal after folding: ${unlike.join(', ')}` }
}

/** A place in the file that could not be read as a row fails like a quote that is not there. */
export function verifyProblem({ id, place, message }: RowProblem): VerifiedRow {
  return { id: id ?? place, result: 'missing', page: null, reason: message }
}

/** Counts results. */
export function summarise(rows: readonly VerifiedRow[]): VerifySummary {
  const count = (result: VerifyResult): number => rows.filter((row) => row.result === result).length
  return {
    exact: count('exact'),
    normalised: count('normalised'),
    moved: count('moved'),
    missing: count('missing'),
    wrongFile: count('wrong-file'),
  }
}

/** Returns how many rows are not proved: all that are neither exact nor normalised. */
export function failureCount({ moved, missing, wrongFile }: VerifySummary): number {
  return moved + missing + wrongFile
}

type Standing =
  { readonly passage: Passage } | { readonly result: 'moved' | 'missing'; readonly reason: string }

/** Finds where the quote stands: at its spans, else wherever the matcher finds it word for word. */
function findStanding(row: DecodedRow['row'], source: FoundSource): Standing {
  if (row.region) return standingRegion(source.canonical, row.region, row.quote)
  const cited = passageAt(source.canonical, row.spans)
  if (cited?.exact === row.quote) return { passage: cited }
  const { quote: exact, prefix, suffix } = row
  const parts = splitExact(exact, row.spans)
  const match = matchQuote(source.index(), { exact, prefix, suffix, ...(parts && { parts }) })
  const atCited = cited
    ? `at the cited place (${formatSpans(row.spans)}) stands “${shorten(cited.exact)}”`
    : `the cited place (${formatSpans(row.spans)}) lies outside the text`
  if (match.status === 'missing') {
    const nearest = match.nearest
      ? `; most like it is “${shorten(match.nearest.exact)}”${onPage(match.nearest)}`
      : ''
    return { result: 'missing', reason: `${uncapped(match.reason)}; ${atCited}${nearest}` }
  }
  if (match.status === 'anchored') {
    const passage = describeSpans(source.canonical, match.spans)
    if (match.how !== 'fuzzy') return { passage }
    const like = `most like it is “${shorten(passage.exact)}”${onPage(passage)}`
    return { result: 'missing', reason: `the quote does not stand there word for word; ${like}` }
  }
  const equal = match.places.filter((place) => foldsEqual(place.exact, row.quote))
  const here = equal.find((place) => spansEqual(place.spans, row.spans))
  if (here) return { passage: here }
  const places = match.places.map((place) => formatSpans(place.spans) + onPage(place)).slice(0, 5)
  const several = `at ${match.count} places (${places.join(', ')}${match.count > 5 ? ', …' : ''})`
  return equal.length > 0
    ? { result: 'moved', reason: `the quote stands ${several}, none of them the cited one; ${atCited}` }
    : { result: 'missing', reason: `something like the quote stands ${several}; ${atCited}` }
}

/** A region stands where its page has it and the words printed within it are those of the row. */
function standingRegion(canonical: CanonicalText, region: PageBox, quote: string): Standing {
  const page = canonical.pages[region.page - 1]
  if (!page) {
    const pages = canonical.pages.length
    return { result: 'missing', reason: `the region is on page ${region.page}; the source has ${pages}` }
  }
  const passage = describeRegion(canonical, region)
  if (passage.exact === quote || foldsEqual(passage.exact, quote)) return { passage }
  const there = passage.exact === '' ? 'no words' : `“${shorten(passage.exact)}”`
  return { result: 'missing', reason: `within the region on page ${region.page} stand other words: ${there}` }
}

/** Returns null where the spans don't lie in the text. */
function passageAt(canonical: CanonicalText, spans: readonly Span[]): Passage | null {
  const inside = spans.every(({ start, end }) => start < end && end <= canonical.text.length)
  return inside && spans.length > 0 ? describeSpans(canonical, spans) : null
}

function onPage(passage: Passage): string {
  return passage.page === null ? '' : ` on page ${passage.page}`
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 118).toWellFormed()} …` : text
}

/** A sentence as a clause of another: "No passage …." → "no passage …". */
function uncapped(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}
