/**
 * Checks a citation against the place it stands for, whatever style it is written in: APA's “p. 12”, Chicago's
 * “, 12”, MLA's “(Ortiz 12)”, with the labels of the locales that come with Pincite. Only what is plainly a pinpoint
 * counts; a citation without one claims no place to be wrong about.
 */
import { romanNumber } from '../domain/roman-numerals.ts'
import type { CiterPlace } from './citer.ts'

/** Words of the source in which numbers are no pinpoints: its title, and its whole reference; "" where not known. */
export interface CitedWords {
  readonly title: string
  readonly reference: string
}

const ONE_PAGE = String.raw`\[?(?:[a-z]{1,3}[-.]?)?\d{1,7}[a-z]?\]?`
const ROMAN = '[ivxlcdm]{1,15}'
const RANGE = String.raw`\s?[-–—]\s?`
const PAGES = `${ONE_PAGE}(?:${RANGE}${ONE_PAGE})?`
const AND = String.raw`(?:, ?| ?& ?| and | und | y | et | e )`
const PAGE_LABEL = String.raw`(?:pp?\.|p[áa]gs?\.|s\.|pages?|seiten?|p[áa]ginas?|pagine|pagina's)`
const SECTION_LABEL =
  '(?:§§?|sections?|sects?\\.?|secs?\\.|abschnitte?|abschn\\.|sección|secciones|sezion[ei]|sez\\.|secties?|sec?ç(?:ão|ões|\\.))'
const PARAGRAPH_LABEL =
  '(?:§§?|¶¶?|paragraphs?|paras?\\.?|absatz|absätze|abs\\.|párrafos?|párrs?\\.|paragraphes?|paragr\\.|paragraf[oi]|pars?\\.|paragraaf|paragrafen|parágrafos?)'

