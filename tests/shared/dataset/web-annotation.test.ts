import { describe, expect, it } from 'vitest'
import { chosenKeys, type EvidenceKey } from '../../../shared/dataset/choose-rows.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { webAnnotation } from '../../../shared/dataset/web-annotation.ts'
import { buildRow, buildRowQuoting } from '../../cases/evidence-row-builder.ts'

const DATASET = 'urn:uuid:11111111-1111-4111-8111-111111111111'

function encode(rows: readonly EvidenceRow[], text: string | null = null): string {
  return [
    ...webAnnotation.encode(rows, { datasetIri: DATASET, title: 'My review', textOf: () => text }),
  ].join('')
}

function itemsOf(rows: readonly EvidenceRow[], text: string | null = null): readonly unknown[] {
  const collection = JSON.parse(encode(rows, text)) as { first: { items: readonly unknown[] } }
  return collection.first.items
}

describe('a Web Annotation collection', () => {
  it('has its context, id, type, label, total and an embedded page without a context of its own (5.1, 5.2)', () => {
    const collection = JSON.parse(encode([buildRow(), buildRow({ id: 'second' })])) as object
    expect(collection).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', { pincite: 'urn:pincite:ns:' }],
      id: DATASET,
      type: 'AnnotationCollection',
      label: 'My review',
      total: 2,
      last: `${DATASET}#page-1`,
      first: { id: `${DATASET}#page-1`, type: 'AnnotationPage', partOf: { id: DATASET }, startIndex: 0 },
    })
    expect(collection).not.toHaveProperty('first.@context')
  })

  it('names the keys that were chosen, so that those left out are not taken for empty', () => {
    const row = buildRow({ codes: ['Finding'], memo: '' })
    const written = (keys?: readonly EvidenceKey[]) =>
      [
        ...webAnnotation.encode([row], {
          ...{ datasetIri: DATASET, title: 'x', textOf: () => null },
          ...(keys ? { keys } : {}),
        }),
      ].join('')
    const silentOf = (text: string) => webAnnotation.decode(text).rows[0]!.silent ?? []
    const keys = chosenKeys(['memo', 'coderId'])
    expect(JSON.parse(written(keys))).toMatchObject({ 'pincite:keys': keys })
    expect(silentOf(written(keys))).toEqual(expect.arrayContaining(['codes', 'fields', 'orphan', 'coder']))
    for (const key of ['memo', 'coderId', 'extractor']) expect(silentOf(written(keys))).not.toContain(key)
    expect(JSON.parse(written())).not.toHaveProperty('pincite:keys')
    expect(written(chosenKeys(undefined))).toBe(written())
  })

  it('has no first page when it is empty (5.2: a page has at least one item)', () => {
    const collection = JSON.parse(encode([])) as object
    expect(collection).toMatchObject({ total: 0 })
    expect(collection).not.toHaveProperty('first')
    expect(webAnnotation.decode(encode([]))).toEqual({ rows: [], problems: [], ignored: [] })
  })

  it('gives a row as an annotation with bodies, creator, times and selectors side by side', () => {
    const text = `${'x'.repeat(120)}${buildRow().quote} Since`
    expect(itemsOf([buildRow({ codes: ['Finding', 'Health'], memo: 'Check.' })], text)[0]).toEqual({
      id: 'urn:uuid:0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
      type: 'Annotation',
      motivation: 'tagging',
      creator: { type: 'Person', name: 'Ada', 'pincite:coderId': 'coder-1' },
      created: '2026-01-31T09:30:00.000Z',
      modified: '2026-02-01T10:00:00.000Z',
      'dcterms:bibliographicCitation': 'Ortiz (2019). Schools under siege, p.\u00A0iv.',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'Finding', 'pincite:codeId': 'code-1' },
        { type: 'TextualBody', purpose: 'tagging', value: 'Health', 'pincite:codeId': 'code-2' },
        { type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: 'Check.' },
      ],
      target: {
        type: 'SpecificResource',
        source: {
          id: `nih:sha-256;${buildRow().sha256}`,
          type: 'Text',
          format: 'application/pdf',
          'dcterms:title': 'Schools under siege',
          'pincite:fileName': 'schools.pdf',
          'pincite:sourceId': 'source-1',
          'dcterms:bibliographicCitation': 'Ortiz (2019). Schools under siege.',
        },
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'Two in three children were out of school.',
            prefix: 'In 2019 the picture was bleak. ',
            suffix: ' Since then little has changed.',
          },
          { type: 'TextPositionSelector', start: 120, end: 161 },
          { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: 'page=12' },
        ],
        'pincite:spans': '120-161',
        'pincite:pageLabel': 'iv',
        'pincite:section': 'Access to schooling',
        'pincite:sectionPath': ['Schools', 'Access to schooling'],
        'pincite:paragraph': 7,
        'pincite:boxes': '12:72/700.5/310/712',
        'pincite:extractor': 'pdf/2',
      },
    })
  })

  it('gives a region as its box beside the page, without a position, and reads it back', () => {
    const region = { page: 12, left: 72, bottom: 300, right: 540, top: 520.25 }
    const spans = [{ start: 120, end: 120 }]
    const row = buildRow({ quote: 'a … b', prefix: '', suffix: '', end: 120, spans, boxes: [region], region })
    const [item] = itemsOf([row], 'x'.repeat(200))
    expect(item).toMatchObject({
      target: {
        selector: [
          { type: 'TextQuoteSelector', exact: 'a … b' },
          { type: 'FragmentSelector', value: 'page=12' },
        ],
        'pincite:region': '12:72/300/540/520.25',
      },
    })
    expect(webAnnotation.decode(encode([row], 'x'.repeat(200))).rows[0]?.row).toEqual(row)
  })

  it('counts positions in code points (4.2.5) and its own spans in UTF-16', () => {
    const text = '👩👩 two 👩 words'
    const row = buildRow({ quote: 'two 👩', start: 5, end: 11, spans: [{ start: 5, end: 11 }] })
    expect(itemsOf([row], text)[0]).toMatchObject({
      target: { selector: [{}, { start: 3, end: 8 }, {}], 'pincite:spans': '5-11' },
    })
    expect(webAnnotation.decode(encode([row], text)).rows[0]).toMatchObject({
      row,
      codePointSpans: [{ start: 3, end: 8 }],
    })
  })

  it('leaves the position out where the text is not at hand, too short, or a character would be cut', () => {
    const row = buildRow({ quote: 'x', start: 1, end: 2, spans: [{ start: 1, end: 2 }] })
    for (const text of [null, 'x', '👩👩']) {
      expect(JSON.stringify(itemsOf([row], text))).not.toContain('TextPositionSelector')
      expect(webAnnotation.decode(encode([row], text)).rows[0]?.row).toEqual(row)
    }
  })

  it('gives each span a target of its own, the context around the outer ones', () => {
    const row = buildRow({
      quote: 'a … b … c',
      start: 10,
      end: 31,
      // The first span holds a joiner of the report's own.
      spans: [
        { start: 10, end: 15 },
        { start: 30, end: 31 },
      ],
    })
    const targets = (itemsOf([row])[0] as { target: unknown }).target
    expect(targets).toMatchObject([
      { selector: [{ exact: 'a … b', prefix: row.prefix }, { value: 'page=12' }], 'pincite:spans': '10-15' },
      { selector: [{ exact: 'c', suffix: row.suffix }], 'pincite:spans': '30-31' },
    ])
    expect(webAnnotation.decode(encode([row])).rows[0]?.row).toEqual(row)
  })

  it('keeps a quote whole that does not fall into its spans', () => {
    const row = buildRow({
      quote: 'much longer than three',
      start: 1,
      end: 9,
      spans: [
        { start: 1, end: 4 },
        { start: 8, end: 9 },
      ],
    })
    expect(itemsOf([row])[0]).toMatchObject({ target: { 'pincite:spans': '1-4 8-9' } })
    expect(webAnnotation.decode(encode([row])).rows[0]?.row).toEqual(row)
  })

  it('names annotations by an IRI whatever their id', () => {
    for (const id of ['0190A1B2', 'a b/c?#é', 'urn:uuid:x', '%zz']) {
      const text = encode([buildRow({ id })])
      expect(text).toContain('"id":"urn:pincite:annotation:')
      expect(webAnnotation.decode(text).rows[0]?.row.id).toBe(id)
    }
  })

  it('has neither creator, body nor labels where there are none', () => {
    const row = buildRow({ codes: [], coder: '', coderId: '', page: null, pageLabel: null, section: null })
    const [item] = itemsOf([row]) as [object]
    expect(Object.keys(item)).toEqual([
      'id',
      'type',
      'motivation',
      'created',
      'modified',
      'dcterms:bibliographicCitation',
      'target',
    ])
    expect(JSON.stringify(item)).not.toContain('FragmentSelector')
    expect(webAnnotation.decode(encode([row])).rows[0]?.row).toEqual(row)
  })
})

