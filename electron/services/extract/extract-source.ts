/** Reads a source: finds out what it is and has the extractor of that media type make canonical text of it. */
import type { MediaType } from '../../../shared/domain/media-types.ts'
import type { ExtractionResult, Refusal } from '../../../shared/domain/extraction.ts'
import { detectMediaType } from './detect-media-type.ts'
import { RefusalError } from './refusal-error.ts'

export interface ExtractOptions {
  /** Only its extension is read, and only where content can't decide. */
  readonly fileName: string
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Called after each page of a paged source. */
  readonly onPage?: ((done: number, of: number) => void) | undefined
}

/**
 * Extracts the file in `bytes`. A file that can't be used gives a refusal; whatever a parser throws counts as
 * damage. Rejects where `signal` is aborted, with its reason, and where the program itself is incomplete.
 * Extractors are loaded when first needed.
 */
export async function extractSource(bytes: Uint8Array, options: ExtractOptions): Promise<ExtractionResult> {
  options.signal?.throwIfAborted()
  const detected = await attempt(options, () => detectMediaType(bytes, options.fileName))
  if (!detected.ok) return detected
  const { mediaType, warnings } = detected.value
  const extract = await loadExtractor(mediaType, options)
  const extracted = await attempt(options, () => extract(bytes))
  if (!extracted.ok) return extracted
  const result = extracted.value
  if (!result.ok || warnings.length === 0) return result
  return {
    ok: true,
    extraction: { ...result.extraction, warnings: [...warnings, ...result.extraction.warnings] },
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

async function attempt<T>({ signal }: ExtractOptions, work: () => T | Promise<T>): Promise<Attempt<T>> {
  try {
    const value = await work()
    signal?.throwIfAborted()
    return { ok: true, value }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
    return { ok: false, refusal: { reason: 'damaged', message: damageMessage(error) } }
  }
}

type Extractor = (bytes: Uint8Array) => ExtractionResult | Promise<ExtractionResult>

async function loadExtractor(mediaType: MediaType, options: ExtractOptions): Promise<Extractor> {
  switch (mediaType) {
    case 'application/pdf': {
      const { extractPdf } = await import('./pdf/extract-pdf.ts')
      const { locatePdfAssets } = await import('./pdf/pdf-assets.ts')
      const { password, signal, onPage } = options
      const pdfOptions = {
        assets: locatePdfAssets(),
        ...(password === undefined ? {} : { password }),
        ...(signal === undefined ? {} : { signal }),
        ...(onPage === undefined ? {} : { onPage }),
      }
      return (bytes) => extractPdf(bytes, pdfOptions)
    }
    case 'text/html': {
      const { extractHtml } = await import('./html/extract-html.ts')
      return (bytes) => ({ ok: true, extraction: extractHtml(bytes) })
    }
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      const { extractDocx } = await import('./docx/extract-docx.ts')
      return async (bytes) => ({ ok: true, extraction: await extractDocx(bytes) })
    }
    case 'text/plain':
    case 'text/markdown': {
      const { extractText } = await import('./text/extract-text.ts')
      return (bytes) => ({ ok: true, extraction: extractText(bytes, mediaType) })
    }
  }
}

function damageMessage(error: unknown): string {
  const cause = error instanceof Error ? error.message.split('\n')[0]?.trim() : ''
  const why = cause ? ` (${cause})` : ''
  return `The file can't be read: it is damaged or not what its first bytes say${why}. Open it in its own program, save it again or as PDF, and add that.`
}
