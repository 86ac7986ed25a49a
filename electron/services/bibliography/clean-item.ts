/** Makes a record of what Citation.js or a CSL-JSON file gives: variables that CSL has, in the shapes it has for them. */
import {
  CSL_TYPES,
  cslDate,
  cslNames,
  isCslDateVariable,
  isCslNameVariable,
  isCslVariable,
  type CslItem,
  type CslName,
  type CslValue,
  type CslVariable,
} from '../../../shared/domain/csl-item.ts'
import { isList, isPlainObject } from '../../../shared/domain/json-shape.ts'

/** Keys of CSL-JSON that say nothing of the source. */
const PASSED_OVER: ReadonlySet<string> = new Set(['id', 'custom', 'categories', 'language-name', 'journal'])

/** Texts of other programs may bear marks and blanks that are no part of them; in files of our own, they stand as meant. */
export type ItemTexts = 'plain' | 'as written'

/** Returns the record, and the names of variables that were left out. */
export function cleanItem(
  raw: Readonly<Record<string, unknown>>,
  texts: ItemTexts = 'plain',
): {
  readonly item: CslItem
  readonly left: readonly string[]
} {
  const item: Partial<Record<CslVariable, CslValue>> = {}
  const left: string[] = []
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || value === null || value === '') continue
    const clean = isCslVariable(name) ? cleanValue(name, value, texts) : undefined
    if (isCslVariable(name) && clean !== undefined) item[name] = clean
    else if (!PASSED_OVER.has(name) && !name.startsWith('_')) left.push(name)
  }
  return { item, left }
}

/**
 * BibTeX and RIS have no mark for an institution but the lack of a given name: such a name stands undivided.
 */
export function withInstitutions(item: CslItem): CslItem {
  const entries = Object.entries(item).map(([name, value]) => [
    name,
    isCslNameVariable(name) && typeof value === 'object' && Array.isArray(value)
      ? (value as readonly CslName[]).map(undivided)
      : value,
  ])
  return Object.fromEntries(entries) as CslItem
}

function undivided(name: CslName): CslName {
  const { family, given, ...rest } = name
  return family !== undefined && given === undefined && Object.keys(rest).length === 0
    ? { literal: family }
    : name
}

function cleanValue(name: CslVariable, value: unknown, texts: ItemTexts): CslValue | undefined {
  if (isCslNameVariable(name)) return cslNames(isList(value) ? value.filter(isNamed) : value)
  if (isCslDateVariable(name)) return cslDate(value)
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return undefined
  if (name === 'type') return CSL_TYPES.find((type) => type === text)
  return texts === 'plain' ? withoutMarkup(text) : text
}

/** Broken lists of names hold empty ones. */
function isNamed(name: unknown): boolean {
  return !isPlainObject(name) || Object.values(name).some((part) => part !== '')
}

/** A record is plain text: the marks that CSL-JSON allows in it (italics, small capitals, …) are taken off. */
function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/giu, '').trim()
}
