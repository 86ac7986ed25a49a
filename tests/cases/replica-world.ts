/** Replicas that make and exchange changes in any order, each replica's own in that replica's order. */
import { applyChange } from '../../shared/domain/apply-change.ts'
import type { Change, DraftChange, DraftWrite, Scalar } from '../../shared/domain/change.ts'
import { stampDraft } from '../../shared/domain/draft-stamp.ts'
import type { ProjectState } from '../../shared/domain/project-state.ts'
import { createProjectState } from '../../shared/domain/project-state.ts'
import type { Random } from '../fixtures/random-text.ts'
import { randomInt } from '../fixtures/random-text.ts'

/** One writing place: what it has seen, and what it has written. */
export class Replica {
  readonly state: ProjectState = createProjectState()
  readonly log: Change[] = []
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  make(writes: readonly DraftWrite[], label = 'Change'): Change {
    return this.makeDraft({ label, writes })
  }

  makeDraft(draft: DraftChange): Change {
    const stamp = [this.state.lamport + 1, this.name] as const
    const time = new Date(Date.UTC(2026, 0, 1) + stamp[0] * 1000).toISOString()
    const head = { sequence: this.log.length + 1, stamp, time, coder: null }
    const change = stampDraft(this.state, draft, head, new Map())
    applyChange(this.state, change)
    this.log.push(change)
    return change
  }

  /** Takes over what `other` has written, up to its change number `sequence`. */
  see(other: Replica, sequence = Infinity): void {
    for (const change of other.log) if (change.sequence <= sequence) applyChange(this.state, change)
  }
}

export function memo(id: string, value: Scalar): DraftWrite {
  return { kind: 'annotation', id, field: 'memo', value }
}

/** Lets `count` replicas write on few fields and see parts of one another's work, `steps` times. */
export function randomWorld(random: Random, count: number, steps: number): Replica[] {
  const replicas = Array.from({ length: count }, (_, place) => new Replica(`r${place}`))
  for (let step = 0; step < steps; step++) {
    const replica = replicas[randomInt(random, count)]!
    if (random() < 0.6) {
      const writes = Array.from({ length: 1 + randomInt(random, 3) }, (_, place) =>
        memo(`a${randomInt(random, 2)}${place}`, step),
      )
      replica.make(writes)
    } else {
      const other = replicas[randomInt(random, count)]!
      replica.see(other, randomInt(random, other.log.length + 1))
    }
  }
  return replicas
}

/** All logs shuffled into one list that keeps each replica's own order. */
export function interleave(random: Random, logs: readonly (readonly Change[])[]): Change[] {
  const rest = logs.map((log) => [...log])
  const mixed: Change[] = []
  for (;;) {
    const open = rest.filter((log) => log.length > 0)
    if (open.length === 0) return mixed
    mixed.push(open[randomInt(random, open.length)]!.shift()!)
  }
}

export function stateOf(changes: readonly Change[]): ProjectState {
  const state = createProjectState()
  for (const change of changes) applyChange(state, change)
  return state
}
