/**
 * Reads the structure tags of a page (ISO 32000-2, 14.7 and 14.8): which element each of its text items stands in.
 * Tag trees are often wrong, so they are asked for headings, table cells, list items and artifacts only; reading
 * order stays with the layout. A tree that leaves out a tenth of the page's letters is not taken at all.
 */
import type { PdfDocument } from './open-pdf.ts'

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type StructTree = NonNullable<Awaited<ReturnType<PdfPage['getStructTree']>>>
type StructChild = StructTree['children'][number]
type ContentItem = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number]

/** A cell by its place: tables, rows and cells count from 0, tables within their page. */
export interface CellTag {
  readonly table: number
  readonly row: number
  readonly cell: number
}

/** What the tags say of a text item. */
export interface ItemTag {
  /** The innermost block-level element it stands in, numbered within the page. */
  readonly element: number
  readonly role: 'heading' | 'list-item' | 'figure' | 'text' | 'artifact'
  /** Headings: 1 to 6. */
  readonly level?: number
  readonly cell?: CellTag
}

/** The least share of a page's letters that the tags must name. */
const LEAST_COVERED = 0.9

/**
 * Returns the tag of each text item (marked content left out of the count), or null where the page has no tree or
 * one that does not cover its text. `items` are those of `getTextContent({ includeMarkedContent: true })`.
 */
export function tagItems(
  tree: StructTree | null,
  items: readonly ContentItem[],
): (ItemTag | undefined)[] | null {
  if (!tree) return null
  const named = new TreeReader(tree).tags
  const open: (ItemTag | undefined)[] = []
  const tags: (ItemTag | undefined)[] = []
  let [letters, covered] = [0, 0]
  for (const item of items) {
    if ('str' in item) {
      const tag = open.at(-1)
      const count = item.str.replace(/\s/gu, '').length
      tags.push(tag)
      letters += count
      if (tag) covered += count
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push((item.id ? named.get(item.id) : undefined) ?? artifact(item) ?? open.at(-1))
  }
  return covered >= LEAST_COVERED * letters ? tags : null
}

function artifact(item: object): ItemTag | undefined {
  return 'tag' in item && item.tag === 'Artifact' ? { element: -1, role: 'artifact' } : undefined
}

/** Walks a tree once and keeps the tag of every piece of marked content, by the id pdf.js gives it. */
class TreeReader {
  readonly tags = new Map<string, ItemTag>()
  #elements = 0
  #tables = 0

  constructor(tree: StructTree) {
    this.#walk(tree.children, { element: -1, role: 'text' })
  }

  #walk(children: readonly StructChild[], around: ItemTag): void {
    for (const child of children) {
      if (!('role' in child)) {
        if (child.type === 'content') this.tags.set(child.id, around)
      } else if (child.role === 'Table' && !around.cell) this.#readTable(child)
      else this.#walk(child.children, this.#enter(child.role, around))
    }
  }

  /** Elements within a line of text (Span, Link, Reference…) and mere groups (Sect, Div…) change nothing. */
  #enter(role: string, around: ItemTag): ItemTag {
    const { cell } = around
    const at = cell ? { cell } : {}
    const level = /^H([1-6])$/u.exec(role)?.[1] ?? (role === 'Title' ? '1' : undefined)
    if (level) return { element: this.#next(), role: 'heading', level: Number(level), ...at }
    if (role === 'LI') return { element: this.#next(), role: 'list-item', ...at }
    if (role === 'Figure' || role === 'Formula') return { element: this.#next(), role: 'figure', ...at }
    if (!/^(?:P|H|BlockQuote|Caption|TOCI|Note|FENote|Code|TD|TH)$/u.test(role)) return around
    // The body of an item and its label are parts of the item.
    if (around.role === 'list-item' || around.role === 'figure') return around
    return { element: this.#next(), role: 'text', ...at }
  }

  #readTable(table: StructTree): void {
    const index = this.#tables++
    let row = -1
    const walk = (node: StructTree): void => {
      let cell = -1
      if (node.role === 'TR') row += 1
      for (const child of node.children) {
        if (!('role' in child)) continue
        if (child.role === 'TD' || child.role === 'TH') {
          cell += 1
          const place = { table: index, row: Math.max(0, row), cell }
          this.#walk(child.children, { element: this.#next(), role: 'text', cell: place })
        } else if (child.role === 'Caption') this.#walk([child], { element: -1, role: 'text' })
        else walk(child)
      }
    }
    walk(table)
  }

  #next(): number {
    return this.#elements++
  }
}
