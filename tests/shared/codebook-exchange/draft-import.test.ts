import { describe, expect, it } from 'vitest'
import { draftImport } from '../../../shared/codebook-exchange/draft-import.ts'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { mergeCodebook } from '../../../shared/codebook-exchange/merge-codebook.ts'
import type { Code } from '../../../shared/domain/codebook.ts'
import { MAX_NAME } from '../../../shared/domain/field-rules.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { buildCode, buildField } from '../../cases/codebook-builder.ts'
import { Replica } from '../../cases/replica-world.ts'
import { CODES, newProject } from '../../cases/small-project.ts'

const GUID = '0dcef2f5-e55c-49da-8c33-9b0803c7aeb4'
const read = (name: string, more: Partial<ExchangedCode> = {}): ExchangedCode => ({
  ...{ id: null, name, fields: [] },
  ...more,
})
const known = [
  buildCode({ id: GUID, name: 'Topics', definition: 'About.', key: '1' }),
  buildCode({ id: 'c2', name: 'Economy', parentId: GUID, position: '00000002', hue: 'blue' }),
  buildCode({ id: 'c3', name: 'Economy', position: '00000003', hue: 'green' }),
]
const imported = (...codes: ExchangedCode[]) => {
  const done = draftImport({ codes: known, codebooks: new Map() }, codes)
  if (!done.ok) throw new Error(done.message)
  return done
}
const idsOf = (...codes: ExchangedCode[]) => mergeCodebook(known, codes).codes.map(({ id }) => id)

describe('a code of a file', () => {
  it('is the same by GUID, though it has another name', () => {
    const { codes, draft } = imported(read('Subjects', { id: GUID }))
    expect(codes).toEqual([
      {
        ...{ codeId: GUID, path: ['Subjects'], outcome: 'changed' },
        edits: [{ field: null, property: 'name', from: 'Topics', to: 'Subjects' }],
      },
    ])
    const own = draft?.writes.filter(({ kind }) => kind === 'code')
    expect(own).toEqual([{ kind: 'code', id: GUID, field: 'name', value: 'Subjects' }])
  })

  it('is the same by its name below the same code, in any case', () => {
    expect(idsOf(read('TOPICS', { parent: null }), read('economy', { parent: 0 }))).toEqual([GUID, 'c2'])
    expect(idsOf(read(' Economy', { parent: null }))).toEqual(['c3'])
  })

  it('is found at the top first where the file has no tree', () => {
    expect(idsOf(read('Economy'), read('Economy'))).toEqual(['c3', 'c2'])
  })

  it('keeps by its id what another would take by its name', () => {
    expect(idsOf(read('Economy', { parent: null }), read('Anything', { id: 'c3', parent: null }))[1]).toBe(
      'c3',
    )
  })

  it('moves below the code the file has it below', () => {
    const { codes } = imported(read('Topics', { parent: null }), read('Economy', { id: 'c3', parent: 0 }))
    expect(codes[1]).toMatchObject({
      path: ['Topics', 'Economy'],
      edits: [{ field: null, property: 'parent', from: '', to: 'Topics' }],
    })
  })

  it('is told to move though both codes above have the same name', () => {
    const twins = [
      buildCode({ id: 'a1', name: 'A' }),
      buildCode({ id: 'a2', name: 'A' }),
      buildCode({ id: 'b', name: 'B', parentId: 'a1' }),
    ]
    const done = draftImport({ codes: twins, codebooks: new Map() }, [
      read('A', { id: 'a2', parent: null }),
      read('B', { id: 'b', parent: 0 }),
    ])
    expect(done.ok && done.codes.map(({ outcome }) => outcome)).toEqual(['same', 'changed'])
  })

  it('leaves what it does not say as it is', () => {
    expect(imported(read('Topics'))).toMatchObject({ draft: null, codes: [{ outcome: 'same', edits: [] }] })
  })

  it('comes behind all others where it is new, in a look of its own, and alive though it was deleted', () => {
    const { codes, draft } = imported(read('Votes', { parent: null }), read('Trade', { parent: 0 }))
    expect(codes.map(({ outcome, path }) => [outcome, path])).toEqual([
      ['added', ['Votes']],
      ['added', ['Votes', 'Trade']],
    ])
    const value = (codeId: string | undefined, field: string) =>
      draft?.writes.find((write) => write.id === codeId && write.field === field)?.value
    const [votes, trade] = codes.map(({ codeId }) => codeId)
    expect([value(votes, 'position'), value(trade, 'position')]).toEqual(['00000004', '00000005'])
    expect([value(votes, 'hue'), value(votes, 'pattern')]).toEqual(['violet', 'solid'])
    expect([value(trade, 'hue'), value(trade, 'parent')]).toEqual(['plum', votes])
    expect([value(votes, 'deleted'), value(trade, 'deleted')]).toEqual([false, false])
    expect(draft?.label).toBe('Import codebook')
  })

  it('gets the same id wherever the file is imported', () => {
    expect(idsOf(read('Votes'))).toEqual(idsOf(read('votes')))
    expect(new Set(idsOf(read('Votes'), read('Votes'), read('Taxes'))).size).toBe(3)
  })

  it('without a name is given one, and one too long is cut, with a warning', () => {
    const { codes, warnings } = mergeCodebook([], [read(' '), read('x'.repeat(MAX_NAME + 1))])
    expect(codes.map(({ name }) => name)).toEqual(['Unnamed code', 'x'.repeat(MAX_NAME)])
    expect(warnings).toHaveLength(2)
  })
})

