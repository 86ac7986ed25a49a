/** Extracts plain text and Markdown: canonical text is the decoded file itself, its blocks are found in it. */
import type { Extraction } from '../../../../shared/domain/extraction.ts'
import { MEDIA_TYPE_FACTS } from '../../../../shared/domain/media-types.ts'
import { decodeText } from '../decode-text.ts'
import { RefusalError } from '../refusal-error.ts'
import { itemOf, separateNames, statedDate, statedDoi, statedNames, statedUrl } from '../stated-item.ts'
import { frontMatterField, readMarkdownBlocks } from './markdown-blocks.ts'
import { readPlainBlocks } from './plain-blocks.ts'
import { assembleText } from './text-block.ts'

const MAX_BYTES = 64 * 1024 * 1024

/**
 * Extracts the text file in `bytes`. Canonical text is what the file decodes to, without a byte order mark and with
 * its line ends as they are. Throws `RefusalError` where the file is larger than 64 MB.
 */
export function extractText(bytes: Uint8Array, mediaType: 'text/plain' | 'text/markdown'): Extraction {
  if (bytes.length > MAX_BYTES) {
    throw new RefusalError('too-large', 'The text is larger than 64 MB. Split it and add the parts.')
  }
  const { text, warnings } = decodeText(bytes)
  const markdown = mediaType === 'text/markdown'
  const { canonical, document } = assembleText(
    text,
    markdown ? readMarkdownBlocks(text) : readPlainBlocks(text),
    MEDIA_TYPE_FACTS[mediaType].extractor,
  )
  const field = (name: string) => (markdown ? frontMatterField(text, name) : null)
  const heading = canonical.blocks.find((block) => block.kind === 'heading' && block.level === 1)
  const headline = markdown && heading ? text.slice(heading.start, heading.end).replace(/\s+/g, ' ') : null
  const metadata = {
    // A plain text does not say which of its lines is the title; Markdown does.
    title: field('title') ?? headline,
    language: field('lang'),
    item: itemOf({
      author: statedNames(separateNames(field('author'))),
      issued: statedDate([field('date') ?? '']),
      publisher: field('publisher') ?? field('institution'),
      DOI: statedDoi(field('doi')),
      URL: statedUrl(field('url')),
    }),
  }
  return {
    mediaType,
    canonical,
    document: { ...document, title: metadata.title, language: metadata.language },
    metadata,
    warnings,
  }
}
