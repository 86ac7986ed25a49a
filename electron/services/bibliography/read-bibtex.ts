/**
 * Reads BibTeX and BibLaTeX. The file is cut into its entries here, so that one that is broken is named with its line
 * and takes no other with it; Citation.js reads each, with the strings of the file and the entries it refers to.
 */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { messageOf } from '../../../shared/api/errors.ts'
import type { ImportedItem } from '../../../shared/citation/match-items.ts'
import { isPlainObject } from '../../../shared/domain/json-shape.ts'
import { cleanItem, withInstitutions } from './clean-item.ts'
import type { BibliographyProblem, ReadEntries } from './read-bibliography.ts'

interface Chunk {
  /** In lower case. */
  readonly type: string
  readonly key: string
  readonly line: number
  readonly text: string
  readonly isClosed: boolean
}

/** Reads every entry of a BibTeX file. */
export function readBibtex(text: string): ReadEntries {
  const chunks = cutEntries(text)
  const strings = chunks
    .filter(({ type, isClosed }) => type === 'string' && isClosed)
    .map((chunk) => chunk.text)
  const entries = chunks.filter(({ type }) => !['string', 'preamble', 'comment'].includes(type))
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const items: ImportedItem[] = []
  const problems: BibliographyProblem[] = []
  for (const entry of entries) {
    const { key, line } = entry
    if (!entry.isClosed) {
      problems.push({ entry: key, line, message: 'is never closed: a brace is missing.' })
      continue
    }
    try {
      const parents = parentsOf(entry, byKey).map((parent) => parent.text)
      items.push(readEntry(entry, [...strings, ...parents, entry.text].join('\n')))
    } catch (error) {
      const [reason = ''] = messageOf(error).split('\n')
      problems.push({ entry: key, line, message: `can't be read: ${reason}` })
    }
  }
  return { items, problems }
}

function readEntry({ key, line }: Chunk, text: string): ImportedItem {
  const entries = plugins.input.chain(text, {
    forceType: '@biblatex/text',
    target: '@biblatex/entries+list',
    generateGraph: false,
  })
  const file = propertyOf(entries.at(-1), 'file')
  const raw = plugins.input
    .chain(entries, { forceType: '@biblatex/entries+list', generateGraph: false })
    .at(-1)
  const { item } = cleanItem(withGenre(raw ?? {}))
  return { entry: key, line, item: withInstitutions(item), fileNames: attachedFiles(file) }
}

/** Citation.js puts the entry's type where an entry has no kind of its own. */
const GENRES: Readonly<Record<string, string>> = {
  techreport: '',
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
}

function withGenre(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { genre } = raw
  return typeof genre === 'string' && Object.hasOwn(GENRES, genre) ? { ...raw, genre: GENRES[genre] } : raw
}

function propertyOf(entry: Readonly<Record<string, unknown>> | undefined, name: string): string {
  const properties = entry?.['properties']
  const value = isPlainObject(properties) ? properties[name] : undefined
  return typeof value === 'string' ? value : ''
}

/** File names in the field of JabRef and Zotero ("Title:files/report.pdf:application/pdf", several with ";") or alone. */
function attachedFiles(field: string): string[] {
  const parts = field
    .split(/(?<!\\)[;:]/u)
    .map((part) => part.replace(/\\(.)/gu, (_whole, sign: string) => sign))
  const names = parts.map((part) => part.split(/[/\\]/u).at(-1)?.trim() ?? '')
  return [...new Set(names.filter((name) => /\.[a-z0-9]{2,8}$/iu.test(name)))]
}

/** The entries from which one inherits fields (`crossref`), the nearest last. */
function parentsOf(entry: Chunk, byKey: ReadonlyMap<string, Chunk>): Chunk[] {
  const parents: Chunk[] = []
  for (let at = parentOf(entry, byKey); at; at = parentOf(at, byKey)) {
    if (at === entry || parents.includes(at) || !at.isClosed) break
    parents.unshift(at)
  }
  return parents
}

function parentOf({ text }: Chunk, byKey: ReadonlyMap<string, Chunk>): Chunk | undefined {
  const key = /\bcrossref\s*=\s*[{"]\s*([^{}"]+?)\s*[}"]/iu.exec(text)?.[1]
  return key === undefined ? undefined : byKey.get(key)
}

interface Head {
  readonly type: string
  readonly from: number
  /** Offset behind its brace or parenthesis. */
  readonly inside: number
}

/** Cuts a file at its entries; what stands between them is comment (BibTeX's own rule). */
function cutEntries(text: string): Chunk[] {
  const heads = headsIn(text)
  const ends = endsOf(text, heads)
  const chunks: Chunk[] = []
  let line = 1
  let counted = 0
  let last = 0
  for (const [place, { type, from, inside }] of heads.entries()) {
    // What looks like an entry within another is its text.
    if (from < last) continue
    line += linesIn(text.slice(counted, from))
    counted = from
    const end = ends.get(inside)
    last = end ?? nextLineHead(text, heads, place + 1)
    const body = text.slice(from, last)
    const key = /^[^,\s}]*/u.exec(text.slice(inside, last).trimStart())?.[0] ?? ''
    chunks.push({ type, key, line, text: body, isClosed: end !== undefined })
  }
  return chunks
}

function headsIn(text: string): Head[] {
  return [...text.matchAll(/@\s*([a-z][\w+-]*)\s*[{(]/giu)].map((match) => {
    const [opening, type = ''] = match
    return { type: type.toLowerCase(), from: match.index, inside: match.index + opening.length }
  })
}

/** Where the first entry from `place` on begins that stands first in its line: one that is not closed ends there. */
function nextLineHead(text: string, heads: readonly Head[], place: number): number {
  for (let next = place; next < heads.length; next += 1) {
    const { from } = heads[next] ?? { from: text.length }
    let before = from - 1
    while (/[^\S\n]/u.test(text[before] ?? '')) before -= 1
    if (text[before] === '\n') return from
  }
  return text.length
}

/**
 * Returns the offset behind the sign that closes each entry, by the offset behind its opening one; none for an entry that
 * is not closed. A parenthesis closes outside of braces only. All are found in one pass, as in a file in which nothing is
 * closed a search for each would take a time that grows with the square of its length.
 */
function endsOf(text: string, heads: readonly Head[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const starts = new Set(heads.map(({ inside }) => inside))
  // For each brace that is open, where it stands, and the parentheses of entries that are open within it.
  const open: { readonly inside: number; readonly entries: number[] }[] = [{ inside: 0, entries: [] }]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') open.push({ inside: at + 1, entries: [] })
    else if (sign === '(' && starts.has(at + 1)) open.at(-1)?.entries.push(at + 1)
    else if (sign === ')') for (const inside of open.at(-1)?.entries.splice(0) ?? []) ends.set(inside, at + 1)
    else if (sign === '}') {
      const closed = open.length > 1 ? open.pop() : undefined
      if (closed && starts.has(closed.inside)) ends.set(closed.inside, at + 1)
      // Without a brace to close, it ends what a parenthesis began.
      if (!closed) open[0]?.entries.splice(0)
    }
  }
  return ends
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
