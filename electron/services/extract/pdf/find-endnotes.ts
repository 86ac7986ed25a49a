/**
 * Finds endnotes among the blocks: a numbered run from 1 under a heading such as "Notes" or "References", or a run
 * of bracketed numbers that the text before uses as marks.
 */
import type { NoteDraft } from './find-footnotes.ts'
import { noteMark, type NoteMark } from './note-marks.ts'
import type { BlockDraft } from './split-blocks.ts'

const HEADING =
  /^(?:\d+\.?\s*)?(?:end\s?notes|notes|foot\s?notes|references|works cited|sources|bibliography|citations)\W*$/iu

export interface SplitBlocks {
  readonly body: BlockDraft[]
  readonly notes: NoteDraft[]
}

/** Parts blocks in reading order into body and endnotes. In doubt a block stays in the body. */
export function splitEndnotes(blocks: readonly BlockDraft[]): SplitBlocks {
  const notes: NoteDraft[] = []
  const taken = new Set<BlockDraft>()
  let under: BlockDraft | undefined
  blocks.forEach((block, index) => {
    if (HEADING.test(textOf(block))) under = block
    else if (!taken.has(block) && startMark(block)?.label === '1') {
      const run = collectRun(blocks.slice(index))
      if (!isNoteList(run, blocks.slice(0, index), under !== undefined && blocks[index - 1] === under)) return
      notes.push(...run.notes)
      for (const one of run.blocks) taken.add(one)
    }
  })
  return { body: blocks.filter((block) => !taken.has(block)), notes }
}

interface NumberedRun {
  readonly notes: NoteDraft[]
  readonly blocks: BlockDraft[]
  readonly bracketed: boolean
}

/** The blocks that count on from 1; unnumbered blocks between two of them belong to the note before. */
function collectRun(blocks: readonly BlockDraft[]): NumberedRun {
  const notes: NoteDraft[] = []
  const taken: BlockDraft[] = []
  let waiting: BlockDraft[] = []
  for (const block of blocks) {
    const mark = startMark(block)
    if (mark && Number(mark.label) === notes.length + 1) {
      for (const between of waiting) notes.at(-1)?.lines.push(...between.lines)
      taken.push(...waiting, block)
      waiting = []
      const page = block.lines[0]?.page ?? 1
      notes.push({ label: mark.label, page, markLength: mark.length, lines: [...block.lines] })
    } else if (waiting.length < 3 && block.kind !== 'table-row') waiting.push(block)
    else break
  }
  return { notes, blocks: taken, bracketed: /^\[/u.test(taken[0] ? textOf(taken[0]) : '') }
}

function isNoteList(run: NumberedRun, before: readonly BlockDraft[], headed: boolean): boolean {
  if (headed) return run.notes.length >= 2
  if (!run.bracketed || run.notes.length < 3) return false
  const used = new Set(before.flatMap((block) => textOf(block).match(/\[\d{1,3}\]/gu) ?? []))
  return run.notes.filter((note) => used.has(`[${note.label}]`)).length >= run.notes.length / 3
}

function startMark(block: BlockDraft): NoteMark | null {
  const first = block.lines[0]
  return first && block.kind !== 'table-row' ? noteMark(first) : null
}

function textOf(block: BlockDraft): string {
  return block.lines.map((line) => line.text).join(' ')
}
