/** Reads CSL-JSON: a list of items, one item, or an object with `items` (as Zotero's exports have it). */
import { messageOf } from '../../../shared/api/errors.ts'
import type { ImportedItem } from '../../../shared/citation/match-items.ts'
import { isList, isPlainObject } from '../../../shared/domain/json-shape.ts'
import { cleanItem, type ItemTexts } from './clean-item.ts'
import type { BibliographyProblem, ReadEntries } from './read-bibliography.ts'

/** Reads every item; text that is no JSON can't be read at all. */
export function readCslJson(
  text: string,
  texts: ItemTexts = 'plain',
): ({ readonly ok: true } & ReadEntries) | { readonly ok: false; readonly message: string } {
  const parsed = parse(text)
  if (!parsed.ok) return parsed
  const { value } = parsed
  const list = isList(value)
    ? value
    : isPlainObject(value) && isList(value['items'])
      ? value['items']
      : [value]
  const lines = linesOfItems(text, isList(value) ? 1 : 2)
  const items: ImportedItem[] = []
  const problems: BibliographyProblem[] = []
  for (const [place, raw] of list.entries()) {
    const line = lines[place] ?? 1
    if (!isPlainObject(raw)) {
      problems.push({ entry: `item ${place + 1}`, line, message: 'is no CSL item: it wants an object.' })
      continue
    }
    const entry = String(
      typeof raw['id'] === 'string' || typeof raw['id'] === 'number' ? raw['id'] : `item ${place + 1}`,
    )
    const { item, left } = cleanItem(raw, texts)
    if (left.length > 0) {
      problems.push({ entry, line, message: `${left.join(', ')}: left out, as CSL has no such value.` })
    }
    items.push({ entry, line, item, fileNames: [] })
  }
  return { ok: true, items, problems }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = messageOf(error)
    const position = /position (\d+)/u.exec(reason)?.[1]
    const line =
      position === undefined ? '' : ` in line ${text.slice(0, Number(position)).split('\n').length}`
    return { ok: false, message: `It is no JSON${line}: ${reason}` }
  }
}

/** The lines on which objects begin that stand `depth` deep. */
function linesOfItems(text: string, depth: number): number[] {
  const lines: number[] = []
  let line = 1
  let open = 0
  let isText = false
  // Sign by sign: an expression for a whole text fails on one of many megabytes.
  for (const [token] of text.matchAll(/\\.|["[\]{}\n]/gu)) {
    if (token === '"') isText = !isText
    else if (isText) continue
    else if (token === '\n') line += 1
    else if (token === '{' || token === '[') {
      if (token === '{' && open === depth) lines.push(line)
      open += 1
    } else if (token === '}' || token === ']') open -= 1
  }
  return lines
}
