import { describe, expect, it } from 'vitest'
import { describeLeft } from '../../../electron/services/describe-left.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { buildCode, UNFILLED } from '../../cases/annotation-builder.ts'

const project: Project = {
  name: 'P',
  codebooks: new Map(),
  coders: [{ id: 'c1', name: 'Ada' }],
  codes: [buildCode('k1', 'Finding')],
  sources: [],
  annotations: [
    {
      id: 'a1',
      sourceId: 's1',
      target: {
        id: 't1',
        exact: 'One in three\nbridges is older than the law that says how it must be built',
        prefix: '',
        suffix: '',
        spans: [{ start: 0, end: 1 }],
        page: null,
        fileLabel: null,
        section: null,
        sectionPath: [],
        paragraph: null,
        boxes: [],
        region: null,
        extractor: 'text/1',
      },
      codeIds: ['k1'],
      memo: '',
      ...UNFILLED,
      creatorId: null,
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    },
  ],
}

describe('what an undo left', () => {
  it.each([
    ['annotation', 'a1', 'memo', 'the memo of the annotation “One in three bridges is older than the l…”'],
    ['annotation', 'a1', 'target', 'the ends of the annotation “One in three bridges is older than the l…”'],
    ['annotation', 'a9', 'memo', 'the memo of the annotation that was deleted'],
    ['code', 'k1', 'name', 'the name of the code “Finding”'],
    ['coder', 'c1', 'name', 'the name of the coder “Ada”'],
    ['source', 's9', 'title', 'the title of the source that was deleted'],
    ['project', 'main', 'name', 'the name of the project'],
  ] as const)('is named: %s %s %s', (kind, id, field, words) => {
    expect(describeLeft([{ kind, id, field }], project)).toEqual([
      `Left as it is, because it was changed since: ${words}.`,
    ])
  })

  it('is said once, though several codes were left', () => {
    const left = ['code/k1', 'code/k2'].map((field) => ({ kind: 'annotation' as const, id: 'a1', field }))
    expect(describeLeft(left, project)).toHaveLength(1)
  })
})
