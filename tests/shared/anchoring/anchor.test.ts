import { describe, expect, it } from 'vitest'
import { anchorTarget } from '../../../shared/anchoring/anchor.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'
import { randomInt, randomText, seededRandom } from '../../fixtures/random-text.ts'

function indexOf(text: string): QuoteIndex {
  return buildQuoteIndex(plainCanonicalText(text))
}

const first = 'The board met in the old town hall. It rained. Nobody was heard there.'

describe('anchoring a stored passage', () => {
  const stored = describeSpans(plainCanonicalText(first), [{ start: 4, end: 34 }])

  it('takes the old place while the words stand there', () => {
    expect(anchorTarget(indexOf(first), stored)).toEqual({
      how: 'position',
      spans: [{ start: 4, end: 34 }],
      score: 1,
    })
  })

  it('finds words that moved', () => {
    expect(anchorTarget(indexOf(`New. ${first}`), stored)).toEqual({
      how: 'exact',
      spans: [{ start: 9, end: 39 }],
      score: 1,
    })
  })

  it('finds words whose line breaks and quote marks changed', () => {
    expect(anchorTarget(indexOf(first.replace('met in', 'met\nin')), stored)).toMatchObject({
      how: 'normalised',
    })
  })

  it('finds words with a misprint put right, and says how like they are', () => {
    const anchored = anchorTarget(indexOf(first.replace('town', 'twon')), stored)
    expect(anchored).toMatchObject({ how: 'fuzzy', spans: [{ start: 4, end: 34 }] })
    expect('score' in anchored && anchored.score).toBeCloseTo(1 - 2 / 24)
  })

  it('makes an orphan of a deleted passage, with the reason', () => {
    const anchored = anchorTarget(indexOf('Nothing of all that was in the second edition.'), stored)
    expect(anchored).toMatchObject({ orphan: 'No passage is like the quote.', match: { status: 'missing' } })
  })

  it('makes an orphan of a passage whose number changed, and shows what stands there', () => {
    const before = plainCanonicalText('It is said that claims rose by 700 percent in two years.')
    const passage = describeSpans(before, [{ start: 16, end: 56 }])
    const anchored = anchorTarget(indexOf(before.text.replace('700', '750')), passage)
    expect(anchored).toMatchObject({
      orphan: 'The passage most like the quote has other numbers.',
      match: { nearest: { exact: 'claims rose by 750 percent in two years.', numbersDiffer: true } },
    })
  })

  it('makes an orphan of a passage that stands twice and was lost', () => {
    const passage = { exact: 'the board met', prefix: '', suffix: '', spans: [{ start: 90, end: 103 }] }
    expect(anchorTarget(indexOf('Yes, the board met. No, the board met.'), passage)).toMatchObject({
      orphan: 'The quote stands at 2 places; nothing tells which one is meant.',
      match: { status: 'ambiguous' },
    })
  })

  it('looks for a passage whose spans are out of range, empty or missing', () => {
    for (const spans of [[], [{ start: 500, end: 530 }], [{ start: -4, end: 3 }], [{ start: 7, end: 7 }]]) {
      expect(anchorTarget(indexOf(first), { ...stored, spans })).toMatchObject({
        how: 'exact',
        spans: [{ start: 4, end: 34 }],
      })
    }
  })

  it('keeps a passage of several spans together', () => {
    const source = canonicalText('One thing is clear.\n\nNobody knew it.\n\nThe money is gone.')
    const passage = describeSpans(source, [
      { start: 0, end: 19 },
      { start: 38, end: 56 },
    ])
    expect(anchorTarget(buildQuoteIndex(source), passage)).toMatchObject({ how: 'position' })
    expect(anchorTarget(indexOf(`Before. ${source.text}`), passage)).toEqual({
      how: 'exact',
      spans: [
        { start: 8, end: 27 },
        { start: 46, end: 64 },
      ],
      score: 1,
    })
  })

  it('keeps the spans of a passage apart when its words changed a little, an omission of its own included', () => {
    const source = canonicalText(
      'Well … one thing was clear to the board.\n\nNobody knew it.\n\nThe money of the harbour is gone.',
    )
    const passage = describeSpans(source, [
      { start: 0, end: 40 },
      { start: 59, end: 92 },
    ])
    const changed = canonicalText(`First words.\n\n${source.text.replace('clear', 'claer')}`)
    const anchored = anchorTarget(buildQuoteIndex(changed), passage)
    expect(anchored).toMatchObject({ how: 'fuzzy' })
    const words =
      'spans' in anchored && anchored.spans.map(({ start, end }) => changed.text.slice(start, end))
    expect(words).toEqual(['Well … one thing was claer to the board.', 'The money of the harbour is gone.'])
  })

  it('does not take a short word that stands at the old place by chance', () => {
    const text = 'First question asked: yes. Second question asked: no. Third and last one: yes.'
    const passage = describeSpans(plainCanonicalText(text), [{ start: 74, end: 77 }])
    const displaced = { ...passage, spans: [{ start: 22, end: 25 }] }
    expect(anchorTarget(indexOf(text), displaced)).toMatchObject({
      how: 'exact',
      spans: [{ start: 74, end: 77 }],
    })
  })

  it('keeps a short word at its old place if its surroundings changed and decide nothing', () => {
    const passage = { exact: 'yes', prefix: 'unlike ', suffix: ' anything', spans: [{ start: 8, end: 11 }] }
    expect(anchorTarget(indexOf('Claims: yes. Appeals: yes.'), passage)).toMatchObject({
      how: 'position',
      spans: [{ start: 8, end: 11 }],
    })
  })

  it('gives back every passage of a random text as it was described', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 300; round++) {
      const source = plainCanonicalText(randomText(random, 40))
      const start = randomInt(random, source.text.length - 1)
      const end = start + 1 + randomInt(random, source.text.length - start)
      const spans = [{ start, end: Math.min(end, source.text.length) }]
      const anchored = anchorTarget(buildQuoteIndex(source), describeSpans(source, spans))
      expect(anchored).toEqual({ how: 'position', spans, score: 1 })
    }
  })
})
