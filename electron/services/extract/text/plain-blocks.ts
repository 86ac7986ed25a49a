/** Reads plain text into blocks: headings, paragraphs, lists, notes. Nothing of the file's text is changed. */
import type { Span } from '../../../../shared/anchoring/canonical-text.ts'
import { cutChunks } from './plain-chunks.ts'
import type { Chunk } from './plain-chunks.ts'
import { findPlainHeadings } from './plain-headings.ts'
import { findPlainCalls, findPlainNotes } from './plain-notes.ts'
import type { TextBlock, TextReading } from './text-block.ts'

/** Returns the blocks of `text` and the note marks in it. */
export function readPlainBlocks(text: string): TextReading {
  const chunks = cutChunks(text)
  const notes = findPlainNotes(chunks)
  const inNotes = new Set(notes.flatMap((note) => range(note.from, note.to)))
  const firstNote = notes[0]?.from ?? chunks.length
  const headings = findPlainHeadings(chunks.slice(0, firstNote))
  const indents = listIndents(chunks)
  const noteAt = new Map(notes.map((note) => [note.from, note]))
  const blocks: TextBlock[] = []
  for (const [index, chunk] of chunks.entries()) {
    const note = noteAt.get(index)
    if (note) {
      const last = chunks[note.to - 1] ?? chunk
      const spans = [{ start: chunk.start, end: last.end }]
      blocks.push({ kind: 'note', label: note.label, key: String(note.number), spans })
    } else if (!inNotes.has(index)) {
      blocks.push(blockOf(chunk, headings.get(index), indents))
    }
  }
  const labels = notes.flatMap((note) => labelSpan(chunks[note.from]))
  return { blocks, calls: findPlainCalls(text, notes, labels) }
}

function blockOf(chunk: Chunk, level: number | undefined, indents: readonly number[]): TextBlock {
  const span: Span = { start: chunk.start, end: chunk.end }
  if (level !== undefined) {
    const start = chunk.mark === null ? chunk.start : labelStart(chunk)
    return { kind: 'heading', level, spans: [{ start, end: chunk.end }] }
  }
  if (chunk.mark !== null) {
    const depth = Math.max(indents.indexOf(chunk.indent), 0)
    return { kind: 'list-item', depth, label: chunk.mark.label, spans: [span] }
  }
  const style = isColumnar(chunk) ? 'preformatted' : 'plain'
  return { kind: 'paragraph', style, spans: [span] }
}

/** The indents at which list items start, each a depth of its own. */
function listIndents(chunks: readonly Chunk[]): number[] {
  const indents = new Set(chunks.filter((chunk) => chunk.mark !== null).map((chunk) => chunk.indent))
  return [...indents].sort((a, b) => a - b)
}

/** Tables typed in columns: most lines have a wide gap or a tab inside. */
function isColumnar(chunk: Chunk): boolean {
  const gaps = chunk.lines.filter((line) => /\S(?: {3,}|\t+)\S/.test(line.text)).length
  return chunk.lines.length > 1 && gaps * 2 > chunk.lines.length
}

function labelSpan(chunk: Chunk | undefined): Span[] {
  return chunk?.mark ? [{ start: labelStart(chunk), end: chunk.start }] : []
}

function labelStart(chunk: Chunk): number {
  const line = chunk.lines[0]
  return line ? line.start + (line.text.length - line.text.trimStart().length) : chunk.start
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
