import { describe, expect, it } from 'vitest'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { verifyRow } from '../../../shared/dataset/verify.ts'
import { RECOMMENDATION_ROW, SMALL_REPORT, spanOf } from '../../cases/small-report.ts'

describe('a region', () => {
  const run = { page: 2, item: 0, from: 0, box: [72, 700, 200, 712] as const }
  const words = spanOf('The ministry should')
  const canonical = {
    ...SMALL_REPORT,
    itemRuns: [{ ...run, start: words.start, length: words.end - words.start }],
  }
  const region = { page: 2, left: 60, bottom: 690, right: 300, top: 720 }
  const row: EvidenceRow = {
    ...RECOMMENDATION_ROW,
    ...{ id: 'region', quote: 'The ministry should', prefix: '', suffix: '', region, boxes: [region] },
    ...{ start: words.start, end: words.start, spans: [{ start: words.start, end: words.start }] },
  }
  const verifyRegion = (over: Partial<EvidenceRow>) =>
    verifyRow(
      { row: { ...row, ...over }, codePointSpans: null, place: 'line 1', position: 1 },
      { found: true, canonical, mediaType: 'application/pdf', index: () => buildQuoteIndex(canonical) },
    )

  it('is exact where its words are printed within it', () => {
    expect(verifyRegion({})).toMatchObject({ id: 'region', result: 'exact', page: 2 })
  })

  it.each<readonly [string, Partial<EvidenceRow>, 'moved' | 'missing', string]>([
    ['with other words', { quote: 'The ministry must' }, 'missing', 'other words: “The ministry should”'],
    ['over an empty place', { region: { ...region, top: 300, bottom: 200 } }, 'missing', 'no words'],
    ['on a page that is not there', { region: { ...region, page: 3 } }, 'missing', 'the source has 2'],
    ['with another box', { boxes: [{ ...region, left: 50 }] }, 'moved', 'boxes: cited'],
    ['with another page', { page: 1 }, 'moved', 'page: cited 1, found 2'],
  ])('fails %s', (_, over, result, reason) => {
    const verified = verifyRegion(over)
    expect(verified.result).toBe(result)
    expect(verified.reason).toContain(reason)
  })
})
