/** The shape of the cases in this folder: a quote and what must be found for it in a source. */

export interface Found {
  readonly how: string
  /** The words of the spans, raw. */
  readonly words: readonly string[]
  /** The raw text right before the first. */
  readonly behind?: string
}

export interface MatchCase {
  readonly name: string
  /** In the notation of `canonical-text-builder.ts`. */
  readonly source: string
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
  readonly found?: Found
  /** At how many places, if that is not decided. */
  readonly places?: number
  /** A part of the reason for not finding it. */
  readonly missing?: string
}

/** Found once folding is applied; `words` are the spans as they stand in the source. */
export function normalised(...words: string[]): Found {
  return { how: 'normalised', words }
}

/** Found unit for unit. */
export function exactly(...words: string[]): Found {
  return { how: 'exact', words }
}
