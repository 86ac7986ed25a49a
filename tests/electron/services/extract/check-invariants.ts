/** What must hold for every extraction of a source without pages, whatever is in the file. */
import { expect } from 'vitest'
import type { BlockDocument, Run } from '../../../../shared/domain/block-document.ts'
import type { Extraction } from '../../../../shared/domain/extraction.ts'

/** Expects runs to be slices of the text, blocks to be sorted and apart, and parts and markers to be in range. */
export function checkInvariants({ canonical, document, mediaType }: Extraction): void {
  const { text, blocks, bodyEnd, notesEnd, markers } = canonical
  const misplaced = runsOf(document!).filter((run) => !text.startsWith(run.text, run.start))
  expect(misplaced).toEqual([])
  let end = 0
  let between = ''
  for (const block of blocks) {
    const levelled = (block.level !== undefined) === (block.kind === 'heading')
    if (block.start < end || block.end <= block.start || !levelled)
      expect.fail(`misplaced: ${JSON.stringify(block)}`)
    between += text.slice(end, block.start)
    end = block.end
  }
  between += text.slice(end)
  // In text files the marks of lists and Markdown stand between blocks as well.
  if (!mediaType.startsWith('text/') || mediaType === 'text/html') expect(between.trim()).toBe('')
  expect([0 <= bodyEnd, bodyEnd <= notesEnd, notesEnd <= text.length]).toEqual([true, true, true])
  for (const [index, marker] of markers.entries()) {
    expect(marker.start).toBeGreaterThanOrEqual(markers[index - 1]?.end ?? 0)
    expect(text.slice(marker.start, marker.end).trim()).not.toBe('')
    if (marker.note !== null) expect(blocks[marker.note]?.kind).toBe('note')
  }
}

/** All runs of a block document, in order. */
export function runsOf(document: BlockDocument): Run[] {
  return document.blocks.flatMap((block): readonly Run[] => {
    if (block.kind === 'picture') return []
    return block.kind === 'table' ? block.rows.flatMap((row) => row.flatMap((cell) => cell.runs)) : block.runs
  })
}

/** The canonical text's blocks as "kind level: words", for reading in expectations. */
export function outlineOf({ canonical }: Extraction): string[] {
  return canonical.blocks.map((block) => {
    const level = block.level === undefined ? '' : ` ${block.level}`
    return `${block.kind}${level}: ${canonical.text.slice(block.start, block.end)}`
  })
}

/** Every note mark with the text of its note (null where the source holds none). */
export function notesOf({ canonical }: Extraction): [string, string | null][] {
  return canonical.markers.map(({ start, end, note }) => {
    const block = note === null ? undefined : canonical.blocks[note]
    return [canonical.text.slice(start, end), block ? canonical.text.slice(block.start, block.end) : null]
  })
}
