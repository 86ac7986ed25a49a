/**
 * How a report's pages are counted where that is not as its file says: ranges of sheets, each with a style and a first
 * number, as page labels of a PDF are (ISO 32000-2, 12.4.2). A person writes them as `1:r:1 5:D:1`: from sheet 1 on
 * roman numerals from i, from sheet 5 on decimal numbers from 1.
 */
import type { Page } from '../anchoring/canonical-text.ts'
import type { Passage } from '../anchoring/describe.ts'
import { countOf } from './count-of.ts'
import type { Source } from './project.ts'
import { romanNumeral } from './roman-numerals.ts'

/** D decimal, r and R roman, a and A letters (a to z, then aa to zz); `none` has the prefix alone. */
export const LABEL_STYLES = ['D', 'r', 'R', 'a', 'A', 'none'] as const
export type LabelStyle = (typeof LABEL_STYLES)[number]

/** Reaches from its sheet to the sheet before the next rule's, or to the end. */
export interface LabelRule {
  /** 1-based. */
  readonly sheet: number
  readonly style: LabelStyle
  /** Number of its first sheet, from 1. */
  readonly start: number
  /** Stands in front of every number: "A-" of "A-3". */
  readonly prefix: string
}

export type LabelReading =
  | { readonly ok: true; readonly rules: readonly LabelRule[] }
  | { readonly ok: false; readonly message: string }

const MOST = 1_000_000

/**
 * Reads rules as {@link formatPageLabels} writes them; nothing gives none. The start may be left out (1). Rules for a
 * file of `sheets` may begin on none beyond. The message names the rule that can't be read.
 */
export function parsePageLabels(text: string, sheets: number | null = null): LabelReading {
  const rules: LabelRule[] = []
  for (const part of text.split(/\s+/).filter((one) => one !== '')) {
    const rule = parseRule(part)
    if (!rule) {
      const wanted = 'sheet:style:start like 5:D:1, the style one of D, r, R, a, A, none'
      return { ok: false, message: `“${part}” is no page label rule: it wants ${wanted}.` }
    }
    const last = rules.at(-1)
    if (last && last.sheet >= rule.sheet) {
      return {
        ok: false,
        message: `“${part}” stands behind a rule for sheet ${last.sheet}: put them in order.`,
      }
    }
    if (sheets !== null && rule.sheet > sheets) {
      const many = countOf(sheets, 'sheet')
      return {
        ok: false,
        message: `“${part}” begins on sheet ${rule.sheet}, and the file has ${many}: they are counted from its first on, whatever is printed on them.`,
      }
    }
    rules.push(rule)
  }
  return { ok: true, rules }
}

/** Writes rules: `sheet:style:start`, and `:prefix` where there is one, with white space and % as in a URL. */
export function formatPageLabels(rules: readonly LabelRule[]): string {
  return rules
    .map(({ sheet, style, start, prefix }) => {
      const own = `${sheet}:${style}:${start}`
      return prefix === '' ? own : `${own}:${prefix.replace(/[%\s]/gu, (sign) => encodeURIComponent(sign))}`
    })
    .join(' ')
}

/**
 * Returns the label of a sheet (1-based) by rules in the words of {@link parsePageLabels}; null where they say nothing
 * of it, or can't be read.
 */
export function labelAt(rules: string, sheet: number): string | null {
  const reading = parsePageLabels(rules)
  const rule = reading.ok ? reading.rules.findLast((one) => one.sheet <= sheet) : undefined
  return rule ? rule.prefix + numberLabel(rule.style, rule.start + sheet - rule.sheet) : null
}

/**
 * Returns the label of the page on which a passage starts, as a person reads it: as they corrected it, else as the file
 * says; null where there are no pages. Whatever shows, says or writes a page asks here.
 */
export function pageLabelOf(
  { pageLabels }: Pick<Source, 'pageLabels'>,
  { page, fileLabel }: Pick<Passage, 'page' | 'fileLabel'>,
): string | null {
  return page === null || pageLabels === '' ? fileLabel : (labelAt(pageLabels, page) ?? fileLabel)
}

/** Returns the label of a sheet, decided as {@link pageLabelOf} does. */
export function sheetLabelOf(
  source: Pick<Source, 'pageLabels'>,
  { number, label }: Pick<Page, 'number' | 'label'>,
): string {
  return pageLabelOf(source, { page: number, fileLabel: label }) ?? label
}

function parseRule(text: string): LabelRule | null {
  const read = /^(\d{1,7}):(D|r|R|a|A|none)(?::(\d{1,7}))?(?::(.*))?$/u.exec(text)
  if (!read) return null
  const [, sheet = '', style, start = '1', prefix = ''] = read
  const found = LABEL_STYLES.find((one) => one === style)
  const isWithin = [sheet, start].every((number) => Number(number) >= 1 && Number(number) <= MOST)
  const plain = decoded(prefix)
  return found && isWithin && plain !== null
    ? { sheet: Number(sheet), style: found, start: Number(start), prefix: plain }
    : null
}

function decoded(prefix: string): string | null {
  try {
    return decodeURIComponent(prefix)
  } catch {
    return null
  }
}

function numberLabel(style: LabelStyle, number: number): string {
  if (style === 'none') return ''
  if (style === 'D') return String(number)
  const label = style === 'r' || style === 'R' ? romanNumeral(number) : letters(number)
  return style === 'R' || style === 'A' ? label.toUpperCase() : label
}

function letters(number: number): string {
  const place = (number - 1) % 26
  return String.fromCharCode(97 + place).repeat(Math.floor((number - 1) / 26) + 1)
}
