import { describe, expect, it } from 'vitest'
import { matchQuote } from '../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

function match(quote: string, words: string): ReturnType<typeof matchQuote> {
  const index = buildQuoteIndex(plainCanonicalText(`Before it. ${words} After it.`))
  return matchQuote(index, { exact: quote })
}

describe('a resemblance', () => {
  it.each([
    [
      '20 percent of the captains asked for a pilot that wintr.',
      '120 percent of the captains asked for a pilot that winter.',
    ],
    [
      '20 percent is what the board expects of growth next yer.',
      '−20 percent is what the board expects of growth next year.',
    ],
    [
      'the works of the harbour board cost somme 20',
      'the works of the harbour board cost some 20.5 million crowns.',
    ],
    [
      'the works of the harbour board cost somme 20',
      'the works of the harbour board cost some 205 million crowns.',
    ],
  ])('is not taken across the middle of a number: “%s”', (quote, words) => {
    expect(match(quote, words)).toMatchObject({ status: 'missing', nearest: { numbersDiffer: true } })
  })

  it.each([
    [
      'another digit',
      'The board paid 1,200 crowns for the lihgt.',
      'The board paid 1,300 crowns for the light.',
    ],
    ['a number in words', 'Two in three captains askd for it.', 'One in three captains asked for it.'],
    [
      'another scale',
      'The works cost 1.6 million crowns in al.',
      'The works cost 1.6 billion crowns in all.',
    ],
    ['a share', 'About a third of the captains askd for it.', 'About a fifth of the captains asked for it.'],
    ['a number left out', 'Twenty-one captains asked for a pilt.', 'Twenty captains asked for a pilot.'],
    [
      'a number that looks like a word',
      'It cost 50 much to light it al.',
      'It cost so much to light it all.',
    ],
    [
      'a number in front of a word',
      'It cost 2million crowns to light it al.',
      'It cost million crowns to light it all.',
    ],
    [
      'a number instead of a word',
      'Some 40 captains asked for a pilt.',
      'Some of the captains asked for a pilot.',
    ],
  ])('is not taken across %s', (_, quote, words) => {
    expect(match(quote, words)).toMatchObject({ status: 'missing', nearest: { numbersDiffer: true } })
  })

  it.each([
    ['a digit in a word', 'The wor1d saw a11 of the pilots go.', 'The world saw all of the pilots go.'],
    ['a digit in a word of the source', 'All of the pilots went.', 'A1l of the pi1ots went.'],
    [
      'a digit in a word that fell apart',
      'The captain 5 of the harbour askd for it.',
      'The captains of the harbour asked for it.',
    ],
    [
      'a number word that stands twice',
      'One in thrce captains asked for three.',
      'One in three captains asked for three.',
    ],
    ['a number word', 'One in thrce captains asked for it.', 'One in three captains asked for it.'],
    ['a note marker', 'The board paid.[3] Captains askd for it.', 'The board paid. Captains asked for it.'],
  ])('is taken across a misreading: %s', (_, quote, words) => {
    expect(match(quote, words)).toMatchObject({ status: 'anchored', how: 'fuzzy' })
  })

  it.each([
    [
      '“per cent” for “%”',
      'The dues of the harbour rose by 4 per cent in this yaer, as they had done before.',
      'The dues of the harbour rose by 4 % in this year, as they had done before.',
    ],
    [
      'thousands apart otherwise',
      'It cost 1 300 crowns in this one yaer.',
      'It cost 1,300 crowns in this one year.',
    ],
  ])('is taken where a figure is only written otherwise: %s', (_, quote, words) => {
    expect(match(quote, words)).toMatchObject({ status: 'anchored', how: 'fuzzy' })
  })
})