it('brings back a code that was deleted in the project', () => {
  const replica = new Replica('a')
  replica.makeDraft(newProject)
  replica.makeDraft({ label: 'Delete code', writes: writesOf('code', CODES.finding, { deleted: true }) })
  const done = draftImport(readProject(replica.state), [read('Result', { id: CODES.finding })])
  if (!done.ok || !done.draft) throw new Error('nothing to import')
  expect(checkDraft(done.draft)).toBeNull()
  replica.makeDraft(done.draft)
  const names = readProject(replica.state).codes.map(({ name }) => name)
  expect(names).toEqual(['Statistic', 'Recommendation', 'Result'])
})

describe('a field of a file', () => {
  const fields = [
    buildField({ id: 'f1', name: 'Basis' }),
    buildField({ id: 'f2', name: 'Theme', position: '00000002' }),
  ]
  const codes: Code[] = [buildCode({ fields })]
  const merged = (...of: ExchangedCode['fields']) =>
    mergeCodebook(codes, [read('Finding', { fields: of })]).codes[0]?.fields

  it('changes its type in place, so that stored values stay', () => {
    expect(merged({ id: null, name: 'basis', type: 'choice', options: ['own', '', 'rel\nayed'] })).toEqual([
      { ...fields[0], name: 'basis', type: 'choice', options: ['own', 'rel ayed'] },
      fields[1],
    ])
  })

  it('comes behind the others where it is new', () => {
    const [, , added] = merged({ id: null, name: 'Year', type: 'number' }) ?? []
    expect(added).toMatchObject({ name: 'Year', type: 'number', position: '00000003', required: false })
  })

  it('is the same by id before it is the same by name', () => {
    const both = merged({ id: null, name: 'Theme' }, { id: 'f2', name: 'Basis' })
    expect(both?.map(({ id, name }) => [id, name]).slice(0, 2)).toEqual([
      ['f1', 'Basis'],
      ['f2', 'Basis'],
    ])
    expect(both?.[2]).toMatchObject({ name: 'Theme' })
  })

  it('never takes the id of a field of another code', () => {
    const [code] = mergeCodebook(codes, [read('Other', { fields: [{ id: 'f1', name: 'Basis' }] })]).codes
    expect(code?.fields[0]?.id).not.toBe('f1')
  })

  it('is told as an edit, with what it was', () => {
    const done = draftImport({ codes, codebooks: new Map() }, [
      read('Finding', {
        fields: [
          { id: null, name: 'Basis', required: true },
          { id: null, name: 'Year' },
        ],
      }),
    ])
    expect(done.ok && done.codes[0]?.edits).toEqual([
      { field: 'Basis', property: 'required', from: 'false', to: 'true' },
      { field: 'Year', property: 'added', from: null, to: 'text' },
    ])
  })
})

it('refuses where codes of the project stand below each other, and says what to do', () => {
  const ring = [buildCode({ id: 'a', parentId: 'b' }), buildCode({ id: 'b', parentId: 'a' })]
  const done = draftImport({ codes: ring, codebooks: new Map() }, [read('New')])
  expect(done.ok ? '' : done.message).toContain('stands below itself. Move it first')
})
