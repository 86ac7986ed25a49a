/** Blocks of plain text and Markdown, as spans of the file, and how they become canonical text and reading view. */
import type { Block, CanonicalText, NoteMarker, Span } from '../../../../shared/anchoring/canonical-text.ts'
import type { BlockDocument, DocumentBlock, Run } from '../../../../shared/domain/block-document.ts'

/**
 * A block of a text file. `spans` are its words in order, marks of lists and Markdown left out; the block reaches
 * from the first span's start to the last one's end.
 */
export type TextBlock = { readonly spans: readonly Span[] } & (
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph'; readonly style: 'plain' | 'quote' | 'preformatted' }
  | { readonly kind: 'list-item'; readonly depth: number; readonly label: string }
  | { readonly kind: 'note'; readonly label: string; readonly key: string }
)

/** A note mark in the text and the key of the note it calls. */
export interface TextCall extends Span {
  readonly key: string
}

export interface TextReading {
  /** In text order. */
  readonly blocks: readonly TextBlock[]
  /** In text order. */
  readonly calls: readonly TextCall[]
}

/**
 * Returns canonical text and reading view of a text file: the text is the file's own, so that offsets agree with
 * other tools. List glyphs and Markdown's marks stay in it, between blocks. Notes count as a part of their own
 * only where nothing follows them; otherwise the whole file is body.
 */
export function assembleText(text: string, reading: TextReading, extractor: string) {
  const noteBlocks = new Map<string, number>()
  const blocks = reading.blocks.map((block, index): Block => {
    if (block.kind === 'note' && !noteBlocks.has(block.key)) noteBlocks.set(block.key, index)
    const span = { start: block.spans[0]?.start ?? 0, end: block.spans.at(-1)?.end ?? 0 }
    return block.kind === 'heading'
      ? { ...span, kind: 'heading', level: block.level }
      : { ...span, kind: block.kind }
  })
  const markers = reading.calls.map(({ start, end, key }): NoteMarker => ({
    start,
    end,
    note: noteBlocks.get(key) ?? null,
  }))
  const canonical: CanonicalText = {
    extractor,
    text,
    bodyEnd: bodyEndOf(text, blocks),
    notesEnd: text.length,
    blocks,
    pages: [],
    pageRuns: [],
    markers,
    itemRuns: [],
    outline: [],
  }
  const document: BlockDocument = {
    title: null,
    language: null,
    blocks: reading.blocks.map((block) => documentBlock(block, text)),
  }
  return { canonical, document }
}

/** Where the notes that close the file start: after the last word of the block before them. */
function bodyEndOf(text: string, blocks: readonly Block[]): number {
  const lastOther = blocks.findLastIndex((block) => block.kind !== 'note')
  return lastOther === blocks.length - 1 ? text.length : (blocks[lastOther]?.end ?? 0)
}

function documentBlock(block: TextBlock, text: string): DocumentBlock {
  const runs = block.spans.map(({ start, end }): Run => ({ start, text: text.slice(start, end) }))
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, runs }
    case 'paragraph':
      return { kind: 'paragraph', runs, ...(block.style === 'plain' ? {} : { style: block.style }) }
    case 'list-item':
      return { kind: 'list-item', depth: block.depth, label: block.label, runs }
    case 'note':
      return { kind: 'note', label: block.label, runs }
  }
}
