/** Makes the record of a source from what was read of its file. */
import type { DraftChange } from '../../../shared/domain/change.ts'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import { nextPosition } from '../../../shared/domain/draft-writes.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import type { Extraction } from '../../../shared/domain/extraction.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { readTitlePage } from './read-title-page.ts'
import { chooseTitle } from './source-title.ts'

/** Longest language tag that a project keeps; beyond it stands no tag but a mistake in the file. */
const LONGEST_FIELD = 100

/** A file that was read and may enter a project. */
export interface ReadSource {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly extraction: Extraction
  /** True when it opened only with a password. */
  readonly encrypted: boolean
  /** ISO 8601. */
  readonly added: string
}

/** Returns the source's record, placed after all others of the project. */
export function describeSource(id: string, read: ReadSource, project: Project): Source {
  const { extraction, fileName } = read
  const { canonical } = extraction
  return {
    id,
    title: chooseTitle(extraction, fileName),
    fileName,
    mediaType: extraction.mediaType,
    sha256: read.sha256,
    bytes: read.bytes.byteLength,
    pages: canonical.pages.length || null,
    characters: canonical.text.length,
    item: itemOf(extraction),
    pageLabels: '',
    encrypted: read.encrypted,
    warning: extraction.warnings.join('\n'),
    position: nextPosition(project.sources.at(-1)?.position ?? null),
    added: read.added,
  }
}

/** The change that brings a removed source back, and with it its annotations. */
export function draftReturn(source: Source): DraftChange {
  const { label, writes } = draftAddSource(source)
  return { label, writes: [...writes, { kind: 'source', id: source.id, field: 'deleted', value: false }] }
}

/**
 * What the file states, and beside it what its title page prints. What no file of its kind states is its type: a PDF,
 * Word file or text that does not say what else it is, is taken for a report, which is what people bring here.
 */
function itemOf({ canonical, mediaType, metadata }: Extraction): CslItem {
  const { language, item } = metadata
  const printed = mediaType === 'text/html' ? {} : readTitlePage(canonical)
  return {
    type: 'report',
    ...(language === null || language.length > LONGEST_FIELD ? {} : { language }),
    ...printed,
    ...item,
  }
}
