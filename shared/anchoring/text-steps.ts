/**
 * Moves a caret through canonical text by characters, words, sentences and paragraphs. A caret stands between two
 * characters of a block or at one of its ends, in the body and then in the notes; page furniture has none.
 */
import { blockAt, lastStartingAt, type Block, type CanonicalText, type Span } from './canonical-text.ts'
import { sentencesAround } from './sentences.ts'

/** `character` is what a reader takes for one: a grapheme cluster (UAX 29). A paragraph is a block. */
export type StepUnit = 'character' | 'word' | 'sentence' | 'paragraph'
export type StepDirection = 'forward' | 'backward'

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * Returns where the caret comes to stand. Forward it goes behind the word, sentence or paragraph it is in (behind the
 * next one if it stands behind one), backward in front of it; past the last character of a block a `character`
 * step goes to the start of the next block. At either end of the text the caret stays.
 */
export function stepFrom(
  source: CanonicalText,
  offset: number,
  unit: StepUnit,
  direction: StepDirection,
): number {
  return direction === 'forward' ? stepForward(source, offset, unit) : stepBackward(source, offset, unit)
}

/** Returns the caret place nearest to `offset`: itself in a block, else the nearer end of a neighbouring block. */
export function caretAt(source: CanonicalText, offset: number): number {
  const at = lastReadable(source, offset)
  const before = source.blocks[at]
  if (before && offset <= before.end) return offset
  const after = readable(source, at + 1)
  if (!before || !after) return before?.end ?? after?.start ?? 0
  return offset - before.end <= after.start - offset ? before.end : after.start
}

/** Returns the word at `offset`, or the one that ends there; null where there is none. */
export function wordAt(source: CanonicalText, offset: number): Span | null {
  const block = blockAt(source, offset) ?? blockAt(source, offset - 1)
  if (!block) return null
  const segments = words.segment(textOf(source, block))
  for (const at of [offset - block.start, offset - block.start - 1]) {
    const segment = segments.containing(at)
    if (segment?.isWordLike) return spanIn(block, segment.index, segment.index + segment.segment.length)
  }
  return null
}

/** Returns the block at `offset`, its end included; null between blocks. */
export function paragraphAt(source: CanonicalText, offset: number): Span | null {
  const block = blockAt(source, offset) ?? blockAt(source, offset - 1)
  return block && { start: block.start, end: block.end }
}

function stepForward(source: CanonicalText, offset: number, unit: StepUnit): number {
  const at = lastReadable(source, offset)
  const block = source.blocks[at]
  if (block && offset < block.end) return endBehind(source, block, offset, unit)
  const next = readable(source, at + 1)
  if (!next) return caretAt(source, offset)
  return unit === 'character' ? next.start : endBehind(source, next, next.start, unit)
}

function stepBackward(source: CanonicalText, offset: number, unit: StepUnit): number {
  const at = lastReadable(source, offset)
  const block = source.blocks[at]
  if (block && offset > block.start && offset <= block.end) return startBefore(source, block, offset, unit)
  const previous = block && offset > block.end ? block : readable(source, at - 1)
  if (!previous) return caretAt(source, offset)
  return unit === 'character' ? previous.end : startBefore(source, previous, previous.end, unit)
}

function endBehind(source: CanonicalText, block: Block, offset: number, unit: StepUnit): number {
  switch (unit) {
    case 'character': {
      const segment = characters.segment(textOf(source, block)).containing(offset - block.start)
      return segment ? block.start + segment.index + segment.segment.length : block.end
    }
    case 'word':
      return wordEndBehind(source, block, offset)
    case 'sentence':
      return sentencesAround(source, block, offset).find(({ end }) => end > offset)?.end ?? block.end
    case 'paragraph':
      return block.end
  }
}

function startBefore(source: CanonicalText, block: Block, offset: number, unit: StepUnit): number {
  switch (unit) {
    case 'character': {
      const segment = characters.segment(textOf(source, block)).containing(offset - block.start - 1)
      return block.start + (segment?.index ?? 0)
    }
    case 'word':
      return wordStartBefore(source, block, offset)
    case 'sentence':
      return (
        sentencesAround(source, block, offset).findLast(({ start }) => start < offset)?.start ?? block.start
      )
    case 'paragraph':
      return block.start
  }
}

function wordEndBehind(source: CanonicalText, block: Block, offset: number): number {
  const segments = words.segment(textOf(source, block))
  let segment = segments.containing(offset - block.start)
  while (segment && !segment.isWordLike) segment = segments.containing(segment.index + segment.segment.length)
  return segment ? block.start + segment.index + segment.segment.length : block.end
}

function wordStartBefore(source: CanonicalText, block: Block, offset: number): number {
  const segments = words.segment(textOf(source, block))
  let segment = segments.containing(offset - block.start - 1)
  while (segment && !segment.isWordLike) segment = segments.containing(segment.index - 1)
  return block.start + (segment?.index ?? 0)
}

/** Index of the last block with text of the body or the notes that starts at or before `offset`, or -1. */
function lastReadable(source: CanonicalText, offset: number): number {
  return lastStartingAt(source.blocks, Math.min(offset, source.notesEnd - 1))
}

function readable(source: CanonicalText, at: number): Block | undefined {
  const block = source.blocks[at]
  return block && block.start < source.notesEnd ? block : undefined
}

function textOf(source: CanonicalText, { start, end }: Block): string {
  return source.text.slice(start, end)
}

function spanIn({ start }: Block, from: number, to: number): Span {
  return { start: start + from, end: start + to }
}
