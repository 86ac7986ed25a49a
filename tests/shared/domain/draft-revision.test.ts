import { describe, expect, it } from 'vitest'
import {
  descendsFrom,
  draftRevision,
  pendingAnnotations,
  successorOf,
  type AnnotationRevision,
  type NewEdition,
} from '../../../shared/domain/draft-revision.ts'
import { draftAdjustEnds } from '../../../shared/domain/draft-annotation.ts'
import { draftRemoveSource } from '../../../shared/domain/draft-source.ts'
import { valueOf } from '../../../shared/domain/project-state.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, newProject, source, tag } from '../../cases/small-project.ts'

const edition: NewEdition = { source: { ...source('s2', '00000002'), revises: 's1' }, standing: 'new' }
const target = {
  exact: 'word',
  prefix: '',
  suffix: '',
  spans: [{ start: 30, end: 34 }],
  page: 2,
  fileLabel: 'ii',
  section: null,
  sectionPath: [],
  paragraph: null,
  boxes: [],
  region: null,
  extractor: 'pdf/1',
}

function carried(id: string): AnnotationRevision {
  return { kind: 'carried', annotationId: id, oldTargetId: `t-${id}`, targetId: `n-${id}`, target }
}

function lost(id: string, reason = 'It is gone.'): AnnotationRevision {
  return { kind: 'lost', annotationId: id, oldTargetId: `t-${id}`, reason }
}

function project(): Replica {
  const replica = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1'), tag('a2', 20), tag('a3', 40)])
    replica.makeDraft(draft)
  return replica
}

function revised(revisions: readonly AnnotationRevision[], replica = project()): Replica {
  const draft = draftRevision(replica.state, edition, revisions)
  if (!draft) throw new Error('Nothing to write')
  expect(checkDraft(draft)).toBeNull()
  replica.makeDraft(draft)
  return replica
}

describe('the change that puts a new edition in', () => {
  it('adds the edition, carries over what is sure and keeps the rest with the old one', () => {
    const { state } = revised([carried('a1'), lost('a2')])
    const { sources, annotations, problems } = readProject(state)
    expect(problems).toEqual([])
    expect(sources.map(({ id, revises }) => [id, revises])).toEqual([
      ['s1', undefined],
      ['s2', 's1'],
    ])
    expect(annotations.map(({ id, sourceId, target: { id: place } }) => [id, sourceId, place])).toEqual([
      ['a2', 's1', 't-a2'],
      ['a3', 's1', 't-a3'],
      ['a1', 's2', 'n-a1'],
    ])
    expect(annotations.at(-1)?.target).toEqual({ id: 'n-a1', ...target })
    expect(annotations.at(-1)?.former?.id).toBe('t-a1')
    expect(valueOf(state.records.annotation.get('a2'), 'orphan')).toBe('It is gone.')
    expect(state.records.target.has('t-a1')).toBe(true)
  })

  it('counts what is left on a replaced source as pending, until the edition is taken out', () => {
    const replica = revised([carried('a1'), lost('a2')])
    expect(pendingAnnotations(readProject(replica.state)).map(({ id }) => id)).toEqual(['a2', 'a3'])
    expect(successorOf(readProject(replica.state), 's1')?.id).toBe('s2')
    replica.makeDraft(draftRemoveSource('s2'))
    expect(pendingAnnotations(readProject(replica.state))).toEqual([])
    expect(successorOf(readProject(replica.state), 's1')).toBeNull()
  })

  it('says of one that is carried over later that it is lost no more', () => {
    const replica = revised([lost('a2')])
    const again = { ...edition, standing: 'there' } as const
    const draft = draftRevision(replica.state, again, [carried('a2')])
    expect(draft?.writes.slice(0, 3)).toEqual([
      { kind: 'annotation', id: 'a2', field: 'source', value: 's2' },
      { kind: 'annotation', id: 'a2', field: 'former', value: 't-a2' },
      { kind: 'annotation', id: 'a2', field: 'orphan', value: '' },
    ])
    expect(draft?.writes.some(({ kind }) => kind === 'source')).toBe(false)
  })

  it('is none where nothing is new', () => {
    const replica = revised([lost('a2')])
    expect(draftRevision(replica.state, { ...edition, standing: 'there' }, [lost('a2')])).toBeNull()
  })

  it('leaves alone what was adjusted, deleted or moved since it was looked at', () => {
    const replica = project()
    replica.makeDraft(draftAdjustEnds({ annotationId: 'a1', targetId: 't9', target }))
    replica.make([{ kind: 'annotation', id: 'a2', field: 'deleted', value: true }])
    replica.make([{ kind: 'annotation', id: 'a3', field: 'source', value: 's9' }])
    const draft = draftRevision(replica.state, edition, [
      carried('a1'),
      lost('a2'),
      carried('a3'),
      lost('none'),
    ])
    expect(new Set(draft?.writes.map(({ kind }) => kind))).toEqual(new Set(['source']))
  })

  it('brings back an edition that was taken out', () => {
    const draft = draftRevision(project().state, { ...edition, standing: 'removed' }, [])
    expect(draft?.writes.at(-1)).toEqual({ kind: 'source', id: 's2', field: 'deleted', value: false })
    expect(draft?.writes).toContainEqual({ kind: 'source', id: 's2', field: 'revises', value: 's1' })
  })
})

describe('editions in a row', () => {
  const sources = [source('s1'), { ...source('s2'), revises: 's1' }, { ...source('s3'), revises: 's2' }]

  it('descend from each one before', () => {
    expect(descendsFrom({ sources }, 's3', 's1')).toBe(true)
    expect(descendsFrom({ sources }, 's2', 's2')).toBe(true)
    expect(descendsFrom({ sources }, 's1', 's3')).toBe(false)
  })

  it('come to an end in a circle, which two people may have made', () => {
    const circle = [
      { ...source('s1'), revises: 's2' },
      { ...source('s2'), revises: 's1' },
    ]
    expect(descendsFrom({ sources: circle }, 's1', 's9')).toBe(false)
  })
})
