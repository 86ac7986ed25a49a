import { describe, expect, it } from 'vitest'
import { findAll } from '../../../shared/anchoring/find-text.ts'
import { findCases } from '../../cases/anchoring/find-cases.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

describe('find in report', () => {
  for (const { name, source, query, ignoreAccents = false, words } of findCases) {
    it(name, () => {
      const text = canonicalText(source)
      const found = findAll(text, query, { ignoreAccents })
      expect(found.map(({ start, end }) => text.text.slice(start, end))).toEqual(words)
      expect(found.toSorted((a, b) => a.start - b.start)).toEqual(found)
    })
  }

  it('stops at the limit', () => {
    expect(findAll(plainCanonicalText('yes '.repeat(100)), 'yes', { limit: 7 })).toHaveLength(7)
  })

  it('takes two reports with the same words apart', () => {
    const one = plainCanonicalText('a word')
    const other = plainCanonicalText('the same word')
    expect(findAll(one, 'word')).toEqual([{ start: 2, end: 6 }])
    expect(findAll(other, 'word')).toEqual([{ start: 9, end: 13 }])
  })

  it('searches a million like characters to the end', () => {
    const source = plainCanonicalText('a'.repeat(1_000_000))
    expect(findAll(source, `${'a'.repeat(500)}b`)).toEqual([])
  })
})
