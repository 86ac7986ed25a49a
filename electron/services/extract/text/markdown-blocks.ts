/**
 * Reads Markdown into blocks (CommonMark's block structure, and the footnotes of GitHub and Pandoc). The text stays
 * the file's own: marks of headings, lists and quotes stand between blocks, marks within a line stay in the words.
 */
import type { Span } from '../../../../shared/anchoring/canonical-text.ts'
import type { TextBlock, TextCall, TextReading } from './text-block.ts'
import { splitLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^( {0,3}(#{1,6})[ \t]+)\S/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const ITEM = /^(\s*([-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)(?=\S)/
const NOTE = /^( {0,3}\[\^([^\]\s]+)\]:[ \t]*)(?=\S)/
const QUOTE = /^ {0,3}>[ \t]?/
const CALL = /\[\^([^\]\s]+)\](?!:)/g

/** Returns the blocks of Markdown `text` and the footnote marks in it. */
export function readMarkdownBlocks(text: string): TextReading {
  const reader = new MarkdownReader()
  const lines = splitLines(text)
  const body = frontMatterEnd(lines)
  reader.addVerbatim(lines.slice(0, body))
  for (const [index, line] of lines.entries()) if (index >= body) reader.add(line)
  const calls = [...text.matchAll(CALL)].map((match): TextCall => ({
    start: match.index,
    end: match.index + match[0].length,
    key: match[1] ?? '',
  }))
  return { blocks: reader.finish(), calls }
}

/** Returns a field (`name` in lower case) of the YAML block in front of a Markdown file, without quotes, or null. */
export function frontMatterField(text: string, name: string): string | null {
  const lines = splitLines(text)
  for (const { text: line } of lines.slice(0, frontMatterEnd(lines))) {
    const colon = line.indexOf(':')
    const field = line.slice(colon + 1).trim()
    if (colon < 0 || field === '' || line.slice(0, colon).trim().toLowerCase() !== name) continue
    return field.replace(/^(["'])(.*)\1$/, '$2')
  }
  return null
}

function frontMatterEnd(lines: readonly TextLine[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line.text))
  return end < 0 ? 0 : end + 1
}

type Kind =
  | { readonly kind: 'paragraph'; readonly style: 'plain' | 'quote' | 'preformatted' }
  | { readonly kind: 'list-item'; readonly depth: number; readonly label: string }
  | { readonly kind: 'note'; readonly label: string; readonly key: string }

/** Takes lines one by one; a block stays open until a line ends it. */
class MarkdownReader {
  readonly #blocks: TextBlock[] = []
  #open: { kind: Kind; spans: Span[] } | null = null
  #fence: string | null = null
  #indents: number[] = []

  finish(): TextBlock[] {
    this.#close()
    return this.#blocks
  }

  addVerbatim(lines: readonly TextLine[]): void {
    for (const line of lines)
      if (!line.blank) this.#extend({ kind: 'paragraph', style: 'preformatted' }, line, 0)
    this.#close()
  }

  add(line: TextLine): void {
    if (this.#addToFence(line)) return
    if (line.blank) {
      this.#close()
      return
    }
    if (this.#addHeading(line) || this.#addMarked(line)) return
    if (RULE.test(line.text)) this.#close()
    else this.#addWords(line)
  }

  #addToFence(line: TextLine): boolean {
    const mark = FENCE.exec(line.text)?.[1]
    if (this.#fence !== null) {
      if (mark?.startsWith(this.#fence)) {
        this.#fence = null
        this.#close()
      } else if (!line.blank) this.#extend({ kind: 'paragraph', style: 'preformatted' }, line, 0)
      return true
    }
    if (mark === undefined) return false
    this.#close()
    this.#fence = mark
    return true
  }

  #addHeading(line: TextLine): boolean {
    const heading = HEADING.exec(line.text)
    if (heading) {
      this.#close()
      const start = line.start + (heading[1]?.length ?? 0)
      const end = line.start + withoutClosingMarks(line.text).length
      if (end > start)
        this.#blocks.push({ kind: 'heading', level: heading[2]?.length ?? 1, spans: [{ start, end }] })
      return true
    }
    const underline = UNDERLINE.exec(line.text)?.[1]
    const open = this.#open
    if (underline === undefined || open?.kind.kind !== 'paragraph' || open.kind.style !== 'plain')
      return false
    this.#open = null
    this.#blocks.push({ kind: 'heading', level: underline.startsWith('=') ? 1 : 2, spans: open.spans })
    return true
  }

  #addMarked(line: TextLine): boolean {
    const note = NOTE.exec(line.text)
    const item = RULE.test(line.text) ? null : ITEM.exec(line.text)
    if (!note && !item) return false
    this.#close()
    if (note) {
      const key = note[2] ?? ''
      this.#extend({ kind: 'note', label: `[${key}]`, key }, line, note[1]?.length ?? 0)
    } else if (item) {
      const length = item[1]?.length ?? 0
      const depth = this.#depthOf(line.text.length - line.text.trimStart().length)
      this.#extend({ kind: 'list-item', depth, label: bulletOf(item[2] ?? '') }, line, length)
    }
    return true
  }

  #addWords(line: TextLine): void {
    const quote = QUOTE.exec(line.text)
    const open = this.#open
    if (quote) {
      if (line.text.slice(quote[0].length).trim() === '') this.#close()
      else this.#extend({ kind: 'paragraph', style: 'quote' }, line, quote[0].length)
      return
    }
    if (open) {
      this.#extend(open.kind, line, 0)
      return
    }
    const indent = line.text.length - line.text.trimStart().length
    const last = this.#blocks.at(-1)
    if (indent >= 2 && last?.kind === 'list-item') {
      this.#extend({ kind: 'list-item', depth: last.depth, label: '' }, line, 0)
    } else if (indent >= 4 && last?.kind === 'note') {
      this.#extend({ kind: 'note', label: '', key: last.key }, line, 0)
    } else {
      if (indent === 0) this.#indents = []
      this.#extend({ kind: 'paragraph', style: indent >= 4 ? 'preformatted' : 'plain' }, line, 0)
    }
  }

  /** Adds a line's words, from column `from` on, to the open block, or opens one where another kind is open. */
  #extend(kind: Kind, line: TextLine, from: number): void {
    const open = this.#open
    const same = open && open.kind.kind === kind.kind && styleOf(open.kind) === styleOf(kind)
    if (!same) this.#close()
    const verbatim = kind.kind === 'paragraph' && kind.style === 'preformatted'
    const words = line.text.slice(from)
    const lead = verbatim ? 0 : words.length - words.trimStart().length
    const span = { start: line.start + from + lead, end: line.start + line.text.trimEnd().length }
    if (this.#open) this.#open.spans.push(span)
    else this.#open = { kind, spans: [span] }
  }

  #close(): void {
    if (this.#open) this.#blocks.push({ ...this.#open.kind, spans: joinLines(this.#open.spans) })
    this.#open = null
  }

  #depthOf(indent: number): number {
    this.#indents = this.#indents.filter((known) => known < indent)
    this.#indents.push(indent)
    return this.#indents.length - 1
  }
}

function styleOf(kind: Kind): string {
  return kind.kind === 'paragraph' ? kind.style : ''
}

/** Every line's span but the last reaches to the start of the next, so that line ends are part of the words. */
function joinLines(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]
    // A longer gap holds more than a line end: the mark of a quoted line, or an indent.
    const end = next && next.start - span.end <= 2 ? next.start : span.end
    const before = joined.at(-1)
    if (before?.end === span.start) joined[joined.length - 1] = { start: before.start, end }
    else joined.push({ start: span.start, end })
  }
  return joined
}

/** A heading's line without the #s that may close it. */
function withoutClosingMarks(line: string): string {
  const trimmed = line.trimEnd()
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end--
  return end < trimmed.length && /\s/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : trimmed
}

function bulletOf(mark: string): string {
  return /\d/.test(mark) ? mark : '•'
}
