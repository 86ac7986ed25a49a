import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import type { Change, FieldWrite, Stamp } from '../../../shared/domain/change.ts'
import { compareStamps } from '../../../shared/domain/change.ts'
import { encodeState } from '../../fixtures/encode-state.ts'
import { cellOf } from '../../../shared/domain/project-state.ts'
import { valueOf } from '../../../shared/domain/project-state.ts'
import { interleave, memo, randomWorld, Replica, stateOf } from '../../cases/replica-world.ts'
import { seededRandom } from '../../fixtures/random-text.ts'

const SEED = 20_261_122

describe('applying changes', () => {
  it('gives the same state for every interleaving of the replicas', () => {
    for (let run = 0; run < 150; run++) {
      const random = seededRandom(SEED + run)
      const logs = randomWorld(random, 2 + (run % 3), 40).map(({ log }) => log)
      const expected = encodeState(stateOf(interleave(random, logs)))
      for (let order = 0; order < 6; order++) {
        expect(encodeState(stateOf(interleave(random, logs))), `seed ${SEED + run}`).toEqual(expected)
      }
    }
  })

  it('leaves in each field exactly the writes that no other write replaces, the highest on top', () => {
    for (let run = 0; run < 150; run++) {
      const random = seededRandom(SEED + 1000 + run)
      const logs = randomWorld(random, 3, 40).map(({ log }) => log)
      const state = stateOf(interleave(random, logs))
      for (const [key, standing] of standingWrites(logs.flat())) {
        const [id, field] = key.split('/') as [string, string]
        const cell = cellOf(state.records.annotation.get(id), field)!
        const entries = [{ value: cell.value, stamp: cell.stamp }, ...cell.rivals]
        expect(entries, `seed ${SEED + 1000 + run} ${key}`).toEqual(standing)
        expect(cell.awaited).toEqual([])
      }
    }
  })

  it('does nothing with a change that is already there', () => {
    const random = seededRandom(SEED)
    const changes = interleave(
      random,
      randomWorld(random, 3, 60).map(({ log }) => log),
    )
    const state = stateOf(changes)
    const before = encodeState(state)
    const { revision } = state
    for (const change of changes) expect(applyChange(state, change).fresh).toBe(false)
    expect(encodeState(state)).toEqual(before)
    expect(state.revision).toBe(revision)
  })

  it('keeps the value that lost to a write made at the same time, until a later write replaces both', () => {
    const [anna, ben] = [new Replica('anna'), new Replica('ben')]
    anna.make([memo('a1', 'of Anna')])
    ben.make([memo('a1', 'of Ben')])
    anna.see(ben)
    expect(cellOf(anna.state.records.annotation.get('a1'), 'memo')).toMatchObject({
      value: 'of Ben',
      rivals: [{ value: 'of Anna', stamp: [1, 'anna'] }],
    })
    anna.make([memo('a1', 'of both')])
    expect(cellOf(anna.state.records.annotation.get('a1'), 'memo')).toMatchObject({
      value: 'of both',
      rivals: [],
    })
  })

  it('passes over a write that arrives after the one that replaced it', () => {
    const [anna, ben] = [new Replica('anna'), new Replica('ben')]
    anna.make([memo('a1', 'first')])
    ben.see(anna)
    ben.make([memo('a1', 'second')])
    const state = stateOf([...ben.log, ...anna.log])
    expect(cellOf(state.records.annotation.get('a1'), 'memo')).toEqual({
      value: 'second',
      stamp: [2, 'ben'],
      rivals: [],
      awaited: [],
    })
  })

  it('returns what each field held, so that the change can be taken back', () => {
    const anna = new Replica('anna')
    anna.make([memo('a1', 'old')])
    const change = anna.make([memo('a1', 'new'), memo('a2', 'made')])
    const applied = applyChange(stateOf(anna.log.slice(0, 1)), change)
    expect(applied.before.map(({ id, before, created }) => [id, before?.value ?? null, created])).toEqual([
      ['a1', 'old', false],
      ['a2', null, true],
    ])
    expect(applied.changed).toEqual([
      { kind: 'annotation', id: 'a1' },
      { kind: 'annotation', id: 'a2' },
    ])
  })

  it('puts new record objects in place and leaves the others alone', () => {
    const anna = new Replica('anna')
    anna.make([memo('a1', 'x'), memo('a2', 'y')])
    const [one, two] = [anna.state.records.annotation.get('a1'), anna.state.records.annotation.get('a2')]
    anna.make([memo('a1', 'z')])
    expect(anna.state.records.annotation.get('a1')).not.toBe(one)
    expect(valueOf(one, 'memo')).toBe('x')
    expect(anna.state.records.annotation.get('a2')).toBe(two)
  })

  it('dates a record by its youngest change, whichever came last', () => {
    const [anna, ben] = [new Replica('anna'), new Replica('ben')]
    anna.make([memo('a1', 'x')])
    ben.see(anna)
    ben.make([memo('a1', 'y')])
    expect(stateOf([...ben.log, ...anna.log]).records.annotation.get('a1')?.latest).toEqual([
      2,
      'ben',
      '2026-01-01T00:00:02.000Z',
    ])
  })

  it('throws when a change of the same replica is missing before it', () => {
    const anna = new Replica('anna')
    anna.make([memo('a1', 'x')])
    const second = anna.make([memo('a1', 'y')])
    expect(() => applyChange(stateOf([]), second)).toThrow('does not follow')
  })
})

/** Straight from the definition: for each field, the writes that no write replaces, highest stamp first. */
function standingWrites(changes: readonly Change[]): Map<string, { value: unknown; stamp: Stamp }[]> {
  const writes = changes.flatMap(({ stamp, writes: own }) => own.map((write) => ({ write, stamp })))
  const keyOf = ({ id, field }: FieldWrite) => `${id}/${field}`
  const replaced = new Set(
    writes.flatMap(({ write }) => write.replaces.map((stamp) => `${keyOf(write)} ${stamp.join(' ')}`)),
  )
  const standing = new Map<string, { value: unknown; stamp: Stamp }[]>()
  for (const { write, stamp } of writes) {
    if (replaced.has(`${keyOf(write)} ${stamp.join(' ')}`)) continue
    const list = standing.get(keyOf(write)) ?? []
    standing.set(keyOf(write), [...list, { value: write.value, stamp }])
  }
  for (const list of standing.values()) list.sort((a, b) => compareStamps(b.stamp, a.stamp))
  return standing
}
