/** Builds what extractors give, for tests that need no real file. */
import type { Extraction } from '../../../../shared/domain/extraction.ts'

/** A plain text of one heading (left out where it is "") and one paragraph. */
export function extractionOf({
  heading = 'Heading',
  text = 'Some words.',
  title = null,
  ...rest
}: { heading?: string; text?: string; title?: string | null } & Partial<Extraction> = {}): Extraction {
  const whole = heading === '' ? text : `${heading}\n\n${text}`
  const start = whole.length - text.length
  return {
    mediaType: 'text/plain',
    canonical: {
      extractor: 'text/1',
      text: whole,
      bodyEnd: whole.length,
      notesEnd: whole.length,
      blocks: [
        ...(heading === '' ? [] : [{ kind: 'heading' as const, level: 1, start: 0, end: heading.length }]),
        { kind: 'paragraph', start, end: whole.length },
      ],
      pages: [],
      pageRuns: [],
      markers: [],
      itemRuns: [],
      outline: [],
    },
    document: { title, language: null, blocks: [] },
    metadata: { title, language: null, item: {} },
    warnings: [],
    ...rest,
  }
}
