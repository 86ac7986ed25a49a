/** Keeps the indexes of the sources that quotes were looked up in last. */
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'

/** An index and its text take about 30 bytes a character. */
const MOST_CHARACTERS = 6_000_000

export class QuoteIndexes {
  readonly #readText: (sourceId: string) => Promise<CanonicalText>
  readonly #most: number
  /** The one used longest ago stands first. */
  readonly #kept = new Map<string, QuoteIndex>()

  /** `most` is how many characters of text are kept in all; one text is kept however long it is. */
  constructor(readText: (sourceId: string) => Promise<CanonicalText>, most = MOST_CHARACTERS) {
    this.#readText = readText
    this.#most = most
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
      if (characters <= this.#most || this.#kept.size === 1) return
      this.#kept.delete(sourceId)
      characters -= source.text.length
    }
  }
}
