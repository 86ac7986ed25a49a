/** Reads the elements of a page into draft blocks: headings, paragraphs, lists, tables, pictures, inline style. */
import type { DraftBlock, DraftRun, InlineStyle } from '../draft-block.ts'
import { attribute, isElement, isUnseen } from './html-tree.ts'
import type { HtmlElement, HtmlNode } from './html-tree.ts'
import { styleInside } from './inline-style.ts'
import { InlineText, joinParagraphs, splitAtBlankLines } from './inline-text.ts'
import { ListLabels } from './list-label.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { readTable } from './read-table.ts'

/** What a reader needs to know about the page as a whole. */
export interface PagePlan {
  /** Links that call a note, with the note's key. */
  readonly calls: ReadonlyMap<HtmlElement, string>
  /** Elements read elsewhere (notes, furniture) or not at all. */
  readonly skipped: ReadonlySet<HtmlElement>
  readonly pictures: PictureShelf
}

/** Returns the blocks of what stands in `root`, in document order. */
export function readBlocks(root: HtmlElement, plan: PagePlan): DraftBlock[] {
  const reader = new BlockReader(plan)
  reader.readChildren(root, PLAIN_FRAME)
  return reader.finish()
}

/** Returns the words of what stands in `root` as one block's runs; its inner blocks become lines. */
export function readRuns(root: HtmlElement, plan: PagePlan): DraftRun[] {
  return runsOf(readBlocks(root, plan))
}

/** Returns the words of `blocks` as one block's runs, a line per block; a table's cells are apart by spaces. */
export function runsOf(blocks: readonly DraftBlock[]): DraftRun[] {
  const space: DraftRun = { text: ' ', style: { marks: [] } }
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'picture') return []
    if (block.kind !== 'table') return [block.runs]
    return block.rows.map((row) =>
      row.flatMap((cell, index) => (index === 0 ? cell.runs : [space, ...cell.runs])),
    )
  })
  return joinParagraphs(lines)
}

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form header hgroup legend li listing main menu nav ol optgroup p plaintext pre ' +
    'search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
)
const VERBATIM_TAGS = new Set(['pre', 'listing', 'plaintext', 'xmp'])
const LIST_TAGS = new Set(['ul', 'ol', 'menu', 'dir'])

type Shape =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph'; readonly style: 'plain' | 'quote' | 'preformatted' }
  | { readonly kind: 'list-item'; readonly depth: number; readonly label: { text: string } }

/** What an element passes on to what stands in it. */
interface Frame {
  readonly style: InlineStyle
  readonly shape: Shape
  readonly verbatim: boolean
  readonly listDepth: number
  readonly labels: ListLabels | null
}

const PLAIN_FRAME: Frame = {
  style: { marks: [] },
  shape: { kind: 'paragraph', style: 'plain' },
  verbatim: false,
  listDepth: -1,
  labels: null,
}

class BlockReader {
  readonly #plan: PagePlan
  readonly #blocks: DraftBlock[] = []
  readonly #inline = new InlineText()
  #pictures: DraftBlock[] = []

  constructor(plan: PagePlan) {
    this.#plan = plan
  }

  finish(): DraftBlock[] {
    this.#flush(PLAIN_FRAME)
    return this.#blocks
  }

  readChildren(element: HtmlElement, frame: Frame): void {
    for (const child of element.childNodes) this.#read(child, frame)
  }

