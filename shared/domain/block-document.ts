/**
 * The block model: what Pincite keeps of a report that has no fixed pages (HTML, DOCX, text, Markdown).
 * Canonical text and the reading view are both made from it, so a place in one is a place in the other.
 * The source's own markup goes no further than the extractor that reads it.
 */

export type InlineMark = 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'code' | 'underline'

/**
 * A run of words with the same marks. `start` is its offset in canonical text (0-based UTF-16);
 * `canonicalText.text.slice(start, start + text.length)` equals `text`.
 */
export interface Run {
  readonly start: number
  readonly text: string
  readonly marks?: readonly InlineMark[]
  /** A link's target as written; shown as text, never followed by itself. */
  readonly href?: string
}

/** A picture with its bytes in the document (`data:` URL of a raster image). Remote pictures are left out. */
export interface Picture {
  readonly src: string
  readonly alt: string
}

export interface HeadingBlock {
  readonly kind: 'heading'
  readonly level: number
  readonly runs: readonly Run[]
}
export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  readonly style?: 'quote' | 'preformatted'
}
export interface ListItemBlock {
  readonly kind: 'list-item'
  /** Nesting, from 0. */
  readonly depth: number
  /** The glyph or number in front ("•", "3."); not part of canonical text. */
  readonly label: string
  readonly runs: readonly Run[]
}
export interface TableCell {
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly runs: readonly Run[]
}
export interface TableBlock {
  readonly kind: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}
export interface NoteBlock {
  readonly kind: 'note'
  /** The note's mark as printed ("4", "*", "[4]"); not part of canonical text. */
  readonly label: string
  readonly runs: readonly Run[]
}
export interface PictureBlock {
  readonly kind: 'picture'
  readonly picture: Picture
}

export type DocumentBlock =
  HeadingBlock | ParagraphBlock | ListItemBlock | TableBlock | NoteBlock | PictureBlock

export interface BlockDocument {
  readonly title: string | null
  /** BCP 47 language of the document, where it says. */
  readonly language: string | null
  readonly blocks: readonly DocumentBlock[]
}
