/** Holds for any text: nothing is thrown, every span stands in the text, time grows with the text and no faster. */
import { describe, expect, it } from 'vitest'
import type { Span } from '../../../shared/anchoring/canonical-text.ts'
import type { ReadFigure } from '../../../shared/figures/figure.ts'
import { readFigures } from '../../../shared/figures/read-figures.ts'

const PIECES = [
  'more than ',
  'between ',
  ' and ',
  ' to ',
  '–',
  '-',
  '—',
  '.',
  ',',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '(',
  ')',
  '[12]',
  '[',
  ']',
  '$',
  'US$',
  '€',
  '%',
  ' percent',
  ' por ciento',
  '12',
  '1,300',
  '1.300,5',
  '0',
  '007',
  '2018',
  '1e9',
  '½',
  '²',
  'FY ',
  'May ',
  'in ',
  'since ',
  'the first ',
  'months of ',
  'year',
  'people',
  'three ',
  'one ',
  'a ',
  'half ',
  'third ',
  'million ',
  'mil ',
  'millones ',
  'de cada ',
  'por cada ',
  'per ',
  '100,000',
  '±',
  ' CI ',
  'Mexico',
  '’s ',
  '“',
  '”',
  '\ud800',
  '\udc00',
  '😀',
  '𝟙𝟚',
  '\u0000',
  '\u00a0',
  '\u202e',
  'İ',
  'ß',
  '٣',
  'https://a.b/',
  'a@b.c',
  '…',
  'U.S.',
]

/** Numbers between 0 and 1, the same in every run. */
function* randoms(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

function randomText(seed: number): string {
  const random = randoms(seed)
  const next = () => random.next().value as number
  const length = Math.floor(next() * 40)
  return Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join('')
}

function checkSpans(text: string, figures: readonly ReadFigure[]): void {
  let end = 0
  for (const figure of figures) {
    expect(text.slice(figure.start, figure.end)).toBe(figure.raw)
    expect(figure.start).toBeGreaterThanOrEqual(end)
    expect(figure.raw).not.toBe('')
    end = figure.end
    expect(Number.isFinite(figure.value)).toBe(true)
    expect(figure.high === undefined).toBe(figure.qualifier !== 'range')
    if (figure.high !== undefined) expect(figure.high).toBeGreaterThan(figure.value)
    for (const [part, span] of Object.entries<Span>({ ...figure.parts })) {
      expect(span.start, part).toBeLessThan(span.end)
      expect(span.start, part).toBeGreaterThanOrEqual(0)
      expect(span.end, part).toBeLessThanOrEqual(text.length)
    }
  }
}

describe('any text', () => {
  it('gives figures whose words stand where they say, in order and apart', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const text = randomText(seed)
      for (const locale of ['en', 'es', undefined] as const) {
        checkSpans(text, readFigures(text, locale ? { locale } : {}))
      }
    }
  })

  it.each(['1', 'a', '[', '1,'])('of a megabyte of “%s” is read to its end', (piece) => {
    const text = piece.repeat(2 ** 20 / piece.length)
    expect(Array.isArray(readFigures(text))).toBe(true)
  })

  it('that repeats one phrase is read to its end', () => {
    const phrases = [
      '12 to ',
      'between ',
      'one ',
      'hundred ',
      '[1',
      '$1 ',
      'Of 5 ',
      'in 2018 ',
      'since ',
      'Mexico, ',
      '111 ',
      '± 3 ',
      'per ',
      'first 2 months of ',
      '@a',
      'May ',
      '(1) ',
      '1 in ',
      ' of the ',
      'and 3 ',
      "'s",
    ]
    for (const phrase of phrases) checkSpans(phrase.repeat(1000), readFigures(phrase.repeat(1000)))
  })
})

describe('note markers an extractor knows', () => {
  it('are no figures and part no number from its place', () => {
    const text = 'It held 3007 men in 20185.'
    const markers = [
      { start: 11, end: 12 },
      { start: 24, end: 25 },
    ]
    expect(readFigures(text, { markers })).toMatchObject([{ raw: '300', value: 300, period: '2018' }])
  })

  it('may be given in any order, overlap or lie outside', () => {
    const markers = [
      { start: 90, end: 95 },
      { start: 5, end: 2 },
      { start: 3, end: 6 },
      { start: 4, end: 5 },
    ]
    expect(readFigures('It held 30 men.', { markers })).toMatchObject([{ raw: '30' }])
  })
})
