import { describe, expect, it } from 'vitest'
import { checkReferences } from '../../../shared/domain/draft-references.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { addSource, newProject, tag } from '../../cases/small-project.ts'
import { Replica } from '../../cases/replica-world.ts'

const write = (kind: unknown, id: unknown, field: unknown, value: unknown) => ({
  label: 'Try',
  writes: [{ kind, id, field, value }],
})

const refused: readonly [name: string, draft: unknown, says: RegExp][] = [
  ['no object', null, /must be an object/],
  ['no label', { writes: [] }, /needs a label/],
  ['an endless label', { label: 'x'.repeat(201), writes: [] }, /needs a label/],
  ['no writes', { label: 'Try', writes: [] }, /writes nothing/],
  ['a write that is no object', { label: 'Try', writes: ['memo'] }, /not an object/],
  ['an unknown kind', write('statistic', 'a', 'x', 1), /no kind of record called "statistic"/],
  ['an unknown field', write('annotation', 'a1', 'colour', 'red'), /no field "colour"/],
  ['a number for text', write('annotation', 'a1', 'memo', 7), /memo of annotation "a1" must be text/],
  ['an object as value', write('annotation', 'a1', 'memo', {}), /must be text/],
  ['text for a flag', write('annotation', 'a1', 'deleted', 'true'), /must be true or false/],
  ['a code that is no flag', write('annotation', 'a1', 'code/c1', 1), /must be true or false/],
  ['a hue of another palette', write('code', 'c1', 'hue', 'red'), /must be one of gold, blue/],
  ['half a hash', write('source', 's1', 'sha256', 'abc'), /64 hex digits/],
  ['a page 0', write('target', 't1', 'page', 0), /a whole number from 1, or null/],
  ['a negative offset', write('target', 't1', 'span/0/start', -1), /a whole number from 0/],
  ['an offset between characters', write('target', 't1', 'span/0/start', 1.5), /a whole number from 0/],
  ['a span counted oddly', write('target', 't1', 'span/00/start', 1), /no field/],
  ['a local time', write('source', 's1', 'added', '2026-01-02 03:04'), /a UTC time/],
  ['an id with a slash', write('code', 'a/b', 'name', 'x'), /not a usable id/],
  ['an id that reaches into prototypes', write('code', 'constructor', 'name', 'x'), /not a usable id/],
  ['a code id that does', write('annotation', 'a1', 'code/__proto__', true), /no field/],
  ['a field that does', write('code', 'c1', '__proto__', 'x'), /no field/],
  ['a second project', write('project', 'other', 'name', 'x'), /project record's id is "main"/],
  [
    'a field written twice',
    {
      label: 'Try',
      writes: [...write('code', 'c1', 'name', 'x').writes, ...write('code', 'c1', 'name', 'y').writes],
    },
    /writes name of code "c1" twice/,
  ],
]

describe('checking a draft', () => {
  it.each(refused)('refuses %s', (_name, draft, says) => {
    expect(checkDraft(draft)).toMatch(says)
  })

  it('takes what the builders make', () => {
    for (const draft of [newProject, addSource, tag('a1')]) expect(checkDraft(draft)).toBeNull()
  })
})

describe('checking what a draft refers to', () => {
  const replica = new Replica('anna')
  replica.makeDraft(newProject)
  const has = (kind: 'code' | 'source' | keyof typeof replica.state.records, id: string) =>
    replica.state.records[kind].has(id)

  it('names a source that is not there', () => {
    expect(checkReferences(tag('a1'), has)).toMatch('there is no source "s1"')
  })

  it('names a code that is not there', () => {
    replica.makeDraft(addSource)
    expect(checkReferences(tag('a1', 10, { codeIds: ['c9'] }), has)).toMatch('there is no code "c9"')
  })

  it('refuses to write a target again', () => {
    expect(checkReferences(tag('a1'), has)).toBeNull()
    replica.makeDraft(tag('a1'))
    expect(checkReferences(tag('a1'), has)).toMatch('target "t-a1" is already written')
  })
})
