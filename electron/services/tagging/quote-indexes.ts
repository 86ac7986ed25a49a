/** Keeps the indexes of the sources that quotes were looked up in last. */
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'

/** Characters of text kept in all: an index and its text take about 30 bytes for each. */
export const MOST_CHARACTERS = 6_000_000

export class QuoteIndexes {
  readonly #readText: (sourceId: string) => Promise<CanonicalText>
  /** The one used longest ago stands first. */
  readonly #kept = new Map<string, QuoteIndex>()

  constructor(readText: (sourceId: string) => Promise<CanonicalText>) {
    this.#readText = readText
  }

  /** Returns the index of a source, the same one as before while it is kept. Rejects as reading its text does. */
  async of(sourceId: string): Promise<QuoteIndex> {
    const index = this.#kept.get(sourceId) ?? buildQuoteIndex(await this.#readText(sourceId))
    this.#kept.delete(sourceId)
    this.#kept.set(sourceId, index)
    this.#forgetOldest()
    return index
  }

  #forgetOldest(): void {
    let characters = 0
    for (const { source } of this.#kept.values()) characters += source.text.length
    for (const [sourceId, { source }] of this.#kept) {
      if (characters <= MOST_CHARACTERS || this.#kept.size === 1) return
      this.#kept.delete(sourceId)
      characters -= source.text.length
    }
  }
}
