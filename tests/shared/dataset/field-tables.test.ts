import { describe, expect, it } from 'vitest'
import { FIELD_COLUMNS, fieldColumns, fieldRows } from '../../../shared/dataset/field-tables.ts'
import type { RowField } from '../../../shared/dataset/row-evidence.ts'
import type { Column } from '../../../shared/dataset/table.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { buildField } from '../../cases/codebook-builder.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const field = (id: string, value: RowField['value'], more: Partial<RowField> = {}): RowField => ({
  ...{ code: 'Finding', field: 'Theme', id, type: 'text', value, words: null },
  ...more,
})

function tableOf<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>) {
  return [columns.map(({ name }) => name), ...[...rows].map((row) => columns.map(({ value }) => value(row)))]
}

const wide = (
  codes: Parameters<typeof fieldColumns>[1],
  ...rows: Parameters<typeof fieldColumns>[0][number][]
) => tableOf(fieldColumns(rows, codes), rows)

const finding = buildCode('c1', 'Finding', {
  fields: [
    buildField({ id: 'f1', name: 'Claim' }),
    buildField({ id: 'f2', name: 'Theme' }),
    buildField({ id: 'f3', name: 'Gap', type: 'choice', options: ['data', 'law'] }),
  ],
})
const advice = buildCode('c2', 'Recommendation', {
  fields: [
    buildField({ id: 'g1', name: 'theme ' }),
    buildField({ id: 'g2', name: 'Gap', type: 'flag' }),
    buildField({ id: 'g3', name: 'Cost', type: 'number' }),
    buildField({ id: 'g4', name: 'Memo' }),
  ],
})

describe('a column for each field', () => {
  it('stands in codebook order, and only for fields that are filled', () => {
    const late = buildRow({ fields: [field('g3', -2.5), field('f1', 'It fell.')] })
    expect(wide([finding, advice], late)).toEqual([
      ['Claim', 'Cost'],
      ['It fell.', -2.5],
    ])
    expect(wide([finding, advice], buildRow())).toEqual([[], []])
  })

  it('is one for fields of several codes that mean the same, with each value once', () => {
    const rows = [
      buildRow({ fields: [field('f2', 'harbours')] }),
      buildRow({ fields: [field('g1', 'schools')] }),
      buildRow({ fields: [field('f2', 'roads'), field('g1', 'rail')] }),
      buildRow({ fields: [field('f2', 'roads'), field('g1', 'roads')] }),
    ]
    expect(wide([finding, advice], ...rows)).toEqual([
      ['Theme'],
      ['harbours'],
      ['schools'],
      ['roads; rail'],
      ['roads'],
    ])
  })

  it('names the code where fields of one name mean something else, or a key of a row is called so', () => {
    const row = buildRow({ fields: [field('f3', 'law'), field('g2', true), field('g4', 'See p. 3')] })
    expect(wide([finding, advice], row)).toEqual([
      ['Gap (Finding)', 'Gap (Recommendation)', 'Memo (Recommendation)'],
      ['law', 'yes', 'See p. 3'],
    ])
  })

  it('never has one header twice, whatever the codebook', () => {
    const twins = ['x', 'y'].map((id, i) =>
      buildCode(id, 'Gap', { fields: [buildField({ id: `${id}1`, type: i === 0 ? 'text' : 'flag' })] }),
    )
    const row = buildRow({ fields: [field('x1', 'a'), field('y1', false), field('Basis (Gap)', 'lost')] })
    const lost = { ...row, fields: row.fields.map((one) => ({ ...one, field: one.id })) }
    expect(wide(twins, lost)).toEqual([
      ['Basis (Gap)', 'Basis (Gap) 2', 'Basis (Gap) 3'],
      ['a', 'no', 'lost'],
    ])
  })

  it('holds several choices and links as they are typed, those of lost fields last', () => {
    const who = buildField({ id: 'h1', name: 'Who', type: 'choices', options: ['states', 'schools; both'] })
    const on = buildField({ id: 'h2', name: 'Rests on', type: 'link' })
    const row = buildRow({
      fields: [
        field('h1', ['states', 'schools; both'], { type: 'choices' }),
        field('h2', ['a1', 'a2'], { type: 'link' }),
        field('old-2', 'two', { code: '', field: 'old-2' }),
        field('old-1', 'one', { code: '', field: 'old-1' }),
      ],
    })
    expect(wide([buildCode('c', 'Gap', { fields: [on, who] })], row)).toEqual([
      ['Rests on', 'Who', 'old-1', 'old-2'],
      ['a1; a2', 'states; schools; both', 'one', 'two'],
    ])
  })
})

describe('a row for each value of a field', () => {
  it('says whose it is, what it is, and which words hold it', () => {
    const words = { start: 0, end: 12, exact: 'Two in three' }
    const row = buildRow({
      id: 'a1',
      fields: [
        field('f1', 'Two thirds', { field: 'Claim', words }),
        field('f3', ['data', 'law'], { field: 'Gap', type: 'choices' }),
        field('g3', -2.5, { code: 'Recommendation', field: 'Cost', type: 'number' }),
        field('g2', false, { code: 'Recommendation', field: 'Gap', type: 'flag' }),
        field('old', '', { code: '', field: 'old' }),
      ],
    })
    expect(
      tableOf(FIELD_COLUMNS, fieldRows([buildRow({ id: 'a0' }), row], [finding, advice])).slice(1),
    ).toEqual([
      ['a1', 'c1', 'Finding', 'f1', 'Claim', 'text', 1, 'Two thirds', null, 'Two in three'],
      ['a1', 'c1', 'Finding', 'f3', 'Gap', 'choices', 1, 'data', null, null],
      ['a1', 'c1', 'Finding', 'f3', 'Gap', 'choices', 2, 'law', null, null],
      ['a1', 'c2', 'Recommendation', 'g3', 'Cost', 'number', 1, '-2.5', -2.5, null],
      ['a1', 'c2', 'Recommendation', 'g2', 'Gap', 'flag', 1, 'no', null, null],
      ['a1', null, null, 'old', 'old', 'text', 1, null, null, null],
    ])
  })
})
