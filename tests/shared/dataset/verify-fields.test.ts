import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { RowFigure } from '../../../shared/dataset/row-evidence.ts'
import { fieldProblems } from '../../../shared/dataset/compare-evidence.ts'
import { buildRowQuoting } from '../../cases/evidence-row-builder.ts'

const QUOTE = 'More than 17,900 people left in 2018.'
const words = (exact: string, start = QUOTE.indexOf(exact)) => ({ start, end: start + exact.length, exact })
const figure: RowFigure = {
  ...{
    id: 'f1',
    value: 17900,
    high: null,
    qualifier: '>',
    unit: 'people',
    measure: '',
    population: '',
    place: '',
  },
  ...{ period: '2018', denominator: null, uncertainty: '', words: words('More than 17,900') },
  partWords: [
    { part: 'unit', ...words('people') },
    { part: 'period', ...words('2018') },
  ],
}
const problems = (over: Partial<EvidenceRow>) => fieldProblems(buildRowQuoting(QUOTE, over))
const field = (own: ReturnType<typeof words> | null) => {
  return [{ code: 'Finding', field: 'Theme', id: '', type: 'text' as const, value: 'departure', words: own }]
}

describe('the fields of a row', () => {
  it('hold where their words stand in the quote', () => {
    expect(problems({ fields: field(words('left')), figures: [figure] })).toEqual([])
    expect(problems({ fields: field(null), figures: [{ ...figure, words: null, partWords: [] }] })).toEqual(
      [],
    )
  })

  it('do not where other words stand there', () => {
    expect(problems({ fields: field({ start: 17, end: 23, exact: 'places' }) })).toEqual([
      'Theme: the words “places” do not stand at 17-23; “people” stands there',
    ])
    expect(problems({ fields: field({ start: 90, end: 94, exact: 'left' }) })).toEqual([
      'Theme: the words “left” do not stand at 90-94; nothing stands there',
    ])
    const second = {
      ...figure,
      words: words('17,900', 0),
      partWords: [{ part: 'place' as const, ...words('2018', 1) }],
    }
    expect(problems({ figures: [figure, second] })).toEqual([
      'figure 2: the words “17,900” do not stand at 0-6; “More t” stands there',
      'figure 2, place: the words “2018” do not stand at 1-5; “ore ” stands there',
    ])
  })

  it.each([
    ['17,900 people left', 17900, []],
    ['17,900 people left', 17.9, []],
    ['nearly two in three', 0.67, []],
    ['nearly two in three', 66.7, []],
    ['$1.6 billion', 1.6, []],
    ['$1.6 billion', 1.6e9, []],
    ['tens of thousands', 30000, []],
    [
      '17,900 people left',
      17000,
      ['figure 1: the words “17,900 people left” say 17,900, the row says 17,000'],
    ],
    [
      '$1.6 billion',
      1.6e8,
      ['figure 1: the words “$1.6 billion” say 1,600,000,000, the row says 160,000,000'],
    ],
    ['two in three', 0.75, [expect.stringMatching(/^figure 1: the words “two in three” say 0\.6/)]],
  ] as const)('state their number: “%s” for %d', (text, value, expected) => {
    const own = { start: 0, end: text.length, exact: text }
    const figures = [{ ...figure, value, words: own, partWords: [] }]
    expect(fieldProblems(buildRowQuoting(text, { figures }))).toEqual(expected)
  })

  it('state their number as the language of the quote writes it', () => {
    const text = 'En 2019 murieron 3.500 personas en la ruta, según la comisión.'
    const start = text.indexOf('3.500')
    const own = { start, end: start + 5, exact: '3.500' }
    const figures = [{ ...figure, value: 3500, words: own, partWords: [{ part: 'value' as const, ...own }] }]
    expect(fieldProblems(buildRowQuoting(text, { figures }))).toEqual([])
  })

  it('state both ends of a range', () => {
    const text = '12–15 %'
    const own = { start: 0, end: text.length, exact: text }
    const range = { ...figure, qualifier: 'range' as const, words: own, partWords: [] }
    const said = (value: number, high: number) =>
      fieldProblems(buildRowQuoting(text, { figures: [{ ...range, value, high }] }))
    expect(said(12, 15)).toEqual([])
    expect(said(12, 16)).toEqual(['figure 1, high: the words “12–15 %” say 12, the row says 16'])
  })
})
