import { describe, expect, it } from 'vitest'
import { findCode, findSource } from '../../../../electron/services/tagging/find-named.ts'
import type { Project } from '../../../../shared/domain/project.ts'
import { source } from '../../../cases/small-project.ts'
import { buildCode } from '../../../cases/annotation-builder.ts'

const project: Project = {
  name: 'Names',
  codebooks: new Map(),
  coders: [],
  codes: [
    buildCode('c1', 'Finding'),
    buildCode('c2', 'Évidence'),
    buildCode('c3', 'Twin'),
    buildCode('c4', 'TWIN'),
    buildCode('c5', 'c1'),
  ],
  sources: [
    { ...source('aa11'), fileName: 'report.pdf' },
    { ...source('aa22'), fileName: 'résumé.pdf' },
    { ...source('bb33'), fileName: 'same.pdf' },
    { ...source('cc44'), fileName: 'same.pdf' },
    { ...source('dd'), fileName: 'bb' },
    { ...source('dd55'), fileName: 'constructor' },
  ],
  annotations: [],
}

describe('what a person types for a source', () => {
  it.each([
    ['its id', 'aa11', 'aa11'],
    ['an id that another begins with', 'dd', 'dd'],
    ['the start of one id', 'c', 'cc44'],
    ['its file name', 'report.pdf', 'aa11'],
    ['its file name, accents spelt as marks', 're\u0301sume\u0301.pdf', 'aa22'],
    ['a file name that is also a property', 'constructor', 'dd55'],
  ])('may be %s', (_name, typed, id) => {
    expect(findSource(project, typed)).toMatchObject({ ok: true, found: { id } })
  })

  it.each([
    ['the start of two ids', 'aa', ['aa11', 'aa22']],
    ['the file name of two', 'same.pdf', ['bb33', 'cc44']],
    ['a file name and the start of an id', 'bb', ['bb33', 'dd']],
  ])('must not be %s: both are named', (_name, typed, ids) => {
    const named = findSource(project, typed)
    expect(named.ok).toBe(false)
    for (const id of ids) expect(!named.ok && named.message).toContain(id)
  })

  it.each(['', ' ', 'REPORT.PDF', 'AA11', 'report', '__proto__', 'toString'])(
    'is not found as %j',
    (typed) => {
      expect(findSource(project, typed)).toMatchObject({
        ok: false,
        message: expect.stringContaining('There is no source') as string,
      })
    },
  )
})

describe('what a person types for a code', () => {
  it.each([
    ['its name', 'Finding', 'c1'],
    ['its name in another case', 'fINDING', 'c1'],
    ['its name in another case and spelling', 'E\u0301VIDENCE', 'c2'],
    ['its name with spaces around', ' finding ', 'c1'],
    ['its id, though another is called so', 'c1', 'c1'],
  ])('may be %s', (_name, typed, id) => {
    expect(findCode(project, typed)).toMatchObject({ ok: true, found: { id } })
  })

  it('must not be the name of two', () => {
    const named = findCode(project, 'twin')
    expect(!named.ok && named.message).toMatch(/2 codes are called “Twin”: c3, c4/)
  })

  it.each(['', 'Find', 'C2', 'constructor'])('is not found as %j, and the codes are named', (typed) => {
    const named = findCode(project, typed)
    expect(!named.ok && named.message).toContain('Finding, Évidence')
  })
})
