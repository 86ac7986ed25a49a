/**
 * Cuts a block document into chunks that are put on the page, and measured and highlighted, one by one. A cut
 * never falls inside a table, nor inside a list of moderate length.
 */
import type { Span } from '../../../shared/anchoring/canonical-text.ts'
import type { BlockDocument, DocumentBlock, Run } from '../../../shared/domain/block-document.ts'

export interface BlockChunk {
  readonly key: number
  readonly blocks: readonly DocumentBlock[]
  /** Canonical text from its first run to the next chunk's; empty where it holds pictures only. */
  readonly span: Span
  readonly notes: boolean
  /** Rough height in lines of the reading column, for the time before it is laid out. */
  readonly lines: number
}

/** A chunk ends after this many characters. */
const CHARACTERS = 4000
/** A list longer than this is cut between two items. */
const LONGEST_LIST = 3 * CHARACTERS
/** Characters on a line of the reading column, and the lines a picture stands for. */
const LINE = 66
const PICTURE_LINES = 12

/** Returns the chunks of a document, in order. `length` is that of the canonical text. */
export function cutIntoChunks(document: BlockDocument, length: number): BlockChunk[] {
  const groups: DocumentBlock[][] = []
  let characters = 0
  for (const [index, block] of document.blocks.entries()) {
    const previous = document.blocks[index - 1]
    const inList = block.kind === 'list-item' && previous?.kind === 'list-item'
    const full = characters >= (inList ? LONGEST_LIST : CHARACTERS)
    const notesBegin = (block.kind === 'note') !== (previous?.kind === 'note')
    if (!previous || full || notesBegin) {
      groups.push([])
      characters = 0
    }
    groups.at(-1)?.push(block)
    characters += charactersOf(block)
  }
  const starts = groups.map((group) => group.flatMap(runsOf)[0]?.start)
  return groups.map((blocks, key) => {
    const next = starts.slice(key + 1).find((start) => start !== undefined) ?? length
    return {
      key,
      blocks,
      span: { start: starts[key] ?? next, end: next },
      notes: blocks[0]?.kind === 'note',
      lines: blocks.reduce((sum, block) => sum + linesOf(block), 0),
    }
  })
}

/** Returns all runs of a block in text order. */
function runsOf(block: DocumentBlock): readonly Run[] {
  if (block.kind === 'picture') return []
  if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => cell.runs))
  return block.runs
}

function charactersOf(block: DocumentBlock): number {
  return runsOf(block).reduce((sum, run) => sum + run.text.length, 0)
}

function linesOf(block: DocumentBlock): number {
  if (block.kind === 'picture') return PICTURE_LINES
  if (block.kind === 'table') return block.rows.length * 1.5 + 1
  return Math.ceil(charactersOf(block) / LINE) + (block.kind === 'list-item' ? 0.25 : 1)
}
