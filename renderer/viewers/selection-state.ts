/** Holds the caret and the selection of one report and says when they change. */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { spanBetween, type SelectionEnds } from './selection-model.ts'

export class SelectionState {
  readonly #source: CanonicalText
  readonly #listeners = new Set<() => void>()
  #ends: SelectionEnds | null = null
  #spans: readonly Span[] = []

  constructor(source: CanonicalText) {
    this.#source = source
  }

  /** The anchor and the caret; null before the caret was ever placed. */
  get ends(): SelectionEnds | null {
    return this.#ends
  }

  /** What is selected, in text order; empty where there is only a caret. */
  get spans(): readonly Span[] {
    return this.#spans
  }

  get caret(): number | null {
    return this.#ends?.focus ?? null
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Selects the stretch between two places; equal places are a caret alone. */
  set(ends: SelectionEnds): void {
    const span = spanBetween(this.#source, ends)
    this.#change(ends, span ? [span] : [])
  }

  /** Selects one stretch or several; the caret stands at the end of the last. None clears. */
  setSpans(spans: readonly Span[]): void {
    const first = spans[0]
    const last = spans.at(-1)
    if (!first || !last) {
      this.clear()
      return
    }
    const ends = { anchor: first.start, focus: last.end }
    if (spans.length === 1) this.set(ends)
    else this.#change(ends, spans)
  }

  /** Leaves the caret where it is, with nothing selected. */
  clear(): void {
    const focus = this.#ends?.focus
    this.#change(focus === undefined ? null : { anchor: focus, focus }, [])
  }

  #change(ends: SelectionEnds | null, spans: readonly Span[]): void {
    this.#ends = ends
    this.#spans = spans
    for (const listener of this.#listeners) listener()
  }
}
