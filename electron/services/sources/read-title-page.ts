/**
 * Reads what a title page prints about a report's publication: a DOI, an ISBN, a report number, a date. Only what
 * stands in a line of its own or behind its name counts, and nothing of a kind that is there twice and differs.
 */
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { pageText } from '../../../shared/anchoring/page-text.ts'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import { itemOf, statedDoi, statedIsbn, statedIssn } from '../extract/stated-item.ts'

/** Pages of an imprint, and the lines of a text without pages that may be one. */
const IMPRINT_PAGES = [1, 2, 3, 4]
const TITLE_LINES = 15

const MONTHS = [
  ...['january|enero', 'february|febrero', 'march|marzo', 'april|abril', 'may|mayo', 'june|junio'],
  ...['july|julio', 'august|agosto', 'september|septiembre', 'october|octubre', 'november|noviembre'],
  'december|diciembre',
].map((names) => names.split('|'))

const LEAD =
  /^(?:(?:first )?(?:published|issued|released|updated|revised|publicado|actualizado)(?: on| in| en| el)?|(?:publication |release )?date|fecha)\s*:?\s*/iu
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s*/iu
const NUMBERS = [
  // The Government Accountability Office and the Congressional Research Service print theirs without a name.
  /^(GAO-\d{2}-\d{1,6}[A-Z]{0,3})$/u,
  /^((?:R|RL|RS|IF|IN)\d{4,6})$/u,
  /^(?:(?:technical |research |working |discussion |policy |staff )*(?:report|paper|publication|document) (?:no\.?|number|#)|informe n(?:\.[ºo°]|úm\.?)|documento n(?:\.[ºo°]|úm\.?))\s*:?\s*([A-Z0-9][\w./-]*)$/iu,
]

/** Returns the variables that are printed; a report number makes it a report. */
export function readTitlePage(canonical: CanonicalText): CslItem {
  const lines = linesOf(titleText(canonical))
  const imprint =
    canonical.pages.length === 0 ? lines : IMPRINT_PAGES.flatMap((page) => linesOf(pageText(canonical, page)))
  const number = onlyOne(lines.flatMap((line) => numberIn(line) ?? []))
  const date = onlyOne(lines.flatMap((line) => dateIn(line) ?? []))
  return itemOf({
    type: number === null ? null : 'report',
    number,
    issued: date === null ? null : { 'date-parts': [date.split('-').map(Number)] },
    DOI: onlyOne(
      lines.flatMap((line) => named(line, /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s)/iu, statedDoi)),
    ),
    ISBN: onlyOne(imprint.flatMap((line) => named(line, /^isbn\b/iu, isbnIn))),
    ISSN: onlyOne(imprint.flatMap((line) => named(line, /^issn\b/iu, statedIssn))),
  })
}

function titleText(canonical: CanonicalText): string {
  if (canonical.pages.length > 0) return pageText(canonical, 1)
  const { blocks, text } = canonical
  return blocks
    .slice(0, TITLE_LINES)
    .map((block) => text.slice(block.start, block.end))
    .join('\n')
}

function linesOf(text: string): string[] {
  return text.split(/[\n\t]+/u).map((line) => line.replace(/\s+/gu, ' ').trim())
}

function named(line: string, name: RegExp, read: (text: string) => string | null): string[] {
  const found = name.test(line) ? read(line) : null
  return found === null ? [] : [found]
}

/** The number behind "ISBN", "ISBN-13:", "ISBN (print)". */
function isbnIn(line: string): string | null {
  return statedIsbn(
    line.replace(/^isbn(?:-1[03])?[:\s]*(?:\([^)]*\))?[:\s]*/iu, '').replace(/\s*\([^)]*\)$/u, ''),
  )
}

function numberIn(line: string): string | null {
  return NUMBERS.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? null
}

/** "2019-08-05" of "August 5, 2019", "Updated 5 August 2019", "agosto de 2019"; null for other lines. */
function dateIn(line: string): string | null {
  const plain = line.replace(LEAD, '').replace(WEEKDAY, '')
  const american = /^(\p{L}+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?, )?(\d{4})$/u.exec(plain)
  const european = /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: de)? )?(\p{L}+)(?: de|,)? (\d{4})$/u.exec(plain)
  const [month, day, year] = american
    ? [american[1], american[2], american[3]]
    : [european?.[2], european?.[1], european?.[3]]
  const place = MONTHS.findIndex((names) => names.includes((month ?? '').toLowerCase()))
  if (place < 0 || year === undefined || Number(year) < 1500 || Number(year) > 2099) return null
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null
  return [year, String(place + 1), ...(day === undefined ? [] : [day])].join('-')
}

function onlyOne(found: readonly string[]): string | null {
  const different = new Set(found)
  return different.size === 1 ? (found[0] ?? null) : null
}
