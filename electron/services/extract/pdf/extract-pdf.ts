/** Makes canonical text of a PDF: pages → runs → lines → reading order → blocks → text. */
import type { CanonicalText } from '../../../../shared/anchoring/canonical-text.ts'
import type { Extraction, ExtractionResult, SourceMetadata } from '../../../../shared/domain/extraction.ts'
import { MEDIA_TYPE_FACTS } from '../../../../shared/domain/media-types.ts'
import { composeReport } from './compose-report.ts'
import { openPdf, type PdfDocument } from './open-pdf.ts'
import type { PdfAssets } from './pdf-assets.ts'
import { readMetadata, readOutline } from './pdf-metadata.ts'
import { readPage, type PageContext, type PageText } from './read-page.ts'

const PDF = 'application/pdf'

export interface PdfOptions {
  readonly assets: PdfAssets
  readonly password?: string
  /** Looked at between pages; once aborted, extraction throws the signal's reason. */
  readonly signal?: AbortSignal
  /** Called after each page. */
  readonly onPage?: (done: number, of: number) => void
}

/**
 * Extracts a PDF. A file that can't be used is a refusal that says why; a page that can't be read or holds no text
 * is a warning. Throws only when aborted.
 */
export async function extractPdf(bytes: Uint8Array, options: PdfOptions): Promise<ExtractionResult> {
  options.signal?.throwIfAborted()
  if (bytes.length === 0) {
    return { ok: false, refusal: { reason: 'empty', message: 'This file is empty. Download it again.' } }
  }
  const opened = await openPdf(bytes, options)
  if (!opened.ok) return opened
  try {
    return { ok: true, extraction: await extractDocument(opened.document, options) }
  } finally {
    await opened.close()
  }
}

async function extractDocument(document: PdfDocument, options: PdfOptions): Promise<Extraction> {
  const { pages, failed } = await readPages(document, options)
  const labels = await document.getPageLabels().catch(() => null)
  const outline = await readOutline(document).catch(() => [])
  const { title, ...report } = composeReport(pages, labels)
  const canonical: CanonicalText = { extractor: MEDIA_TYPE_FACTS[PDF].extractor, ...report, outline }
  const stated = await readMetadata(document).catch(() => SILENT)
  return {
    mediaType: PDF,
    canonical,
    document: null,
    metadata: { ...stated, title: stated.title ?? title },
    warnings: [...failed.values(), ...scanWarnings(pages, failed)],
  }
}

const SILENT: SourceMetadata = { title: null, language: null, item: {} }

async function readPages(document: PdfDocument, options: PdfOptions) {
  const pages: PageText[] = []
  const failed = new Map<number, string>()
  const context: PageContext = { looks: new Map(), tagged: await isTagged(document) }
  for (let number = 1; number <= document.numPages; number += 1) {
    options.signal?.throwIfAborted()
    try {
      pages.push(await readPage(document, number, context))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      failed.set(number, `Page ${number} can't be read (${reason}); the other pages are complete.`)
      pages.push({ page: number, width: 612, height: 792, runs: [], rules: new Map() })
    }
    options.onPage?.(number, document.numPages)
  }
  return { pages, failed }
}

/** Whether the file says its text is tagged and does not call its own tags suspect (ISO 32000-2, 14.7.1). */
async function isTagged(document: PdfDocument): Promise<boolean> {
  // A map, whatever the types of pdf.js say.
  const marks: unknown = await document.getMarkInfo().catch(() => null)
  return marks instanceof Map && marks.get('Marked') === true && marks.get('Suspects') !== true
}

/**
 * Says which pages that could be read hold no text. Text recognition would come in before this, between reading and
 * composing: runs with places in points that it finds on such a page become the page's {@link PageText.runs}, their
 * `item` counting on behind the text items of the file, and everything after treats them like printed ones.
 */
function scanWarnings(pages: readonly PageText[], failed: ReadonlyMap<number, string>): string[] {
  const empty = pages
    .filter(({ page, runs }) => runs.length === 0 && !failed.has(page))
    .map(({ page }) => page)
  if (empty.length === 0) return []
  if (empty.length + failed.size === pages.length) {
    return ['This report has no text layer (a scan): no words can be selected there; mark areas instead.']
  }
  const [noun, verb] = empty.length === 1 ? ['Page', 'has'] : ['Pages', 'have']
  return [
    `${noun} ${listPages(empty)} ${verb} no text (blank, a picture or a scan): no words can be selected there; mark areas instead.`,
  ]
}

/** "2, 5–7": runs of three and more are joined. */
function listPages(numbers: readonly number[]): string {
  const parts: number[][] = []
  for (const number of numbers) {
    const part = parts.at(-1)
    if (part?.at(-1) === number - 1) part.push(number)
    else parts.push([number])
  }
  return parts
    .flatMap((part) => (part.length < 3 ? part.map(String) : [`${part[0]}–${part.at(-1)}`]))
    .join(', ')
}
