/** One sentence and the figures a careful reader finds in it; what is not given is not checked. */
export interface ExpectedFigure {
  readonly raw: string
  readonly value: number
  readonly qualifier: string
  readonly high?: number
  readonly unit?: string | null
  readonly head?: string
  /** `null` where there must be none. */
  readonly period?: string | null
  readonly place?: string | null
  readonly denominator?: number
  readonly uncertainty?: string
}

export interface FigureCase {
  readonly text: string
  readonly figures: readonly ExpectedFigure[]
}

/** One expected figure. */
export function figure(
  raw: string,
  qualifier: string,
  value: number,
  more: Partial<ExpectedFigure> = {},
): ExpectedFigure {
  return { raw, qualifier, value, ...more }
}

/** One case. */
export function reads(text: string, ...figures: ExpectedFigure[]): FigureCase {
  return { text, figures }
}
