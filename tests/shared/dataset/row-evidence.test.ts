import { describe, expect, it } from 'vitest'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { FORMAT_NAMES, FORMATS } from '../../../shared/dataset/formats.ts'
import { parseEvidenceRow } from '../../../shared/dataset/parse-evidence-row.ts'
import type { RowFigure } from '../../../shared/dataset/row-evidence.ts'
import { draftTag } from '../../../shared/domain/draft-annotation.ts'
import {
  draftFigure,
  draftLink,
  draftRefuseFigure,
  draftValue,
} from '../../../shared/domain/draft-evidence.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, CODES, newProject, tag } from '../../cases/small-project.ts'

const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => null }
const NONE = { unit: '', measure: '', population: '', place: '', period: '', uncertainty: '' }
const bare = { ...NONE, id: '', value: null, high: null, qualifier: '=', denominator: null } as const

function filledRow(text: string) {
  const words = { start: 0, end: text.length, exact: text }
  const figure: RowFigure = {
    ...{
      ...bare,
      id: text,
      value: 12,
      high: 15.5,
      qualifier: 'range',
      unit: '%',
      measure: text,
      denominator: 96,
    },
    words,
    partWords: [{ part: 'unit', ...words }],
  }
  return buildRow({
    fields: [
      { code: 'Finding', field: text, id: text, type: 'text', value: text, words },
      { code: 'Finding', field: 'Sure', id: '', type: 'flag', value: false, words: null },
      { code: 'Finding', field: 'Count', id: '', type: 'number', value: -0.5, words: null },
      { code: 'Finding', field: 'Kinds', id: '', type: 'choices', value: [text, 'b'], words: null },
    ],
    figures: [figure, { ...bare, words: null, partWords: [] }],
    codes: [text, ''],
    codeIds: [text, ''],
    pageLabels: text,
    reference: text,
    refused: [figure],
    dismissed: [{ flag: text, reason: text }],
    orphan: text,
    coder: text,
    coderId: text,
    citedSource: text,
    codebook: '0f',
    flags: ['One.', text === '' ? 'Two.' : text],
  })
}

describe('the evidence of a row', () => {
  it.each(FORMAT_NAMES)('comes back whole from %s, whatever its texts hold', (format) => {
    const rows = Object.values(NAUGHTY_TEXTS)
      .filter((text) => text !== '')
      .map((text) => filledRow(text))
    const decoded = FORMATS[format].decode([...FORMATS[format].encode(rows, context)].join(''))
    expect(decoded.problems).toEqual([])
    expect(decoded.ignored).toEqual([])
    expect(decoded.rows.map(({ row }) => row)).toEqual(rows)
  })

  it('is refused by name where a file has it wrong', () => {
    const [field] = filledRow('x').fields
    const said = (over: object) => {
      const parsed = parseEvidenceRow({ ...buildRow(), ...over })
      return parsed.ok ? 'taken' : parsed.message
    }
    expect(said({ fields: 'Theme' })).toBe('fields must be a list of fields')
    expect(said({ fields: [{ ...field, type: 'colour' }] })).toMatch(
      /^fields\.0\.type must be one of text, number/,
    )
    expect(said({ codeIds: ['a', 'b'] })).toBe('codeIds must be as many as the codes, or none')
    expect(said({ dismissed: [{ flag: 'x', reason: '' }] })).toBe('dismissed.0.reason must not be empty')
    expect(said({ figures: [{ value: '12' }] })).toBe('figures.0.value must be a number')
    expect(said({ figures: [{ qualifier: '~' }] })).toMatch(/^figures\.0\.qualifier must be one of = ≈/)
  })

  it('claims nothing in a dataset of before it was known', () => {
    const row: Partial<ReturnType<typeof buildRow>> = buildRow()
    const { fields, figures, citedSource, codebook, flags, ...older } = row
    expect([fields, figures, citedSource, codebook, flags]).toEqual([[], [], '', '', []])
    const { codeIds, pageLabels, reference, refused, dismissed, orphan, coderId, ...oldest } = older
    expect([pageLabels, refused, dismissed, orphan]).toEqual(['', [], [], ''])
    expect([codeIds, reference, coderId]).not.toContain('')
    expect(parseEvidenceRow(oldest)).toEqual({
      ok: true,
      row: { ...row, codeIds: [], reference: '', coderId: '' },
    })
  })
})

