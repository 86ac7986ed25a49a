import { describe, expect, it } from 'vitest'
import { sourceLink } from '../../../shared/dataset/dataset-tables.ts'

describe('the address of a source', () => {
  // Percent-encoding as RFC 3986 (2.1, 2.4) has it: what is encoded is not encoded again.
  it.each([
    [{ URL: 'https://example.org/a%26b%2Fc' }, 'https://example.org/a%26b%2Fc'],
    [{ URL: 'https://example.org/a|b?q=ü' }, 'https://example.org/a%7Cb?q=%C3%BC'],
    [{ URL: 'https://example.org/\uD83D' }, 'https://example.org/%EF%BF%BD'],
    [{ URL: 'https://[' }, null],
    [{ URL: 'file:///etc/passwd' }, null],
    [{ DOI: '10.1000/182' }, 'https://doi.org/10.1000/182'],
    [{ DOI: 'doi:10.1000/a<b>#1?' }, 'https://doi.org/10.1000/a%3Cb%3E%231%3F'],
    [{ DOI: '10.1000/\uD83D' }, 'https://doi.org/10.1000/%EF%BF%BD'],
    [{}, null],
  ])('of %j is %j', (item, expected) => {
    expect(sourceLink({ item })).toBe(expected)
  })
})
