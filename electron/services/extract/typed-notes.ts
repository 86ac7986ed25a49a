/**
 * Finds notes that an author typed by hand into a page or Word file: paragraphs "[1] …" at the end, or a numbered
 * list under "Notes", and marks in the text that no link leads from. Works on draft blocks of any origin.
 */
import type { DraftBlock, DraftDocument, DraftNote, DraftRun } from './draft-block.ts'
import { dropStart, joinParagraphs } from './html/inline-text.ts'
import { NOTES_HEADING } from './text/plain-notes.ts'

/**
 * Returns `draft` with typed notes taken out of the body and their marks linked, where the source has no notes of
 * its own. A superscript "[n]" without a note is a mark all the same, of a note the source does not hold.
 */
export function linkTypedNotes(draft: DraftDocument): DraftDocument {
  const { notes, body } =
    draft.notes.length > 0 ? { notes: draft.notes, body: draft.body } : takeNotes(draft.body)
  const typed = draft.notes.length === 0
  const keys = new Map(typed ? notes.map((note) => [numberIn(note.label), note.key]) : [])
  return { ...draft, notes, body: body.map((block) => linkBlock(block, keys)) }
}

interface Taken {
  readonly notes: readonly DraftNote[]
  readonly body: readonly DraftBlock[]
}

interface TypedNote {
  readonly number: number
  readonly label: string
  /** Characters of the first block's words that are the label. */
  readonly length: number
  /** Blocks of the note, its first included, the last excluded. */
  readonly from: number
  readonly to: number
}

/** Paragraphs of a note behind its first. */
const MAX_MORE = 2

function takeNotes(body: readonly DraftBlock[]): Taken {
  const found = closingRun(body)
  const called = calledNumbers(body.slice(0, found[0]?.from ?? body.length))
  const share = found.filter((note) => called.has(note.number)).length
  if (found.length === 0 || share * 2 < found.length) return { notes: [], body }
  const taken = new Set(found.flatMap(({ from, to }) => body.slice(from, to)))
  return {
    notes: found.map(({ number, label, length, from, to }) => ({
      key: `typed-${number}`,
      label,
      runs: joinParagraphs([dropStart(runsOf(body[from]), length), ...body.slice(from + 1, to).map(runsOf)]),
    })),
    body: body.filter((block) => !taken.has(block)),
  }
}

/** Blocks that start with a mark, from the last one back as long as numbers fall and they stand together. */
function closingRun(body: readonly DraftBlock[]): TypedNote[] {
  const underNotes = blocksUnderNotes(body)
  const run: TypedNote[] = []
  for (let at = body.length - 1; at >= 0; at--) {
    const block = body[at]
    const after = run[0]
    const note = block && startOfNote(block, at, underNotes.has(at))
    if (note && (!after || note.number < after.number)) run.unshift({ ...note, to: after?.from ?? at + 1 })
    else if (after && (note || after.from - at > MAX_MORE || block?.kind !== 'paragraph')) break
  }
  return run
}

function startOfNote(block: DraftBlock, from: number, underNotes: boolean): TypedNote | null {
  if (block.kind === 'list-item') {
    const numbered = underNotes && /^\(?(\d{1,3})[.)]?$/.exec(block.label)
    return numbered
      ? { number: Number(numbered[1]), label: block.label, length: 0, from, to: from + 1 }
      : null
  }
  if (block.kind !== 'paragraph') return null
  const text = block.runs.map((run) => run.text).join('')
  const bracketed = /^(\[\d{1,3}\])\s*(?=\S)/.exec(text)?.[1]
  const raised = isRaisedNumber(block.runs[0]) ? block.runs[0]?.text : undefined
  const listed = underNotes ? /^(\d{1,3}[.)]?)\s+(?=\S)/.exec(text)?.[1] : undefined
  const label = bracketed ?? raised ?? listed
  if (label === undefined) return null
  return { number: numberIn(label), label: label.trim(), length: label.length, from, to: from + 1 }
}

/** Places of the blocks whose nearest heading above (or a line that could be one) says "Notes". */
function blocksUnderNotes(body: readonly DraftBlock[]): Set<number> {
  const places = new Set<number>()
  let under = false
  for (const [at, block] of body.entries()) {
    const words = runsOf(block).map((run) => run.text)
    if (words.length <= 3 && NOTES_HEADING.test(words.join(''))) under = true
    else if (block.kind === 'heading') under = false
    else if (under) places.add(at)
  }
  return places
}

function calledNumbers(body: readonly DraftBlock[]): Set<number> {
  const numbers = new Set<number>()
  for (const run of body.flatMap(allRuns)) {
    if (isRaisedNumber(run)) numbers.add(numberIn(run.text))
    for (const mark of run.text.matchAll(/\[\d{1,3}\]/g)) numbers.add(numberIn(mark[0]))
  }
  return numbers
}

function linkBlock(block: DraftBlock, keys: ReadonlyMap<number, string>): DraftBlock {
  if (block.kind === 'picture') return block
  if (block.kind !== 'table') return { ...block, runs: linkRuns(block.runs, keys) }
  return {
    ...block,
    rows: block.rows.map((row) => row.map((cell) => ({ ...cell, runs: linkRuns(cell.runs, keys) }))),
  }
}

function linkRuns(runs: readonly DraftRun[], keys: ReadonlyMap<number, string>): DraftRun[] {
  return runs.flatMap((run, index) => {
    if (run.style.noteKey !== undefined) return [run]
    if (isRaisedNumber(run)) {
      const number = numberIn(run.text)
      const key = keys.get(number) ?? (run.text.includes('[') ? `missing-${number}` : undefined)
      const unit = /(?:^|[^\p{L}])\p{L}{1,2}$/u.test(runs[index - 1]?.text ?? '')
      return [key === undefined || (unit && !run.text.includes('[')) ? run : withKey(run, key)]
    }
    return linkBrackets(run, keys)
  })
}

/** Cuts a run at the "[n]" of known notes. */
function linkBrackets(run: DraftRun, keys: ReadonlyMap<number, string>): DraftRun[] {
  if (keys.size === 0) return [run]
  return run.text
    .split(/(\[\d{1,3}\])/)
    .filter((piece) => piece !== '')
    .map((text) => {
      const key = /^\[\d{1,3}\]$/.test(text) ? keys.get(numberIn(text)) : undefined
      return key === undefined ? { ...run, text } : withKey({ ...run, text }, key)
    })
}

function withKey(run: DraftRun, noteKey: string): DraftRun {
  return { ...run, style: { ...run.style, noteKey } }
}

function isRaisedNumber(run: DraftRun | undefined): boolean {
  return run?.style.marks.includes('superscript') === true && /^\s*\[?\d{1,3}\]?\s*$/.test(run.text)
}

function allRuns(block: DraftBlock): readonly DraftRun[] {
  return block.kind === 'table'
    ? block.rows.flatMap((row) => row.flatMap((cell) => cell.runs))
    : runsOf(block)
}

function runsOf(block: DraftBlock | undefined): readonly DraftRun[] {
  return block === undefined || block.kind === 'picture' || block.kind === 'table' ? [] : block.runs
}

function numberIn(mark: string): number {
  return Number(mark.replace(/\D/g, ''))
}
