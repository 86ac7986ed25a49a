import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../shared/codebook-exchange/codebook-csv-read.ts'
import { draftImport } from '../../../shared/codebook-exchange/draft-import.ts'
import { codeKeys, type Code } from '../../../shared/domain/codebook.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { buildCode } from '../../cases/codebook-builder.ts'
import { Replica } from '../../cases/replica-world.ts'
import { newProject } from '../../cases/small-project.ts'

/** The digits of a new project's codes, by name, after the import of `csv`. */
function digitsAfter(csv: string, ...more: string[]) {
  const replica = new Replica('a')
  replica.makeDraft(newProject)
  const warnings: string[] = []
  for (const text of [csv, ...more]) {
    const reading = readCsv(text)
    if (!reading.ok) throw new Error(reading.message)
    const done = draftImport(readProject(replica.state), reading.codes)
    if (!done.ok) throw new Error(done.message)
    if (done.draft) replica.makeDraft(done.draft)
    warnings.push(...done.warnings)
  }
  const { codes } = readProject(replica.state)
  const keys = codeKeys(codes)
  return { digits: Object.fromEntries(codes.map(({ id, name }) => [name, keys.get(id)])), warnings, codes }
}

const STANDARD = { Finding: '1', Statistic: '2', Recommendation: '3' }

describe('the digits of a project’s codes', () => {
  it('stay where a code comes in between', () => {
    const { digits } = digitsAfter('code,parent\nFinding,\nTestimony,Finding\n')
    expect(digits).toEqual({ ...STANDARD, Testimony: '4' })
  })

  it('stay automatic where none of them would move', () => {
    const { codes } = digitsAfter('code\nTestimony\n')
    expect(codes.map(({ key }) => key)).toEqual([null, null, null, null])
  })

  it('stay where a code that comes in has one of them as its own, which is told', () => {
    const { digits, warnings } = digitsAfter('code,parent,key\nFinding,,\nTestimony,Finding,2\n')
    expect(digits).toEqual({ ...STANDARD, Testimony: '4' })
    expect(warnings).toEqual(["“Testimony” can't have key 2: “Statistic” has it."])
  })

  it('stay where a code before them is retired, and where it comes back', () => {
    const retired = 'code,retired\nFinding,yes\n'
    expect(digitsAfter(retired).digits).toEqual({ ...STANDARD, Finding: undefined })
    expect(digitsAfter(retired, 'code,retired\nFinding,no\n').digits).toEqual(STANDARD)
    const taken = digitsAfter(retired, 'code\nTestimony\n', 'code,retired\nFinding,no\n').digits
    expect(taken).toEqual({ Finding: '4', Statistic: '2', Recommendation: '3', Testimony: '1' })
  })

  it('are exchanged where the file gives all that are concerned another', () => {
    const { digits, warnings } = digitsAfter('code,key\nFinding,2\nStatistic,1\n')
    expect(digits).toEqual({ Finding: '2', Statistic: '1', Recommendation: '3' })
    expect(warnings).toEqual([])
  })

  it('are not taken by a retired code that had one as its own and comes back', () => {
    const known: Code[] = [
      buildCode({ id: 'a', name: 'Old', key: '1', retired: true }),
      buildCode({ id: 'b', name: 'New', position: '00000002' }),
    ]
    const back = [{ id: 'a', name: 'Old', retired: false, fields: [] }]
    const done = draftImport({ codes: known, codebooks: new Map() }, back)
    expect(
      done.ok && done.draft?.writes.filter(({ kind, field }) => kind === 'code' && field === 'key'),
    ).toEqual([
      { kind: 'code', id: 'a', field: 'key', value: null },
      { kind: 'code', id: 'b', field: 'key', value: '1' },
    ])
    expect(done.ok && done.warnings).toEqual(["“Old” can't have key 1: “New” has it."])
  })
})
