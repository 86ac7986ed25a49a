/**
 * Joins paragraphs that a figure, a table or a caption interrupts: the sentence goes on, and what stood in its middle
 * follows it.
 */
import type { BlockDraft } from './split-blocks.ts'

/** The most blocks between the halves of a paragraph. */
const MOST_BETWEEN = 40

/** Returns the blocks with interrupted paragraphs whole. Every line stays, in one block. */
export function moveFloats(blocks: readonly BlockDraft[]): BlockDraft[] {
  const result: BlockDraft[] = []
  let index = 0
  while (index < blocks.length) {
    const block = blocks[index]
    if (!block) break
    const rest = isUnfinished(block) ? findRest(blocks, index) : -1
    const tail = blocks[rest]
    if (tail) {
      result.push({ ...block, lines: [...block.lines, ...tail.lines] }, ...blocks.slice(index + 1, rest))
      index = rest + 1
    } else {
      result.push(block)
      index += 1
    }
  }
  return result
}

/** Whether a block of running text stops in mid-sentence at the end of a full line. */
function isUnfinished(block: BlockDraft): boolean {
  const last = block.lines.at(-1)
  if (!last || block.kind === 'table-row' || block.lines.length < 2) return false
  return /[\p{Ll},-]$/u.test(last.text) && last.columnRight - last.right < 4 * last.size
}

/** The index of the block that goes on with a paragraph behind floats only, or -1. */
function findRest(blocks: readonly BlockDraft[], from: number): number {
  const start = blocks[from]?.lines.at(-1)
  if (!start) return -1
  for (let index = from + 1; index < Math.min(blocks.length, from + MOST_BETWEEN); index += 1) {
    const block = blocks[index]
    const first = block?.lines[0]
    if (!block || !first || first.page > start.page + 1) return -1
    const alike = first.font === start.font && Math.abs(first.size - start.size) < 0.3
    if (block.kind === 'paragraph' && alike) {
      const goesOn = index > from + 1 && /^\p{Ll}/u.test(first.text) && block.lines.length > 1
      return goesOn && first.startsColumn ? index : -1
    }
  }
  return -1
}
