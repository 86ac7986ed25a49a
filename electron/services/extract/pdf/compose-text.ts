/** Writes blocks into one text while keeping where every character came from. */
import type { Block, BlockKind, ItemRun, PageRun, Span } from '../../../../shared/anchoring/canonical-text.ts'
import { cutBox } from '../../../../shared/anchoring/page-box.ts'
import { joinLines } from './join-words.ts'
import { isRaised, segmentsOf, type Line, type Segment } from './line.ts'
import { marksIn } from './note-marks.ts'
import type { TextRun } from './text-run.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A raised mark as it stands in the text. */
export interface MarkPlace {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly page: number
}

/** A block to be written: its lines, without the first `skip` characters (a bullet, a note's mark). */
export interface BlockSource {
  readonly kind: BlockKind
  readonly level?: number
  readonly lines: readonly Line[]
  readonly skip?: number
}

/** Builds the text of a source block by block; read the fields when all blocks are added. */
export class TextComposer {
  readonly blocks: Block[] = []
  readonly itemRuns: ItemRun[] = []
  readonly pageRuns: PageRun[] = []
  readonly marks: MarkPlace[] = []
  readonly #vocabulary: Vocabulary
  #parts: string[] = []
  #length = 0

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  get text(): string {
    return this.#parts.join('')
  }

  get length(): number {
    return this.#length
  }

  /**
   * Adds a block after `separator` and returns its index in {@link blocks}, or null where nothing printable is left
   * of it (then nothing is written).
   */
  add(source: BlockSource, separator: string): number | null {
    const pieces = this.#pieces(source)
    if (!pieces.some((piece) => piece.segment.text.trim() !== '')) return null
    if (this.#length > 0) this.#write(separator)
    const start = this.#length
    for (const piece of pieces) this.#addPiece(piece)
    const level = source.level === undefined ? {} : { level: source.level }
    return this.blocks.push({ kind: source.kind, ...level, start, end: this.#length }) - 1
  }

  #pieces(source: BlockSource): Piece[] {
    const pieces: Piece[] = []
    source.lines.forEach((line, index) => {
      const segments =
        index === 0 ? dropStart(segmentsOf(line.runs), source.skip ?? 0) : segmentsOf(line.runs)
      if (segments.length === 0) return
      const before = source.lines[index - 1]
      if (pieces.length > 0 && before) {
        const join = joinLines(before.text, line.text, this.#vocabulary)
        if (join === 'drop-hyphen') dropHyphen(pieces)
        if (join === 'space') pieces.push({ segment: SPACE, line })
      }
      pieces.push(...segments.map((segment) => ({ segment, line })))
    })
    return pieces
  }

  #addPiece({ segment, line }: Piece): void {
    const start = this.#length
    const { run, from, text } = segment
    this.#write(text)
    if (!run) return
    if (this.pageRuns.at(-1)?.page !== run.page) this.pageRuns.push({ start, page: run.page })
    this.itemRuns.push(itemRun(run, { start: from, end: from + text.length }, start))
    const raised = isRaised(run, line) ? marksIn(text) : raisedDigits(text)
    for (const mark of raised) {
      this.marks.push({
        start: start + mark.at,
        end: start + mark.at + mark.length,
        label: mark.label,
        page: run.page,
      })
    }
  }

  #write(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

interface Piece {
  readonly segment: Segment
  readonly line: Line
}

/** The characters `within` of a run, standing in the text from `start` on. */
function itemRun(run: TextRun, within: Span, start: number): ItemRun {
  const box = cutBox(run.box, run.flow, run.text, within)
  const { page, item } = run
  const flow = run.flow === 'right' ? {} : { flow: run.flow }
  return { page, item, from: within.start, start, length: within.end - within.start, box, ...flow }
}

const SPACE: Segment = { text: ' ', run: null, from: 0 }

/** Marks printed with the superscript digits of Unicode, behind a word. */
function raisedDigits(text: string): ReturnType<typeof marksIn> {
  return [...text.matchAll(/(?<=\S)[⁰¹²³⁴-⁹]+/gu)].flatMap((match) =>
    marksIn(match[0]).map((mark) => ({ ...mark, at: mark.at + match.index })),
  )
}

function dropStart(segments: readonly Segment[], count: number): Segment[] {
  let left = count
  const kept: Segment[] = []
  for (const segment of segments) {
    const cut = Math.min(left, segment.text.length)
    left -= cut
    const text = segment.text.slice(cut)
    if (text !== '') kept.push({ ...segment, text, from: segment.from + cut })
  }
  return kept
}

/** Takes the hyphen that ends the last piece away, with a space before it. */
function dropHyphen(pieces: Piece[]): void {
  for (let last = pieces.pop(); last; last = pieces.pop()) {
    const text = last.segment.text.replace(/\s*[-‐\u{AD}]?$/u, '')
    if (text !== '') {
      pieces.push({ ...last, segment: { ...last.segment, text } })
      return
    }
  }
}
