/** Sentences written before the reader: none may get worse. */
import { describe, expect, it } from 'vitest'
import { HELD_OUT_EN } from '../../cases/figures/held-out-en.ts'
import { HELD_OUT_ES } from '../../cases/figures/held-out-es.ts'
import { readAsExpected } from './score.ts'

describe('figures of English reports', () => {
  it.each(HELD_OUT_EN)('are read in “$text”', (one) => {
    expect(readAsExpected(one)).toEqual(one.figures)
  })
})

describe('figures of Spanish reports', () => {
  it.each(HELD_OUT_ES)('are read in “$text”', (one) => {
    expect(readAsExpected(one)).toEqual(one.figures)
  })
})
