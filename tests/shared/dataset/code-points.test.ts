import { describe, expect, it } from 'vitest'
import { codePointCounter } from '../../../shared/dataset/code-points.ts'
import { randomText, seededRandom } from '../../fixtures/random-text.ts'

/** One seed's texts again with `PINCITE_SEED`. */
const SEED = Number(process.env['PINCITE_SEED'] ?? 1)

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

  it(`leads from UTF-16 to code points to UTF-8 bytes and back, whatever the characters (PINCITE_SEED=${SEED})`, () => {
    const random = seededRandom(SEED)
    const utf8 = new TextEncoder()
    for (let round = 0; round < 300; round++) {
      // UTF-8 has no lone surrogates.
      const text = randomText(random, 40).toWellFormed()
      const count = codePointCounter(text)
      const characters = Array.from(text)
      const bytes = utf8.encode(text)
      for (let offset = 0; offset <= text.length; offset++) {
        const points = count(offset)
        if (points === null) {
          expect(text.slice(0, offset).isWellFormed()).toBe(false)
          continue
        }
        const before = characters.slice(0, points).join('')
        expect(before).toBe(text.slice(0, offset))
        const length = utf8.encode(before).length
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length))).toBe(before)
      }
    }
  })
})
