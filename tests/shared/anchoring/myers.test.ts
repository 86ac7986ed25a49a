import { describe, expect, it } from 'vitest'
import { align, similarity } from '../../../shared/anchoring/myers.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

function units(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => character.charCodeAt(0))
}

/** Fewest errors of `pattern` anywhere in `text`: Sellers' table, cell by cell. */
function fewestErrors(pattern: string, text: string): number {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i)
  let fewest = pattern.length
  for (const letter of text) {
    const next = [0]
    for (let i = 1; i <= pattern.length; i++) {
      const substituted = (column[i - 1] ?? 0) + (pattern[i - 1] === letter ? 0 : 1)
      next.push(Math.min(substituted, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1))
    }
    column = next
    fewest = Math.min(fewest, column[pattern.length] ?? 0)
  }
  return fewest
}

describe('aligning a pattern with a text', () => {
  const cases = [
    { name: 'an equal stretch', pattern: 'cat', text: 'the cat sat', start: 4, end: 7, errors: 0 },
    { name: 'a letter replaced', pattern: 'gumbo', text: 'a gambol', start: 2, end: 7, errors: 1 },
    { name: 'a letter dropped', pattern: 'committee', text: 'the comittee', start: 4, end: 12, errors: 1 },
    { name: 'a letter put in', pattern: 'town', text: 'in towan x', start: 3, end: 8, errors: 1 },
    {
      name: 'the last letter replaced: the longest alignment',
      pattern: 'cats',
      text: '--catz--',
      start: 2,
      end: 6,
      errors: 1,
    },
    {
      name: 'letters put in: the longest alignment, though a shorter one came first',
      pattern: 'abcdef',
      text: '-abXYcdef-',
      start: 1,
      end: 9,
      errors: 2,
    },
    {
      name: 'the first letter replaced: the longest alignment',
      pattern: 'stac',
      text: '--ztac--',
      start: 2,
      end: 6,
      errors: 1,
    },
    { name: 'the first of two equal stretches', pattern: 'ab', text: 'ab-ab', start: 0, end: 2, errors: 0 },
    { name: 'letters beyond Latin', pattern: 'стол', text: 'на стуле', start: 3, end: 7, errors: 1 },
  ]
  for (const { name, pattern, text, ...expected } of cases) {
    it(`finds ${name}`, () => {
      expect(align(units(pattern), units(text), 0, text.length)).toEqual(expected)
    })
  }

  it('keeps to the stretch it is given', () => {
    expect(align(units('cat'), units('cat cut cat'), 3, 8)).toEqual({ start: 4, end: 7, errors: 1 })
  })

  it('counts as many errors as the table computed cell by cell, over one word and several', () => {
    const random = seededRandom(9)
    const letters = (length: number): string =>
      Array.from({ length }, () => 'abcé'[randomInt(random, 4)]).join('')
    for (let round = 0; round < 300; round++) {
      const pattern = letters(1 + randomInt(random, 100))
      const text = letters(1 + randomInt(random, 150))
      const { start, end, errors } = align(units(pattern), units(text), 0, text.length)
      expect(errors).toBe(fewestErrors(pattern, text))
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
    }
  })
})

describe('similarity', () => {
  it('is one minus the edit distance by the longer length', () => {
    expect(similarity(units('kitten'), units('sitting'))).toBeCloseTo(1 - 3 / 7)
    expect(similarity(units('same'), units('same'))).toBe(1)
    expect(similarity(units('abc'), units('xyz'))).toBe(0)
    expect(similarity(units('abc'), units(''))).toBe(0)
    expect(similarity(units(''), units(''))).toBe(1)
  })
})
