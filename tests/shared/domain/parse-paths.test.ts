import { describe, expect, it } from 'vitest'
import { codebookFingerprint } from '../../../shared/domain/codebook-version.ts'
import { takeRecord } from '../../../shared/domain/parse-state.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import type { Scalar } from '../../../shared/domain/change.ts'
import type { RecordKind } from '../../../shared/domain/change.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, CODES, newProject, tag } from '../../cases/small-project.ts'

/** A project in which a newer version wrote fields that this one does not know. */
function withForeign(kind: RecordKind, id: string, foreign: Readonly<Record<string, Scalar>>) {
  const replica = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1')]) replica.makeDraft(draft)
  const record = replica.state.records[kind].get(id)!
  const fields = { ...record.fields, ...foreign }
  expect(takeRecord(replica.state, kind, id, { ...record, fields })).toBe(true)
  return readProject(replica.state)
}

describe('paths that a newer version wrote', () => {
  it.each([
    ['annotation', 'a1', { 'value/f1/note': 'x', 'value/f2': 'kept' }],
    [
      'annotation',
      'a1',
      { 'figure/g1/method': 'x', 'figure/g1': 'y', 'words/f2': 'no place', 'value/f2': 'kept' },
    ],
    ['annotation', 'a1', { 'dismissed/a/b': 'x', 'link/f1': true, 'value/f2': 'kept' }],
  ] as const)('are passed over on an %s', (kind, id, foreign) => {
    const { annotations, problems } = withForeign(kind, id, foreign)
    expect(problems).toEqual([])
    expect(annotations[0]?.values).toEqual([{ fieldId: 'f2', value: 'kept', links: [], words: null }])
    expect(annotations[0]?.figures).toEqual([])
  })

  it('are passed over on codes and the project', () => {
    const field = {
      'field/f1/type': 'date',
      'field/f1/name': 'When',
      'field/f2/type': 'text',
      'field/f2/unit': 'x',
    }
    const { codes, problems } = withForeign('code', CODES.finding, field)
    expect(problems).toEqual([])
    expect(codes[0]?.fields.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['f2', `${CODES.finding}_claim`]),
    )
    expect(codes[0]?.fields.some(({ id }) => id === 'f1')).toBe(false)
    expect(withForeign('project', 'main', { 'codebook/a/b': 2, 'codebook/c': 3 }).codebooks).toEqual(
      new Map([['c', 3]]),
    )
  })
})

describe('the version of a codebook', () => {
  it('does not depend on the order in which its fields are listed', () => {
    const { codes } = withForeign('project', 'main', {})
    const turned = codes.map((code) => ({ ...code, fields: code.fields.toReversed() }))
    expect(codebookFingerprint(turned)).toBe(codebookFingerprint(codes))
    const renamed = codes.map((code) => ({ ...code, name: `${code.name}!` }))
    expect(codebookFingerprint(renamed)).not.toBe(codebookFingerprint(codes))
  })
})
