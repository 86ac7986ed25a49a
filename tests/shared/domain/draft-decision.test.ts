import { describe, expect, it } from 'vitest'
import { draftAttach, draftKeepAsOrphan } from '../../../shared/domain/draft-decision.ts'
import { likelyOldEdition, listSources, unsettledOf } from '../../../shared/domain/editions.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import type { Annotation } from '../../../shared/domain/project.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, newProject, source, tag } from '../../cases/small-project.ts'

const target = {
  exact: 'words',
  prefix: '',
  suffix: '',
  spans: [{ start: 30, end: 35 }],
  page: 2,
  fileLabel: 'ii',
  section: null,
  sectionPath: [],
  paragraph: null,
  boxes: [],
  region: null,
  extractor: 'pdf/1',
}

/** Source s1 with annotations a1 and a2, replaced by s2. */
function project(): Replica {
  const replica = new Replica('anna')
  const edition = draftAddSource({ ...source('s2', '00000002'), revises: 's1' })
  for (const draft of [newProject, addSource, tag('a1'), tag('a2', 20), edition]) replica.makeDraft(draft)
  return replica
}

function annotation({ state }: Replica, id: string): Annotation {
  const found = readProject(state).annotations.find((one) => one.id === id)
  if (!found) throw new Error(`There is no ${id}`)
  return found
}

function make(replica: Replica, draft: ReturnType<typeof draftKeepAsOrphan>): void {
  if (!draft) throw new Error('Nothing to write')
  expect(checkDraft(draft)).toBeNull()
  replica.makeDraft(draft)
}

const keep = (replica: Replica, id: string) =>
  draftKeepAsOrphan(annotation(replica, id), { sourceId: 's1', reason: 'It is gone.' })
const attach = (replica: Replica, id: string, targetId: string, sourceId = 's2') =>
  draftAttach(annotation(replica, id), { targetId, sourceId, target }, 'Attach to passage')

describe('an annotation on a replaced edition', () => {
  it('waits until it is kept as an orphan, which keeps its passage and its reason', () => {
    const replica = project()
    expect(unsettledOf(readProject(replica.state)).waiting.map(({ id }) => id)).toEqual(['a1', 'a2'])
    make(replica, keep(replica, 'a1'))
    const { waiting, orphans } = unsettledOf(readProject(replica.state))
    expect([waiting.map(({ id }) => id), orphans.map(({ id, orphan }) => [id, orphan])]).toEqual([
      ['a2'],
      [['a1', 'It is gone.']],
    ])
    expect(annotation(replica, 'a1')).toMatchObject({ sourceId: 's1', target: { id: 't-a1' } })
    expect(keep(replica, 'a1')).toBeNull()
  })

  it('is no orphan any more once it is attached, and remembers where it stood', () => {
    const replica = project()
    make(replica, keep(replica, 'a1'))
    make(replica, attach(replica, 'a1', 'n-a1'))
    const attached = annotation(replica, 'a1')
    expect(attached).toMatchObject({ sourceId: 's2', target: { id: 'n-a1', exact: 'words' } })
    expect([attached.orphan, attached.former?.id]).toEqual([undefined, 't-a1'])
  })

  it('remembers the edition before also when its place is chosen a second time', () => {
    const replica = project()
    make(replica, attach(replica, 'a1', 'n1'))
    make(replica, attach(replica, 'a1', 'n2'))
    expect([annotation(replica, 'a1').target.id, annotation(replica, 'a1').former?.id]).toEqual([
      'n2',
      't-a1',
    ])
  })

  it('goes back to where it stood when it is kept as an orphan after all', () => {
    const replica = project()
    make(replica, attach(replica, 'a1', 'n1'))
    make(replica, keep(replica, 'a1'))
    const back = annotation(replica, 'a1')
    expect([back.sourceId, back.target.id, back.former, back.orphan]).toEqual([
      's1',
      't-a1',
      undefined,
      'It is gone.',
    ])
  })

  it('is attached in its own source without a former place', () => {
    const replica = project()
    make(replica, attach(replica, 'a1', 'n1', 's1'))
    expect(annotation(replica, 'a1').former).toBeUndefined()
  })
})

describe('an annotation that has no place in its own report any more', () => {
  it('is an orphan, though the report was not replaced', () => {
    const replica = new Replica('anna')
    for (const draft of [newProject, addSource, tag('a1'), tag('a2', 20)]) replica.makeDraft(draft)
    replica.make([{ kind: 'annotation', id: 'a1', field: 'orphan', value: 'Its words are not there.' }])
    const { waiting, orphans } = unsettledOf(readProject(replica.state))
    expect([waiting, orphans.map(({ id }) => id)]).toEqual([[], ['a1']])
  })
})

describe('the list of sources', () => {
  const ids = (...sources: Parameters<typeof listSources>[0]['sources']) =>
    listSources({ sources }).map(({ source: { id }, age }) => `${id}:${age}`)

  it('has every report at the place of its first edition, the newest edition first', () => {
    const second = { ...source('s3'), revises: 's1' }
    const third = { ...source('s4'), revises: 's3' }
    expect(ids(source('s1'), source('s2'), second, third)).toEqual(['s4:0', 's3:1', 's1:2', 's2:0'])
  })

  it('leaves out none: editions in a circle, two of one source, or of one that is gone', () => {
    const circle = [
      { ...source('s1'), revises: 's2' },
      { ...source('s2'), revises: 's1' },
    ]
    expect(
      ids(...circle)
        .map((id) => id.slice(0, 2))
        .sort(),
    ).toEqual(['s1', 's2'])
    const twins = [source('s1'), { ...source('s2'), revises: 's1' }, { ...source('s3'), revises: 's1' }]
    expect(ids(...twins)).toEqual(['s2:0', 's1:1', 's3:0'])
    expect(ids({ ...source('s2'), revises: 's9' })).toEqual(['s2:0'])
  })
})

describe('a file that comes in', () => {
  const sources = [
    { ...source('s1'), title: 'Ports', fileName: 'ports.pdf' },
    { ...source('s2'), title: 'Ports, revised', fileName: 'ports-2.pdf', revises: 's1' },
  ]
  const older = (fileName: string, title: string | null, id: string | null = null) =>
    likelyOldEdition({ sources }, { id, fileName, title })?.id

  it('may be a new edition of what has its file name or its title, if that was not replaced', () => {
    expect(older('Ports-2.PDF', null)).toBe('s2')
    expect(older('x.pdf', ' ports, Revised')).toBe('s2')
    expect(older('ports.pdf', 'Ports')).toBeUndefined()
    expect(older('x.pdf', null)).toBeUndefined()
  })

  it('is no new edition of itself', () => {
    expect(older('ports-2.pdf', 'Ports, revised', 's2')).toBeUndefined()
  })
})
