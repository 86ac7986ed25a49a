import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EVIDENCE_KEYS, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { FORMAT_NAMES, FORMATS, isFormatName, recogniseFormat } from '../../../shared/dataset/formats.ts'
import { buildRow, buildRowQuoting } from '../../cases/evidence-row-builder.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'

const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => null }
const NAUGHTY_LIST = join(
  import.meta.dirname,
  '../../../../shared/fixtures/hostile/naughty-strings/blns.json',
)
const JSON_TESTS = join(import.meta.dirname, '../../../../shared/fixtures/hostile/json/test_parsing')
const FORMULAS = join(
  import.meta.dirname,
  '../../../../shared/fixtures/hostile/csv-injection/Intruder/csv-payload.txt',
)

function naughtyRow(text: string, i: number): EvidenceRow {
  return buildRowQuoting(text === '' ? 'x' : text, {
    id: text === '' ? 'x' : `${text}${i}`,
    codes: [text, `${text};`, ` ${text} `],
    prefix: text,
    suffix: text,
    sourceId: text,
    sourceTitle: text,
    fileName: text,
    pageLabel: text,
    section: text,
    citation: text,
    memo: text,
    coder: text,
  })
}

/** Takes the way through a file: what UTF-8 can't hold would be lost there. */
function throughBytes(name: keyof typeof FORMATS, rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  const bytes = new TextEncoder().encode([...FORMATS[name].encode(rows, context)].join(''))
  const dataset = FORMATS[name].decode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  expect(dataset.problems).toEqual([])
  return dataset.rows.map(({ row }) => row)
}

