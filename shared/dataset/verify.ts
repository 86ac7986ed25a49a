/**
 * Verifies evidence rows: does the quote stand in the source, and is everything the row says about its place true?
 * Pure; who finds and reads the sources is `electron/services/verify`.
 */
import type { Passage } from '../anchoring/describe.ts'
import type { MediaType } from '../domain/media-types.ts'
import { comparePlace } from './compare-place.ts'
import { fieldProblems } from './compare-evidence.ts'
import type { DecodedRow, RowProblem } from './dataset-format.ts'
import type { Redactor } from './redaction.ts'
import { restoreRow } from './restore-row.ts'
import { findStanding, type SearchedSource, type Standing } from './find-standing.ts'

/**
 * - `exact`: the quote stands at its place character by character, and all that is said about the place is true.
 * - `normalised`: the same once white space, hyphens, ligatures and quote marks are folded.
 * - `fuzzy`: the quote does not stand word for word, but one passage is like it within the matcher's bound and has the
 *   same figures. It proves nothing; it says where to look.
 * - `moved`: the quote stands in the source, but not where the row says.
 * - `missing`: the quote does not stand in the source, or the source or the row can't be read.
 * - `wrong-file`: no file with the row's SHA-256 was found.
 */
export type VerifyResult = 'exact' | 'normalised' | 'fuzzy' | 'moved' | 'missing' | 'wrong-file'

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
  /** Sheet that the row cites; of `fuzzy` and `moved` rows, to be read with `page` as "from → to". */
  readonly citedPage?: number | null
  /** How like the quote `found` is, above 0 and below 1: the share of characters beside white space that agree. */
  readonly score?: number
  /** What stands in the source in the quote's stead, where it is not the quote itself. */
  readonly found?: string
  /** A clause for each field or figure whose words do not hold it; absent where all do. Says nothing of the quote. */
  readonly fieldProblems?: readonly string[]
}

export interface VerifySummary {
  readonly exact: number
  readonly normalised: number
  readonly fuzzy: number
  readonly moved: number
  readonly missing: number
  readonly wrongFile: number
}

/** A row's source as read from its bytes, or why there is none and what that makes of the row. */
export type VerifySource =
  | (SearchedSource & { readonly found: true; readonly mediaType: MediaType })
  | { readonly found: false; readonly result: 'missing' | 'wrong-file'; readonly reason: string }

type FoundSource = Extract<VerifySource, { found: true }>

/** A verified row and what a person should be shown of its source. */
export interface Examination {
  readonly verified: VerifiedRow
  /** Where the quote stands, or what stands in its stead; null where there is nothing to show. */
  readonly shown: Passage | null
}

/** Verifies one row against its source. */
export function verifyRow(decoded: DecodedRow, source: VerifySource): VerifiedRow {
  return examineRow(decoded, source).verified
}

/**
 * Verifies one row against its source, and says what to show of it. Of a redacted row the words around its pseudonyms
 * are proved, and with the list of names all of them.
 */
export function examineRow(
  decoded: DecodedRow,
  source: VerifySource,
  redactor: Redactor | null = null,
): Examination {
  const { row } = decoded
  const unheld = fieldProblems(row)
  const fields = unheld.length > 0 ? { fieldProblems: unheld } : {}
  const about = { id: row.id, quote: row.quote, sourceId: row.sourceId, ...fields }
  if (!source.found) {
    return { verified: { ...about, result: source.result, page: null, reason: source.reason }, shown: null }
  }
  const restored = restoreRow(row, source.canonical, redactor)
  const standing = findStanding(restored ?? row, source)
  if (standing.kind === 'stands') {
    const place = comparedPlace({ ...decoded, row: restored ?? row }, standing.passage, source)
    const found = restored && !redactor ? provedAround(row.redacted, place) : place
    return { verified: { ...about, ...found }, shown: standing.passage }
  }
  return { verified: { ...about, ...standingElse(row.page, standing) }, shown: shownOf(standing) }
}

/** Pseudonyms prove nothing by themselves; what stands around them does. */
function provedAround(redacted: readonly string[], place: Findings): Findings {
  if (place.result !== 'exact' && place.result !== 'normalised') return place
  const reason = `names were replaced (${redacted.join(', ')}); the words around them stand`
  return { ...place, result: 'normalised', reason: [reason, place.reason ?? ''].filter(Boolean).join('; ') }
}

type Findings = Omit<VerifiedRow, 'id' | 'quote' | 'sourceId' | 'fieldProblems'>

/** The quote stands; what else the row says decides. */
function comparedPlace({ row, codePointSpans }: DecodedRow, passage: Passage, source: FoundSource): Findings {
  const { wrong, folded } = comparePlace(row, passage, source, codePointSpans)
  const place = placeOf(passage)
  const sameWords = passage.exact === row.quote
  const found = sameWords ? {} : { found: passage.exact }
  if (wrong.length > 0) {
    return { result: 'moved', ...place, citedPage: row.page, ...found, reason: wrong.join('; ') }
  }
  const unlike = sameWords ? folded : ['quote', ...folded]
  if (unlike.length === 0) return { result: 'exact', ...place }
  return { result: 'normalised', ...place, ...found, reason: `equal after folding: ${unlike.join(', ')}` }
}

function standingElse(citedPage: number | null, standing: Exclude<Standing, { kind: 'stands' }>): Findings {
  const { kind, reason } = standing
  if (kind === 'fuzzy') {
    const { passage, score } = standing
    return { result: kind, ...placeOf(passage), citedPage, score, found: passage.exact, reason }
  }
  if (kind === 'moved') return { result: kind, page: null, citedPage, reason }
  const { like } = standing
  const found = like && like.score !== null ? { score: like.score, found: like.passage.exact } : {}
  return { result: kind, page: null, ...found, reason }
}

function shownOf(standing: Exclude<Standing, { kind: 'stands' }>): Passage | null {
  return standing.kind === 'fuzzy' ? standing.passage : (standing.like?.passage ?? null)
}

function placeOf({
  page,
  spans,
}: Passage): Pick<VerifiedRow, 'start' | 'end'> & { readonly page: number | null } {
  return { page, start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
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
    fuzzy: count('fuzzy'),
    moved: count('moved'),
    missing: count('missing'),
    wrongFile: count('wrong-file'),
  }
}

/** Returns the rows, of any result, with a field or figure whose words do not hold it. */
export function withFieldProblems(rows: readonly VerifiedRow[]): readonly VerifiedRow[] {
  return rows.filter(({ fieldProblems: clauses }) => clauses !== undefined)
}

/** Returns how many rows are not proved: all that are neither exact nor normalised. */
export function failureCount({ fuzzy, moved, missing, wrongFile }: VerifySummary): number {
  return fuzzy + moved + missing + wrongFile
}
