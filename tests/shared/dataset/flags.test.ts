import { describe, expect, it } from 'vitest'
import { flagsOf } from '../../../shared/dataset/flags.ts'
import type { NewFigure } from '../../../shared/domain/draft-evidence.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import { draftCodebook } from '../../../shared/domain/draft-codebook.ts'
import { draftDeleteAnnotation } from '../../../shared/domain/draft-annotation.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import {
  draftDismissFlag,
  draftFigure,
  draftLink,
  draftValue,
} from '../../../shared/domain/draft-evidence.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, CODES, newProject, source, tag } from '../../cases/small-project.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'

const BARE: Omit<NewFigure, 'id'> = {
  ...{ value: null, high: null, qualifier: '=', unit: 'people', measure: '', population: '', place: '' },
  ...{ period: '', denominator: null, uncertainty: '', words: null, partWords: {} },
}

/** A project with one statistic a1 in a report of 2019, and these figures in it. */
function world(figures: readonly Partial<NewFigure>[], more: readonly DraftChange[] = []) {
  const replica = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1', 10, { codeIds: [CODES.statistic] }), ...more]) {
    replica.makeDraft(draft)
  }
  const confirm = (id: string, list: readonly Partial<NewFigure>[]) =>
    list.forEach((parts, i) => {
      const annotation = readProject(replica.state).annotations.find((one) => one.id === id)!
      replica.makeDraft(draftFigure(annotation, { ...BARE, ...parts, id: `${id}-f${i}` }))
    })
  confirm('a1', figures)
  const messages = (id = 'a1') =>
    (flagsOf(readProject(replica.state)).get(id) ?? []).map(({ message }) => message)
  return { replica, confirm, messages }
}

describe('flags of one passage', () => {
  it('ask for what its codes need', () => {
    const { replica, messages } = world([], [tag('r1', 30, { codeIds: [CODES.recommendation] })])
    expect(messages()).toEqual(['Statistic needs a confirmed figure.'])
    expect(messages('r1')).toEqual(['Recommendation needs “Addressees”.', 'Recommendation needs “Action”.'])
    const fieldId = `${CODES.recommendation}_action`
    replica.makeDraft(draftValue('r1', { fieldId, value: 'pay teachers', words: null }, 'Action'))
    expect(messages('r1')).toEqual(['Recommendation needs “Addressees”.'])
  })

  it('ask for the parts that each figure needs', () => {
    const words = { start: 0, end: 2, exact: 'wo' }
    expect(world([{ value: 3, unit: '', words }]).messages()).toEqual(['The figure “wo” has no unit.'])
    expect(world([{ value: 3 }]).messages()).toEqual([])
  })

  it.each([
    ['a share above everything', { value: 112, unit: '%' }, ['112 % is outside 0–100 %.']],
    ['a fraction above everything', { value: 1.2, unit: 'share' }, ['120 % is outside 0–100 %.']],
    ['a share below nothing', { value: -3, unit: 'per cent' }, ['-3 % is outside 0–100 %.']],
    ['a share of everything', { value: 100, unit: '%' }, []],
    [
      'a share above everything of those at risk',
      { value: 112, unit: '%', measure: 'children at risk' },
      ['112 % is outside 0–100 %.'],
    ],
    ['growth by more than everything', { value: 700, unit: '%', measure: 'increase in requests' }, []],
    [
      'a range that ends before it starts',
      { value: 15, high: 12, qualifier: 'range' },
      ['The range ends at 12, below its start 15.'],
    ],
    [
      'a part above its total',
      { value: 97, denominator: 96 },
      ['97 is more than the 96 it is counted out of.'],
    ],
    ['a rate above its base', { value: 61.1, unit: 'per 10 people', denominator: 10 }, []],
    ['a period before publication', { value: 1, period: 'FY 2018' }, []],
    [
      'a period after publication',
      { value: 1, period: 'January 2021' },
      ['The period “January 2021” lies after 2019, when the report was published.'],
    ],
  ] as const)('tell %s', (_name, parts, expected) => {
    expect(world([parts]).messages()).toEqual(expected)
  })

  it('work out a share from the counts beside it', () => {
    // 510 / 13,847 = 3.683 %; 35 / 96 = 36.458 %.
    const counts = [{ value: 13847 }, { value: 510 }]
    expect(world([...counts, { value: 3.7, unit: '%' }]).messages()).toEqual([])
    expect(world([...counts, { value: 3.6, unit: '%' }]).messages()).toEqual([
      '510 of 13,847 is 3.68 %, the passage says 3.6 %.',
    ])
    expect(world([...counts, { value: 60, unit: '%' }]).messages()).toEqual([])
    const share = { value: 36, unit: '%' }
    expect(world([{ value: 35, denominator: 96 }, share]).messages()).toEqual([])
    expect(
      world([
        { value: 35, denominator: 96 },
        { ...share, value: 37 },
      ]).messages(),
    ).toEqual(['35 of 96 is 36.5 %, the passage says 37 %.'])
  })

  it('tell values that no longer fit the type of their field, and keep them', () => {
    const { replica, messages } = world([{ value: 1 }])
    const fieldId = `${CODES.statistic}_theme`
    replica.makeDraft(draftValue('a1', { fieldId, value: 'about 40', words: null }, 'Theme'))
    const project = readProject(replica.state)
    const next = project.codes.map((code) => ({
      ...code,
      fields: code.fields.map((field) =>
        field.id === fieldId ? { ...field, type: 'number' as const } : field,
      ),
    }))
    replica.makeDraft(draftCodebook(project, next, 'Change type')!)
    expect(messages()).toEqual(['“Theme”: “about 40” is no number.'])
    expect(readProject(replica.state).annotations[0]?.values[0]?.value).toBe('about 40')
  })

  it('tell words that the passage no longer holds', () => {
    const { replica, messages } = world([{ value: 1 }])
    const words = { start: 0, end: 4, exact: 'gone' }
    const value = { fieldId: `${CODES.statistic}_theme`, value: 'x', words }
    replica.makeDraft(draftValue('a1', value, 'Theme'))
    expect(messages()).toEqual(['The words “gone” no longer stand in the passage.'])
  })

  it('go when somebody gives a reason, and come back without it', () => {
    const { replica, messages } = world([{ value: 112, unit: '%' }])
    const [flag] = flagsOf(readProject(replica.state)).get('a1') ?? []
    replica.makeDraft(draftDismissFlag('a1', flag!.key, 'of the target'))
    expect(messages()).toEqual([])
    replica.makeDraft(draftDismissFlag('a1', flag!.key, ''))
    expect(messages()).toHaveLength(1)
  })
})

