import { describe, expect, it } from 'vitest'
import { foldText, foldedString, rawEnd, rawSpan } from '../../../shared/anchoring/fold-text.ts'
import { foldCases } from '../../cases/anchoring/fold-cases.ts'
import { randomText, seededRandom } from '../../fixtures/random-text.ts'

describe('folded text', () => {
  for (const { name, text, folded } of foldCases) {
    it(name, () => {
      expect(foldedString(foldText(text))).toBe(folded)
    })
  }

  it('leaves out the markers it is told of, and says where they stood', () => {
    const folded = foldText('policy.17 The end*', [
      { start: 7, end: 9 },
      { start: 17, end: 18 },
    ])
    expect(foldedString(folded)).toBe('policy.Theend')
    expect(folded.dropped).toEqual([
      { start: 7, end: 9, at: 7, known: true },
      { start: 17, end: 18, at: 13, known: true },
    ])
  })

  it('takes markers in any order, overlapping or out of range, without losing text', () => {
    const folded = foldText('abcdef', [
      { start: 4, end: 99 },
      { start: 1, end: 3 },
      { start: 2, end: 3 },
      { start: 9, end: 12 },
    ])
    expect(foldedString(folded)).toBe('ad')
  })

  it('maps every folded unit back to the character it came from', () => {
    const folded = foldText('a ﬁ Me\u0301 𝑛')
    expect(foldedString(folded)).toBe('afiMén')
    expect(Array.from(folded.starts)).toEqual([0, 2, 2, 4, 5, 8])
    expect(Array.from(folded.lengths)).toEqual([1, 1, 1, 1, 2, 2])
    expect(rawSpan(folded, 1, 3)).toEqual({ start: 2, end: 3 })
    expect(rawEnd(folded, 5)).toBe(10)
  })

  it('folds a character the same wherever it stands, over random text', () => {
    const random = seededRandom(11)
    for (let round = 0; round < 200; round++) {
      const text = randomText(random, 60)
      const folded = foldText(text)
      for (let i = 0; i < folded.units.length; i++) {
        const start = folded.starts[i] ?? 0
        expect(start).toBeGreaterThanOrEqual(folded.starts[i - 1] ?? 0)
        expect(start + (folded.lengths[i] ?? 0)).toBeLessThanOrEqual(text.length)
        expect(folded.lengths[i]).toBeGreaterThan(0)
      }
    }
  })

  it('grows as needed where one character becomes many', () => {
    expect(foldedString(foldText('ﷺ'.repeat(500)))).toHaveLength(500 * 15)
  })

  it('folds a base with a thousand marks in pieces', () => {
    const folded = foldText('a' + '\u0335'.repeat(1000) + 'b')
    expect(foldedString(folded)).toHaveLength(1002)
    expect(rawSpan(folded, 0, folded.units.length)).toEqual({ start: 0, end: 1002 })
  })
})
