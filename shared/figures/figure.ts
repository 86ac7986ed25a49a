/** What the number reader finds: figures with the words that say what each is. See docs/figures.md. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { Qualifier } from '../domain/codebook.ts'

/** Where the words stand that say each field, as UTF-16 offsets into the text read, the end exclusive. */
export interface FigureSpans {
  /** The number without qualifier and unit; of a range its low end. */
  readonly value: Span
  readonly high?: Span
  readonly qualifier?: Span
  readonly unit?: Span
  readonly head?: Span
  readonly place?: Span
  readonly period?: Span
  readonly denominator?: Span
  readonly uncertainty?: Span
}

export interface ReadFigure {
  /** The figure as printed with its qualifier, currency and percent: "more than US$4.2 million". */
  readonly raw: string
  /** UTF-16 offset of `raw` in the text read. */
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** The number meant, scale words multiplied in. Of a range its low end; a percentage as printed; a share below 1. */
  readonly value: number
  /** High end of a range; absent otherwise. */
  readonly high?: number
  readonly qualifier: Qualifier
  /** "%", "share", "times", "percentage points", a currency code, "people", "per 100,000 people" or a noun as printed. */
  readonly unit: string | null
  /** What is counted, as printed. */
  readonly head?: string
  readonly place?: string
  /** The time meant, as printed but for the joint of a range: "2016–2019" for "between 2016 and 2019". */
  readonly period?: string
  /** Of how many, where the text says so: 96 of "35 of 96". */
  readonly denominator?: number
  /** "± 3 points", "95 % CI 26–34", as printed. */
  readonly uncertainty?: string
  readonly parts: FigureSpans
}

/** Languages the reader knows; each is one lexicon. */
export type FigureLocale = 'en' | 'es'

export interface ReadFiguresOptions {
  /** Told by the commonest words of the text where left out. */
  readonly locale?: FigureLocale
  /** Note markers an extractor knows of; those that look like one are found without. */
  readonly markers?: readonly Span[]
}