  #read(node: HtmlNode, frame: Frame): void {
    if (!isElement(node)) {
      if (node.nodeName !== '#text' || !('value' in node)) return
      if (frame.verbatim) this.#inline.addVerbatim(node.value, frame.style)
      else this.#inline.add(node.value, frame.style)
      return
    }
    if (this.#plan.skipped.has(node)) {
      // What is read elsewhere still stands between the words around it.
      if (isBlock(node)) this.#flush(frame)
      return
    }
    if (node.tagName === 'svg') this.#plan.pictures.leaveOutDrawing(node)
    if (isUnseen(node)) return
    this.#readElement(node, frame)
  }

  #readElement(element: HtmlElement, frame: Frame): void {
    const level = headingLevel(element)
    if (element.tagName === 'br') this.#inline.breakLine()
    else if (element.tagName === 'hr') this.#flush(frame)
    else if (element.tagName === 'img') this.#readPicture(element)
    else if (element.tagName === 'table') this.#readTable(element, frame)
    else if (LIST_TAGS.has(element.tagName)) this.#readList(element, frame)
    else if (level !== null) this.#readBlock(element, frame, { ...frame, shape: { kind: 'heading', level } })
    else if (isBlock(element)) this.#readBlock(element, frame, frameInside(element, frame))
    else this.#readInline(element, frame)
  }

  #readInline(element: HtmlElement, frame: Frame): void {
    const noteKey = this.#plan.calls.get(element)
    const style = styleInside(element, frame.style)
    const marked = noteKey === undefined ? style : { ...style, noteKey }
    this.readChildren(element, marked === frame.style ? frame : { ...frame, style: marked })
  }

  #readBlock(element: HtmlElement, outer: Frame, inner: Frame): void {
    this.#flush(outer)
    this.readChildren(element, inner)
    this.#flush(inner)
  }

  #readList(list: HtmlElement, outer: Frame): void {
    const depth = outer.listDepth + 1
    this.#readBlock(list, outer, { ...outer, listDepth: depth, labels: new ListLabels(list, depth) })
  }

  #readTable(table: HtmlElement, frame: Frame): void {
    this.#flush(frame)
    const nested: DraftBlock[][] = []
    const found = readTable(table, this.#plan.skipped, (cell) => {
      const blocks = readBlocks(cell, this.#plan)
      nested.push(blocks.filter((block) => block.kind === 'picture'))
      return runsOf(blocks)
    })
    if (found === null) {
      this.readChildren(table, frame)
      this.#flush(frame)
      return
    }
    for (const caption of found.captions) this.#readBlock(caption, frame, frameInside(caption, frame))
    if (found.rows.length > 0) this.#blocks.push({ kind: 'table', rows: found.rows })
    for (const picture of nested.flat()) this.#blocks.push(picture)
  }

  #readPicture(image: HtmlElement): void {
    const block = this.#plan.pictures.keep(image)
    if (block) this.#pictures.push(block)
  }

  /** Ends the block being read. Its pictures follow it, so that they never part a sentence. */
  #flush({ shape }: Frame): void {
    const runs = this.#inline.take()
    const verbatim = shape.kind === 'paragraph' && shape.style === 'preformatted'
    const paragraphs = verbatim ? [runs].filter((some) => some.length > 0) : splitAtBlankLines(runs)
    for (const paragraph of paragraphs) {
      if (shape.kind !== 'list-item') {
        this.#blocks.push({ ...shape, runs: paragraph })
        continue
      }
      this.#blocks.push({ ...shape, label: shape.label.text, runs: paragraph })
      shape.label.text = ''
    }
    for (const picture of this.#pictures) this.#blocks.push(picture)
    this.#pictures = []
  }
}

function isBlock(element: HtmlElement): boolean {
  if (BLOCK_TAGS.has(element.tagName)) return true
  return /display\s*:\s*(?:block|flex|grid|list-item|table)\b/i.test(attribute(element, 'style') ?? '')
}

function headingLevel(element: HtmlElement): number | null {
  const tag = /^h([1-6])$/.exec(element.tagName)
  if (tag) return Number(tag[1])
  if (attribute(element, 'role') !== 'heading') return null
  const level = Number(attribute(element, 'aria-level') ?? 2)
  return Number.isInteger(level) ? Math.min(Math.max(level, 1), 6) : 2
}

function frameInside(element: HtmlElement, outer: Frame): Frame {
  if (element.tagName === 'li') {
    const depth = Math.max(outer.listDepth, 0)
    const label = (outer.labels ?? new ListLabels(element, depth)).labelOf(element)
    return { ...outer, shape: { kind: 'list-item', depth, label: { text: label } } }
  }
  if (VERBATIM_TAGS.has(element.tagName)) {
    return { ...outer, verbatim: true, shape: { kind: 'paragraph', style: 'preformatted' } }
  }
  if (element.tagName === 'blockquote' && outer.shape.kind === 'paragraph') {
    return { ...outer, shape: { kind: 'paragraph', style: 'quote' } }
  }
  return outer
}
