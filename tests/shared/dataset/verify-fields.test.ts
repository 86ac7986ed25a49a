import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { RowFigure } from '../../../shared/dataset/row-evidence.ts'
import { fieldProblems } from '../../../shared/dataset/compare-evidence.ts'
import { buildRowQuoting } from '../../cases/evidence-row-builder.ts'

const QUOTE = 'More than 17,900 people left in 2018.'
const words = (exact: string, start = QUOTE.indexOf(exact)) => ({ start, end: start + exact.length, exact })
const figure: RowFigure = {
  ...{ value: 17900, high: null, qualifier: '>', unit: 'people', measure: '', population: '', place: '' },
  ...{ period: '2018', denominator: null, uncertainty: '', words: words('More than 17,900') },
  partWords: [
    { part: 'unit', ...words('people') },
    { part: 'period', ...words('2018') },
  ],
}
const problems = (over: Partial<EvidenceRow>) => fieldProblems(buildRowQuoting(QUOTE, over))
const field = (own: ReturnType<typeof words> | null) => {
  return [{ code: 'Finding', field: 'Theme', type: 'text' as const, value: 'departure', words: own }]
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
})
