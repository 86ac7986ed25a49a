/** Checks what we write against the W3C's own MUST schemas, and its context, where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { chosenKeys } from '../../../shared/dataset/choose-rows.ts'
import { webAnnotation } from '../../../shared/dataset/web-annotation.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/web-annotation')

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(FIXTURES, ...path), 'utf8')) as object

/** Returns a function that says whether `value` gives the result that a schema of the W3C's expects. */
function checker(): (path: string, value: unknown) => boolean {
  // Beside a $ref draft-04 reads no other keyword.
  const ajv = addFormats(new Ajv({ strict: false, logger: false, ignoreKeywordsWithRef: true }))
  for (const name of readdirSync(join(FIXTURES, 'definitions')))
    ajv.addSchema(readJson('definitions', name), name)
  const schemas = new Map<string, object>()
  return (path, value) => {
    const schema = schemas.get(path) ?? readJson(path)
    schemas.set(path, schema)
    const { expectedResult } = schema as { readonly expectedResult: 'valid' | 'invalid' }
    return ajv.compile(schema)(value) === (expectedResult === 'valid')
  }
}

let check: ReturnType<typeof checker> | null = null

function meets(path: string, value: unknown): boolean {
  return (check ??= checker())(path, value)
}

/** Returns the titles of the `count` assertions of a test file that `value` does not meet. */
function unmet(testFile: string, count: number, value: unknown): string[] {
  const { assertions } = readJson(testFile) as { readonly assertions: readonly string[] }
  expect(assertions).toHaveLength(count)
  return assertions.filter((path) => !meets(path, value))
}

const rows = [
  buildRow({ memo: 'Check.', codes: ['Finding', 'Health'] }),
  buildRow({ id: 'not a uuid', codes: [], coder: '', page: null, pageLabel: null, section: null }),
  buildRow({
    id: 'two-spans',
    quote: 'ab … c',
    start: 0,
    end: 9,
    spans: [
      { start: 0, end: 2 },
      { start: 8, end: 9 },
    ],
  }),
]

function collectionOf(count: number, keys = chosenKeys(undefined)): Readonly<Record<string, unknown>> {
  const context = {
    datasetIri: 'urn:uuid:11111111-1111-4111-8111-111111111111',
    title: 'My review',
    textOf: () => 'x'.repeat(500),
    keys,
  }
  return JSON.parse([...webAnnotation.encode(rows.slice(0, count), context)].join('')) as Record<
    string,
    unknown
  >
}

describe.skipIf(!existsSync(FIXTURES))("the W3C's MUST schemas", () => {
  it.each([0, 1, 3])('accept a collection of %i annotations', (count) => {
    expect(unmet('collections/collectionMusts.test', 10, collectionOf(count))).toEqual([])
  })

  it('accept its page', () => {
    const { '@context': context, first } = collectionOf(3)
    expect(
      unmet('collections/pages/pageMusts.test', 15, { '@context': context, ...(first as object) }),
    ).toEqual([])
  })

  it.each([0, 1, 2])('accept annotation %i of it', (i) => {
    const { '@context': context, first } = collectionOf(3)
    const annotation = (first as { items: object[] }).items[i]
    expect(unmet('annotations/annotationMusts.test', 54, { '@context': context, ...annotation })).toEqual([])
  })

  it.each([
    '4.2-selectorFound',
    '4.2.4-textQuoteSelector',
    '4.2.4-prefix',
    '4.2.4-suffix',
    '4.2.5-textPositionSelector',
    '4.2.1-fragmentSelector',
    '4.2.1-conformsTo',
  ])('find the selector that they look for: %s', (name) => {
    const { '@context': context, first } = collectionOf(1)
    const [annotation] = (first as { items: object[] }).items
    const path = `annotations/specificResource/${name}.json`
    expect(meets(path, { '@context': context, ...annotation })).toBe(true)
    // Without its selectors the same schema finds none, so the check is one.
    const bare = JSON.parse(JSON.stringify(annotation).replace('"selector":', '"ex:selector":')) as object
    expect(meets(path, { '@context': context, ...bare })).toBe(false)
  })

  it('refuse an annotation without a target, so the check is one', () => {
    const { '@context': context } = collectionOf(0)
    expect(
      unmet('annotations/annotationMusts.test', 54, {
        '@context': context,
        id: 'urn:x:y',
        type: 'Annotation',
      }),
    ).not.toEqual([])
  })
})

describe.skipIf(!existsSync(FIXTURES))('the terms of its context', () => {
  const documentLoader = (url: string) =>
    url === 'http://www.w3.org/ns/anno.jsonld'
      ? Promise.resolve({ documentUrl: url, document: readJson('jsonld', 'anno.jsonld') })
      : Promise.reject(new Error(`${url} would be fetched`))
  const triples = async (value: unknown) => {
    const options = { documentLoader, safe: true, format: 'application/n-quads' }
    return (await jsonld.toRDF(value as object, options)) as string
  }

  it('say everything that an annotation holds: nothing is dropped as unknown', async () => {
    const { '@context': context, first } = collectionOf(3)
    for (const item of (first as { items: object[] }).items) {
      const said = await triples({ '@context': context, ...item })
      expect(said).toContain('<http://www.w3.org/ns/oa#hasTarget>')
      expect(said).toContain('<urn:pincite:ns:spans>')
    }
  })

  it('say which keys were chosen', async () => {
    const said = await triples(collectionOf(1, chosenKeys(['memo'])))
    expect(said).toContain('<urn:pincite:ns:keys> "memo"')
    expect(said).not.toContain('<urn:pincite:ns:keys> "codes"')
  })

  it('refuse a key that they do not know, so the check is one', async () => {
    const { '@context': context, first } = collectionOf(1)
    const [item] = (first as { items: object[] }).items
    await expect(triples({ '@context': context, ...item, colour: 'red' })).rejects.toThrow('Safe mode')
  })
})