describe('rows of a project', () => {
  const replica = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1', 10, { codeIds: [CODES.statistic] }), tag('a2', 40)]) {
    replica.makeDraft(draft)
  }
  const annotation = () => readProject(replica.state).annotations.find(({ id }) => id === 'a1')!
  const row = () => evidenceRows(readProject(replica.state)).find(({ id }) => id === 'a1')!

  it('hold what fields were given, with the words behind it, in codebook order', () => {
    const words = { start: 1, end: 4, exact: 'ord' }
    replica.makeDraft(
      draftValue('a1', { fieldId: `${CODES.statistic}_theme`, value: 'Access', words }, 'Theme'),
    )
    replica.makeDraft(
      draftValue('a1', { fieldId: `${CODES.statistic}_basis`, value: 'Relayed', words: null }, 'Basis'),
    )
    const id = (name: string) => `${CODES.statistic}_${name}`
    replica.makeDraft(draftValue('a1', { fieldId: 'lost', value: 7, words: null }, 'Lost'))
    expect(row().fields).toEqual([
      { code: 'Statistic', field: 'Theme', id: id('theme'), type: 'text', value: 'Access', words },
      { code: 'Statistic', field: 'Basis', id: id('basis'), type: 'choice', value: 'relayed', words: null },
      { code: '', field: 'lost', id: 'lost', type: 'text', value: 7, words: null },
    ])
  })

  it('hold figures that were confirmed, and apart from them those that were refused', () => {
    const words = { start: 0, end: 2, exact: 'wo' }
    const figure = { ...bare, value: 2, words, partWords: {} }
    replica.makeDraft(draftFigure(annotation(), { ...figure, id: 'f1' }))
    replica.makeDraft(draftRefuseFigure('a1', { ...figure, id: 'f2' }))
    expect(annotation().figures.map(({ id, state }) => [id, state])).toEqual([
      ['f1', 'confirmed'],
      ['f2', 'refused'],
    ])
    expect(row().figures).toEqual([{ ...bare, id: 'f1', value: 2, words, partWords: [] }])
    expect(row().refused).toEqual([{ ...bare, id: 'f2', value: 2, words, partWords: [] }])
  })

  it('find the words of a field again where the ends of the passage were moved', () => {
    const place = { ...annotation().target, exact: 'a word', spans: [{ start: 8, end: 14 }] }
    const { writes } = draftTag({
      ...{ annotationId: 'a1', targetId: 't-new', sourceId: 's1', target: place, codeIds: [CODES.statistic] },
      ...{ creatorId: null, created: '2026-01-02T03:04:05.000Z', memo: '', citedSource: '', codebook: '' },
    })
    const moved = writes.filter(({ kind, field }) => kind === 'target' || field === 'target')
    replica.makeDraft({ label: 'Adjust ends', writes: moved })
    expect(row().fields[0]?.words).toEqual({ start: 3, end: 6, exact: 'ord' })
    expect(row().figures[0]?.words).toEqual({ start: 2, end: 4, exact: 'wo' })
  })

  it('name the annotations that a field links to', () => {
    const fieldId = `${CODES.recommendation}_findings`
    replica.makeDraft(draftLink('a1', { fieldId, other: 'a2', present: true }))
    expect(row().fields.find(({ type }) => type === 'link')).toEqual({
      ...{ code: 'Recommendation', field: 'Rests on', id: fieldId, type: 'link', value: ['a2'], words: null },
    })
    replica.makeDraft(draftLink('a1', { fieldId, other: 'a2', present: false }))
    expect(row().fields.some(({ type }) => type === 'link')).toBe(false)
  })
})
