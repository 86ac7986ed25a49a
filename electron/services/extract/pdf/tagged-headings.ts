/**
 * Headings by their tags (H1 to H6, ISO 32000-2, 14.8.4.5). Producers tag whole paragraphs as headings, or none of
 * the headings a reader sees, so a report's tags count only where they name at least half of those.
 */
import type { BlockDraft } from './split-blocks.ts'

/** Text of more characters is no heading, whatever its tag. */
const MOST_CHARACTERS = 250

/**
 * Returns the levels the tags give, by block; empty where they can't be trusted. `seen` are the blocks that look
 * like headings.
 */
export function trustedLevels(
  blocks: readonly BlockDraft[],
  seen: ReadonlySet<BlockDraft>,
): Map<BlockDraft, number> {
  const levels = new Map<BlockDraft, number>()
  for (const block of blocks) {
    const level = taggedLevel(block)
    if (level !== null) levels.set(block, level)
  }
  const both = [...seen].filter((block) => levels.has(block)).length
  return 2 * both >= seen.size ? levels : new Map<BlockDraft, number>()
}

/** The level of a block whose letters all stand in heading elements of one level, else null. */
function taggedLevel(block: BlockDraft): number | null {
  if (block.kind !== 'paragraph') return null
  const runs = block.lines.flatMap((line) => line.runs).filter((run) => /[\p{L}\p{N}]/u.test(run.text))
  const level = runs[0]?.tag?.level
  if (level === undefined || !runs.every((run) => run.tag?.level === level)) return null
  return block.lines.reduce((sum, line) => sum + line.text.length, 0) <= MOST_CHARACTERS ? level : null
}
