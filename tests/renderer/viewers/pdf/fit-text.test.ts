import { describe, expect, it } from 'vitest'
import { spacingOf } from '../../../../renderer/viewers/pdf/fit-text.ts'

const item = (str: string, width: number, heading = false) => ({ str, width, size: 10, heading })

describe('how text fills the length of its item', () => {
  it('widens the spaces of a justified line', () => {
    // Six points are missing over three spaces: two points each, a fifth of the type size.
    expect(spacingOf(item('one two three four', 106), 100).word).toBeCloseTo(0.2)
  })

  it('narrows them in a tight line', () => {
    expect(spacingOf(item('one two three', 98), 100).word).toBeCloseTo(-0.1)
  })

  it('spaces the letters of a single word', () => {
    expect(spacingOf(item('ANNEX', 55), 50)).toEqual({ letter: 0.1, word: 0, scale: 1 })
  })

  it('spaces the letters of a heading though it has spaces', () => {
    expect(spacingOf(item('The lamps', 99, true), 90).letter).toBeCloseTo(0.1)
  })

  it('stretches what is too far off for either', () => {
    expect(spacingOf(item('condensed', 50), 100)).toEqual({ letter: 0, word: 0, scale: 0.5 })
  })

  it('fills a gap with its space without stretching the underline', () => {
    expect(spacingOf(item(' ', 12), 2)).toEqual({ letter: 1, word: 0, scale: 1 })
  })
})
