import { describe, expect, it } from 'vitest'
import { readJson, writeJson } from '../../../shared/codebook-exchange/codebook-json.ts'
import { buildCode, buildField } from '../../cases/codebook-builder.ts'

const code = { ...buildCode({ fields: [buildField()] }) }
const file = (...codes: object[]) => JSON.stringify({ pincite: 'codebook/1', codes })
const refusalOf = (text: string) => {
  const reading = readJson(text)
  return reading.ok ? 'was read' : reading.message
}

describe('a codebook as JSON', () => {
  it('names its version and has everything but positions', () => {
    const written = writeJson([code])
    const { position: _, fields: __, ...own } = code
    const { position: ___, ...field } = buildField()
    const text = written.ok ? written.text : ''
    expect(JSON.parse(text)).toEqual({ pincite: 'codebook/1', codes: [{ ...own, fields: [field] }] })
  })

  it('is read in any order and with keys of later versions', () => {
    const reading = readJson(file({ ...code, id: 'c2', parentId: 'c1', later: 1 }, code))
    expect(reading.ok && reading.codes.map(({ id, parent }) => [id, parent])).toEqual([
      ['c1', null],
      ['c2', 0],
    ])
  })

  it.each([
    ['no JSON', '{"pincite":', /not valid JSON/],
    ['other JSON', '{"codes":[]}', /"pincite": "codebook\/1" is missing/],
    ['a list', '[]', /no codebook of Pincite/],
    ['a later version', '{"pincite":"codebook/2","codes":7}', /codebook\/2.*Update Pincite/],
    ['a hue that is none', file({ ...code, hue: 'red' }), /^At codes\[0\]\.hue: /],
    [
      'a field type that is none',
      file(code, { ...code, id: 'c2', fields: [{ ...buildField(), type: 'date' }] }),
      /^At codes\[1\]\.fields\[0\]\.type: /,
    ],
    [
      'an id that reaches into a prototype',
      file({ ...code, id: '__proto__' }),
      /^At codes\[0\]\.id: must be an id/,
    ],
    ['an id twice', file(code, code), /^At codes\[1\]\.id: “c1” is there twice/],
    [
      'a parent that is missing',
      file({ ...code, parentId: 'c9' }),
      /^At codes\[0\]\.parentId: there is no code “c9”/,
    ],
    [
      'a ring',
      file({ ...code, parentId: 'c2' }, { ...code, id: 'c2', parentId: 'c1' }),
      /^At codes\[\d\]\.parentId: “Finding” stands below itself/,
    ],
  ])('is refused where it is %s, naming the path', (_, text, message) => {
    expect(refusalOf(text)).toMatch(message)
  })
})
