/**
 * The text layer of a page: pdf.js lays its text items over the page, and canonical offsets are mapped to them
 * by item index.
 */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextItem } from 'pdfjs-dist/types/src/display/api'
import type { CanonicalText, ItemRun, Span } from '../../../shared/anchoring/canonical-text.ts'
import type { TextPiece } from '../text-pieces.ts'
import type { PdfJs } from './load-pdfjs.ts'

/** What canonical text says of each page, by 1-based number. */
export interface PageIndex {
  readonly runs: ReadonlyMap<number, readonly ItemRun[]>
  readonly spans: ReadonlyMap<number, readonly Span[]>
}

/** Sorts item runs and page runs by page, once for a report. */
export function indexPages(source: CanonicalText): PageIndex {
  const runs = new Map<number, ItemRun[]>()
  for (const run of source.itemRuns) listAt(runs, run.page).push(run)
  const spans = new Map<number, Span[]>()
  for (const [index, run] of source.pageRuns.entries()) {
    const end = source.pageRuns[index + 1]?.start ?? source.text.length
    if (end > run.start) listAt(spans, run.page).push({ start: run.start, end })
  }
  return { runs, spans }
}

/** A text layer with what it was made from. */
export interface LaidText {
  /** The page's text items, marked-content items left out. */
  readonly items: readonly TextItem[]
  /** One element for each item. */
  readonly elements: readonly HTMLElement[]
}

/** Lays the text layer of `page` into `container`, at any scale: sizes follow `--total-scale-factor`. */
export async function layTextLayer(
  pdfjs: PdfJs,
  page: PDFPageProxy,
  container: HTMLElement,
): Promise<LaidText> {
  const content = await page.getTextContent()
  const layer = new pdfjs.TextLayer({
    textContentSource: content,
    container,
    viewport: page.getViewport({ scale: 1 }),
  })
  await layer.render()
  const items = content.items.filter((item) => 'str' in item)
  return { items, elements: layer.textDivs }
}

/**
 * Pairs item runs with the text nodes of the layer's elements. A run whose text the layer doesn't show is left
 * out: drawing nothing there is better than drawing over other words.
 */
export function findPieces(
  text: string,
  runs: readonly ItemRun[],
  elements: readonly HTMLElement[],
): TextPiece[] {
  const pieces: TextPiece[] = []
  for (const [index, run] of runs.entries()) {
    const node = textOf(elements[run.item])
    if (!node) continue
    const shown = node.data.slice(run.from, run.from + run.length)
    if (shown !== text.slice(run.start, run.start + run.length)) continue
    pieces.push({ start: run.start, length: run.length, node, from: run.from })
    const space = spaceBetween(run, runs[index + 1], elements)
    if (space) pieces.push({ start: run.start + run.length, length: 1, node: space, from: 0 })
  }
  return pieces.sort((a, b) => a.start - b.start)
}

/** Words far apart have an item of white space between them: with it, a highlight has no gap there. */
function spaceBetween(
  run: ItemRun,
  next: ItemRun | undefined,
  elements: readonly HTMLElement[],
): Text | null {
  if (next?.start !== run.start + run.length + 1 || next.item !== run.item + 2) return null
  const node = textOf(elements[run.item + 1])
  return node?.data === ' ' ? node : null
}

function textOf(element: HTMLElement | undefined): Text | null {
  return element?.firstChild instanceof Text ? element.firstChild : null
}

function listAt<T>(map: Map<number, T[]>, key: number): T[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
