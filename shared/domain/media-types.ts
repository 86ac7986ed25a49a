/**
 * The media types Pincite opens, and what is particular to each. The union, the lists, file names, shown names and
 * the check of kept texts are all derived from this one table.
 */

interface MediaTypeFacts {
  /** Short, as it is shown in lists. */
  readonly name: string
  /** Ending of a source's file in a project's folder, with its dot; no two types share one. */
  readonly ending: string
  /**
   * Name and version of the extractor that makes its text now. A change of canonical text for any file is a new
   * version; a kept text of another one is made again.
   */
  readonly extractor: string
}

// Plain text and Markdown have one extractor.
const TEXT_EXTRACTOR = 'text/1'

/** Media type → what is particular to it, in the order in which messages name them. */
export const MEDIA_TYPE_FACTS = {
  'application/pdf': { name: 'PDF', ending: '.pdf', extractor: 'pdf/3' },
  'text/html': { name: 'HTML', ending: '.html', extractor: 'html/3' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'DOCX',
    ending: '.docx',
    extractor: 'docx/3',
  },
  'text/plain': { name: 'Text', ending: '.txt', extractor: TEXT_EXTRACTOR },
  'text/markdown': { name: 'Markdown', ending: '.md', extractor: TEXT_EXTRACTOR },
} as const satisfies Readonly<Record<string, MediaTypeFacts>>

/** A media type this version can open. */
export type MediaType = keyof typeof MEDIA_TYPE_FACTS

/** The media types this version can open. */
export const MEDIA_TYPES = Object.keys(MEDIA_TYPE_FACTS) as readonly MediaType[]
