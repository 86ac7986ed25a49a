import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import type { Change } from '../../../shared/domain/change.ts'
import { hasAllOf, hasSeen, leaveHole, standingOf } from '../../../shared/domain/holes.ts'
import { parseState } from '../../../shared/domain/parse-state.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { encodeState } from '../../fixtures/encode-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { interleave, memo, randomWorld, Replica, stateOf } from '../../cases/replica-world.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

/** Applies changes as a reader does that leaves a hole for what is missing. */
function read(state: ProjectState, changes: readonly Change[]): ProjectState {
  for (const change of changes) {
    if (standingOf(state, change) === 'beyond') leaveHole(state, change)
    applyChange(state, change)
  }
  return state
}

describe('changes that are missing in the middle', () => {
  const anna = new Replica('anna')
  const log = ['v1', 'v2', 'v3', 'v4', 'v5'].map((value) => anna.make([memo('a1', value)]))
  const without = (...places: number[]) => log.filter((_, place) => !places.includes(place))

  it('are named by their sequences and the Lamport numbers around them', () => {
    const state = read(createProjectState(), without(1, 2))
    expect([...state.holes]).toEqual([['anna', [{ from: 2, to: 3, after: 1, before: 4 }]]])
    expect(state.covers.get('anna')).toBe(5)
    expect([1, 2, 3, 4, 5, 6].map((lamport) => hasSeen(state, [lamport, 'anna']))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ])
  })

  it.each([
    [[2], [3]],
    [[3], [2]],
  ])('fill their hole in any order: %j then %j', (first, then) => {
    const state = read(createProjectState(), without(1, 2))
    for (const sequence of [...first, ...then]) {
      const change = log[sequence - 1]!
      expect(standingOf(state, change)).toBe('missing')
      expect(applyChange(state, change).fresh).toBe(true)
      expect(standingOf(state, change)).toBe('known')
    }
    expect([...state.holes]).toEqual([])
    expect(encodeState(state)).toEqual(encodeState(stateOf(log)))
  })

  it('are told from a change that has no room in the hole', () => {
    const state = read(createProjectState(), without(1, 2))
    const stamped = (sequence: number, lamport: number) =>
      standingOf(state, { sequence, stamp: [lamport, 'anna'] })
    expect(stamped(2, 1)).toBe('misplaced')
    expect(stamped(2, 3)).toBe('misplaced')
    expect(stamped(3, 2)).toBe('misplaced')
    expect(stamped(6, 5)).toBe('misplaced')
    expect(stamped(8, 9)).toBe('beyond')
  })

  // Fails when a write that replaces a missing one does not wait for it: the old value comes back as a rival.
  it('leave no trace once they are back, whatever was missing and however changes came (40 seeds)', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed)
      const logs = randomWorld(random, 3, 40).map((replica) => replica.log)
      const all = interleave(random, logs)
      const missing = new Set(all.filter(() => randomInt(random, 4) === 0))
      const state = read(
        createProjectState(),
        all.filter((change) => !missing.has(change)),
      )
      const recoded = parseState(JSON.parse(JSON.stringify(encodeState(state))))
      if (!recoded.ok) throw new Error(recoded.message)
      for (const one of [state, recoded.state]) {
        read(
          one,
          all.toReversed().filter((change) => missing.has(change) && standingOf(one, change) === 'missing'),
        )
        read(one, all)
        expect(encodeState(one), `seed ${seed}`).toEqual(encodeState(stateOf(all)))
      }
    }
  })
})

describe('comparing what two states have', () => {
  const anna = new Replica('anna')
  const log = ['v1', 'v2', 'v3'].map((value) => anna.make([memo('a1', value)]))
  const whole = stateOf(log)
  const gap = read(createProjectState(), [log[0]!, log[2]!])

  it('counts a hole as missing, and only what comes before it as there', () => {
    expect(hasAllOf(whole, gap)).toBe(true)
    expect(hasAllOf(gap, whole)).toBe(false)
    expect(hasAllOf(gap, gap)).toBe(true)
    expect(hasAllOf(gap, stateOf(log.slice(0, 1)))).toBe(true)
    expect(hasAllOf(gap, stateOf(log.slice(0, 2)))).toBe(false)
    expect(hasAllOf(createProjectState(), gap)).toBe(false)
  })
})
