/** What reading a source's bytes gives: its canonical text, its reading view, and what it says about itself. */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import type { BlockDocument } from './block-document.ts'
import type { CslItem } from './csl-item.ts'
import type { MediaType } from './media-types.ts'

/** What a source says about itself; null and absent where it is silent. Nothing is guessed. */
export interface SourceMetadata {
  readonly title: string | null
  readonly language: string | null
  /** The rest of its bibliographic record: no title; a language where the record states another than the text. */
  readonly item: CslItem
}

export interface Extraction {
  readonly mediaType: MediaType
  readonly canonical: CanonicalText
  /** Null for PDF, whose reading view is its own pages. */
  readonly document: BlockDocument | null
  readonly metadata: SourceMetadata
  /** Plain sentences for the person adding the source ("Named .pdf but is a web page; opened as HTML."). */
  readonly warnings: readonly string[]
}

/**
 * Says whether an extractor ("pdf/1") is an earlier version of another ("pdf/2"). What an older Pincite finds in a
 * project of a newer one is none, nor is another reader.
 */
export function isEarlierExtractor(extractor: string, than: string): boolean {
  const [name, version] = extractor.split('/')
  const [thanName, thanVersion] = than.split('/')
  return name === thanName && Number(version) < Number(thanVersion)
}

/** Why a file can't be used. */
export type RefusalReason =
  'damaged' | 'unsupported' | 'too-large' | 'empty' | 'password-needed' | 'password-wrong' | 'too-slow'

/** A file that can't be used: `message` says why and what to do, in one or two plain sentences. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly message: string
}

export type ExtractionResult =
  { readonly ok: true; readonly extraction: Extraction } | { readonly ok: false; readonly refusal: Refusal }
