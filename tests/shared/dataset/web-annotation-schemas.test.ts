/** Checks what we write against the W3C's own MUST schemas, where they and a JSON Schema validator are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { webAnnotation } from '../../../shared/dataset/web-annotation.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/web-annotation')

interface Validator {
  addMetaSchema(schema: unknown): void
  addSchema(schema: unknown, key: string): void
  compile(schema: unknown): (value: unknown) => boolean
}
type ValidatorClass = new (options: object) => Validator

/** Ajv 6 comes with other tools; it is not a package of ours, so it may be absent. */
function loadValidator(): { readonly Ajv: ValidatorClass; readonly draft4: unknown } | null {
  const require = createRequire(import.meta.url)
  try {
    return {
      Ajv: require('ajv') as ValidatorClass,
      draft4: require('ajv/lib/refs/json-schema-draft-04.json') as unknown,
    }
  } catch {
    return null
  }
}

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(FIXTURES, ...path), 'utf8')) as object
const loaded = loadValidator()

/** Returns a function that says whether `value` gives the result that a schema of the W3C's expects. */
function checker(): (path: string, value: unknown) => boolean {
  if (loaded === null) throw new Error('No validator')
  const ajv = new loaded.Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', logger: false })
  ajv.addMetaSchema(loaded.draft4)
  for (const name of readdirSync(join(FIXTURES, 'definitions')))
    ajv.addSchema(readJson('definitions', name), name)
  return (path, value) => {
    const schema = readJson(path) as { readonly expectedResult: 'valid' | 'invalid' }
    return ajv.compile(schema)(value) === (schema.expectedResult === 'valid')
  }
}

function meets(path: string, value: unknown): boolean {
  return checker()(path, value)
}

/** Returns the titles of the assertions of a test file that `value` does not meet. */
function unmet(testFile: string, value: unknown): string[] {
  const check = checker()
  const { assertions } = readJson(testFile) as { readonly assertions: readonly string[] }
  expect(assertions.length).toBeGreaterThan(5)
  return assertions.filter((path) => !check(path, value))
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

function collectionOf(count: number): Readonly<Record<string, unknown>> {
  const context = {
    datasetIri: 'urn:uuid:11111111-1111-4111-8111-111111111111',
    title: 'My review',
    textOf: () => 'x'.repeat(500),
  }
  return JSON.parse([...webAnnotation.encode(rows.slice(0, count), context)].join('')) as Record<
    string,
    unknown
  >
}

describe.skipIf(!existsSync(FIXTURES) || loaded === null)("the W3C's MUST schemas", () => {
  it.each([0, 1, 3])('accept a collection of %i annotations', (count) => {
    expect(unmet('collections/collectionMusts.test', collectionOf(count))).toEqual([])
  })

  it('accept its page', () => {
    const { '@context': context, first } = collectionOf(3)
    expect(unmet('collections/pages/pageMusts.test', { '@context': context, ...(first as object) })).toEqual(
      [],
    )
  })

  it.each([0, 1, 2])('accept annotation %i of it', (i) => {
    const { '@context': context, first } = collectionOf(3)
    const annotation = (first as { items: object[] }).items[i]
    expect(unmet('annotations/annotationMusts.test', { '@context': context, ...annotation })).toEqual([])
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
      unmet('annotations/annotationMusts.test', { '@context': context, id: 'urn:x:y', type: 'Annotation' }),
    ).not.toEqual([])
  })
})
