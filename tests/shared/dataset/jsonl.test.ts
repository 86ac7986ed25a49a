import { describe, expect, it } from 'vitest'
import { EVIDENCE_KEYS, OPTIONAL_KEYS } from '../../../shared/dataset/evidence-row.ts'
import { jsonl } from '../../../shared/dataset/jsonl.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => null }
const line = (over: object = {}) => JSON.stringify({ ...buildRow(), ...over })

describe('JSON Lines', () => {
  it('writes one object a line with exactly the keys of an evidence row, in their order', () => {
    const chunks = [...jsonl.encode([{ ...buildRow(), surplus: 1 } as never, buildRow()], context)]
    expect(chunks.map((chunk) => chunk.endsWith('}\n'))).toEqual([true, true])
    expect(Object.keys(JSON.parse(chunks[0] ?? '') as object)).toEqual([...EVIDENCE_KEYS])
    expect(JSON.parse(chunks[0] ?? '')).toEqual(buildRow())
  })

  it('passes over blank lines, CRLF and a byte order mark, and counts lines from 1', () => {
    const dataset = jsonl.decode(`\uFEFF${line()}\r\n\r\n${line({ id: 'second' })}`)
    expect(dataset.rows.map(({ place, row }) => [place, row.id])).toEqual([
      ['line 1', buildRow().id],
      ['line 3', 'second'],
    ])
    expect(dataset.problems).toEqual([])
  })

  it('names the keys it does not know', () => {
    expect(jsonl.decode(line({ score: 1, __proto__: { polluted: 1 } })).ignored).toEqual(['score'])
  })

  it.each([
    ['no JSON', '{"id":', 'Line 1: is not valid JSON.'],
    ['no object', '42', 'Line 1: must be an object with the keys of an evidence row.'],
    ['a list', '[]', 'Line 1: must be an object with the keys of an evidence row.'],
  ])('refuses %s', (_, text, message) => {
    expect(jsonl.decode(text).problems[0]?.message).toBe(message)
  })

  const older = EVIDENCE_KEYS.filter((key) => !OPTIONAL_KEYS.has(key))
  it.each(older)('names the line, the id and the field when %s is missing', (key) => {
    const rest = { ...buildRow(), [key]: undefined }
    expect(jsonl.decode(JSON.stringify(rest)).problems).toEqual([
      {
        place: 'line 1',
        position: 1,
        id: key === 'id' ? null : buildRow().id,
        message: `Line 1: ${key} is missing.`,
      },
    ])
  })

  it.each(EVIDENCE_KEYS)('names the field when %s has the wrong type', (key) => {
    expect(jsonl.decode(line({ [key]: { wrong: true } })).problems[0]?.message).toMatch(
      new RegExp(key === 'region' ? '^Line 1: region\\.page must be ' : `^Line 1: ${key} must be `),
    )
  })

  it.each([
    ['spans', []],
    ['spans', [{ start: 5, end: 5 }]],
    ['start', 1.5],
    ['page', 0],
    ['created', '2026-01-31T09:30:00+02:00'],
    ['sha256', 'ABC'],
  ])('refuses %s when it is %j', (key, value) => {
    expect(jsonl.decode(line({ [key]: value })).problems[0]?.message).toMatch(new RegExp(`^Line 1: ${key}`))
  })
})
