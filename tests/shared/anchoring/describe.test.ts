import { describe, expect, it } from 'vitest'
import {
  describeSpans,
  sortSpans,
  spansEqual,
  splitExact,
  trimSpan,
} from '../../../shared/anchoring/describe.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

const report = canonicalText(`{page i}# The report

## Findings

One thing is clear. Nobody knew it.

### Money

{page ii}The money{^1} is gone.

^ See the annex.

% Annual Report 2015`)

function spanOf(words: string): { start: number; end: number } {
  const start = report.text.indexOf(words)
  if (start < 0) throw new Error(`No "${words}" in the report`)
  return { start, end: start + words.length }
}

describe('describing a passage', () => {
  it('gives words, surroundings, page and section', () => {
    expect(describeSpans(report, [spanOf('Nobody knew')])).toEqual({
      exact: 'Nobody knew',
      prefix: '\n\nFindings\n\nOne thing is clear. ',
      suffix: ' it.\n\nMoney\n\nThe money1 is gone.',
      spans: [spanOf('Nobody knew')],
      page: 1,
      fileLabel: 'i',
      section: 'Findings',
      sectionPath: ['Findings'],
      paragraph: 1,
      boxes: [],
      region: null,
    })
  })

  it('joins several spans in text order and takes the place of the first', () => {
    const passage = describeSpans(report, [spanOf('is gone.'), spanOf('One thing')])
    expect(passage).toMatchObject({
      exact: 'One thing … is gone.',
      spans: [spanOf('One thing'), spanOf('is gone.')],
      page: 1,
      section: 'Findings',
      suffix: '',
    })
  })

  it('gives the whole section path, innermost last', () => {
    expect(describeSpans(report, [spanOf('is gone')])).toMatchObject({
      page: 2,
      fileLabel: 'ii',
      section: 'Money',
      sectionPath: ['Findings', 'Money'],
    })
  })

  it('keeps body, notes and page furniture apart in the surroundings', () => {
    expect(describeSpans(report, [spanOf('See the annex.')])).toMatchObject({
      prefix: '',
      suffix: '',
      section: null,
    })
    expect(describeSpans(report, [spanOf('Annual Report 2015')])).toMatchObject({ prefix: '', suffix: '' })
  })

  it('has no page where the source has none', () => {
    const passage = describeSpans(plainCanonicalText('some words'), [{ start: 0, end: 4 }])
    expect(passage).toMatchObject({ page: null, fileLabel: null, section: null, sectionPath: [], prefix: '' })
  })

  it('cuts surroundings between characters, never within one', () => {
    const family = '👩‍👩‍👧'
    const passage = describeSpans(plainCanonicalText(`${family.repeat(5)}x${family.repeat(5)}`), [
      { start: 40, end: 41 },
    ])
    expect(passage.prefix).toBe(family.repeat(4))
    expect(passage.suffix).toBe(family.repeat(4))
  })

  it('gives no surroundings rather than half a character', () => {
    const zalgo = `a${'\u0335'.repeat(80)}`
    const passage = describeSpans(plainCanonicalText(`${zalgo}x${zalgo}`), [{ start: 81, end: 82 }])
    expect(passage).toMatchObject({ prefix: '', suffix: '' })
  })

  it('refuses spans that hold no text', () => {
    expect(() => describeSpans(report, [])).toThrow(RangeError)
    expect(() => describeSpans(report, [{ start: 3, end: 3 }])).toThrow(RangeError)
    expect(() => describeSpans(report, [{ start: -1, end: 3 }])).toThrow(RangeError)
    expect(() => describeSpans(report, [{ start: 0, end: report.text.length + 1 }])).toThrow(RangeError)
  })
})

describe('the words of each span', () => {
  const spans = [
    { start: 0, end: 5 },
    { start: 9, end: 10 },
  ]

  it('are told by the lengths of the spans, though one has an omission of its own', () => {
    expect(splitExact('a … b … c', spans)).toEqual(['a … b', 'c'])
    expect(splitExact('a … b', spans.slice(0, 1))).toEqual(['a … b'])
  })

  it('are unknown where the words do not fall into the spans', () => {
    for (const exact of ['a … b … cd', 'a … b … ', 'a … b, a c', 'a … b']) {
      expect(splitExact(exact, spans)).toBeNull()
    }
    expect(splitExact('a', [])).toBeNull()
  })
})

describe('spans', () => {
  it('are trimmed of white space of every kind', () => {
    const source = plainCanonicalText(' \n\u00a0 one two \t ')
    expect(trimSpan(source, { start: 0, end: source.text.length })).toEqual({ start: 4, end: 11 })
    expect(trimSpan(source, { start: 4, end: 11 })).toEqual({ start: 4, end: 11 })
    expect(trimSpan(source, { start: 0, end: 3 })).toBeNull()
  })

  it('are sorted by start, then end, without changing the given list', () => {
    const spans = [
      { start: 5, end: 9 },
      { start: 1, end: 4 },
      { start: 1, end: 2 },
    ]
    expect(sortSpans(spans)).toEqual([
      { start: 1, end: 2 },
      { start: 1, end: 4 },
      { start: 5, end: 9 },
    ])
    expect(spans[0]).toEqual({ start: 5, end: 9 })
  })

  it('are equal only if all of them are', () => {
    const spans = [{ start: 1, end: 2 }]
    expect(spansEqual(spans, [{ start: 1, end: 2 }])).toBe(true)
    expect(spansEqual(spans, [{ start: 1, end: 3 }])).toBe(false)
    expect(spansEqual(spans, [...spans, { start: 4, end: 5 }])).toBe(false)
  })
})
