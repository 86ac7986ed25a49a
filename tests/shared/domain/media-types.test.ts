import { describe, expect, it } from 'vitest'
import { MEDIA_TYPE_FACTS, MEDIA_TYPES } from '../../../shared/domain/media-types.ts'

describe('the media types', () => {
  it('are named as their standards register them', () => {
    // RFC 8118, WHATWG HTML 16.1, IANA registry (ECMA-376), RFC 2046 4.1.3, RFC 7763.
    expect(MEDIA_TYPES).toEqual([
      'application/pdf',
      'text/html',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/plain',
      'text/markdown',
    ])
  })

  it.each(Object.entries(MEDIA_TYPE_FACTS))('have an ending and a versioned extractor: %s', (_, facts) => {
    expect(facts.ending).toMatch(/^\.[a-z]+$/)
    expect(facts.extractor).toMatch(/^[a-z]+\/[1-9]\d*$/)
  })

  it('share no ending and no name', () => {
    const facts = Object.values(MEDIA_TYPE_FACTS)
    expect(new Set(facts.map(({ ending }) => ending)).size).toBe(facts.length)
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length)
  })
})
