import { describe, expect, it } from 'vitest'
import { parseChange } from '../../../shared/domain/parse-change.ts'
import { Replica } from '../../cases/replica-world.ts'
import { newProject } from '../../cases/small-project.ts'

const change = new Replica('anna').makeDraft(newProject)
const write = { kind: 'code', id: 'c1', field: 'name', value: 'x', replaces: [] }
const withWrite = (altered: object) => ({ ...change, writes: [{ ...write, ...altered }] })

const malformed: readonly [name: string, value: unknown][] = [
  ['no object', []],
  ['sequence 0', { ...change, sequence: 0 }],
  ['a sequence that is not whole', { ...change, sequence: 1.5 }],
  ['a Lamport time too large to count on', { ...change, stamp: [2 ** 52, 'anna'] }],
  ['a replica with a path in its name', { ...change, stamp: [1, '../x'] }],
  ['a replica that reaches into prototypes', { ...change, stamp: [1, 'constructor'] }],
  ['no time', { ...change, time: undefined }],
  ['a coder that is no id', { ...change, coder: 7 }],
  ['writes that are no list', { ...change, writes: {} }],
  ['a record that reaches into prototypes', withWrite({ id: '__proto__' })],
  ['a field that does', withWrite({ field: 'constructor' })],
  ['a field that starts with a digit', withWrite({ field: '0' })],
  ['an object as value', withWrite({ value: {} })],
  ['a write that replaces something younger', withWrite({ replaces: [[9, 'ben']] })],
  ['a write that replaces itself', withWrite({ replaces: [[1, 'anna']] })],
  ['an undo of nothing', { ...change, undoes: 'all' }],
]

describe('parsing a change', () => {
  it('gives back what was written', () => {
    expect(parseChange(JSON.parse(JSON.stringify(change)))).toEqual({ ok: true, change })
  })

  it.each(malformed)('refuses %s', (_name, value) => {
    expect(parseChange(value)).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it('tells a kind of record of a newer version from nonsense, and names it', () => {
    const parsed = parseChange(withWrite({ kind: 'statistic' }))
    expect(parsed).toMatchObject({ ok: false, reason: 'unknown-kind' })
    expect(parsed.ok ? '' : parsed.message).toContain('"statistic"')
  })

  it('keeps fields of a newer version', () => {
    expect(parseChange(withWrite({ field: 'colour' }))).toMatchObject({ ok: true })
  })
})
