import { describe, expect, it } from 'vitest'
import type { DraftChange, DraftWrite } from '../../../shared/domain/change.ts'
import {
  draftAddCode,
  draftAdjustEnds,
  draftDeleteAnnotation,
  draftMemo,
} from '../../../shared/domain/draft-annotation.ts'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import { checkReferences } from '../../../shared/domain/draft-references.ts'
import { draftRestore } from '../../../shared/domain/draft-restore.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { Replica, stateOf } from '../../cases/replica-world.ts'
import { addSource, CODES, newProject, source, tag } from '../../cases/small-project.ts'
import type { Random } from '../../fixtures/random-text.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

const SEED = Number(process.env['PINCITE_SEED'] ?? 1)
const place = { exact: 'other', prefix: '', suffix: '', spans: [{ start: 50, end: 55 }], page: 2 }
const nowhere = { fileLabel: null, section: null, sectionPath: [], paragraph: null, boxes: [], region: null }
const target = { ...place, ...nowhere, extractor: 'pdf/1' }

function beginning(): Replica {
  const anna = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1'), tag('a2', 30)]) anna.makeDraft(draft)
  return anna
}

/** A state of its own with what a replica has seen so far. */
function copyOf(replica: Replica): ProjectState {
  return stateOf(replica.log)
}

/** What is shown, but for the times of the last change. */
function shownIn(state: ProjectState): unknown {
  const { annotations, ...rest } = readProject(state)
  return { ...rest, annotations: annotations.map((annotation) => ({ ...annotation, modified: '' })) }
}

/** Makes the restoring change as a store would, which must not refuse it. */
function restore(replica: Replica, then: ProjectState): DraftChange | null {
  const draft = draftRestore(replica.state, then, 'Restore')
  if (!draft) return null
  expect(checkDraft(draft)).toBeNull()
  expect(checkReferences(draft, (kind, id) => replica.state.records[kind].has(id))).toBeNull()
  replica.makeDraft(draft)
  return draft
}

describe('the change that restores a project', () => {
  it('is none where nothing differs', () => {
    const anna = beginning()
    expect(draftRestore(anna.state, copyOf(anna), 'Restore')).toBeNull()
  })

  it('sets a field back, and one that was not written then to what that meant', () => {
    const anna = beginning()
    const then = copyOf(anna)
    anna.makeDraft(draftMemo('a1', 'later'))
    anna.makeDraft(draftAddCode('a2', CODES.statistic, 'b1'))
    expect(restore(anna, then)?.writes).toEqual([
      { kind: 'annotation', id: 'a1', field: 'memo', value: '' },
      { kind: 'annotation', id: 'a2', field: 'codebook', value: '' },
      { kind: 'annotation', id: 'a2', field: `code/${CODES.statistic}`, value: false },
    ])
  })

  it('deletes what was not there then, and brings back what was', () => {
    const anna = beginning()
    const then = copyOf(anna)
    for (const draft of [tag('a3'), draftDeleteAnnotation('a1'), draftAddCoder('k1', 'Ben')]) {
      anna.makeDraft(draft)
    }
    expect(restore(anna, then)?.writes).toEqual([
      { kind: 'annotation', id: 'a1', field: 'deleted', value: false },
      { kind: 'annotation', id: 'a3', field: 'deleted', value: true },
      { kind: 'coder', id: 'k1', field: 'deleted', value: true },
    ])
  })

  it('points an annotation to the target it had, and writes no target twice', () => {
    const anna = beginning()
    const then = copyOf(anna)
    anna.makeDraft(draftAdjustEnds({ annotationId: 'a1', targetId: 't-new', target }))
    expect(restore(anna, then)?.writes).toEqual([
      { kind: 'annotation', id: 'a1', field: 'target', value: 't-a1' },
    ])
  })

  it('writes anew what this copy of the project never saw', () => {
    const anna = beginning()
    const then = copyOf(anna)
    const ben = new Replica('ben')
    for (const draft of [newProject, addSource]) ben.makeDraft(draft)
    restore(ben, then)
    expect(shownIn(ben.state)).toEqual(shownIn(then))
  })

  it('replaces what was written at the same time elsewhere, too', () => {
    const anna = beginning()
    const then = copyOf(anna)
    const ben = new Replica('ben')
    ben.see(anna)
    const [mine, theirs] = [anna.makeDraft(draftMemo('a1', 'mine')), ben.makeDraft(draftMemo('a1', 'theirs'))]
    anna.see(ben)
    restore(anna, then)
    expect(anna.log.at(-1)?.writes[0]?.replaces).toEqual([theirs.stamp, mine.stamp])
  })

  it('leaves what this version can not write, and restores the rest', () => {
    const anna = beginning()
    const strange = (field: string, value: string | number): DraftWrite => ({
      kind: 'annotation',
      id: 'a1',
      field,
      value,
    })
    anna.make([strange('shade', 'dark'), strange('memo', 'then'), strange('creator', 'nobody')])
    const then = copyOf(anna)
    anna.make([strange('shade', 'light'), strange('memo', 'now'), { ...strange('creator', ''), value: null }])
    expect(restore(anna, then)?.writes).toEqual([strange('memo', 'then')])
  })

  it('makes a project show what it showed, whatever was done since', () => {
    for (let round = 0; round < 300; round++) {
      const random = seededRandom(SEED * 1_000 + round)
      const anna = beginning()
      doAnything(random, anna, randomInt(random, 12))
      const then = copyOf(anna)
      doAnything(random, anna, randomInt(random, 12))
      const before = copyOf(anna)
      restore(anna, then)
      expect(shownIn(anna.state), `PINCITE_SEED=${SEED}, round ${round}`).toEqual(shownIn(then))
      expect(draftRestore(anna.state, then, 'Restore')).toBeNull()
      restore(anna, before)
      expect(shownIn(anna.state), `PINCITE_SEED=${SEED}, round ${round}`).toEqual(shownIn(before))
    }
  })
})

/** Makes `count` changes of every kind that windows make, among few records so that they meet. */
function doAnything(random: Random, replica: Replica, count: number): void {
  const pick = <T>(items: readonly T[]): T => items[randomInt(random, items.length)]!
  for (let step = 0; step < count; step++) {
    const fresh = replica.log.length
    const id = pick([...replica.state.records.annotation.keys()])
    const code = pick(Object.values(CODES))
    const write = (kind: DraftWrite['kind'], own: string, field: string, value: DraftWrite['value']) =>
      ({ label: 'Change', writes: [{ kind, id: own, field, value }] }) satisfies DraftChange
    const drafts: (() => DraftChange)[] = [
      () =>
        tag(`n${fresh}`, randomInt(random, 100), {
          sourceId: pick([...replica.state.records.source.keys()]),
        }),
      () => draftAddSource(source('s2', '00000002')),
      () => draftAddCoder(`k${randomInt(random, 2)}`, `Coder ${fresh}`),
      () => draftMemo(id, `memo ${fresh}`),
      () => write('annotation', id, `code/${code}`, random() < 0.5),
      () => write('annotation', id, 'deleted', random() < 0.5),
      () => write('code', code, 'deleted', random() < 0.5),
      () => write('code', code, 'position', `0000000${randomInt(random, 9)}`),
      () => write('source', 's1', 'deleted', random() < 0.3),
      () => write('source', 's1', 'author', pick([null, 'Ortiz'])),
      () => write('project', 'main', 'name', `Name ${fresh}`),
      () => draftAdjustEnds({ annotationId: id, targetId: `t${fresh}`, target }),
    ]
    replica.makeDraft(pick(drafts)())
  }
}
