/** Turns the runs of all pages into the text of the report: what is body, what are notes, what is furniture. */
import type { CanonicalText } from '../../../../shared/anchoring/canonical-text.ts'
import { joinWrapped } from './aligned-tables.ts'
import { measureBody, type BodyStyle } from './body-style.ts'
import { TextComposer } from './compose-text.ts'
import { splitEndnotes } from './find-endnotes.ts'
import { splitFootnotes, type NoteDraft } from './find-footnotes.ts'
import { findFurniture, type PageLines } from './find-furniture.ts'
import { findHeadings } from './find-headings.ts'
import { linesOfCells } from './find-tables.ts'
import type { Line } from './line.ts'
import { linkMarkers, type PlacedNote } from './link-markers.ts'
import { bulletLength } from './list-labels.ts'
import { moveFloats } from './move-floats.ts'
import { orderLines } from './order-lines.ts'
import { labelPages } from './page-numbers.ts'
import { partColumns } from './part-columns.ts'
import { pageLines } from './page-lines.ts'
import type { PageText } from './read-page.ts'
import { splitBlocks, type BlockDraft } from './split-blocks.ts'
import { collectVocabulary } from './vocabulary.ts'

/** The text with everything known of it but extractor and outline, and the title its first large heading gives. */
export type ComposedReport = Omit<CanonicalText, 'extractor' | 'outline'> & { readonly title: string | null }

/** Composes the pages (in order, page `n` at index `n - 1`) into one text. */
export function composeReport(
  pages: readonly PageText[],
  fileLabels: readonly string[] | null,
): ComposedReport {
  const sheets: PageLines[] = pages.map((page) => ({ ...page, lines: pageLines(page) }))
  const lines = sheets.flatMap((sheet) => sheet.lines)
  const furniture = findFurniture(sheets, measureBody(lines).size)
  const style = measureBody(lines.filter((line) => !furniture.has(line)))
  const ordered = sheets.map((sheet) =>
    orderLines(joinWrapped(partColumns(sheet.lines.filter((line) => !furniture.has(line))))),
  )
  const feet = splitFootnotes(ordered, style)
  const ends = splitEndnotes(moveFloats(splitBlocks(feet.body, style)))

  const composer = new TextComposer(collectVocabulary(textsOf([...ends.body, ...feet.notes, ...ends.notes])))
  const title = addBody(composer, ends.body, style)
  const bodyEnd = composer.length
  const notes = [...addNotes(composer, feet.notes, 'footnote'), ...addNotes(composer, ends.notes, 'endnote')]
  const notesEnd = composer.length
  addFurniture(
    composer,
    lines.filter((line) => furniture.has(line)),
  )
  const { text, blocks, pageRuns, itemRuns, marks } = composer
  const marked = { text: text.slice(0, bodyEnd), raised: marks, pageRuns }
  const printed = sheets.map(({ page, lines: all }) => ({
    page,
    texts: all.filter((line) => furniture.has(line)).map((line) => line.text),
  }))
  return {
    text,
    bodyEnd,
    notesEnd,
    blocks,
    pages: labelPages(pages, fileLabels, printed),
    pageRuns,
    markers: linkMarkers(marked, notes),
    itemRuns,
    title,
  }
}

/** The lines of each text that is joined: of every block, and of every cell of a row. */
function textsOf(drafts: readonly { readonly lines: readonly Line[] }[]): (readonly Line[])[] {
  return drafts.flatMap(({ lines }) =>
    lines.flatMap((line) => line.rowCells ?? []).concat([lines.filter((line) => !line.rowCells)]),
  )
}

/** Adds the blocks of the body; returns the text of the first heading of the highest level on the first pages. */
function addBody(composer: TextComposer, drafts: readonly BlockDraft[], style: BodyStyle): string | null {
  const levels = findHeadings(drafts, style)
  let title: { level: number; text: string } | null = null
  let last: BlockDraft | undefined
  for (const draft of drafts) {
    const separator = last && last.kind === draft.kind && draft.kind !== 'paragraph' ? '\n' : '\n\n'
    last = draft
    if (draft.kind === 'table-row') {
      addRow(composer, draft, separator)
      continue
    }
    const level = levels.get(draft)
    const first = draft.lines[0]
    const skip = draft.kind === 'list-item' && first ? bulletLength(first.text) : 0
    const source = { kind: level === undefined ? draft.kind : ('heading' as const), lines: draft.lines, skip }
    composer.add(level === undefined ? source : { ...source, level }, separator)
    if (level !== undefined && (first?.page ?? 9) <= 2 && level < (title?.level ?? 2)) {
      title = { level, text: draft.lines.map((line) => line.text).join(' ') }
    }
  }
  return title?.text ?? null
}

function addRow(composer: TextComposer, draft: BlockDraft, separator: string): void {
  let between = separator
  for (const line of draft.lines) {
    for (const lines of linesOfCells(line)) {
      if (composer.add({ kind: 'table-cell', lines }, between) !== null) between = '\t'
    }
  }
}

function addNotes(
  composer: TextComposer,
  drafts: readonly NoteDraft[],
  kind: PlacedNote['kind'],
): PlacedNote[] {
  return drafts.flatMap((draft) => {
    const block = composer.add({ kind: 'note', lines: draft.lines, skip: draft.markLength }, '\n\n')
    return block === null ? [] : [{ label: draft.label, page: draft.page, block, kind }]
  })
}

function addFurniture(composer: TextComposer, lines: readonly Line[]): void {
  for (const line of lines) composer.add({ kind: 'furniture', lines: [line] }, '\n\n')
}
