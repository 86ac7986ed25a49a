/** Which extractor makes the text of each media type now; a kept text of another one is made again. */
import type { MediaType } from '../../../shared/anchoring/canonical-text.ts'
import { DOCX_EXTRACTOR, HTML_EXTRACTOR, TEXT_EXTRACTOR } from '../extract/extractor-names.ts'
import { PDF_EXTRACTOR } from '../extract/pdf/extract-pdf.ts'

const EXTRACTORS: Readonly<Record<MediaType, string>> = {
  'application/pdf': PDF_EXTRACTOR,
  'text/html': HTML_EXTRACTOR,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': DOCX_EXTRACTOR,
  'text/plain': TEXT_EXTRACTOR,
  'text/markdown': TEXT_EXTRACTOR,
}

/** Returns the name and version of the extractor of a media type, e.g. `"pdf/1"`. */
export function extractorOf(mediaType: MediaType): string {
  return EXTRACTORS[mediaType]
}
