/**
 * Blocks as the readers of HTML and DOCX hand them over: the block model before offsets are known.
 * `layOut` in `blocks-to-text.ts` turns them into canonical text and the final block model.
 */
import type { InlineMark, Picture } from '../../../shared/domain/block-document.ts'

/** What a run of words carries besides its letters. */
export interface InlineStyle {
  readonly marks: readonly InlineMark[]
  readonly href?: string
  /** Key of the {@link DraftNote} this run calls: the run is a note marker. */
  readonly noteKey?: string
}

export interface DraftRun {
  readonly text: string
  readonly style: InlineStyle
}

export interface DraftCell {
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly runs: readonly DraftRun[]
}

export type DraftBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly DraftRun[] }
  | {
      readonly kind: 'paragraph'
      readonly style: 'plain' | 'quote' | 'preformatted'
      readonly runs: readonly DraftRun[]
    }
  | {
      readonly kind: 'list-item'
      readonly depth: number
      readonly label: string
      readonly runs: readonly DraftRun[]
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly DraftCell[])[] }
  | { readonly kind: 'picture'; readonly picture: Picture }

export interface DraftNote {
  readonly key: string
  readonly label: string
  readonly runs: readonly DraftRun[]
}

/** A whole source: what stands in the body, its notes, and what is on the page but not part of the report. */
export interface DraftDocument {
  readonly title: string | null
  readonly language: string | null
  readonly body: readonly DraftBlock[]
  readonly notes: readonly DraftNote[]
  readonly furniture: readonly DraftBlock[]
}
