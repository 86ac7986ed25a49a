import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSelectors, type ReadSelectors } from '../../../shared/dataset/web-annotation-selectors.ts'

const NOTHING: ReadSelectors = { quote: null, position: null, page: null, unread: [] }
const PDF = 'http://tools.ietf.org/rfc/rfc3778'
const quote = { type: 'TextQuoteSelector', exact: 'lamp', prefix: 'The ', suffix: ' was' }
const words = { exact: 'lamp', prefix: 'The ', suffix: ' was' }
const position = { type: 'TextPositionSelector', start: 4, end: 8 }
const page = { type: 'FragmentSelector', conformsTo: PDF, value: 'page=12' }

describe('the selectors of a target', () => {
  it.each<[string, unknown, Partial<ReadSelectors>]>([
    ['none', undefined, {}],
    ['one quote', quote, { quote: words }],
    [
      'a quote without surroundings',
      { type: 'TextQuoteSelector', exact: 'lamp' },
      { quote: { exact: 'lamp' } },
    ],
    ['one position', position, { position: { start: 4, end: 8 } }],
    [
      'several side by side',
      [page, quote, position],
      { quote: words, position: { start: 4, end: 8 }, page: 12 },
    ],
    ['the first of two of a kind', [quote, { ...quote, exact: 'other' }], { quote: words }],
    ['a type among others', { ...quote, type: ['ex:Found', 'TextQuoteSelector'] }, { quote: words }],
    ['a page that a quote refines', { ...page, refinedBy: quote }, { quote: words, page: 12 }],
    [
      'a page that a position refines: it counts from the page',
      { ...page, refinedBy: position },
      { page: 12 },
    ],
    [
      'a quote that another refines: only the inner one is meant',
      { ...quote, refinedBy: { type: 'TextQuoteSelector', exact: 'am' } },
      { quote: { exact: 'am' } },
    ],
    [
      'a quote refined by what we do not know',
      { ...quote, refinedBy: { type: 'SvgSelector' } },
      { unread: ['SvgSelector'] },
    ],
    ['a page with a view', { ...page, value: 'page=12&zoom=200' }, { page: 12 }],
    ['a page of RFC 8118', { ...page, conformsTo: 'https://www.rfc-editor.org/rfc/rfc8118' }, { page: 12 }],
    ['a page without a specification', { type: 'FragmentSelector', value: 'page=3' }, { page: 3 }],
    [
      'a fragment of who knows what',
      { type: 'FragmentSelector', value: 'para5' },
      { unread: ['FragmentSelector'] },
    ],
    ['a PDF fragment without a page', { ...page, value: 'nameddest=annex' }, { page: 'nameddest=annex' }],
    [
      'a fragment of another kind of file',
      { ...page, conformsTo: 'http://www.w3.org/TR/media-frags/', value: 't=30,60' },
      { unread: ['FragmentSelector'] },
    ],
    ['a reference', 'https://example.org/selector1', { unread: ['IRI'] }],
    ['others', [{ type: 'CssSelector', value: 'p' }, quote], { quote: words, unread: ['CssSelector'] }],
    ['no object at all', [null, 7, true], { unread: Array(3).fill('selector without a type') as string[] }],
  ])('are read: %s', (_, selector, expected) => {
    expect(readSelectors(selector)).toEqual({ ...NOTHING, ...expected })
  })

  it.each([
    ['a quote without its words', { type: 'TextQuoteSelector', prefix: 'The ' }],
    ['a quote of two texts', { type: 'TextQuoteSelector', exact: ['a', 'b'] }],
    ['a position without an end', { type: 'TextPositionSelector', start: 4 }],
    ['a position in text', { type: 'TextPositionSelector', start: '4', end: '8' }],
    ['a position below 0', { type: 'TextPositionSelector', start: -1, end: 8 }],
    ['a position within a character', { type: 'TextPositionSelector', start: 0.5, end: 8 }],
    ['a position that ends before it starts', { type: 'TextPositionSelector', start: 9, end: 8 }],
    ['a fragment without a value', { type: 'FragmentSelector' }],
    ['a fragment of two values', { type: 'FragmentSelector', value: ['page=1', 'page=2'] }],
  ])('are not guessed at where the model is not kept: %s', (_, selector) => {
    expect(readSelectors(selector)).toEqual({ ...NOTHING, unread: [selector.type] })
  })

  it('are read to a depth, however deep they stand', () => {
    let selector: object = quote
    for (let depth = 0; depth < 100_000; depth++) selector = { ...page, refinedBy: selector }
    expect(readSelectors(selector)).toEqual({ ...NOTHING, page: 12 })
  })
})

const samples = join(import.meta.dirname, '../../../../shared/fixtures/web-annotation/tools/samples')

/** What each sample selects, read off the samples and the examples of the Recommendation that they are. */
const CORRECT: Readonly<Record<string, Partial<ReadSelectors>>> = {
  'anno23.json': { unread: ['FragmentSelector'] },
  'anno24.json': { unread: ['CssSelector'] },
  'anno25.json': { unread: ['XPathSelector'] },
  'anno26.json': { quote: { exact: 'anotation', prefix: 'this is an ', suffix: ' that has some' } },
  'anno27.json': { position: { start: 412, end: 795 } },
  'anno28.json': { unread: ['DataPositionSelector'] },
  'anno30.json': { unread: ['SvgSelector'] },
  'anno31.json': { unread: ['RangeSelector'] },
  'anno39.json': { unread: ['IRI'] },
}

describe.skipIf(!existsSync(samples))("the W3C's samples", () => {
  const selectorsIn = (path: string): ReadSelectors[] => {
    const sample = JSON.parse(readFileSync(join(samples, path), 'utf8')) as {
      target: unknown
      body?: unknown
    }
    return [sample.target, sample.body]
      .flat()
      .map((one) => readSelectors((one as { selector?: unknown } | undefined)?.selector))
  }

  it.each(Object.entries(CORRECT))('are read as they select: %s', (name, expected) => {
    expect(selectorsIn(`correct/${name}`)).toContainEqual({ ...NOTHING, ...expected })
  })

  it('are read as they select where one selector refines another', () => {
    expect(selectorsIn('correct/anno32.json')[0]?.quote).toEqual({
      exact: 'Selected Text',
      prefix: 'text before the ',
      suffix: ' and text after it',
    })
    // Its offsets count from the paragraph that the outer selector names.
    expect(selectorsIn('correct/anno41-example44.json')[0]?.position).toBeNull()
  })

  it.each(['incorrect/anno38.json', 'incorrect/anno39.json'])(
    'that are wrong are not guessed at: %s',
    (path) => {
      expect(selectorsIn(path)).toContainEqual({ ...NOTHING, unread: ['FragmentSelector'] })
    },
  )
})
