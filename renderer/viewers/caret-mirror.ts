/**
 * The hidden read-only text area that holds the focus while the caret is in the report. It mirrors the caret's
 * paragraph and the selection in it, so that screen readers and braille displays speak and echo them as they do
 * in any text.
 */
import { lastStartingAt, type CanonicalText, type Span } from '../../shared/anchoring/canonical-text.ts'
import type { SelectionEnds } from './selection-model.ts'

export class CaretMirror {
  readonly element: HTMLTextAreaElement
  #shown: Span | null = null

  constructor(root: HTMLElement) {
    this.element = document.createElement('textarea')
    this.element.className = 'caret-mirror'
    this.element.readOnly = true
    this.element.tabIndex = -1
    this.element.rows = 1
    this.element.setAttribute('aria-label', 'Caret in the report')
    root.append(this.element)
  }

  get hasFocus(): boolean {
    return document.activeElement === this.element
  }

  focus(): void {
    this.element.focus({ preventScroll: true })
  }

  /** Mirrors the paragraph around the caret. */
  show(source: CanonicalText, ends: SelectionEnds): void {
    const paragraph = source.blocks[Math.max(0, lastStartingAt(source.blocks, ends.focus))]
    if (!paragraph) return
    if (this.#shown?.start !== paragraph.start || this.#shown.end !== paragraph.end) {
      this.#shown = paragraph
      // Line breaks count one character in a text area too, so places stay the same.
      this.element.value = source.text.slice(paragraph.start, paragraph.end)
    }
    const within = (offset: number) =>
      Math.min(Math.max(offset, paragraph.start), paragraph.end) - paragraph.start
    const [from, to] = [within(ends.anchor), within(ends.focus)]
    this.element.setSelectionRange(Math.min(from, to), Math.max(from, to), to < from ? 'backward' : 'forward')
  }

  destroy(): void {
    this.element.remove()
  }
}
