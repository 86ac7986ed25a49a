import { describe, expect, test } from 'vitest'
import { quoteOfSpans, spansOfQuote } from '../../../shared/anchoring/quote-spans.ts'

// “In 2023” at 100, “23 complaints” at 200: the quote is “In 2023 … 23 complaints”.
const parts = [
  { start: 100, end: 107 },
  { start: 200, end: 213 },
]
const quote = 'In 2023 … 23 complaints'

describe('Places in a quote of several parts', () => {
  test('stand in the text where their part stands', () => {
    const at = quote.indexOf('complaints')
    expect(spansOfQuote(parts, { start: at, end: at + 10 })).toEqual([{ start: 203, end: 213 }])
    expect(spansOfQuote(parts, { start: 3, end: 7 })).toEqual([{ start: 103, end: 107 }])
  })

  test('are two stretches where they reach over a joint, which stands nowhere', () => {
    expect(spansOfQuote(parts, { start: 3, end: 12 })).toEqual([
      { start: 103, end: 107 },
      { start: 200, end: 202 },
    ])
    expect(spansOfQuote(parts, { start: 7, end: 10 })).toEqual([])
  })

  test('are found for what is selected in the text, from the first part to the last', () => {
    expect(quoteOfSpans(parts, [{ start: 203, end: 213 }])).toEqual({ start: 13, end: 23 })
    expect(
      quoteOfSpans(parts, [
        { start: 103, end: 107 },
        { start: 200, end: 202 },
      ]),
    ).toEqual({ start: 3, end: 12 })
  })

  test('are not given for a selection that reaches out of the passage', () => {
    expect(quoteOfSpans(parts, [{ start: 99, end: 107 }])).toBeNull()
    expect(quoteOfSpans(parts, [{ start: 100, end: 108 }])).toBeNull()
    expect(
      quoteOfSpans(parts, [
        { start: 100, end: 107 },
        { start: 150, end: 160 },
      ]),
    ).toBeNull()
    expect(quoteOfSpans(parts, [])).toBeNull()
  })
})
