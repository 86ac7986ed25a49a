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
  return typeof genre === 'string' && genre in GENRES ? { ...raw, genre: GENRES[genre] } : raw
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

/** Cuts a file at its entries; what stands between them is comment (BibTeX's own rule). */
function cutEntries(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const head = /@\s*([a-z][\w+-]*)\s*([{(])/giu
  let line = 1
  let counted = 0
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const [opening, type = '', brace = '{'] = match
    line += linesIn(text.slice(counted, match.index))
    counted = match.index
    const inside = match.index + opening.length
    const end = endOf(text, inside, brace === '(' ? ')' : '}')
    const next = /\n\s*@\s*[a-z]+\s*[{(]/iu.exec(text.slice(inside))
    const last = end ?? (next ? inside + next.index + 1 : text.length)
    const body = text.slice(match.index, last)
    const key = /^[^,\s}]*/u.exec(text.slice(inside, last).trimStart())?.[0] ?? ''
    chunks.push({ type: type.toLowerCase(), key, line, text: body, isClosed: end !== null })
    head.lastIndex = last
  }
  return chunks
}

/** Offset behind the brace that closes what is open at `from`, or null. A parenthesis closes outside of braces only. */
function endOf(text: string, from: number, closing: string): number | null {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === closing && depth === 0) return at + 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth < 0) return null
  }
  return null
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
