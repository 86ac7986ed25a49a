/**
 * Finds where the quote of an evidence row stands in its source. What counts as found is decided by
 * `shared/anchoring/match-quote.ts`; figures that differ never count, not even where the matcher takes them for alike.
 */
import type { CanonicalText, Span } from '../anchoring/canonical-text.ts'
import { describeRegion, describeSpans, spansEqual, splitExact, type Passage } from '../anchoring/describe.ts'
import { matchQuote, type QuoteMatch } from '../anchoring/match-quote.ts'
import type { PageBox } from '../anchoring/page-box.ts'
import type { QuoteIndex } from '../anchoring/quote-index.ts'
import { sameFigures, wordsForFigures } from '../anchoring/revise-figures.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import { foldsEqual } from './compare-place.ts'
import { formatSpans } from './csv-cells.ts'
import type { EvidenceRow } from './evidence-row.ts'

/**
 * - `stands`: at `passage`, at least once both are folded.
 * - `fuzzy`: `passage` is the one that is like the quote, with the same figures.
 * - `moved`: at several places, none of them the cited one.
 * - `missing`: nowhere. `like` is what stands in its stead: the passage most like the quote, or that at the cited place.
 */
export type Standing =
  | { readonly kind: 'stands'; readonly passage: Passage }
  | { readonly kind: 'fuzzy'; readonly passage: Passage; readonly score: number; readonly reason: string }
  | { readonly kind: 'moved'; readonly reason: string; readonly like: Likeness | null }
  | { readonly kind: 'missing'; readonly reason: string; readonly like: Likeness | null }

/** A passage shown in the quote's stead. `score` is null where it is shown for its place and not for its words. */
export interface Likeness {
  readonly passage: Passage
  readonly score: number | null
}

export interface SearchedSource {
  readonly canonical: CanonicalText
  /** Called only when a quote is not where it should be; gives the same index each time. */
  readonly index: () => QuoteIndex
}

/** Looks at the row's spans, else wherever the matcher finds the quote. */
export function findStanding(row: EvidenceRow, source: SearchedSource): Standing {
  if (row.region) return standingRegion(row, row.region, source.canonical)
  const cited = passageAt(source.canonical, row.spans)
  if (cited?.exact === row.quote) return { kind: 'stands', passage: cited }
  const { quote: exact, prefix, suffix } = row
  const parts = splitExact(exact, row.spans)
  const match = matchQuote(source.index(), { exact, prefix, suffix, ...(parts && { parts }) })
  const there = cited && { passage: cited, score: null }
  const atCited = cited
    ? `at the cited place (${formatSpans(row.spans)}) stands “${shorten(cited.exact)}”`
    : `the cited place (${formatSpans(row.spans)}) lies outside the text`
  if (match.status === 'missing') {
    const { nearest } = match
    const like = nearest ? { passage: nearest, score: shownScore(nearest.score) } : there
    const words = nearest ? `; most like it is “${shorten(nearest.exact)}”${onPage(row, nearest)}` : ''
    return { kind: 'missing', reason: `${uncapped(match.reason)}; ${atCited}${words}`, like }
  }
  if (match.status === 'anchored') return standingMatch(row, source.canonical, match)
  const equal = match.places.filter((place) => foldsEqual(place.exact, row.quote))
  const here = equal.find((place) => spansEqual(place.spans, row.spans))
  if (here) return { kind: 'stands', passage: here }
  const places = match.places.map((place) => formatSpans(place.spans) + onPage(row, place)).slice(0, 5)
  const several = `at ${match.count} places (${places.join(', ')}${match.count > 5 ? ', …' : ''})`
  return equal.length > 0
    ? {
        kind: 'moved',
        reason: `the quote stands ${several}, none of them the cited one; ${atCited}`,
        like: there,
      }
    : { kind: 'missing', reason: `something like the quote stands ${several}; ${atCited}`, like: there }
}

type Anchored = Extract<QuoteMatch, { status: 'anchored' }>

/** The matcher lets "1.6 billion" pass for "1.6 million"; a proof does not. */
function standingMatch(row: EvidenceRow, canonical: CanonicalText, match: Anchored): Standing {
  const passage = describeSpans(canonical, match.spans)
  if (match.how !== 'fuzzy') return { kind: 'stands', passage }
  const score = shownScore(match.score)
  const like = `“${shorten(passage.exact)}”${onPage(row, passage)}`
  // A quote may have been copied with the note markers in it or without them.
  const words = [wordsForFigures(canonical, passage.spans), passage.exact]
  if (words.some((theirs) => sameFigures(row.quote, theirs))) {
    const reason = `the quote does not stand word for word; most like it (score ${score}) is ${like}`
    return { kind: 'fuzzy', passage, score, reason }
  }
  return {
    kind: 'missing',
    reason: `the passage most like the quote has other numbers: ${like}`,
    like: { passage, score },
  }
}

/** Three decimals, and never 1: only equal words score 1. */
function shownScore(score: number): number {
  return Math.min(0.999, Math.round(score * 1000) / 1000)
}

/** A region stands where its page has it and the words printed within it are those of the row. */
function standingRegion(row: EvidenceRow, region: PageBox, canonical: CanonicalText): Standing {
  const { quote } = row
  const page = canonical.pages[region.page - 1]
  if (!page) {
    const pages = canonical.pages.length
    const reason = `the region is on sheet ${region.page}; the source has ${pages}`
    return { kind: 'missing', reason, like: null }
  }
  const passage = describeRegion(canonical, region)
  if (passage.exact === quote || foldsEqual(passage.exact, quote)) return { kind: 'stands', passage }
  const there = passage.exact === '' ? 'no words' : `“${shorten(passage.exact)}”`
  const reason = `within the region${onPage(row, passage)} stand other words: ${there}`
  return { kind: 'missing', reason, like: { passage, score: null } }
}

/** Returns null where the spans don't lie in the text. */
function passageAt(canonical: CanonicalText, spans: readonly Span[]): Passage | null {
  const inside = spans.every(({ start, end }) => start < end && end <= canonical.text.length)
  return inside && spans.length > 0 ? describeSpans(canonical, spans) : null
}

/** As the row's source counts its pages, and the sheet where that is another number. */
function onPage({ pageLabels }: EvidenceRow, passage: Passage): string {
  const { page } = passage
  if (page === null) return ''
  const label = pageLabelOf({ pageLabels }, passage) || String(page)
  return ` on page ${label}${label === String(page) ? '' : ` (sheet ${page})`}`
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 118).toWellFormed()} …` : text
}

/** A sentence as a clause of another: "No passage …." → "no passage …". */
function uncapped(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}
