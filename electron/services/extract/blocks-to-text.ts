/**
 * Lays out canonical text from draft blocks: the one place where separators are chosen and offsets given.
 * Separators follow `shared/anchoring/canonical-text.ts`.
 */
import type { Block, BlockKind, CanonicalText, NoteMarker } from '../../../shared/anchoring/canonical-text.ts'
import type { BlockDocument, DocumentBlock, Run, TableCell } from '../../../shared/domain/block-document.ts'
import type { DraftBlock, DraftCell, DraftDocument, DraftNote, DraftRun } from './draft-block.ts'

/** Canonical text and the reading view made from the same blocks. */
export interface LaidOut {
  readonly canonical: CanonicalText
  readonly document: BlockDocument
}

/**
 * Returns the canonical text of `draft` under the extractor name `extractor`, and its block document. The body
 * ends at the last character of its last block; the break before the notes belongs to the part that follows.
 * Empty blocks get no place in the text. Furniture becomes paragraphs of the document after the notes.
 */
export function layOut(draft: DraftDocument, extractor: string): LaidOut {
  const sheet = new Sheet()
  const body = draft.body.map((block) => sheet.place(block, 'body'))
  const bodyEnd = sheet.length
  const notes = draft.notes.map((note) => sheet.placeNote(note))
  const notesEnd = sheet.length
  const furniture = draft.furniture.map((block) => sheet.place(block, 'furniture'))
  const blocks: DocumentBlock[] = [...body, ...notes, ...furniture]
  const canonical: CanonicalText = {
    extractor,
    text: sheet.text(),
    bodyEnd,
    notesEnd,
    blocks: sheet.blocks,
    pages: [],
    pageRuns: [],
    markers: sheet.markers(),
    itemRuns: [],
    outline: [],
  }
  return { canonical, document: { title: draft.title, language: draft.language, blocks } }
}

type Part = 'body' | 'furniture'
type Separator = '\n\n' | '\n' | '\t'

/** The text as it grows. A separator is written only once a block with words follows it. */
class Sheet {
  readonly blocks: Block[] = []
  readonly #pieces: string[] = []
  readonly #calls: { start: number; end: number; key: string }[] = []
  readonly #noteBlocks = new Map<string, number>()
  #length = 0
  #pending = ''
  #lastKind: DraftBlock['kind'] | 'note' | null = null

  get length(): number {
    return this.#length
  }

  text(): string {
    return this.#pieces.join('')
  }

  /** Note markers, each with the block of its note where that note was laid out. */
  markers(): NoteMarker[] {
    return this.#calls.map(({ start, end, key }) => ({ start, end, note: this.#noteBlocks.get(key) ?? null }))
  }

  place(block: DraftBlock, part: Part): DocumentBlock {
    if (block.kind === 'picture') return block
    this.#separate(block.kind === 'list-item' && this.#lastKind === 'list-item' ? '\n' : '\n\n')
    this.#lastKind = block.kind
    const kindOf = (kind: BlockKind) => (part === 'furniture' ? 'furniture' : kind)
    switch (block.kind) {
      case 'heading': {
        const level = part === 'furniture' ? undefined : block.level
        return {
          kind: 'heading',
          level: block.level,
          runs: this.#write(block.runs, kindOf('heading'), level),
        }
      }
      case 'paragraph': {
        const runs = this.#write(block.runs, kindOf('paragraph'))
        return { kind: 'paragraph', runs, ...(block.style === 'plain' ? {} : { style: block.style }) }
      }
      case 'list-item': {
        const runs = this.#write(block.runs, kindOf('list-item'))
        return { kind: 'list-item', depth: block.depth, label: block.label, runs }
      }
      case 'table':
        return { kind: 'table', rows: this.#placeRows(block.rows, kindOf('table-cell')) }
    }
  }

  placeNote(note: DraftNote): DocumentBlock {
    this.#separate('\n\n')
    this.#lastKind = 'note'
    const before = this.blocks.length
    const runs = this.#write(note.runs, 'note')
    if (this.blocks.length > before) this.#noteBlocks.set(note.key, before)
    return { kind: 'note', label: note.label, runs }
  }

  #placeRows(rows: readonly (readonly DraftCell[])[], kind: BlockKind): TableCell[][] {
    return rows.map((row, rowIndex) => {
      if (rowIndex > 0) this.#separate('\n')
      return row.map((cell, cellIndex) => {
        if (cellIndex > 0) this.#separate('\t')
        return { ...cell, runs: this.#write(cell.runs, kind) }
      })
    })
  }

  /** Empty cells still count: their tabs add up. A stronger break replaces a weaker one. */
  #separate(separator: Separator): void {
    if (this.#length === 0) return
    if (separator === '\t') this.#pending += separator
    else if (separator === '\n\n' || !this.#pending.includes('\n\n')) this.#pending = separator
  }

  #write(runs: readonly DraftRun[], kind: BlockKind, level?: number): Run[] {
    if (runs.every((run) => run.text.trim() === '')) return []
    this.#append(this.#pending)
    this.#pending = ''
    const start = this.#length
    const written = runs.map((run) => this.#writeRun(run))
    this.blocks.push({ kind, start, end: this.#length, ...(level === undefined ? {} : { level }) })
    return written
  }

  #writeRun({ text, style }: DraftRun): Run {
    const start = this.#length
    this.#append(text)
    if (style.noteKey !== undefined) this.#calls.push({ start, end: this.#length, key: style.noteKey })
    return {
      start,
      text,
      ...(style.marks.length > 0 ? { marks: style.marks } : {}),
      ...(style.href === undefined ? {} : { href: style.href }),
    }
  }

  #append(text: string): void {
    this.#pieces.push(text)
    this.#length += text.length
  }
}
