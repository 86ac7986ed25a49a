/**
 * Composes the report of a verification: one HTML file that a reader can check without this program, without a network
 * and without scripts. Pure: what is shown beside each row comes in as data.
 */
import type { Passage } from '../anchoring/describe.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { escapeHtml } from './html-text.ts'
import type { TextPiece } from './report-passage.ts'
import { rowHtml } from './report-row.ts'
import { REPORT_STYLE } from './report-style.ts'
import {
  failureCount,
  withFieldProblems,
  type VerifiedRow,
  type VerifyResult,
  type VerifySummary,
} from './verify.ts'

/** A picture of a page around the marked words. */
export interface ReportPicture {
  readonly page: number
  /** As printed on the page; the number as a string where nothing is. */
  readonly label: string
  /** A data: URL. */
  readonly url: string
  /** CSS pixels at which the page has its true size. */
  readonly width: number
  readonly height: number
}

export interface ReportRow {
  readonly verified: VerifiedRow
  /** Null for a place of the file that could not be read as a row. */
  readonly row: EvidenceRow | null
  /** Where the quote stands, or what stands in its stead; null where there is nothing to show. */
  readonly shown: Passage | null
  readonly pictures: readonly ReportPicture[]
  /** The text around it, for want of a picture. */
  readonly text: readonly TextPiece[]
  /** Why there is no picture, as a clause; null where there is one or none was wanted. */
  readonly without: string | null
}

export interface ReportSource {
  readonly title: string
  readonly fileName: string
  readonly sha256: string
  readonly rows: number
  /** Why its rows could not be checked; null where they were. */
  readonly problem: string | null
}

export interface ReportInput {
  /** Name of the project, or of the dataset's file. */
  readonly title: string
  /** When it was checked. */
  readonly time: Date
  /** In the order of the dataset. */
  readonly rows: readonly ReportRow[]
  readonly summary: VerifySummary
  readonly sources: readonly ReportSource[]
}

interface Group {
  readonly result: VerifyResult
  readonly label: string
  readonly meaning: string
  readonly count: keyof VerifySummary
}

/** The worst first: what needs a person. */
const GROUPS: readonly Group[] = [
  {
    result: 'wrong-file',
    label: 'Wrong file',
    meaning: 'No file with the SHA-256 that the row cites was found.',
    count: 'wrongFile',
  },
  {
    result: 'missing',
    label: 'Missing',
    meaning: 'The quote does not stand in its source.',
    count: 'missing',
  },
  {
    result: 'moved',
    label: 'Moved',
    meaning: 'The quote stands in its source, but not where or as the row says.',
    count: 'moved',
  },
  {
    result: 'fuzzy',
    label: 'Fuzzy',
    meaning: 'Nearly the same words with the same figures stand in the source. This proves nothing.',
    count: 'fuzzy',
  },
  {
    result: 'normalised',
    label: 'Normalised',
    meaning: 'Proved: the same words at their place; white space, hyphens or quotation marks differ.',
    count: 'normalised',
  },
  { result: 'exact', label: 'Exact', meaning: 'Proved: word for word at its place.', count: 'exact' },
]

/** No scripts, no network: only what is in the file itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Yields the file piece by piece, so that one with many pictures is never one string. */
export function* reportHtml(input: ReportInput): Generator<string> {
  const title = escapeHtml(`Verification of ${input.title}`)
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`
  yield `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`
  yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${title}</title>\n`
  yield `<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<header>\n<h1 dir="auto">${title}</h1>\n`
  yield `${verdict(input)}</header>\n<main>\n${countsTable(input)}${sourcesTable(input.sources)}`
  const numbered = input.rows.map((row, at) => ({ row, number: at + 1 }))
  for (const { result, label, meaning } of GROUPS) {
    const rows = numbered.filter(({ row }) => row.verified.result === result)
    if (rows.length === 0) continue
    yield `<section aria-labelledby="${result}">\n<h2 id="${result}">${label}, ${rows.length}</h2>\n`
    yield `<p class="meta">${meaning}</p>\n<ol class="rows">\n`
    for (const { row, number } of rows) yield rowHtml(row, { number, label })
    yield '</ol>\n</section>\n'
  }
  yield '</main>\n</body>\n</html>\n'
}

function verdict({ summary, rows, time }: ReportInput): string {
  const bad = failureCount(summary)
  const all = rows.length
  const counted = `${all} ${all === 1 ? 'row' : 'rows'}`
  const sentence =
    all === 0
      ? 'There are no rows to check.'
      : bad === 0
        ? `All of ${counted} stand in their sources as cited.`
        : `${all - bad} of ${counted} ${all - bad === 1 ? 'stands' : 'stand'} as cited. <strong class="problem">${bad} ${bad === 1 ? 'does' : 'do'} not.</strong>`
  const off = withFieldProblems(rows.map(({ verified }) => verified)).length
  const fields = `<strong class="problem">Fields of ${off} ${off === 1 ? 'row' : 'rows'} do not hold.</strong>`
  const iso = time.toISOString()
  return `<p class="lead">${sentence}${off > 0 ? ` ${fields}` : ''}</p>
<p class="meta">Checked <time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time> with Pincite:
each source was found by its SHA-256, read again from its bytes, and every quote looked up in it.</p>
`
}

function countsTable({ summary }: ReportInput): string {
  const rows = GROUPS.map(({ result, label, meaning, count }) => {
    const number = summary[count]
    const name = number > 0 ? `<a href="#${result}">${label}</a>` : label
    return `<tr><th scope="row">${name}</th><td class="count">${number}</td><td>${meaning}</td></tr>\n`
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="Results"><table>
<caption>Results, the worst first</caption>
<thead><tr><th scope="col">Result</th><th scope="col" class="count">Rows</th><th scope="col">Meaning</th></tr></thead>
<tbody>\n${rows.join('')}</tbody></table></div>\n`
}

function sourcesTable(sources: readonly ReportSource[]): string {
  const rows = sources.map(({ title, fileName, sha256, rows: count, problem }) => {
    const state = problem === null ? '' : `<br><span class="problem">${escapeHtml(problem)}</span>`
    const file =
      title === '' || title === fileName ? '' : `<br><span class="meta">${escapeHtml(fileName)}</span>`
    return (
      `<tr><th scope="row"><bdi>${escapeHtml(title || fileName)}</bdi>${file}${state}</th>` +
      `<td class="count">${count}</td><td><code>${escapeHtml(sha256)}</code></td></tr>\n`
    )
  })
  return `<div class="scroll" tabindex="0" role="region" aria-label="Sources"><table>
<caption>Sources; <code>sha256sum</code> prints the same for the right file</caption>
<thead><tr><th scope="col">Source</th><th scope="col" class="count">Rows</th><th scope="col">SHA-256</th></tr></thead>
<tbody>\n${rows.join('')}</tbody></table></div>\n`
}
