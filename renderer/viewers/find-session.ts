/** Finding in one report: the matches of a query over the canonical text, and which one is at hand. */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { findAll } from '../../shared/anchoring/find-text.ts'
import type { FindInfo } from './report-view.ts'

/** More matches than this are not counted. */
const LIMIT = 5000

export class FindSession {
  readonly #source: CanonicalText
  #query = ''
  #matches: readonly Span[] = []
  #more = false
  #current = -1

  constructor(source: CanonicalText) {
    this.#source = source
  }

  get matches(): readonly Span[] {
    return this.#matches
  }

  get current(): Span | null {
    return this.#matches[this.#current] ?? null
  }

  get info(): FindInfo {
    return {
      query: this.#query,
      count: this.#matches.length,
      more: this.#more,
      current: this.#current + 1,
    }
  }

  /** Looks for `query` and takes the first match at or after `from` as the current one. */
  start(query: string, from: number): void {
    this.#query = query
    const found = query.trim() === '' ? [] : findAll(this.#source, query, { limit: LIMIT + 1 })
    this.#more = found.length > LIMIT
    this.#matches = found.slice(0, LIMIT)
    const next = this.#matches.findIndex((match) => match.start >= from)
    this.#current = this.#matches.length === 0 ? -1 : Math.max(0, next)
  }

  /** Goes on by `step` matches, round the end. */
  step(step: 1 | -1): void {
    const count = this.#matches.length
    if (count > 0) this.#current = (this.#current + step + count) % count
  }
}