/** A small generator of numbers that gives the same ones in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PIECES = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '"',
  ',',
  ';',
  '\\',
  ' ',
  '; ',
  '…',
  ' … ',
  '0',
  'é',
  '👩',
  '\uFEFF',
  'a',
]

function randomRow(random: () => number, i: number): EvidenceRow {
  const text = () =>
    Array.from({ length: Math.floor(random() * 7) }, () => PIECES[Math.floor(random() * PIECES.length)]).join(
      '',
    )
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => text() || 'b')
  let at = Math.floor(random() * 1000)
  const spans = parts.map((part) => {
    const start = at
    at += part.length + 5
    return { start, end: start + part.length }
  })
  const maybe = () => (random() < 0.3 ? null : text())
  return buildRow({
    id: `${i}${text()}`,
    codes: Array.from({ length: Math.floor(random() * 4) }, text),
    quote: parts.join(' … '),
    spans,
    start: spans[0]?.start ?? 0,
    end: spans.at(-1)?.end ?? 0,
    prefix: text(),
    suffix: text(),
    sourceTitle: text(),
    fileName: text(),
    page: random() < 0.3 ? null : 1 + Math.floor(random() * 500),
    pageLabel: maybe(),
    section: maybe(),
    citation: text(),
    memo: text(),
    coder: text(),
  })
}

describe.each(FORMAT_NAMES)('the format %s', (name) => {
  it.each(Object.entries(NAUGHTY_TEXTS))('brings back %s in every text field', (_, text) => {
    const rows = [naughtyRow(text, 1), buildRow()]
    expect(throughBytes(name, rows)).toEqual(rows)
  })

  it('brings back 500 random rows', () => {
    const random = seeded(20260131)
    const rows = Array.from({ length: 500 }, (_, i) => randomRow(random, i))
    expect(throughBytes(name, rows)).toEqual(rows)
  })

  it.skipIf(!existsSync(NAUGHTY_LIST))('brings back every string of the Big List of Naughty Strings', () => {
    const list = JSON.parse(readFileSync(NAUGHTY_LIST, 'utf8')) as string[]
    expect(list.length).toBeGreaterThan(500)
    const rows = list.map(naughtyRow)
    expect(throughBytes(name, rows)).toEqual(rows)
  })

  it('writes the same rows the same way every time', () => {
    const rows = [buildRow(), buildRow({ id: 'second' })]
    expect([...FORMATS[name].encode(rows, context)]).toEqual([...FORMATS[name].encode(rows, context)])
  })

  it.each(['data.csv', 'data.jsonl', 'data.jsonld', 'data.txt'])(
    'is recognised by content under the name %s',
    (fileName) => {
      const rows = [buildRow({ memo: '"@context" id,quote' })]
      expect(recogniseFormat(fileName, [...FORMATS[name].encode(rows, context)].join(''))).toBe(name)
    },
  )

  it('is recognised with no rows', () => {
    expect(
      recogniseFormat(`x${FORMATS[name].extension}`, [...FORMATS[name].encode([], context)].join('')),
    ).toBe(name)
  })
})

describe('hostile files', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  const files = [
    `{"type":"AnnotationCollection","total":{"toString":1},"first":{"items":[${deep}]}}`,
    `{"type":"AnnotationCollection","total":1,"first":{"items":[{"target":{"source":{"id":"nih:sha-256;x","deep":${deep}}}}]}}`,
    '{"type":"AnnotationCollection","first":{"items":[{"body":{"purpose":{"toString":1}},"target":{"source":{"id":"nih:sha-256;x"},"pincite:spans":"1-2","selector":[{"type":"TextQuoteSelector","exact":"x"},{"type":"FragmentSelector","value":{"toString":1}}]}}]}}',
    '{"type":"AnnotationCollection","__proto__":{"polluted":1},"first":{"items":[null,1,"x",[]]}}',
    `{"id":"x","spans":${deep}}`,
    '{"__proto__":{"polluted":1},"id":{"toString":1}}',
    '"'.repeat(100_001),
    `${','.repeat(100_000)}\n${'\n'.repeat(100_000)}`,
  ]

  it.each(FORMAT_NAMES)('give problems in %s, never an exception', (name) => {
    for (const text of files) {
      const dataset = FORMATS[name].decode(text)
      expect(dataset.rows).toEqual([])
      expect(dataset.problems.length).toBeGreaterThan(0)
    }
    expect({}).not.toHaveProperty('polluted')
  })

  it.skipIf(!existsSync(JSON_TESTS)).each(FORMAT_NAMES)('of a JSON test suite give no rows in %s', (name) => {
    const names = readdirSync(JSON_TESTS)
    expect(names.length).toBeGreaterThan(300)
    for (const file of names)
      expect(FORMATS[name].decode(readFileSync(join(JSON_TESTS, file), 'utf8')).rows).toEqual([])
  })
})

describe('recognising a dataset', () => {
  it('sees a pretty-printed collection and a header in another order', () => {
    expect(recogniseFormat('x', '{\n  "@context": "http://www.w3.org/ns/anno.jsonld"\n}')).toBe(
      'web-annotation',
    )
    expect(recogniseFormat('x', `${[...EVIDENCE_KEYS].reverse().join(';')}\r\n`)).toBe('csv')
  })

  it.each(['', 'Just a letter.', '%PDF-1.7', 'name,age\r\nBo,3'])('refuses %j', (text) => {
    expect(recogniseFormat('letter.txt', text)).toBeNull()
  })

  it('knows its own names only', () => {
    expect(isFormatName('csv')).toBe(true)
    expect(isFormatName('toString')).toBe(false)
  })
})

describe.skipIf(!existsSync(FORMULAS))('published formula injections', () => {
  it('never begin a CSV cell', () => {
    const payloads = readFileSync(FORMULAS, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    expect(payloads).toHaveLength(6)
    for (const memo of payloads) {
      const text = [...FORMATS.csv.encode([buildRow({ memo })], context)].join('')
      expect(text).not.toMatch(/[",]"?[=+\-@](?!")/)
      expect(throughBytes('csv', [buildRow({ memo })])[0]?.memo).toBe(memo)
    }
  })
})
