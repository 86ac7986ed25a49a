import { describe, expect, it } from 'vitest'
import {
  buildGramTable,
  findByReading,
  findEqual,
  shortlist,
  standsAt,
  MAX_PATTERN,
} from '../../../shared/anchoring/gram-table.ts'
import { randomInt, randomProse, seededRandom, withNoise } from '../../fixtures/random-text.ts'

function units(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => character.charCodeAt(0))
}

/** What the finders must return, by the plainest means. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

describe('a gram table', () => {
  it('finds every place of a word, overlapping ones too', () => {
    const text = 'abababab-abab'
    for (const words of ['a', 'ab', 'abab', 'ababab', 'ababababa', text]) {
      expect(findEqual(buildGramTable(units(text)), units(words), 99)).toEqual(placesOf(text, words))
      expect(findByReading(units(text), units(words), 99)).toEqual(placesOf(text, words))
    }
  })

  it('finds the same as plain search in random texts of few letters', () => {
    const random = seededRandom(5)
    for (let round = 0; round < 100; round++) {
      const text = Array.from({ length: 400 }, () => 'ab '[randomInt(random, 3)]).join('')
      const table = buildGramTable(units(text))
      const start = randomInt(random, 380)
      const words = text.slice(start, start + 1 + randomInt(random, 20))
      expect(findEqual(table, units(words), 999)).toEqual(placesOf(text, words))
      expect(findByReading(table.units, units(words), 999)).toEqual(placesOf(text, words))
    }
  })

  it('finds nothing for nothing, for what is longer than the text, and in an empty text', () => {
    const table = buildGramTable(units('short'))
    expect(findEqual(table, units(''), 9)).toEqual([])
    expect(findEqual(table, units('shorter than'), 9)).toEqual([])
    expect(findEqual(buildGramTable(units('')), units('a'), 9)).toEqual([])
  })

  it('stops at the limit', () => {
    expect(findEqual(buildGramTable(units('a'.repeat(100))), units('aaaaaaa'), 3)).toEqual([0, 1, 2])
  })

  it('tells whether words stand at a place, also at the very ends', () => {
    expect(standsAt(units('abc'), units('bc'), 1)).toBe(true)
    expect(standsAt(units('abc'), units('bc'), 2)).toBe(false)
    expect(standsAt(units('abc'), units('ab'), -1)).toBe(false)
  })

  it('puts the place of a noisy copy first', () => {
    const random = seededRandom(6)
    const text = randomProse(random, 100_000)
    const table = buildGramTable(units(text))
    for (let round = 0; round < 50; round++) {
      const start = randomInt(random, text.length - 300)
      const copy = withNoise(random, text.slice(start, start + 200), 0.1)
      const [best] = shortlist(table, units(copy), 4)
      expect(Math.abs((best?.start ?? -999) - start)).toBeLessThan(64)
    }
  })

  it('finds a noisy copy of words that stand many times', () => {
    const random = seededRandom(8)
    const words = randomProse(random, 200)
    const others = Array.from({ length: 12 }, () => randomProse(random, 20_000))
    const text = others.join(` ${words} `)
    const copy = withNoise(random, words, 0.05)
    const found = shortlist(buildGramTable(units(text)), units(copy), 20)
    for (let i = 1; i < others.length; i++) {
      const place = others.slice(0, i).join(` ${words} `).length + 1
      expect(found.some(({ start }) => Math.abs(start - place) < 64)).toBe(true)
    }
  })

  it('leaves out places that only chance speaks for', () => {
    const random = seededRandom(9)
    const table = buildGramTable(units(randomProse(random, 100_000)))
    expect(shortlist(table, units(randomProse(seededRandom(10), 300)), 8)).toEqual([])
  })

  it('leaves no votes behind', () => {
    const table = buildGramTable(units('the same words, the same words, the same words'))
    shortlist(table, units('the same words'), 4)
    expect(table.votes.every((vote) => vote === 0)).toBe(true)
  })

  it('refuses a pattern longer than it can vote for', () => {
    expect(() => shortlist(buildGramTable(units('abc')), new Uint16Array(MAX_PATTERN + 1), 1)).toThrow(
      RangeError,
    )
  })
})
