import { describe, expect, it } from 'vitest'
import { codePointCounter } from '../../../shared/dataset/code-points.ts'

describe('counting code points', () => {
  it('counts a pair of surrogates once and has no place between its halves', () => {
    const count = codePointCounter('a𝔸b👩c')
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(count)).toEqual([0, 1, null, 2, 3, null, 4, 5])
  })

  it('agrees with iterating over the string, lone surrogates included', () => {
    const text = '\uD83Dx👩🏽‍🔬\uDC00\r\ne\u0301𠀀'
    const count = codePointCounter(text)
    let offset = 0
    for (const [i, character] of Array.from(text).entries()) {
      expect(count(offset)).toBe(i)
      offset += character.length
    }
    expect(count(text.length)).toBe(Array.from(text).length)
  })

  it('has no place outside the text', () => {
    const count = codePointCounter('abc')
    expect([-1, 4, 0.5].map(count)).toEqual([null, null, null])
  })
})