const LABELLED_PAGES = new RegExp(`(?<![\\p{L}\\p{N}.])${PAGE_LABEL} ?(${PAGES}(?:${AND}${PAGES})*)`, 'gu')
/** What stands before a label: a comma, a colon, a bracket, or the mark that ends a title. */
const BEFORE = String.raw`(?:[,:(\[?!…]|\.\.) ?`
const LABELLED_ROMAN = new RegExp(`${BEFORE}${PAGE_LABEL} ?(${ROMAN}(?:${RANGE}${ROMAN})?)$`, 'u')
const LABELLED_PARAGRAPH = new RegExp(`${BEFORE}${PARAGRAPH_LABEL} ?(\\d{1,7})$`, 'u')
const LABELLED_SECTION = new RegExp(`${BEFORE}${SECTION_LABEL} ?\\S`, 'u')
/** At the end, behind a comma or a colon, or behind a name where the whole stands in brackets. */
const BARE = new RegExp(`[,:] ?(${PAGES}|${ROMAN}(?:${RANGE}${ROMAN})?)$`, 'u')
const BARE_IN_BRACKETS = new RegExp(`^\\(.* (${PAGES}|${ROMAN}(?:${RANGE}${ROMAN})?)$`, 'u')
const YEAR = /^(?:1[4-9]|20)\d\d[a-z]?$/
/** What stands before a number that counts something else than pages. */
const OTHER_NUMBER =
  /(?:^|[\s(,])(?:nos?\.|nr\.|n\.?º|num\.|núm\.|vols?\.|bd\.|t\.|ed\.|ch\.|chap\.|kap\.|cap\.|fig\.|art\.|#) ?$/u
const LINK = /\b(?:https?:\/\/|doi:|www\.)\S+|\b10\.\d{4,9}\/\S+/gu

/** Says whether a citation points at `place`, or at no place. */
export function citesPlace(citation: string, place: CiterPlace, { title, reference }: CitedWords): boolean {
  const known = fold(reference)
  const untitled = withoutTitle(fold(citation), fold(title)).replace(LINK, '')
  const cited = withoutKnownEnd(bareEnd(untitled), known)
  if (namesSection(cited, place) || namesParagraph(cited, place)) return true
  const page = fold(place.pageLabel ?? '')
  if (page !== '' && isLabelled(cited, page)) return true
  const labelled = [...cited.matchAll(LABELLED_PAGES)].filter(([whole]) => !stands(whole, known))
  if (labelled.length > 0) return labelled.some(([, pages = '']) => include(pages, page))
  const roman = LABELLED_ROMAN.exec(cited)?.[1] ?? ''
  if (isPageLike(roman)) return include(roman, page)
  if (LABELLED_SECTION.test(cited) || LABELLED_PARAGRAPH.test(cited)) return false
  const bare = barePinpoint(cited, known)
  if (bare !== null) return include(bare, page)
  return true
}

function namesSection(cited: string, { section }: CiterPlace): boolean {
  const heading = bareEnd(fold(section ?? ''))
  return heading !== '' && LABELLED_SECTION.test(cited) && cited.includes(heading)
}

function namesParagraph(cited: string, { paragraph }: CiterPlace): boolean {
  return paragraph !== null && LABELLED_PARAGRAPH.exec(cited)?.[1] === String(paragraph)
}

/** Labels may be anything (“S 3, 4”, “Cover”): they are looked for as they stand, at the end. */
function isLabelled(cited: string, page: string): boolean {
  const end = bareEnd(page)
  if (end === '' || !cited.endsWith(end)) return false
  return new RegExp(`${BEFORE}${PAGE_LABEL} ?$`, 'u').test(
    cited.slice(0, cited.length - end.length).replace(/[[(<]$/u, ''),
  )
}

function barePinpoint(cited: string, known: string): string | null {
  const found = BARE.exec(cited) ?? BARE_IN_BRACKETS.exec(cited)
  const pages = found?.[1]
  if (pages === undefined || !isPageLike(pages)) return null
  const before = cited.slice(0, cited.length - pages.length)
  if (OTHER_NUMBER.test(before)) return null
  if (YEAR.test(pages) && (known === '' || known.includes(pages.slice(0, 4)))) return null
  // A name may end in a number (“Group of 77”), and so may what a reference has of it.
  const word = /(\S+ )$/u.exec(before)?.[1] ?? ''
  return word !== '' && stands(bareStart(word) + pages, known) ? null : pages
}

/** A number, or a roman numeral that is no letter standing for something else, as in “s. d.”. */
function isPageLike(pages: string): boolean {
  const [first = ''] = pages.split(/[-–—]/u)
  return /\d/.test(pages) || (romanNumber(first.trim()) !== null && !/^[cdlm]$/.test(first.trim()))
}

/** Says whether pages as cited (“12–15, 20”) are or include a page; abbreviated ranges count (“117–18”). */
function include(pages: string, page: string): boolean {
  const wanted = bareEnd(page)
  if (wanted === '') return false
  return pages.split(new RegExp(AND, 'u')).some((part) => {
    if (bareEnd(part) === wanted) return true
    const [first = '', last, ...more] = part.split(new RegExp(RANGE, 'u')).map(bareEnd)
    if (last === undefined || more.length > 0) return false
    return [decimal, romanNumber].some((read) => {
      const from = read(first)
      const to = read(
        read === decimal ? first.slice(0, Math.max(0, first.length - last.length)) + last : last,
      )
      const at = read(wanted)
      return from !== null && to !== null && at !== null && from <= at && at <= to
    })
  })
}

function decimal(page: string): number | null {
  return /^\d+$/.test(page) ? Number(page) : null
}

/** Says whether words stand in a text, and not as a part of longer ones (“s. 12” in “Wells. 12”). */
function stands(words: string, text: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + words.length)))
      return true
  }
  return false
}

function withoutTitle(cited: string, title: string): string {
  const main = title.split(/[:–—.?!] /u)[0] ?? ''
  // The mark that ends a title stands before a label.
  return [bareEnd(title).replace(/[?!…]+$/u, ''), title, main].reduce(
    (left, words) => (words.length < 2 ? left : left.replace(words, ' ')),
    cited,
  )
}

/** Takes off words at the end that are a part of the reference, as “accessed May 5, 2019” in a note. */
function withoutKnownEnd(cited: string, known: string): string {
  for (const { index } of cited.matchAll(/, /g)) {
    const end = cited.slice(index + 2)
    if (/\p{L}{3}/u.test(end) && stands(end, known)) return bareEnd(cited.slice(0, index))
  }
  return cited
}

/** Styles write titles in capitals of their own and in other quotation marks. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[“”„«»‹›‘’‚"']/gu, (mark) => (mark === '’' || mark === "'" ? "'" : ''))
    .replaceAll('\u2011', '-')
    .replace(/\s+/gu, ' ')
    .trim()
}

function bareEnd(text: string): string {
  return text.replace(/[\s.,;:)\]>]+$/u, '')
}

function bareStart(text: string): string {
  return text.replace(/^[([]+/u, '')
}