describe('a dismissed flag', () => {
  it('is another one once it says something else', () => {
    const { replica, messages } = world([{ value: 12, denominator: 10 }])
    const annotation = () => readProject(replica.state).annotations[0]!
    const [flag] = flagsOf(readProject(replica.state)).get('a1') ?? []
    replica.makeDraft(draftDismissFlag('a1', flag!.key, 'a slip of the report'))
    expect(messages()).toEqual([])
    replica.makeDraft(draftFigure(annotation(), { ...annotation().figures[0]!, value: 900 }))
    expect(messages()).toEqual(['900 is more than the 10 it is counted out of.'])
  })
})

describe('a link', () => {
  it('to an annotation that was deleted is told, and counts for nothing', () => {
    const { replica, messages } = world([{ value: 1 }], [tag('f1', 50)])
    const fieldId = `${CODES.recommendation}_findings`
    replica.makeDraft(draftLink('a1', { fieldId, other: 'f1', present: true }))
    expect(messages()).toEqual([])
    replica.makeDraft(draftDeleteAnnotation('f1'))
    expect(messages()).toEqual(['It links to an annotation that was deleted.'])
    expect(evidenceRows(readProject(replica.state))[0]?.fields).toEqual([])
  })
})

describe('flags across passages', () => {
  const figure = { value: 61.1, unit: 'per 100,000', measure: 'Murder rate', place: 'Tarsk', period: '2014' }
  const second = [
    draftAddSource(source('s2', '00000002')),
    tag('a2', 20, { sourceId: 's2', codeIds: [CODES.statistic] }),
  ]

  it('name the report that has another value for the same measure', () => {
    const { confirm, messages, replica } = world([figure], second)
    confirm('a2', [{ ...figure, measure: 'murder  rate', value: 68 }])
    expect(messages()).toEqual([
      '“Murder rate” (2014) is 61.1\u00a0per 100,000 here, 68\u00a0per 100,000 in “Report s2”.',
    ])
    expect(flagsOf(readProject(replica.state)).get('a2')?.[0]?.other).toBe('a1')
  })

  it.each([
    ['another year', { period: '2015' }],
    ['another place', { place: 'Ostmark' }],
    ['another unit', { unit: 'per 1,000' }],
    ['a bound that holds for both', { qualifier: '>', value: 60 }],
    ['an approximate value near it', { qualifier: '≈', value: 60 }],
    ['a range around it', { qualifier: 'range', value: 60, high: 70 }],
  ] as const)('say nothing of %s', (_name, over) => {
    const { confirm, messages } = world([figure], second)
    confirm('a2', [{ ...figure, value: 68, ...over }])
    expect(messages()).toEqual([])
  })
})
