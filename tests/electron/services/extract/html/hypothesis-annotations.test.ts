/** Annotations that people made with Hypothesis, anchored again in the very pages, where these are at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractHtml } from '../../../../../electron/services/extract/html/extract-html.ts'
import type { CanonicalText } from '../../../../../shared/anchoring/canonical-text.ts'
import { matchQuote } from '../../../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex } from '../../../../../shared/anchoring/quote-index.ts'
import type { Quote } from '../../../../../shared/anchoring/wanted-quote.ts'
import { readSelectors } from '../../../../../shared/dataset/web-annotation-selectors.ts'

const fixtures = resolve(import.meta.dirname, '../../../../../../shared/fixtures')

function pageOf(name: string): CanonicalText {
  return extractHtml(readFileSync(join(fixtures, name))).canonical
}

/** Page notes have no selector; a reply has neither. */
function quotesOf(name: string): Quote[] {
  const { rows } = JSON.parse(readFileSync(join(fixtures, 'hypothesis', name), 'utf8')) as {
    rows: readonly { readonly target: readonly { readonly selector?: unknown }[] }[]
  }
  return rows.flatMap(({ target }) => target.flatMap(({ selector }) => readSelectors(selector).quote ?? []))
}

const pages = [
  { name: 'minimal', annotations: 1, inFurniture: 0 },
  // One of them marks the date in the site's own footer.
  { name: 'wikipedia-regression-testing', annotations: 5, inFurniture: 1 },
]

for (const { name, annotations, inFurniture } of pages) {
  const there = existsSync(join(fixtures, 'hypothesis', `${name}.html`))
  describe.skipIf(!there)(`annotations made with Hypothesis on the page “${name}”`, () => {
    it('stand word for word where they were made, between the words they stood between', () => {
      const page = pageOf(`hypothesis/${name}.html`)
      const index = buildQuoteIndex(page)
      const quotes = quotesOf(`${name}.json`)
      expect(quotes).toHaveLength(annotations)
      const starts = quotes.map((quote) => {
        const match = matchQuote(index, quote)
        if (match.status !== 'anchored') throw new Error(`${quote.exact}: ${JSON.stringify(match)}`)
        const [span] = match.spans
        expect(match).toMatchObject({ how: 'exact', spans: [span] })
        expect(page.text.slice(span?.start, span?.end)).toBe(quote.exact)
        // White space and the links of the page's own tools are not in canonical text as they are in its elements.
        const near = letters(quote.prefix ?? '').slice(-12)
        expect(letters(page.text.slice(0, span?.start)).endsWith(near)).toBe(true)
        return span?.start ?? 0
      })
      expect(starts.filter((start) => start >= page.notesEnd)).toHaveLength(inFurniture)
    })
  })
}

function letters(text: string): string {
  return text.replace(/\P{L}/gu, '')
}

const page = 'text-anchoring/hypothesis-html-anchoring-fixture.html'

describe.skipIf(!existsSync(join(fixtures, page)))("the page of Hypothesis's anchoring tests", () => {
  it('is read with empty elements, comments and unknown elements between its words', () => {
    const { text, blocks } = pageOf(page)
    const words = blocks.map(({ start, end }) => text.slice(start, end))
    const after = words.slice(1)
    expect(words[0]).toMatch(
      /^Pellentesque habitant morbi tristique senectus .*commodo vitae, ornare.* Ut felis\.$/,
    )
    expect(after).toEqual([
      'Header Level 2',
      'Lorem ipsum dolor sit amet, consectetuer adipiscing elit.',
      'Aliquam tincidunt mauris eu risus.',
      'Lorem sed do eiusmod tempor.',
      'Humani generis',
      'Lorem sed do eiusmod tempor.',
      'Mortalium animos',
      'Humani generis',
      'Lorem sed do eiusmod tempor.',
      'Mortalium animos',
      'Header Level 2',
      'Mauris lacinia ipsum nulla, id iaculis quam egestas quis.',
      'Fusce fermentum sit amet augue sed rutrum.',
      'Test',
    ])
    expect(blocks.map(({ kind }) => kind).filter((kind) => kind !== 'paragraph')).toEqual([
      'heading',
      'list-item',
      'list-item',
      'heading',
    ])
  })

  it('tells one of three equal lines by what stands around it', () => {
    const index = buildQuoteIndex(pageOf(page))
    const exact = 'Lorem sed do eiusmod tempor.'
    expect(matchQuote(index, { exact })).toMatchObject({ status: 'ambiguous', count: 3 })
    const first = matchQuote(index, { exact, prefix: 'mauris eu risus.\n', suffix: '\n\nHumani generis' })
    const text = index.source.text
    expect(first).toMatchObject({ status: 'anchored', spans: [{ start: text.indexOf(exact) }] })
  })
})
