/** Collects the words of one block: collapses white space as HTML does and joins neighbours of the same style. */
import type { DraftRun, InlineStyle } from '../draft-block.ts'

/** HTML's own white space (not NBSP, which stays). */
const COLLAPSIBLE = /[ \t\n\r\f]+/g

/** The words of the block being read. Lives as long as one reader; `take` empties it. */
export class InlineText {
  #runs: { readonly pieces: string[]; readonly style: InlineStyle }[] = []

  /** Adds text whose white space collapses, also with that of the text before it. Soft hyphens, which no reader sees, go. */
  add(text: string, style: InlineStyle): void {
    const collapsed = text.replaceAll('\u{AD}', '').replace(COLLAPSIBLE, ' ')
    const last = this.#lastPiece()
    const afterSpace = last === undefined || last.endsWith(' ') || last.endsWith('\n')
    this.#append(afterSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed, style)
  }

  /** Adds text as it stands, as inside `pre`, without its soft hyphens. */
  addVerbatim(text: string, style: InlineStyle): void {
    this.#append(text.replaceAll('\u{AD}', '').replace(/\r\n?/g, '\n'), style)
  }

  /**
   * Adds a forced line break; a space before it goes, as do those after it. It joins the run before it whatever
   * its style, so breaks in a row always stand in one run.
   */
  breakLine(): void {
    const last = this.#runs.at(-1)
    const piece = last?.pieces.pop()
    if (last && piece !== undefined) last.pieces.push(piece.endsWith(' ') ? piece.slice(0, -1) : piece)
    if (last && last.style.noteKey === undefined) last.pieces.push('\n')
    else this.#runs.push({ pieces: ['\n'], style: { marks: [] } })
  }

  /** Returns what was collected without white space at its ends, and starts anew. */
  take(): DraftRun[] {
    const runs = this.#runs.map(({ pieces, style }) => ({ text: pieces.join(''), style }))
    this.#runs = []
    return trimRuns(runs)
  }

  #lastPiece(): string | undefined {
    return this.#runs.at(-1)?.pieces.at(-1)
  }

  #append(text: string, style: InlineStyle): void {
    if (text === '') return
    const last = this.#runs.at(-1)
    if (last && sameStyle(last.style, style)) last.pieces.push(text)
    else this.#runs.push({ pieces: [text], style })
  }
}

/** Returns `runs` without white space at their two ends; runs of nothing but that white space go. */
export function trimRuns(runs: readonly DraftRun[]): DraftRun[] {
  const first = runs.findIndex((run) => run.text.trim() !== '')
  const last = runs.findLastIndex((run) => run.text.trim() !== '')
  return runs.slice(Math.max(first, 0), last + 1).map((run, index, kept) => {
    let text = run.text
    if (index === 0) text = text.trimStart()
    if (index === kept.length - 1) text = text.trimEnd()
    return { ...run, text }
  })
}

/** Returns the paragraphs that two or more line breaks in a row make of `runs`. Empty input gives none. */
export function splitAtBlankLines(runs: readonly DraftRun[]): DraftRun[][] {
  const paragraphs: DraftRun[][] = [[]]
  for (const { text, style } of runs) {
    const [first, ...others] = text.split(/\n\s*\n/)
    paragraphs.at(-1)?.push({ text: first ?? '', style })
    for (const other of others) paragraphs.push([{ text: other, style }])
  }
  return paragraphs.map(trimRuns).filter((paragraph) => paragraph.length > 0)
}

/** Returns the paragraphs joined by single line breaks, as one block's runs. */
export function joinParagraphs(paragraphs: readonly (readonly DraftRun[])[]): DraftRun[] {
  return paragraphs
    .filter((runs) => runs.length > 0)
    .flatMap((runs, index) => (index === 0 ? runs : [{ text: '\n', style: { marks: [] } }, ...runs]))
}

/** Returns `runs` without their first `length` characters and the white space after those. */
export function dropStart(runs: readonly DraftRun[], length: number): DraftRun[] {
  let drop = length
  const rest = runs.map((run) => {
    const cut = Math.min(drop, run.text.length)
    drop -= cut
    return { ...run, text: run.text.slice(cut) }
  })
  return trimRuns(rest.filter((run) => run.text !== ''))
}

function sameStyle(a: InlineStyle, b: InlineStyle): boolean {
  return (
    a === b ||
    (a.href === b.href &&
      a.noteKey === b.noteKey &&
      a.marks.length === b.marks.length &&
      a.marks.every((mark, index) => mark === b.marks[index]))
  )
}