describe('reading a Web Annotation collection', () => {
  const change = (from: string, to: string) =>
    webAnnotation.decode(encode([buildRow()], null).replace(from, to))

  it.each([
    ['a source of another tool', '"nih:sha-256;', '"https://example.org/', 'not named by SHA-256'],
    ['spans that are none', '"120-161"', '"Dec-20"', 'pincite:spans must hold spans such as "120-180"'],
    ['a missing quote', '"exact":', '"exakt":', 'TextQuoteSelector with its exact text'],
    ['a page that is none', '"page=12"', '"page=iv"', 'page must be a page number'],
    ['a missing prefix', '"prefix":', '"before":', 'prefix must be text'],
    ['a missing time', '"created":', '"creation":', 'created must be an ISO 8601 time'],
  ])('names the annotation and what is wrong with it: %s', (_, from, to, message) => {
    const dataset = change(from, to)
    expect(dataset.rows).toEqual([])
    expect(dataset.problems).toMatchObject([{ place: 'annotation 1', id: buildRow().id }])
    expect(dataset.problems[0]?.message).toContain(message)
  })

  it('notices that annotations are missing from the file', () => {
    expect(change('"total":1', '"total":2').problems).toMatchObject([
      { message: 'The collection says that it holds 2 annotations; 1 are in the file.' },
    ])
  })

  it('refuses targets in different sources', () => {
    const row = buildRowQuoting('a … c', {
      spans: [
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ],
    })
    const text = encode([row])
    const at = text.lastIndexOf('schools.pdf')
    const dataset = webAnnotation.decode(text.slice(0, at) + 'other' + text.slice(at))
    expect(dataset.problems[0]?.message).toContain('different sources')
  })

  it('refuses two memos rather than choosing one', () => {
    const text = encode([buildRow({ memo: 'first' })])
    const body = '{"type":"TextualBody","purpose":"commenting","format":"text/plain","value":"first"}'
    expect(webAnnotation.decode(text.replace(body, `${body},${body}`)).problems[0]?.message).toContain(
      'memo must be text',
    )
  })

  it('names what it passes over', () => {
    expect(change('"motivation":', '"rights":"x","motivation":').ignored).toEqual(['rights'])
    expect(change('"purpose":"tagging"', '"purpose":"linking"').ignored).toEqual([
      'body with purpose linking',
    ])
  })

  it.each(['', '{', '[]', '{"type":"Annotation"}', 'null'])(
    'says so of a file that is no collection: %j',
    (text) => {
      expect(webAnnotation.decode(text).problems).toHaveLength(1)
    },
  )
})
