/** One row of a verification report: the quote and what became of it, and beside it the place in its source. */
import { differenceOf } from '../anchoring/word-difference.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { figureWords } from './figure-words.ts'
import { escapeHtml } from './html-text.ts'
import type { ReportPicture, ReportRow } from './report-html.ts'
import type { TextPiece } from './report-passage.ts'
import type { VerifiedRow } from './verify.ts'

interface Heading {
  /** Counted from 1 in the order of the dataset. */
  readonly number: number
  /** What its result is called. */
  readonly label: string
}

/** Returns the row as a list item. Whatever it quotes is text. */
export function rowHtml(entry: ReportRow, { number, label }: Heading): string {
  const { verified, row } = entry
  const name = row ? row.fileName + citedPage(row) : verified.id
  return `<li class="row" id="row-${number}">
<div class="says">
<h3>${number}. ${label} <bdi class="meta">${escapeHtml(name)}</bdi></h3>
${quoteHtml(verified, row)}${foundHtml(verified, row)}${reasonHtml(verified)}${fieldsHtml(verified)}${factsHtml(verified, row)}</div>
<div class="place">
${placeHtml(entry)}</div>
</li>
`
}

function quoteHtml({ quote }: VerifiedRow, row: EvidenceRow | null): string {
  if (quote === undefined)
    return '<p class="meta">This place of the dataset could not be read as a row.</p>\n'
  if (quote === '' && row?.region) return '<p class="meta">A region of the page without words.</p>\n'
  return `<blockquote class="quote" dir="auto">${escapeHtml(quote)}</blockquote>\n`
}

/** What stands there, with the words that differ marked. */
function foundHtml({ found, quote, result, score }: VerifiedRow, row: EvidenceRow | null): string {
  if (found === undefined || quote === undefined || !row) return ''
  const parts = differenceOf(quote, found).map(({ kind, text }) => {
    const words = escapeHtml(text)
    if (kind === 'same') return words
    return kind === 'gone' ? `<del>${words}</del>` : `<ins>${words}</ins>`
  })
  const likeness = score === undefined ? '' : `, alike by ${score}`
  const title = result === 'missing' ? 'Most like it in the source' : 'In the source'
  return `<div><span class="label">${title}${likeness}</span>
<blockquote class="quote" dir="auto">${parts.join('')}</blockquote></div>
`
}

function reasonHtml({ page, citedPage, result, ...verified }: VerifiedRow): string {
  // What is like the quote stands above, with its score.
  const reason = result === 'fuzzy' ? 'the quote does not stand word for word' : verified.reason
  const from = citedPage === undefined || citedPage === page || page === null
  const pages = from ? '' : `From page ${citedPage ?? 'none'} to page ${page} of the file. `
  if (reason === undefined) return pages === '' ? '' : `<p>${pages}</p>\n`
  const bad = result !== 'normalised'
  return `<p${bad ? ' class="problem"' : ' class="meta"'} dir="auto">${pages}${escapeHtml(sentence(reason))}</p>\n`
}

function fieldsHtml({ fieldProblems = [] }: VerifiedRow): string {
  return fieldProblems
    .map((problem) => `<p class="problem" dir="auto">${escapeHtml(sentence(problem))}</p>\n`)
    .join('')
}

function sentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function factsHtml({ id }: VerifiedRow, row: EvidenceRow | null): string {
  const facts: (readonly [string, string])[] = row
    ? [
        ['Cited as', row.citation],
        ['Page', pageOf(row)],
        ['Section', row.sectionPath.length > 0 ? row.sectionPath.join(' › ') : (row.section ?? '')],
        ['Codes', row.codes.join(', ')],
        ...row.figures.map((figure): [string, string] => ['Figure', figureWords(figure)]),
        ...row.fields.map(({ field, value }): [string, string] => {
          return [escapeHtml(field), typeof value === 'object' ? value.join('; ') : String(value)]
        }),
        ['Cited source', row.citedSource],
        ...row.flags.map((flag): [string, string] => ['To look at', flag]),
        ['Row', id],
      ]
    : [['Row', id]]
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>\n`)
  return `<dl>\n${lines.join('')}</dl>\n`
}

/** The page as printed, and its sheet where that is another number. */
function pageOf({ pageLabel, page }: EvidenceRow): string {
  if (page === null) return ''
  return pageLabel === null || pageLabel === String(page)
    ? `${page}`
    : `${pageLabel} (sheet ${page} of the file)`
}

function citedPage({ pageLabel, page }: EvidenceRow): string {
  return page === null ? '' : `, p.\u00A0${pageLabel ?? page}`
}

function placeHtml({ verified, row, shown, pictures, text, without }: ReportRow): string {
  if (!shown || !row) return `<p class="meta">There is nothing to show beside it.</p>\n`
  const stands = standsThere(verified)
  const what = stands ? 'the quote' : 'what stands there instead'
  if (pictures.length > 0) return pictures.map((picture) => pictureHtml(picture, row, what)).join('')
  const reason = without === null ? '' : `; no picture of the page: ${escapeHtml(without)}`
  return `<figure><figcaption>The text of the source, with ${what} marked${reason}</figcaption>
<p class="context" dir="auto">${text.map((piece) => pieceHtml(piece, stands)).join('')}</p></figure>
`
}

/** Says whether what is shown beside a row are the words of its quote. */
export function standsThere({ result, page, start }: VerifiedRow): boolean {
  return result !== 'missing' && result !== 'fuzzy' && !(page === null && start === undefined)
}

function pictureHtml(
  { page, label, url, width, height }: ReportPicture,
  row: EvidenceRow,
  what: string,
): string {
  const place = `Page ${label}${label === String(page) ? '' : ` (sheet ${page})`} of ${row.fileName}`
  const marked = row.region ? 'the region' : what
  return `<figure><figcaption><bdi>${escapeHtml(place)}</bdi>, ${marked} marked</figcaption>
<img src="${url}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${escapeHtml(`${place}, ${marked} marked`)}"></figure>
`
}

function pieceHtml({ text, marked }: TextPiece, stands: boolean): string {
  if (!marked) return escapeHtml(text)
  return `<mark${stands ? '' : ' class="instead"'}>${escapeHtml(text)}</mark>`
}
