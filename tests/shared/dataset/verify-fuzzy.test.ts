import { describe, expect, it } from 'vitest'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { examineRow, verifyRow } from '../../../shared/dataset/verify.ts'
import { SMALL_REPORT, STATISTIC_ROW, TWICE_ROW } from '../../cases/small-report.ts'

const source = {
  found: true,
  canonical: SMALL_REPORT,
  mediaType: 'application/pdf',
  index: () => buildQuoteIndex(SMALL_REPORT),
} as const

const decoded = (over: Partial<EvidenceRow>) => {
  return { row: { ...STATISTIC_ROW, ...over }, place: 'row 1', position: 1, codePointSpans: null }
}
const verify = (over: Partial<EvidenceRow>) => verifyRow(decoded(over), source)

describe('a quote that is nearly in the source', () => {
  const misspelt = STATISTIC_ROW.quote.replace('children', 'chidren')

  // The quote has 47 characters beside its white space, and one is missing: 1 - 1/47 = 0.979.
  it('is fuzzy, with its score, what stands there and where', () => {
    expect(misspelt.replaceAll(' ', '')).toHaveLength(47)
    expect(verify({ quote: misspelt })).toEqual({
      id: 'statistic',
      quote: misspelt,
      sourceId: STATISTIC_ROW.sourceId,
      result: 'fuzzy',
      page: 1,
      citedPage: 1,
      start: STATISTIC_ROW.start,
      end: STATISTIC_ROW.end,
      score: 0.979,
      found: STATISTIC_ROW.quote,
      reason: expect.stringContaining('most like it (score 0.979) is “Two in three children') as unknown,
    })
  })

  it('says from which page it went to which', () => {
    const elsewhere = { page: 2, start: 300, end: 340, spans: [{ start: 300, end: 340 }] }
    expect(verify({ quote: misspelt, ...elsewhere })).toMatchObject({
      result: 'fuzzy',
      page: 1,
      citedPage: 2,
      start: STATISTIC_ROW.start,
    })
  })

  it('is fuzzy where only upper and lower case differ', () => {
    expect(verify({ quote: STATISTIC_ROW.quote.replace('Two', 'TWO') })).toMatchObject({
      result: 'fuzzy',
      score: 0.99,
    })
  })

  it.each([
    ['a digit', '4.2', '4.3'],
    ['a scale', 'million', 'billion'],
    ['a figure in words', 'three', 'seven'],
  ])('is missing where %s differs, and says so', (_, ours, theirs) => {
    const verified = verify({ quote: STATISTIC_ROW.quote.replace(ours, theirs) })
    expect(verified).toMatchObject({ result: 'missing', page: null, found: STATISTIC_ROW.quote })
    expect(verified.reason).toContain('has other numbers')
    expect(verified.score).toBeGreaterThan(0.8)
    expect(verified.score).toBeLessThan(1)
    expect(verified).not.toHaveProperty('start')
  })

  it('is missing where it is too unlike for the matcher', () => {
    const verified = verify({ quote: 'Three teachers in the capital were asked about schools in spring.' })
    expect(verified.result).toBe('missing')
  })
})

describe('a moved quote', () => {
  it('carries the page it is cited on and the page it stands on', () => {
    expect(verify({ page: 2 })).toMatchObject({ result: 'moved', citedPage: 2, page: 1 })
  })

  it('carries what stands there only where that is not the quote itself', () => {
    expect(verify({ page: 2 })).not.toHaveProperty('found')
    const quote = STATISTIC_ROW.quote.replace(/[“”]/g, '"')
    expect(verify({ page: 2, quote })).toMatchObject({ result: 'moved', found: STATISTIC_ROW.quote })
    expect(verify({ quote })).toMatchObject({ result: 'normalised', found: STATISTIC_ROW.quote })
  })
})

describe('what a person is shown', () => {
  const shown = (over: Partial<EvidenceRow>) => examineRow(decoded(over), source).shown?.exact ?? null

  it('is the quote where it stands, or what is most like it', () => {
    expect(shown({})).toBe(STATISTIC_ROW.quote)
    expect(shown({ quote: STATISTIC_ROW.quote.replace('4.2', '4.3') })).toBe(STATISTIC_ROW.quote)
  })

  it('is the cited place where nothing is like the quote', () => {
    expect(shown({ quote: 'Zzz.' })).toBe(STATISTIC_ROW.quote)
    const { start, end, spans } = TWICE_ROW
    expect(shown({ quote: 'Zzz.', start, end, spans })).toBe(TWICE_ROW.quote)
  })

  it('is nothing where the cited place is not in the text', () => {
    expect(shown({ quote: 'Zzz.', spans: [{ start: 90_000, end: 90_010 }] })).toBeNull()
    expect(examineRow(decoded({}), { found: false, result: 'wrong-file', reason: 'none' }).shown).toBeNull()
  })
})
