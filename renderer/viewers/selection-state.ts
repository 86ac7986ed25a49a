/**
 * Holds the caret and the selection of one report and says when they change. A selection is one stretch as a rule;
 * further parts are added by {@link SelectionState.beginPart}: what is selected then stays, and the next stretch joins.
 */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { joinSpans, spanBetween, type SelectionEnds } from './selection-model.ts'

export class SelectionState {
  readonly #source: CanonicalText
  readonly #listeners = new Set<() => void>()
  #ends: SelectionEnds | null = null
  /** The parts before the one that is being selected. */
  #parts: readonly Span[] = []
  #part: Span | null = null
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

  /** Selects the stretch between two places as the part at hand; equal places are a caret alone. */
  set(ends: SelectionEnds): void {
    this.#part = spanBetween(this.#source, ends)
    this.#change(ends)
  }

  /** Begins elsewhere: what was selected goes, unless a further part was just begun. */
  start(ends: SelectionEnds): void {
    if (this.#part) this.#parts = []
    this.set(ends)
  }

  /** Keeps what is selected while the next part is selected. False where nothing is. */
  beginPart(): boolean {
    const focus = this.#ends?.focus
    if (this.#spans.length === 0 || focus === undefined) return false
    this.#parts = this.#spans
    this.set({ anchor: focus, focus })
    return true
  }

  /** Selects one stretch or several, the last of them as the part at hand. None clears. */
  setSpans(spans: readonly Span[]): void {
    const last = spans.at(-1)
    if (!last) {
      this.clear()
      return
    }
    this.#parts = spans.slice(0, -1)
    this.set({ anchor: last.start, focus: last.end })
  }

  /** Leaves the caret where it is, with nothing selected. */
  clear(): void {
    const focus = this.#ends?.focus
    this.#parts = []
    this.#part = null
    this.#change(focus === undefined ? null : { anchor: focus, focus })
  }

  #change(ends: SelectionEnds | null): void {
    this.#ends = ends
    this.#spans = joinSpans(this.#part ? [...this.#parts, this.#part] : this.#parts)
    for (const listener of this.#listeners) listener()
  }
}
