import { describe, expect, it } from 'vitest'
import { fillFields, type GivenField } from '../../../../electron/services/tagging/given-fields.ts'
import { draftNewProject } from '../../../../shared/domain/draft-project.ts'
import { readProject } from '../../../../shared/domain/read-project.ts'
import { Replica } from '../../../cases/replica-world.ts'
import { CODES } from '../../../cases/small-project.ts'

const replica = new Replica('anna')
replica.makeDraft(draftNewProject('Names', CODES))
const { codes } = readProject(replica.state)
const quote = 'In 2019 two in three children, or 4,200 of 6,300, were out of school in Tarsk.'

function fill(codeName: string, given: Readonly<Record<string, unknown>> | readonly GivenField[]) {
  const code = codes.find(({ name }) => name === codeName)!
  const list = Array.isArray(given)
    ? (given as readonly GivenField[])
    : Object.entries(given).map(([name, value]) => ({ name, value }))
  return fillFields(list, { annotationId: 'a1', code, quote, hasAnnotation: (id) => id === 'a2' })
}
function written(codeName: string, given: Readonly<Record<string, unknown>>) {
  const filled = fill(codeName, given)
  if (!filled.ok) throw new Error(filled.message)
  const short = (field: string) => field.replace(/^figure\/[^/]+/, 'figure')
  return Object.fromEntries(filled.writes.map(({ field, value }) => [short(field), value]))
}

describe('filling fields by name', () => {
  it.each(['Certainty cue', 'certainty cue', 'certaintyCue', 'certainty_cues', 'c1_certainty'])(
    'takes %j for a field',
    (name) => {
      expect(written('Finding', { [name]: 'largely' })).toEqual({
        'value/c1_certainty': 'largely',
        'words/c1_certainty': '',
      })
    },
  )

  it('points to the words that a value repeats', () => {
    expect(written('Finding', { Claim: 'out of school' })['words/c1_claim']).toBe('55-68 out of school')
    // It stands there twice.
    expect(written('Finding', { Claim: '00' })['words/c1_claim']).toBe('')
  })

  it('takes each type as it is and as text', () => {
    expect(
      written('Recommendation', { polarity: 'STOP', addressees: ['Mexico', 'United States'] }),
    ).toMatchObject({
      'value/c3_polarity': 'stop',
      'value/c3_addressees': 'Mexico; United States',
    })
    expect(written('Recommendation', { restsOn: ['a2'] })).toEqual({ 'link/c3_findings/a2': true })
  })

  it('makes one figure of parts given one by one', () => {
    const figure = written('Statistic', {
      value: '4200',
      unit: 'children',
      place: 'Tarsk',
      denominator: 6300,
    })
    expect(figure).toMatchObject({
      'figure/state': 'confirmed',
      'figure/value': 4200,
      'figure/qualifier': '=',
      'figure/unit': 'children',
      'figure/words/unit': '21-29 children',
      'figure/words/place': '72-77 Tarsk',
      'figure/denominator': 6300,
    })
  })

  it('makes several figures of a list', () => {
    const filled = fill('Statistic', {
      figures: [
        { raw: '4,200', value: 4200 },
        { raw: 'two in three', value: 0.667, high: 0.7, unit: 'share' },
      ],
    })
    expect(filled).toMatchObject({ ok: true })
    const values = filled.ok
      ? filled.writes.filter(({ field }) => /^figure\/[^/]+\/(?:value|qualifier|words)$/.test(field))
      : []
    expect(values.map(({ value }) => value)).toEqual([
      '34-39 4,200',
      4200,
      '=',
      '8-20 two in three',
      0.667,
      'range',
    ])
  })

  it('takes over from the words that a number is a bound, unless told otherwise', () => {
    const said = 'More than 17,900 people left in 2018.'
    const given = (more: object) => {
      const list = Object.entries({ value: 17900, ...more }).map(([name, value]) => ({ name, value }))
      const code = codes.find(({ name }) => name === 'Statistic')!
      const filled = fillFields(list, { annotationId: 'a1', code, quote: said, hasAnnotation: () => false })
      if (!filled.ok) throw new Error(filled.message)
      return filled.writes.find(({ field }) => field.endsWith('/qualifier'))?.value
    }
    expect(given({})).toBe('>')
    expect(given({ qualifier: '=' })).toBe('=')
  })

  it('replaces the cited source', () => {
    expect(written('Finding', { citedSource: 'UNHCR 2015' })).toEqual({ citedSource: 'UNHCR 2015' })
  })

  it.each([
    [
      'Finding',
      { colour: 'red' },
      'The code Finding has no field “colour”. Its fields are Claim, Theme, Certainty cue, Attribution.',
    ],
    ['Finding', { value: 3 }, /^The code Finding has no field “value”/],
    ['Statistic', { value: 'many' }, '“value”: “many” is no number.'],
    ['Statistic', { value: 3, qualifier: '~' }, '“qualifier” must be one of = ≈ < ≤ > ≥ range.'],
    ['Statistic', { figures: { value: 3 } }, '“Figures” must be a list of figures.'],
    ['Statistic', { figures: [{ amount: 3 }] }, /^A figure has no part “amount”/],
    [
      'Statistic',
      { figures: [{ raw: '17,900', value: 17900 }] },
      'The words “17,900” of a figure do not stand in the passage.',
    ],
    ['Statistic', { basis: 'hearsay' }, '“Basis”: “hearsay” is none of own data, relayed, unclear.'],
    [
      'Recommendation',
      { 'rests on': 'a9' },
      '“Rests on” links to “a9”, and there is no annotation with that id.',
    ],
    ['Finding', { claim: { en: 'x' } }, '“Claim” must be text.'],
  ] as const)('refuses for %s %j', (code, given, says) => {
    const filled = fill(code, given)
    expect(filled.ok ? 'taken' : filled.message).toEqual(
      typeof says === 'string' ? says : expect.stringMatching(says),
    )
  })

  it('refuses a field that is given twice', () => {
    const given = [
      { name: 'Theme', value: 'a' },
      { name: 'theme', value: 'b' },
    ]
    expect(fill('Finding', given)).toEqual({ ok: false, message: 'A field is given twice. Give each once.' })
  })
})
