/**
 * The locator of a passage, in the words of CSL 1.0.2 (appendix II): the page as printed, else the section, else the
 * paragraph. A passage that runs over the foot of a page has the pages of its first and last line, where both are known.
 */
import type { PageBox } from '../anchoring/page-box.ts'
import type { CiterPlace } from './citer.ts'
import { bareHeading, tidy } from './pincite.ts'

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
  const heading = bareHeading(section)
  if (heading !== '') return { label: 'section', first: heading, last: null }
  return paragraph === null ? null : { label: 'paragraph', first: String(paragraph), last: null }
}

function sheetsRunOver(boxes: readonly Pick<PageBox, 'page'>[]): number {
  const sheets = boxes.map(({ page }) => page)
  return sheets.length === 0 ? 0 : Math.max(...sheets) - Math.min(...sheets)
}

/**
 * Counts on from a label that is an arabic number. Of others the next is not known (null): after “iv” may come “v” or,
 * where the front matter ends, “1”.
 */
function labelFurtherOn(label: string, by: number): string | null {
  return by > 0 && /^\d{1,9}$/.test(label) ? String(Number(label) + by) : null
}
