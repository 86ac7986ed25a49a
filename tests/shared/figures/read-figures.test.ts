/** What is read, and what is left out, kind by kind. */
import { describe, expect, it } from 'vitest'
import { readFigures } from '../../../shared/figures/read-figures.ts'
import {
  DENOMINATORS_EN,
  NONE_EN,
  PERIODS_EN,
  PLACES_EN,
  QUALIFIERS_EN,
  QUANTITIES_EN,
} from '../../cases/figures/more-en.ts'
import { FIGURES_ES, NONE_ES } from '../../cases/figures/more-es.ts'
import { readAsExpected } from './score.ts'

describe.each([
  ['numbers, units and heads', QUANTITIES_EN],
  ['qualifiers and ranges', QUALIFIERS_EN],
  ['periods', PERIODS_EN],
  ['places', PLACES_EN],
  ['denominators and uncertainty', DENOMINATORS_EN],
])('English %s', (_, cases) => {
  it.each(cases)('are read in “$text”', (one) => {
    expect(readAsExpected(one)).toEqual(one.figures)
  })
})

describe('Spanish figures', () => {
  it.each(FIGURES_ES)('are read in “$text”', (one) => {
    expect(readAsExpected(one, 'es')).toEqual(one.figures)
  })
})

describe('no figure', () => {
  it.each(NONE_EN)('is read in “%s”', (text) => {
    expect(readFigures(text).map(({ raw }) => raw)).toEqual([])
  })

  it.each(NONE_ES)('is read in “%s”', (text) => {
    expect(readFigures(text).map(({ raw }) => raw)).toEqual([])
  })
})
