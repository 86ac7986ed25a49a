/** Reads the text runs of one page from pdf.js. */
import type { PdfDocument } from './open-pdf.ts'
import { loadPdfJs } from './load-pdfjs.ts'
import { tagItems } from './page-tags.ts'
import { readRules, turnRule, type Rule } from './read-rules.ts'
import {
  makeRuns,
  mirroredAngles,
  type FontLook,
  type ItemPage,
  type PdfItem,
  type TextRun,
} from './text-run.ts'

export interface PageText {
  readonly page: number
  /** Points, as the page is seen. */
  readonly width: number
  readonly height: number
  /** Empty where the page is blank, a picture or a scan. */
  readonly runs: readonly TextRun[]
  /** The ruling lines in the plane of text of each angle; asked for only where texts stand side by side. */
  readonly rules: ReadonlyMap<number, readonly Rule[]>
}

type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type TextContent = Awaited<ReturnType<PdfPage['getTextContent']>>

/** What is known of the whole document when a page of it is read. */
export interface PageContext {
  readonly looks: FontLooks
  /** Whether the file says that its text is tagged (ISO 32000-2, 14.7.1). */
  readonly tagged: boolean
}

/** Fonts of a document by the name pdf.js gives them; filled page by page. */
export type FontLooks = Map<string, FontLook>

/**
 * Reads a page. The items are those of `getTextContent()`, the same the text layer of the viewer is made of; marked
 * content asked for beside them leaves them as they are. Throws what pdf.js throws on a broken page.
 */
export async function readPage(
  document: PdfDocument,
  number: number,
  { looks, tagged }: PageContext,
): Promise<PageText> {
  const page = await document.getPage(number)
  try {
    const viewport = page.getViewport({ scale: 1 })
    const content = await page.getTextContent({ includeMarkedContent: tagged })
    const tags = tagged ? tagItems(await page.getStructTree(), content.items) : null
    const strings = content.items.filter((item) => 'str' in item)
    const items: PdfItem[] = tags ? strings.map((item, index) => ({ ...item, tag: tags[index] })) : strings
    await learnFonts(page, content, looks)
    const source = { page: number, items, viewport: viewport.transform, looks }
    const runs = makeRuns(source)
    const rules = standSideBySide(runs) ? await rulesByAngle(page, source, runs) : NO_RULES
    return { page: number, width: viewport.width, height: viewport.height, runs, rules }
  } finally {
    page.cleanup()
  }
}

const NO_RULES: PageText['rules'] = new Map()

/** Whether some lines have wide gaps in them, as the rows of tables have. */
function standSideBySide(runs: readonly TextRun[]): boolean {
  const ends = new Map<string, number[]>()
  for (const run of runs) {
    const key = `${run.angle} ${Math.round(run.baseline / 3)}`
    ends.set(key, [...(ends.get(key) ?? []), run.left, run.right])
  }
  return [...ends.values()].filter((all) => hasGap(all)).length > 1
}

/** `ends` are the left and right ends of runs in turn. */
function hasGap(ends: readonly number[]): boolean {
  const spans = ends.flatMap((left, index) =>
    index % 2 === 0 ? [{ left, right: ends[index + 1] ?? left }] : [],
  )
  spans.sort((a, b) => a.left - b.left)
  return spans.some((span, index) => span.left - (spans[index - 1]?.right ?? span.left) > NARROWEST_GAP)
}

/** Space between columns, in points. */
const NARROWEST_GAP = 5

/** A page that can't be drawn, or whose drawing can't be read, has no rules: its text must not be lost for them. */
async function rulesByAngle(
  page: PdfPage,
  source: ItemPage,
  runs: readonly TextRun[],
): Promise<PageText['rules']> {
  const { OPS } = await loadPdfJs()
  const rules = await page
    .getOperatorList()
    .then((drawing) => readRules({ ...drawing, OPS }, source.viewport))
    .catch(() => [])
  if (rules.length === 0) return NO_RULES
  const mirrored = mirroredAngles(source)
  return new Map(
    [...new Set(runs.map((run) => run.angle))].map((angle) => [
      angle,
      rules.map((rule) => turnRule(rule, angle, mirrored.has(angle))),
    ]),
  )
}

/**
 * Adds the looks of fonts met for the first time. pdf.js names fonts only along with a page's drawing operators, so
 * those are asked for on pages with new fonts; a page that can't be drawn leaves its fonts plain.
 */
async function learnFonts(page: PdfPage, content: TextContent, looks: FontLooks): Promise<void> {
  const used = Object.entries(content.styles).filter(([name]) => !looks.has(name))
  if (used.length === 0) return
  await page.getOperatorList().catch(() => undefined)
  // Fonts come as messages of their own, handed over by the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve))
  for (const [name, style] of used) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null
    const printed = typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : ''
    looks.set(name, {
      bold: /bold|black|heavy|semibold|demi/iu.test(printed),
      italic: /italic|oblique/iu.test(printed),
      vertical: style.vertical,
      ascent: style.ascent,
      descent: style.descent,
    })
  }
}
