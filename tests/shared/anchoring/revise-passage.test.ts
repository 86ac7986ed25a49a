import { describe, expect, it } from 'vitest'
import type { CanonicalText, Span } from '../../../shared/anchoring/canonical-text.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { isCarriedOver, revisePassage } from '../../../shared/anchoring/revise-passage.ts'
import { compareEditions } from '../../../shared/anchoring/revise-search.ts'
import { REVISE_CASES } from '../../cases/anchoring/revise-cases.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

/** Builds a text and the spans marked in it. */
function marked(notation: string): { readonly source: CanonicalText; readonly spans: readonly Span[] } {
  const source = canonicalText(notation.replace(/[⟦⟧]/g, ''))
  const { text } = canonicalText(notation)
  const starts = [...text.matchAll(/⟦/g)].map(({ index }, place) => index - 2 * place)
  const ends = [...text.matchAll(/⟧/g)].map(({ index }, place) => index - 2 * place - 1)
  return { source, spans: starts.map((start, place) => ({ start, end: ends[place] ?? start })) }
}

function revise(before: string, after: string) {
  const old = marked(before)
  const next = marked(after)
  const editions = compareEditions(buildQuoteIndex(old.source), buildQuoteIndex(next.source))
  return { result: revisePassage(editions, describeSpans(old.source, old.spans)), next }
}

describe('a passage in a new edition', () => {
  it.each(REVISE_CASES)('is found $outcome: $name', ({ before, after, outcome }) => {
    const { result, next } = revise(before, after)
    expect(result.outcome, result.reason).toBe(outcome)
    if (next.spans.length > 0) expect(result.next?.spans).toEqual(next.spans)
    else if (outcome === 'lost') expect(result).toMatchObject({ next: null, score: 0 })
  })

  it('names the figure that was revised', () => {
    const { result } = revise(
      'Before it. ⟦Some 20,000 people were taken that year, most of them young.⟧ After it.',
      'Before it. ⟦Some 22,000 people were taken that year, most of them young.⟧ After it.',
    )
    expect(result.reason).toBe('A figure differs: 20000 has become 22000.')
  })

  it('says which places it fits where several are as good', () => {
    const copy = 'The committee recommends that the fees be lowered.'
    const { result } = revise(
      `One. ⟦${copy}⟧ Two.`,
      `Ten more words. ${copy} And then. ${copy} The end of it.`,
    )
    expect(result).toMatchObject({ outcome: 'undecided', next: null, score: 0 })
    expect(result.places.map(({ exact }) => exact)).toEqual([copy, copy])
  })

  it('takes hyphens, spaces and marks of another media type for the same words', () => {
    const before = {
      ...plainCanonicalText('One line. The re-\nport’s  end came late that year.[3] So.'),
      extractor: 'text/1',
    }
    const after = {
      ...plainCanonicalText("One line. The report's end came late that year.3 So."),
      extractor: 'pdf/1',
    }
    const start = after.text.indexOf('3 So')
    const editions = compareEditions(
      buildQuoteIndex(before),
      buildQuoteIndex({ ...after, markers: [{ start, end: start + 1, note: null }] }),
    )
    const spans = [{ start: 10, end: before.text.indexOf(' So.') }]
    const result = revisePassage(editions, describeSpans(before, spans))
    expect(result).toMatchObject({ outcome: 'unchanged', score: 1 })
    expect(result.next?.exact).toBe("The report's end came late that year.3")
  })

  it('does not guess where a passage does not stand in its own edition', () => {
    const before = plainCanonicalText('Something else altogether stands here.')
    const after = plainCanonicalText('The committee recommends that the fees be lowered. So be it.')
    const editions = compareEditions(buildQuoteIndex(before), buildQuoteIndex(after))
    const stored = { prefix: '', suffix: '', spans: [{ start: 0, end: 5 }] }
    const exact = 'The committee recommends that the fees be lowered.'
    expect(revisePassage(editions, { ...stored, exact }).outcome).toBe('undecided')
    expect(
      revisePassage(editions, { ...stored, exact: 'Neither here nor there did it stand.' }).outcome,
    ).toBe('lost')
  })

  it('takes a passage too long to be compared letter by letter to a person, not for lost', () => {
    const words = Array.from({ length: 2_500 }, (_, place) => `word${place * 7_919}`).join(' ')
    const lead = 'An opening that stands once. '
    const tail = ' A close that stands once too.'
    const { result } = revise(
      `${lead}⟦${words}⟧${tail}`,
      `${lead}${words.replace('word7919 ', 'verb ')}${tail}`,
    )
    expect(isCarriedOver(result.outcome)).toBe(false)
    expect(result.outcome).not.toBe('lost')
  })

  it.each(['', ' ', 'a', '—', '12', 'aaaa '.repeat(4_000)])('comes to an end with any text (%#)', (text) => {
    const before = `${text}⟦so it is⟧${text}`
    expect(revise(before, `${text}so it is${text}`).result.outcome).not.toBe('lost')
    expect(isCarriedOver(revise(before, text || 'x').result.outcome)).toBe(false)
  })
})
