/**
 * Formats a pinpoint citation: what is known of a report, and the place in it. It never guesses: a part that is
 * not known is left out, and the file name stands in for a missing title.
 */
import type { CslItem, CslName } from '../domain/csl-item.ts'
import { isList } from '../domain/json-shape.ts'
import type { Source } from '../domain/project.ts'

/** What a source says of itself; null or blank where unknown. */
export interface CitedSource {
  readonly author: string | null
  readonly year: string | null
  readonly title: string | null
  readonly fileName: string
}

/** Returns what a source's record says in the words of {@link formatCitation}. */
export function citedSource({
  item,
  title,
  fileName,
}: Pick<Source, 'item' | 'title' | 'fileName'>): CitedSource {
  const names = isList(item.author) ? item.author.map(plainName).filter((name) => name !== '') : []
  return { author: names.join('; ') || null, year: yearOf(item), title, fileName }
}

/** Returns the year of publication, or what stands in its place; null where it is not known. */
export function yearOf({ issued }: CslItem): string | null {
  if (typeof issued !== 'object' || isList(issued)) return null
  const year = issued['date-parts']?.[0]?.[0]
  return year === undefined ? (issued.literal ?? null) : String(year)
}

/** Returns a name in reading order: "Ana de la Cruz". */
export function plainName(name: CslName): string {
  const parts = [
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  ]
  return name.literal ?? parts.filter((part) => part !== undefined).join(' ')
}

/** The place cited: the page as printed, or the nearest heading where there are no pages. */
export interface CitedPlace {
  readonly pageLabel: string | null
  readonly section: string | null
}

// A no-break space keeps "p." and its number on one line wherever the citation is pasted.
const PAGE_MARK = 'p.\u00A0'
const SECTION_MARK = '§\u00A0'

/**
 * Returns one line such as "Ortiz (2019). Title, p. 12." Without an author the year follows the title:
 * "Title (2019), p. 12." The page wins over the section; with neither, the citation ends after the title.
 */
export function formatCitation(source: CitedSource, place: CitedPlace): string {
  const author = tidy(source.author)
  const year = tidy(source.year)
  const title = bareTitle(tidy(source.title) || tidy(source.fileName))
  const pinpoint = formatPinpoint(place)
  const lead = author === '' ? '' : endSentence(year === '' ? author : `${author} (${year})`) + ' '
  const name = author === '' && year !== '' ? `${title} (${year})` : title
  if (pinpoint === '') return lead + endSentence(name)
  return lead + endSentence(`${name}${/[?!…]$|\.{2}$/u.test(name) ? '' : ','} ${pinpoint}`)
}

/** Returns "p. 12", else "§ Heading", else "" where neither is known. */
export function formatPinpoint(place: CitedPlace): string {
  const label = tidy(place.pageLabel)
  if (label !== '') return PAGE_MARK + label
  const section = bareHeading(place.section)
  return section === '' ? '' : SECTION_MARK + section
}

/** Returns a heading as a citation names it: on one line, without the stops, colons and commas that end it. */
export function bareHeading(section: string | null): string {
  const heading = tidy(section)
  return DOTTED.test(heading) ? heading : heading.replace(/[\s.,;:…]+$/u, '')
}

/** Returns text on one line, without white space at its ends; "" for null. */
export function tidy(part: string | null): string {
  return (part ?? '').replace(/\s+/gu, ' ').trim()
}

/** Takes the full stop off a title that is a sentence; one of an abbreviation ("U.S.", "Inc.") belongs to it. */
export function bareTitle(title: string): string {
  return ABBREVIATED.test(title) || DOTTED.test(title) ? title : title.replace(/(?<!\.)\.$/u, '')
}

/** A word with a stop behind each of its letters: "U.S." */
const DOTTED = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.){2,}$/u
const ABBREVIATED = /(?:^|[^\p{L}\p{N}])(?:\p{L}{1,2}|Inc|Ltd|Corp|Bros)\.$/u

function endSentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`
}
