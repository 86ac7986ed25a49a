import { describe, expect, it } from 'vitest'
import { matchQuote, MAX_LISTED, type QuoteMatch } from '../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { MatchCase } from '../../cases/anchoring/match-case.ts'
import { foldingCases } from '../../cases/anchoring/match-cases-folding.ts'
import { markerCases } from '../../cases/anchoring/match-cases-markers.ts'
import { placeCases } from '../../cases/anchoring/match-cases-places.ts'
import { wordCases } from '../../cases/anchoring/match-cases-words.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

const allCases = { ...foldingCases, ...markerCases, ...placeCases, ...wordCases }

for (const [group, cases] of Object.entries(allCases)) {
  describe(`matching a quote: ${group}`, () => {
    for (const one of cases) {
      it(one.name, () => {
        const source = canonicalText(one.source)
        checkCase(one, source.text, matchQuote(buildQuoteIndex(source), quoteOf(one)))
      })
    }
  })
}

describe('matching a quote', () => {
  it('says where each of several places stands', () => {
    const index = buildQuoteIndex(canonicalText('{page i}# Title\n\nAll is well.\n\n{page ii}All is well.'))
    const match = matchQuote(index, { exact: 'All is well.' })
    expect(match).toMatchObject({
      status: 'ambiguous',
      count: 2,
      places: [
        { exact: 'All is well.', page: 1, fileLabel: 'i', prefix: 'Title\n\n', suffix: '\n\nAll is well.' },
        { exact: 'All is well.', page: 2, fileLabel: 'ii', prefix: 'Title\n\nAll is well.\n\n', suffix: '' },
      ],
    })
  })

  it('lists no more than fifty places but counts all', () => {
    const match = matchQuote(buildQuoteIndex(plainCanonicalText('yes, '.repeat(300))), { exact: 'yes' })
    expect(match).toMatchObject({ status: 'ambiguous', count: 300 })
    expect(match.status === 'ambiguous' && match.places).toHaveLength(MAX_LISTED)
  })

  it('shows the passage with another number but does not take it', () => {
    const index = buildQuoteIndex(
      canonicalText('{page 1}# Claims\n\nClaims rose by more than 750 percent in two years.'),
    )
    const match = matchQuote(index, { exact: 'Claims rose by more than 700 percent in two years.' })
    expect(match).toMatchObject({
      status: 'missing',
      reason: 'The passage most like the quote has other numbers.',
      nearest: {
        exact: 'Claims rose by more than 750 percent in two years.',
        numbersDiffer: true,
        page: 1,
        score: 1 - 1 / 41,
      },
    })
  })

  it('does not take a worse place with the right number for the passage whose number changed', () => {
    const index = buildQuoteIndex(
      plainCanonicalText(
        'Border claims rose by more than 750 percent in two years. Other claims fell by more than 700 percent in ten years.',
      ),
    )
    const match = matchQuote(index, { exact: 'Border claims rose by more than 700 percent in two years.' })
    expect(match.status).toBe('missing')
  })

  it('takes no fuzzy match below the acceptance asked for', () => {
    const index = buildQuoteIndex(plainCanonicalText('The comittee met on a cold morning in May.'))
    const quote = { exact: 'The committee met on a cold morning in May.' }
    expect(matchQuote(index, quote)).toMatchObject({ status: 'anchored', how: 'fuzzy' })
    expect(matchQuote(index, quote, { acceptance: 0.99 })).toMatchObject({
      status: 'missing',
      nearest: { numbersDiffer: false, score: 1 - 1 / 35 },
    })
  })
})

function quoteOf({ exact, prefix, suffix }: MatchCase): { exact: string; prefix?: string; suffix?: string } {
  return { exact, ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) }
}

function checkCase(expected: MatchCase, text: string, match: QuoteMatch): void {
  if (expected.found) {
    expect(match).toMatchObject({ status: 'anchored', how: expected.found.how })
    if (match.status !== 'anchored') return
    expect(match.spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected.found.words)
    expect(match.how === 'fuzzy' ? match.score < 1 : match.score === 1).toBe(true)
    const before = text.slice(0, match.spans[0]?.start)
    if (expected.found.behind === '') expect(before).toBe('')
    else if (expected.found.behind !== undefined) expect(before.endsWith(expected.found.behind)).toBe(true)
  } else if (expected.places !== undefined) {
    expect(match).toMatchObject({ status: 'ambiguous', count: expected.places })
  } else {
    expect(match.status).toBe('missing')
    expect(match.status === 'missing' && match.reason).toContain(expected.missing)
  }
}
