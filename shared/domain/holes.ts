/** Which changes of a replica a state has, where some in the middle could not be read. */
import type { Change, Stamp } from './change.ts'
import type { Hole, ProjectState } from './project-state.ts'

type Coverage = Pick<ProjectState, 'covers' | 'clocks' | 'holes'>

/**
 * Where a change stands to what a state has of its replica. `known`: it is in it. `next`: it follows. `missing`: it
 * fills a hole. `beyond`: others are missing before it; see {@link leaveHole}. `misplaced`: its Lamport number does
 * not fit its sequence, so that it can't be applied at all.
 */
export type Standing = 'known' | 'next' | 'missing' | 'beyond' | 'misplaced'

/** Says where a change stands. */
export function standingOf(
  state: Coverage,
  { sequence, stamp }: Pick<Change, 'sequence' | 'stamp'>,
): Standing {
  const [lamport, replica] = stamp
  const covered = state.covers.get(replica) ?? 0
  if (sequence > covered) {
    if (lamport <= (state.clocks.get(replica) ?? 0)) return 'misplaced'
    return sequence === covered + 1 ? 'next' : 'beyond'
  }
  const hole = state.holes.get(replica)?.find(({ from, to }) => from <= sequence && sequence <= to)
  if (!hole) return 'known'
  // Every change in a hole has a number of its own: there must be room for those before and after this one.
  const fits = hole.after + (sequence - hole.from) < lamport && lamport < hole.before - (hole.to - sequence)
  return fits ? 'missing' : 'misplaced'
}

/** Takes note that what lies before a change which stands `beyond` is missing, so that it can be applied. */
export function leaveHole(state: Coverage, { sequence, stamp }: Pick<Change, 'sequence' | 'stamp'>): void {
  const [lamport, replica] = stamp
  const from = (state.covers.get(replica) ?? 0) + 1
  const hole = { from, to: sequence - 1, after: state.clocks.get(replica) ?? 0, before: lamport }
  state.holes.set(replica, [...(state.holes.get(replica) ?? []), hole])
  state.covers.set(replica, sequence - 1)
}

/** Takes note that a change which was `missing` is there: its hole shrinks, parts or goes. */
export function fillHole(state: Coverage, { sequence, stamp }: Pick<Change, 'sequence' | 'stamp'>): void {
  const [lamport, replica] = stamp
  const left = (state.holes.get(replica) ?? []).flatMap((hole): Hole[] => {
    if (sequence < hole.from || sequence > hole.to) return [hole]
    const before = { ...hole, to: sequence - 1, before: lamport }
    const behind = { ...hole, from: sequence + 1, after: lamport }
    return [before, behind].filter(({ from, to }) => from <= to)
  })
  if (left.length > 0) state.holes.set(replica, left)
  else state.holes.delete(replica)
}

/** Returns the sequence of the first change of a replica that a state does not have. */
export function firstMissing({ covers, holes }: Coverage, replica: string): number {
  return holes.get(replica)?.[0]?.from ?? (covers.get(replica) ?? 0) + 1
}

/** Says whether the change with a stamp is in a state. */
export function hasSeen(state: Coverage, [lamport, replica]: Stamp): boolean {
  if (lamport > (state.clocks.get(replica) ?? 0)) return false
  return !state.holes.get(replica)?.some(({ after, before }) => after < lamport && lamport < before)
}

/** Says whether `state` has every change that `other` has. */
export function hasAllOf(state: Coverage, other: Coverage): boolean {
  for (const [replica, sequence] of other.covers) {
    if ((state.covers.get(replica) ?? 0) < sequence) return false
    const holes = other.holes.get(replica) ?? []
    const isMissing = (hole: Hole) =>
      hole.from <= sequence &&
      !holes.some(({ from, to }) => from <= hole.from && Math.min(hole.to, sequence) <= to)
    if (state.holes.get(replica)?.some(isMissing)) return false
  }
  return true
}
