/**
 * The locator of a passage, in the words of CSL 1.0.2 (appendix II): the page as printed, else the section, else the
 * paragraph. A passage that runs over the foot of a page has the pages of its first and last line.
 */
import type { PageBox } from '../anchoring/page-box.ts'
import type { CiterPlace } from './citer.ts'
import { romanNumber, romanNumeral } from '../domain/roman-numerals.ts'

/** A place and, where they are known, the boxes of the passage's lines. */
export interface PinpointPlace extends CiterPlace {
  readonly boxes?: readonly Pick<PageBox, 'page'>[]
}

export interface Locator {
  readonly label: 'page' | 'section' | 'paragraph'
  readonly first: string
  /** The last page where that is another one; null elsewhere. */
  readonly last: string | null
}

/** Returns where the place is, or null where neither page nor section nor paragraph is known. */
export function locatorOf({ pageLabel, section, paragraph, boxes = [] }: PinpointPlace): Locator | null {
  const page = tidy(pageLabel)
  if (page !== '') return { label: 'page', first: page, last: labelFurtherOn(page, sheetsRunOver(boxes)) }
  const heading = tidy(section)
  if (heading !== '') return { label: 'section', first: heading, last: null }
  return paragraph === null ? null : { label: 'paragraph', first: String(paragraph), last: null }
}

function sheetsRunOver(boxes: readonly Pick<PageBox, 'page'>[]): number {
  const sheets = boxes.map(({ page }) => page)
  return sheets.length === 0 ? 0 : Math.max(...sheets) - Math.min(...sheets)
}

/** Counts on from a label that is a number, arabic or roman. Of others (“A-3”, “[1]”) the next is not known: null. */
function labelFurtherOn(label: string, by: number): string | null {
  if (by === 0) return null
  if (/^\d{1,9}$/.test(label)) return String(Number(label) + by)
  const number = romanNumber(label)
  if (number === null) return null
  const next = romanNumeral(number + by)
  return label === label.toLowerCase() ? next : next.toUpperCase()
}

function tidy(part: string | null): string {
  return (part ?? '').replace(/\s+/gu, ' ').trim()
}
