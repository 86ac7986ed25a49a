import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { RowFigure } from '../../../shared/dataset/row-evidence.ts'
import { parseCondition } from '../../../shared/dataset/where.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const field = (id: string, name: string, type: 'text' | 'number' | 'flag' = 'text') => {
  return { id, name, type, required: false, options: [], position: id, retired: false }
}
const codes = [
  buildCode('c1', 'Finding', { fields: [field('f1', 'Theme'), field('f2', 'Certainty cue')] }),
  buildCode('c2', 'Statistic', {
    fields: [field('f3', 'Theme'), field('f4', 'Sample', 'number'), field('f5', 'Checked', 'flag')],
  }),
]
const figure: RowFigure = {
  ...{
    id: 'f1',
    value: 17900,
    high: null,
    qualifier: '>',
    unit: 'people',
    measure: '',
    population: '',
    place: 'Tarsk',
  },
  ...{ period: 'FY 2014', denominator: null, uncertainty: '', words: null, partWords: [] },
}
const row: EvidenceRow = buildRow({
  codes: ['Finding', 'Statistic'],
  page: 9,
  fields: [
    { code: 'Finding', field: 'Theme', id: '', type: 'text', value: 'Root causes', words: null },
    { code: 'Statistic', field: 'Theme', id: '', type: 'text', value: 'Detention', words: null },
    { code: 'Statistic', field: 'Sample', id: '', type: 'number', value: 12, words: null },
    { code: 'Statistic', field: 'Checked', id: '', type: 'flag', value: true, words: null },
  ],
  figures: [{ ...figure, value: 5, unit: '%' }, figure],
})

const holds = (typed: string) => {
  const parsed = parseCondition(typed, codes)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.holds(row)
}

describe('a condition on rows', () => {
  it.each([
    'theme=root causes',
    'Themes = DETENTION',
    'finding.theme=root causes',
    'statistic.theme!=root causes',
    'theme~cause',
    'sample>9',
    'sample<100',
    'sample>=12',
    'sample<=12',
    'sample=12.0',
    'checked=yes',
    'checked=true',
    'value=17,900',
    'value>=17900',
    'value<6',
    'unit=%',
    'period~2014',
    'page<10',
    'pageLabel=IV',
    'codes=statistic',
    'quote~two in three',
    'citedSource=',
    'certainty cue=',
    'theme!=',
    'created<2026-02',
  ])('holds: %s', (typed) => expect(holds(typed)).toBe(true))

  it.each([
    'finding.theme=detention',
    'theme!=detention',
    'theme=cause',
    'sample>12',
    'sample=1',
    'sample>x',
    'value>17900',
    'value=17',
    'page>=10',
    'codes=find',
    'theme=',
    'certainty cue!=',
    'checked=no',
    'memo~x',
  ])('does not hold: %s', (typed) => expect(holds(typed)).toBe(false))

  it('is refused where nothing can have the field, or it is no condition', () => {
    const said = (typed: string) => {
      const parsed = parseCondition(typed, codes)
      return parsed.ok ? 'taken' : parsed.message
    }
    expect(said('colour=red')).toMatch(
      /^There is no field “colour”\. There are Theme, Certainty cue, Sample, Checked, value,/,
    )
    for (const typed of ['theme', '=access', '', '~']) expect(said(typed)).toMatch(/is no condition/)
  })
})
