/** Compares read figures with what a careful reader expects. */
import { readFigures } from '../../../shared/figures/read-figures.ts'
import type { FigureLocale } from '../../../shared/figures/figure.ts'
import type { ExpectedFigure, FigureCase } from '../../cases/figures/figure-case.ts'

/** What of each figure the case speaks of, as read; in the form of the expectation, so that a test shows both. */
export function readAsExpected(
  { text, figures }: FigureCase,
  locale?: FigureLocale,
): Partial<ExpectedFigure>[] {
  return readFigures(text, locale ? { locale } : {}).map((found, place) => {
    const wanted = figures[place] ?? { raw: '', qualifier: '', value: 0 }
    const shown: Record<string, unknown> = {}
    for (const field of Object.keys(wanted) as (keyof ExpectedFigure)[]) {
      const read = found[field] ?? null
      shown[field] = field === 'value' && typeof read === 'number' ? near(read, wanted.value) : read
    }
    return shown
  })
}

/** The wanted value where the read one differs by no more than rounding. */
function near(read: number, wanted: number): number {
  return Math.abs(read - wanted) <= 1e-12 * Math.abs(wanted) ? wanted : read
}
