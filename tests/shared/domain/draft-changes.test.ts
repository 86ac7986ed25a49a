import { describe, expect, it } from 'vitest'
import { draftAddCode, draftRecode } from '../../../shared/domain/draft-annotation.ts'
import { nextPosition } from '../../../shared/domain/draft-writes.ts'
import { tag } from '../../cases/small-project.ts'

describe('drafts', () => {
  it('tag in one change: annotation, codes and target together', () => {
    const { label, writes } = tag('a1', 7, { codeIds: ['c1', 'c2'] })
    expect(label).toBe('Tag passage')
    expect(writes.map(({ kind, id, field }) => `${kind}/${id}/${field}`)).toEqual([
      'annotation/a1/source',
      'annotation/a1/target',
      'annotation/a1/memo',
      'annotation/a1/citedSource',
      'annotation/a1/codebook',
      'annotation/a1/creator',
      'annotation/a1/created',
      'annotation/a1/code/c1',
      'annotation/a1/code/c2',
      'target/t-a1/annotation',
      'target/t-a1/exact',
      'target/t-a1/prefix',
      'target/t-a1/suffix',
      'target/t-a1/span/0/start',
      'target/t-a1/span/0/end',
      'target/t-a1/page',
      'target/t-a1/pageLabel',
      'target/t-a1/section',
      'target/t-a1/sectionPath',
      'target/t-a1/paragraph',
      'target/t-a1/boxes',
      'target/t-a1/region',
      'target/t-a1/extractor',
    ])
  })

  it('recode by writing only the codes that differ', () => {
    expect(draftRecode('a1', ['c1', 'c2'], ['c2', 'c3'], 'b1').writes).toEqual([
      { kind: 'annotation', id: 'a1', field: 'code/c3', value: true },
      { kind: 'annotation', id: 'a1', field: 'code/c1', value: false },
      { kind: 'annotation', id: 'a1', field: 'codebook', value: 'b1' },
    ])
    expect(draftAddCode('a1', 'c3', 'b1').writes).toEqual([
      { kind: 'annotation', id: 'a1', field: 'code/c3', value: true },
      { kind: 'annotation', id: 'a1', field: 'codebook', value: 'b1' },
    ])
  })

  it('place one after another in the order of text', () => {
    const positions = [nextPosition(null)]
    for (let i = 0; i < 1200; i++) positions.push(nextPosition(positions.at(-1)!))
    expect([...positions].sort()).toEqual(positions)
    expect(nextPosition('000000125')).toBe('00000013')
  })
})
