import { describe, expect, it } from 'vitest'
import { parseState } from '../../../shared/domain/parse-state.ts'
import { encodeState } from '../../fixtures/encode-state.ts'
import { interleave, memo, randomWorld, Replica, stateOf } from '../../cases/replica-world.ts'
import { newProject, tag } from '../../cases/small-project.ts'
import { seededRandom } from '../../fixtures/random-text.ts'

function recode(encoded: unknown): unknown {
  return JSON.parse(JSON.stringify(encoded))
}

describe('a state as JSON', () => {
  it('comes back the same, half-merged fields included', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed)
      const changes = interleave(
        random,
        randomWorld(random, 3, 40).map(({ log }) => log),
      )
      const encoded = encodeState(stateOf(changes.slice(0, changes.length / 2)))
      const parsed = parseState(recode(encoded))
      expect(parsed.ok && encodeState(parsed.state), `seed ${seed}`).toEqual(encoded)
    }
  })

  it('goes on being merged as if it had never been encoded', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed)
      const changes = interleave(
        random,
        randomWorld(random, 3, 40).map(({ log }) => log),
      )
      const half = parseState(recode(encodeState(stateOf(changes.slice(0, changes.length / 2)))))
      if (!half.ok) throw new Error(half.message)
      const rest = stateOf(changes)
      const replica = new Replica('onlooker')
      Object.assign(replica, { state: half.state })
      const other = new Replica('other')
      other.log.push(...changes)
      replica.see(other)
      expect(encodeState(half.state), `seed ${seed}`).toEqual(encodeState(rest))
    }
  })

  it('writes a record in few words: one stamp for all fields of one change', () => {
    const anna = new Replica('anna')
    anna.make([memo('a1', 'x'), { kind: 'annotation', id: 'a1', field: 'source', value: 's1' }])
    anna.make([memo('a1', 'y')])
    expect(encodeState(anna.state).data.annotation).toEqual({
      a1: {
        fields: { memo: ['y', 2, 'anna'], source: 's1' },
        first: [1, 'anna'],
        latest: [2, 'anna', '2026-01-01T00:00:02.000Z'],
      },
    })
  })

  it('keeps fields it does not know and names kinds it does not know', () => {
    const anna = new Replica('anna')
    anna.makeDraft(newProject)
    const encoded = recode(encodeState(anna.state)) as { data: Record<string, Record<string, unknown>> }
    const [code] = Object.values(encoded.data.code!) as { fields: Record<string, unknown> }[]
    code!.fields.shortcut = 'F'
    encoded.data.statistic = {}
    const parsed = parseState(encoded)
    expect(parsed).toMatchObject({ ok: true, unknownKinds: ['statistic'] })
    expect(parsed.ok && JSON.stringify(encodeState(parsed.state))).toContain('"shortcut":"F"')
  })

  it('refuses what is not a state, naming the first thing wrong', () => {
    const anna = new Replica('anna')
    anna.makeDraft(newProject)
    anna.makeDraft(tag('a1'))
    const good = encodeState(anna.state)
    const damaged: [unknown, string][] = [
      [null, 'not an object'],
      [{ ...good, clocks: [] }, '"clocks"'],
      [{ ...good, covers: { anna: -1 } }, '"covers"'],
      [{ ...good, data: 7 }, '"data"'],
      [{ ...good, data: { annotation: [] } }, '"data.annotation"'],
      [{ ...good, holes: { anna: [[2, 1, 0, 5]] } }, '"holes"'],
    ]
    for (const [value, named] of damaged) {
      const parsed = parseState(value)
      expect(parsed.ok ? 'read' : parsed.message).toContain(named)
    }
  })

  // Fails when one bad record makes the whole state unreadable, or is taken as it is.
  it('leaves out a record that is none, names it, and reads the others', () => {
    const anna = new Replica('anna')
    anna.makeDraft(newProject)
    anna.makeDraft(tag('a1'))
    const good = encodeState(anna.state)
    const bad: unknown[] = [
      null,
      { fields: { memo: {} }, first: [1, 'anna'], latest: [1, 'anna', 'now'] },
      { fields: {}, first: [1], latest: [1, 'anna', 'now'] },
      { fields: { memo: ['x', 1] }, first: [1, 'anna'], latest: [1, 'anna', 'now'] },
      { fields: { '1memo': 'x' }, first: [1, 'anna'], latest: [1, 'anna', 'now'] },
      { fields: { memo: ['x', 2, 'anna', [['y']], []] }, first: [1, 'anna'], latest: [2, 'anna', 'now'] },
    ]
    for (const record of bad) {
      const annotation = { ...good.data.annotation, a9: record }
      const parsed = parseState({ ...good, data: { ...good.data, annotation } })
      if (!parsed.ok) throw new Error(parsed.message)
      expect(parsed.unread).toMatchObject([{ kind: 'annotation', id: 'a9' }])
      expect(encodeState(parsed.state)).toEqual(good)
    }
  })

  it('puts a record in order that another program laid out anew', () => {
    const anna = new Replica('anna')
    anna.make([memo('a1', 'x'), { kind: 'annotation', id: 'a1', field: 'source', value: 's1' }])
    anna.make([memo('a1', 'y')])
    const good = encodeState(anna.state)
    const a1 = {
      fields: { source: ['s1', 1, 'anna', [], []], memo: ['y', 2, 'anna'] },
      first: [1, 'anna'],
      latest: [2, 'anna', '2026-01-01T00:00:02.000Z'],
    }
    const parsed = parseState({ ...good, data: { ...good.data, annotation: { a1 } } })
    expect(parsed.ok && JSON.stringify(encodeState(parsed.state))).toBe(JSON.stringify(good))
  })
})
