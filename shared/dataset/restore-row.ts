/**
 * Puts a source's own words back into a redacted row where they agree with it, so that the row can be proved like any
 * other. Without the list of names a pseudonym may stand for any words; with it, only for the names it was given to.
 */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import { describeRegion, describeSpans, type Passage } from '../anchoring/describe.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { redactPassage } from './redact-row.ts'
import type { Redactor } from './redaction.ts'

/** More of a source than a prefix or suffix is long: names may be longer than their pseudonyms. */
const MORE = 2_000

/**
 * Returns the row with the words of the source at the cited place in place of pseudonyms; null where the row is not
 * redacted, or says something there that the source does not.
 */
export function restoreRow(
  row: EvidenceRow,
  canonical: CanonicalText,
  redactor: Redactor | null,
): EvidenceRow | null {
  const { redacted } = row
  const passage = redacted.length === 0 ? null : citedPassage(row, canonical)
  if (passage === null) return null
  const { text } = canonical
  const before = text.slice(Math.max(0, row.start - row.prefix.length - MORE), row.start)
  const behind = text.slice(row.end, row.end + row.suffix.length + MORE)
  const prefix = likeEnd(row.prefix, before, redacted)
  const suffix = likeStart(row.suffix, behind, redacted)
  if (prefix === null || suffix === null || !like(row.quote, passage.exact, redacted)) return null
  if (redactor) {
    const named = redactPassage(redactor, { quote: passage.exact, prefix: before, suffix: behind })
    if (named.quote.text !== row.quote) return null
    if (!named.prefix.endsWith(row.prefix) || !named.suffix.startsWith(row.suffix)) return null
  }
  const heading = (cited: string | null, actual: string | null) =>
    cited !== null && actual !== null && agree(cited, actual, { redacted, redactor }) ? actual : cited
  const section = heading(row.section, passage.section)
  return {
    ...row,
    ...{ quote: passage.exact, prefix, suffix, section },
    pageLabel: heading(row.pageLabel, pageLabelOf(row, passage)),
    sectionPath: row.sectionPath.map((cited, i) => heading(cited, passage.sectionPath[i] ?? null) ?? cited),
    // Where there are no pages a citation names the section.
    citation: row.section && section ? row.citation.replaceAll(row.section, () => section) : row.citation,
  }
}

/** What stands where the row says, or null where that is outside of the source. */
function citedPassage({ spans, region }: EvidenceRow, canonical: CanonicalText): Passage | null {
  if (region) return canonical.pages[region.page - 1] ? describeRegion(canonical, region) : null
  const inside = spans.every(({ start, end }) => start < end && end <= canonical.text.length)
  return inside ? describeSpans(canonical, spans) : null
}

function agree(
  cited: string,
  actual: string,
  { redacted, redactor }: { readonly redacted: readonly string[]; readonly redactor: Redactor | null },
): boolean {
  if (!redactor) return like(cited, actual, redacted)
  return [redactor.replace(actual), redactor.replaceLoosely(actual)].some(({ text }) => text === cited)
}

/** The words between pseudonyms. */
function pieces(text: string, pseudonyms: readonly string[]): readonly string[] {
  const longestFirst = [...pseudonyms].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  return text.split(new RegExp(escaped.join('|'), 'u'))
}

/** Says whether `actual` is `cited` with some words in place of each pseudonym. A text of pseudonyms alone says nothing. */
function like(cited: string, actual: string, pseudonyms: readonly string[]): boolean {
  const [first = '', ...rest] = pieces(cited, pseudonyms)
  const last = rest.pop()
  if (last === undefined) return cited === actual
  if (!/[\p{L}\p{N}]/u.test(first + rest.join('') + last)) return false
  if (!actual.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = actual.indexOf(piece, at + 1)
    if (found < 0) return false
    at = found + piece.length
  }
  return actual.length - last.length > at && actual.endsWith(last)
}

/** Returns what of the end of `actual` reads as `cited`, or null. */
function likeEnd(cited: string, actual: string, pseudonyms: readonly string[]): string | null {
  let at = actual.length
  for (const [i, piece] of pieces(cited, pseudonyms).toReversed().entries()) {
    const found =
      i === 0
        ? actual.endsWith(piece)
          ? at - piece.length
          : -1
        : actual.lastIndexOf(piece, at - 1 - piece.length)
    if (found < 0) return null
    at = found
  }
  return actual.slice(at)
}

/** Returns what of the start of `actual` reads as `cited`, or null. */
function likeStart(cited: string, actual: string, pseudonyms: readonly string[]): string | null {
  let at = 0
  for (const [i, piece] of pieces(cited, pseudonyms).entries()) {
    const found = i === 0 ? (actual.startsWith(piece) ? 0 : -1) : actual.indexOf(piece, at + 1)
    if (found < 0) return null
    at = found + piece.length
  }
  return actual.slice(0, at)
}
