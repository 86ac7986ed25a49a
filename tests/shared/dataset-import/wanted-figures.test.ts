import { describe, expect, it } from 'vitest'
import { rowFigures } from '../../../shared/dataset/row-evidence.ts'
import { wantedFigures } from '../../../shared/dataset-import/wanted-annotation.ts'
import type { Figure } from '../../../shared/domain/codebook.ts'

const figure = (id: string, state: Figure['state'], value: number): Figure => ({
  ...{ id, state, value, high: null, qualifier: '=', unit: '', measure: '', population: '' },
  ...{ place: '', period: '', denominator: null, uncertainty: '', words: null, partWords: {} },
})

const [A, B] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const
const current = { id: 'a', figures: [figure(A, 'confirmed', 1), figure(B, 'refused', 2)] }
const row = { figures: rowFigures(current, 'confirmed'), refused: rowFigures(current, 'refused') }
const states = (figures: readonly Figure[]) => figures.map(({ id, value, state }) => [id, value, state])

describe('figures of a row that tells only one of its lists', () => {
  it('are those it tells, and what the annotation has of the others', () => {
    const edited = row.figures.map((one) => ({ ...one, value: 5 }))
    const told = { figures: edited, refused: [] }
    expect(states(wantedFigures(current.id, told, current, ['refused']))).toEqual([
      [A, 5, 'confirmed'],
      [B, 2, 'refused'],
    ])
    expect(states(wantedFigures(current.id, told, current))).toEqual([[A, 5, 'confirmed']])
  })

  it('are not refused any more where it tells them as confirmed', () => {
    const told = { figures: [...row.figures, ...row.refused], refused: [] }
    expect(states(wantedFigures(current.id, told, current, ['refused']))).toEqual([
      [A, 1, 'confirmed'],
      [B, 2, 'confirmed'],
    ])
  })
})
