import { UNFILLED } from '../../cases/annotation-builder.ts'
import { describe, expect, it } from 'vitest'
import type { DraftChange } from '../../../shared/domain/change.ts'
import { draftDeleteAnnotation, draftMemo, draftRemoveCode } from '../../../shared/domain/draft-annotation.ts'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import { draftAddSource, draftRemoveSource, draftRenameSource } from '../../../shared/domain/draft-source.ts'
import { annotationsOf, readProject } from '../../../shared/domain/read-project.ts'
import { Replica, stateOf } from '../../cases/replica-world.ts'
import { addSource, newProject, source, tag } from '../../cases/small-project.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

function projectWith(...drafts: DraftChange[]): Replica {
  const replica = new Replica('anna')
  for (const draft of [newProject, addSource, ...drafts]) replica.makeDraft(draft)
  return replica
}

const deleteCode = (id: string): DraftChange => ({
  label: 'Delete code',
  writes: [{ kind: 'code', id, field: 'deleted', value: true }],
})

describe('reading a project', () => {
  it('gives back what the builders wrote', () => {
    const project = readProject(projectWith(tag('a1'), draftAddCoder('k1', 'Anna')).state)
    expect(project.name).toBe('Migration review')
    expect(project.codes.map(({ name, hue, pattern }) => [name, hue, pattern])).toEqual([
      ['Finding', 'gold', 'solid'],
      ['Statistic', 'blue', 'dotted'],
      ['Recommendation', 'green', 'double'],
    ])
    expect(project.coders).toEqual([{ id: 'k1', name: 'Anna' }])
    expect(project.sources).toEqual([source('s1')])
    expect(project.annotations).toEqual([
      {
        id: 'a1',
        sourceId: 's1',
        target: {
          id: 't-a1',
          exact: 'word',
          prefix: 'a ',
          suffix: ' of',
          spans: [{ start: 10, end: 14 }],
          page: 1,
          fileLabel: 'i',
          section: 'Findings',
          sectionPath: ['Findings'],
          paragraph: 3,
          boxes: [{ page: 1, left: 72, bottom: 700, right: 96.5, top: 712 }],
          region: null,
          extractor: 'pdf/1',
        },
        codeIds: ['c1'],
        memo: '',
        ...UNFILLED,
        creatorId: null,
        created: '2026-01-02T03:04:05.000Z',
        modified: '2026-01-01T00:00:03.000Z',
      },
    ])
    expect(project.problems).toEqual([])
  })

  it('sorts annotations by source, start and end, and codes by the codebook', () => {
    const replica = projectWith(
      draftAddSource(source('s0', '00000002')),
      tag('late', 30),
      tag('early', 5, { codeIds: ['c3', 'c1'] }),
      tag('elsewhere', 1, { sourceId: 's0' }),
      tag('between', 20),
    )
    const project = readProject(replica.state)
    expect(project.annotations.map(({ id }) => id)).toEqual(['early', 'between', 'late', 'elsewhere'])
    expect(project.annotations[0]?.codeIds).toEqual(['c1', 'c3'])
    expect(annotationsOf(project, 's1').map(({ id }) => id)).toEqual(['early', 'between', 'late'])
    expect(annotationsOf(project, 's0').map(({ id }) => id)).toEqual(['elsewhere'])
    expect(annotationsOf(project, 'unknown')).toEqual([])
  })

  it('leaves out what is deleted', () => {
    const replica = projectWith(tag('a1'), tag('a2'), draftDeleteAnnotation('a1'), deleteCode('c2'))
    const project = readProject(replica.state)
    expect(project.annotations.map(({ id }) => id)).toEqual(['a2'])
    expect(project.codes.map(({ id }) => id)).toEqual(['c1', 'c3'])
  })

  it('does not show the annotations of a removed source, and shows them again when it comes back', () => {
    const replica = projectWith(tag('a1'), draftRemoveSource('s1'))
    expect(readProject(replica.state)).toMatchObject({ sources: [], annotations: [], problems: [] })
    replica.make([{ kind: 'source', id: 's1', field: 'deleted', value: false }])
    expect(readProject(replica.state).annotations).toHaveLength(1)
  })

  it('still lists an annotation whose codes are all deleted, with those codes', () => {
    const replica = projectWith(tag('a1', 10, { codeIds: ['c2', 'c1'] }), deleteCode('c1'))
    expect(readProject(replica.state).annotations[0]?.codeIds).toEqual(['c2'])
    replica.makeDraft(deleteCode('c2'))
    expect(readProject(replica.state).annotations[0]?.codeIds).toEqual(['c1', 'c2'])
  })

  it('lists an annotation that lost its last code, and names the problem', () => {
    const project = readProject(projectWith(tag('a1'), draftRemoveCode('a1', 'c1')).state)
    expect(project.annotations[0]?.codeIds).toEqual([])
    expect(project.problems).toEqual([{ kind: 'annotation', id: 'a1', message: 'it has no code' }])
  })

  it('names records that are only partly there, and shows the rest', () => {
    const replica = projectWith(tag('good'), draftMemo('a-lost', 'only a memo'))
    replica.make([{ kind: 'code', id: 'c4', field: 'name', value: 'No colour' }])
    replica.make([{ kind: 'code', id: 'c5', field: 'hue', value: 'infrared' }])
    const project = readProject(replica.state)
    expect(project.annotations.map(({ id }) => id)).toEqual(['good'])
    expect(project.problems.map(({ kind, id, message }) => `${kind} ${id}: ${message}`)).toEqual([
      'code c4: hue is missing',
      'code c5: name is missing',
      'annotation a-lost: source is missing',
    ])
  })

  it('names an annotation whose source or target never came', () => {
    const replica = new Replica('anna')
    replica.makeDraft(newProject)
    replica.makeDraft(tag('a1'))
    expect(readProject(replica.state).problems[0]?.message).toContain('source s1 is missing')
    const other = projectWith()
    other.make(tag('a1').writes.filter(({ kind }) => kind === 'annotation'))
    expect(readProject(other.state).problems[0]?.message).toContain('target t-a1 is missing')
  })

  it('returns the same object until something changes, and keeps what did not change', () => {
    const replica = projectWith(tag('a1', 10), tag('a2', 20))
    const before = readProject(replica.state)
    expect(readProject(replica.state)).toBe(before)
    replica.makeDraft(draftMemo('a2', 'new'))
    const after = readProject(replica.state)
    expect(after).not.toBe(before)
    expect(after.annotations[0]).toBe(before.annotations[0])
    expect(after.annotations[1]).not.toBe(before.annotations[1])
    expect(after.sources).toBe(before.sources)
    replica.makeDraft(draftRenameSource('s1', 'Another title'))
    expect(readProject(replica.state).annotations[0]).toBe(before.annotations[0])
  })

  it('reads the same after a change of very many annotations', () => {
    const replica = projectWith(...Array.from({ length: 80 }, (_, n) => tag(`a${n}`, 200 - n)))
    readProject(replica.state)
    const writes = Array.from({ length: 70 }, (_, n) => draftMemo(`a${n}`, 'all').writes).flat()
    replica.make([...writes, ...draftDeleteAnnotation('a75').writes, ...tag('b', 1).writes])
    expect(readProject(replica.state)).toEqual(readProject(stateOf(replica.log)))
  })

  it('reads the same step by step as all at once', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seededRandom(seed)
      const replica = projectWith(draftAddSource(source('s0', '00000000')))
      for (let step = 0; step < 60; step++) {
        replica.makeDraft(randomDraft(random, step))
        if (random() < 0.7) readProject(replica.state)
      }
      const stepwise = readProject(replica.state)
      expect(stepwise, `seed ${seed}`).toEqual(readProject(stateOf(replica.log)))
    }
  })
})

function randomDraft(random: () => number, step: number): DraftChange {
  const some = `a${randomInt(random, Math.max(1, step))}`
  const flag = random() < 0.5
  switch (randomInt(random, 8)) {
    case 0:
      return draftMemo(some, `memo ${step}`)
    case 1:
      return { label: 'x', writes: [{ kind: 'annotation', id: some, field: 'deleted', value: flag }] }
    case 2:
      return { label: 'x', writes: [{ kind: 'code', id: 'c1', field: 'deleted', value: flag }] }
    case 3:
      return { label: 'x', writes: [{ kind: 'source', id: 's0', field: 'deleted', value: flag }] }
    case 4:
      return { label: 'x', writes: [{ kind: 'annotation', id: some, field: 'code/c2', value: flag }] }
    default:
      return tag(`a${step}`, randomInt(random, 100), { sourceId: flag ? 's0' : 's1' })
  }
}
