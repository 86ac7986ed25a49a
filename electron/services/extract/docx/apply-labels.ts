/** Moves the numbers that `number-paragraphs.ts` wrote into the text to where the block model has them. */
import type { DraftBlock, DraftCell, DraftRun } from '../draft-block.ts'
import { trimRuns } from '../html/inline-text.ts'
import { LABEL_END, LABEL_START } from './number-paragraphs.ts'

const LABEL = new RegExp(`${LABEL_START}([^${LABEL_END}]*)${LABEL_END}`)
const EVERY_LABEL = new RegExp(LABEL, 'g')

/**
 * Returns the blocks with their numbers in place: the label of a list item; words of their own in front of a
 * heading or paragraph, as they are printed there. Items that hold a number and no words go.
 */
export function applyLabels(blocks: readonly DraftBlock[]): DraftBlock[] {
  return blocks.flatMap((block): DraftBlock[] => {
    if (block.kind === 'picture') return [block]
    if (block.kind === 'table') return [{ ...block, rows: block.rows.map((row) => row.map(labelCell)) }]
    const label = labelIn(block.runs)
    if (label === null) return [block]
    const runs = withoutLabels(block.runs)
    if (runs.every((run) => run.text.trim() === '')) return []
    if (block.kind === 'list-item') return [{ ...block, label, runs }]
    return [{ ...block, runs: [{ text: `${label} `, style: { marks: [] } }, ...runs] }]
  })
}

/** Returns `runs` with numbers as plain words and without bullets, as in a table's cell or a note. */
export function spellOutLabels(runs: readonly DraftRun[]): DraftRun[] {
  const spelt = runs.map((run) => ({
    ...run,
    text: run.text.replace(EVERY_LABEL, (_whole, label: string) =>
      /[\p{L}\p{N}]/u.test(label) ? `${label} ` : '',
    ),
  }))
  return trimRuns(spelt.filter((run) => run.text !== ''))
}

function labelCell(cell: DraftCell): DraftCell {
  return { ...cell, runs: spellOutLabels(cell.runs) }
}

function labelIn(runs: readonly DraftRun[]): string | null {
  return LABEL.exec(runs.map((run) => run.text).join(''))?.[1] ?? null
}

function withoutLabels(runs: readonly DraftRun[]): DraftRun[] {
  const kept = runs
    .map((run) => ({ ...run, text: run.text.replace(LABEL, '') }))
    .filter((run) => run.text !== '')
  const [first, ...others] = kept
  return first ? [{ ...first, text: first.text.trimStart() }, ...others] : []
}
