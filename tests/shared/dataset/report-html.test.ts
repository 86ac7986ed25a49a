import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { describe, expect, it } from 'vitest'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { escapeHtml } from '../../../shared/dataset/html-text.ts'
import { reportHtml, type ReportRow } from '../../../shared/dataset/report-html.ts'
import { passageInText } from '../../../shared/dataset/report-passage.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { examineRow, summarise } from '../../../shared/dataset/verify.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'
import { RECOMMENDATION_ROW, SMALL_REPORT, STATISTIC_ROW, TWICE_ROW } from '../../cases/small-report.ts'

const source = {
  found: true,
  canonical: SMALL_REPORT,
  mediaType: 'application/pdf',
  index: () => buildQuoteIndex(SMALL_REPORT),
} as const

function entry(row: EvidenceRow): ReportRow {
  const { verified, shown } = examineRow({ row, place: 'row 1', position: 1, codePointSpans: null }, source)
  const text = shown ? passageInText(SMALL_REPORT, shown) : []
  return { verified, row, shown, pictures: [], text, without: 'it was not wanted' }
}

function compose(rows: readonly ReportRow[], title = 'Harbour review') {
  const time = new Date('2026-03-04T05:06:07Z')
  const sources = [
    { title: 'Schools', fileName: 'schools.pdf', sha256: 'ab'.repeat(32), rows: rows.length, problem: null },
  ]
  const summary = summarise(rows.map(({ verified }) => verified))
  return [...reportHtml({ title, time, rows, summary, sources })].join('')
}

/** Every element of the page, parsed as a browser does, and every error of the parser. */
function read(html: string) {
  const errors: string[] = []
  const elements: Tree.Element[] = []
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) })
  const visit = (node: Tree.ParentNode | Tree.ChildNode): void => {
    if ('tagName' in node) elements.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(document)
  const all = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const byClass = (name: string) =>
    elements.filter(({ attrs }) => attrs.some((one) => one.name === 'class' && one.value === name))
  return { errors, elements, all, byClass }
}

const attribute = ({ attrs }: Tree.Element, name: string) => attrs.find((one) => one.name === name)?.value
function textOf(node: Tree.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('')
}

const misspelt = {
  ...STATISTIC_ROW,
  id: 'misspelt',
  quote: STATISTIC_ROW.quote.replace('children', 'chidren'),
}
const rows = [STATISTIC_ROW, RECOMMENDATION_ROW, misspelt, { ...TWICE_ROW, page: 1 }].map(entry)

describe('the report', () => {
  const page = read(compose(rows))

  it('is a page without faults, with a language, a title and a policy that allows no script and no network', () => {
    expect(page.errors).toEqual([])
    expect(attribute(page.all('html')[0]!, 'lang')).toBe('en')
    expect(textOf(page.all('title')[0]!)).toBe('Verification of Harbour review')
    const policy = page.all('meta').find((one) => attribute(one, 'http-equiv') === 'Content-Security-Policy')
    expect(attribute(policy!, 'content')).toContain("default-src 'none'")
    expect(page.all('script')).toEqual([])
  })

  it('counts the results and names the sources with their SHA-256', () => {
    const cells = page.all('table').map((table) => textOf(table))
    expect(cells[0]).toMatch(/Moved1.*Fuzzy1.*Normalised0.*Exact2/s)
    expect(cells[1]).toContain('ab'.repeat(32))
    expect(textOf(page.byClass('lead')[0]!)).toBe('2 of 4 rows stand as cited. 2 do not.')
  })

  it('has each row once, the worst first, numbered as in the dataset', () => {
    expect(page.byClass('row').map((row) => attribute(row, 'id'))).toEqual([
      'row-4',
      'row-3',
      'row-1',
      'row-2',
    ])
    expect(page.all('h2').map((heading) => textOf(heading))).toEqual(['Moved, 1', 'Fuzzy, 1', 'Exact, 2'])
  })

  it('marks the words that differ, and the quote in the text of its source', () => {
    const [moved, fuzzy, exact, parts] = page.byClass('row').map((row) => read(serialised(row)))
    expect(fuzzy!.all('del').map((one) => textOf(one))).toEqual(['chidren'])
    expect(fuzzy!.all('ins').map((one) => textOf(one))).toEqual(['children'])
    expect(attribute(fuzzy!.all('mark')[0]!, 'class')).toBe('instead')
    expect(exact!.all('mark').map((one) => textOf(one))).toEqual([STATISTIC_ROW.quote])
    expect(parts!.all('mark').map((one) => textOf(one))).toEqual([
      'The ministry should pay teachers',
      'report on progress',
    ])
    expect(textOf(moved!.elements[0]!)).toContain('From page 1 to page 2 of the file.')
  })

  it('says so where there is nothing to check', () => {
    expect(compose([])).toContain('There are no rows to check.')
    expect(compose([entry(STATISTIC_ROW)])).toContain('All of 1 row stand')
  })
})

/** A row of the page above as a page of its own. */
function serialised(row: Tree.Element): string {
  const id = attribute(row, 'id')!
  const html = compose(rows)
  const from = html.indexOf(`<li class="row" id="${id}">`)
  return html.slice(from, html.indexOf('</li>', from) + 5)
}

const HOSTILE: Readonly<Record<string, string>> = {
  ...NAUGHTY_TEXTS,
  'an end of everything': '</blockquote></li></ol></main></body></html><script>alert(1)</script>',
  'an end of the title': '</title><img src=x onerror=alert(1)>',
  'an end of an attribute': '" onload="alert(1)" x=\'',
  'an address of a picture': '<img src="https://example.com/x.png">',
  'a comment': '<!-- --!> -->',
  'half a character': 'a\uD800b',
}

describe.each(Object.entries(HOSTILE))('with %s in every field', (_, text) => {
  const row: EvidenceRow = {
    ...STATISTIC_ROW,
    ...{ id: text, quote: text, sourceTitle: text, fileName: text, citation: text, codes: [text] },
    ...{ section: text, sectionPath: [text], pageLabel: text, prefix: text, suffix: text },
  }
  const url = 'data:image/png;base64,AAAA'
  const pictures = [{ page: 1, label: text, url, width: 10, height: 10 }]
  const plain = entry(row)
  const found = {
    verified: { ...plain.verified, found: text, reason: text },
    shown: entry(STATISTIC_ROW).shown,
  }
  const shown = [plain, { ...plain, ...found }, { ...plain, ...found, pictures }]
  const page = read(compose(shown, text))

  it('holds the same elements as ever, and no address but of its own pictures', () => {
    expect(page.errors).toEqual([])
    expect(page.byClass('row')).toHaveLength(3)
    const names = new Set(page.elements.map(({ tagName }) => tagName))
    for (const name of ['script', 'iframe', 'svg', 'form', 'link', 'object'])
      expect(names).not.toContain(name)
    expect(page.all('img').map((image) => attribute(image, 'src'))).toEqual([url])
    expect(
      page
        .all('a')
        .map((link) => attribute(link, 'href'))
        .every((href) => href?.startsWith('#')),
    ).toBe(true)
    const handlers = page.elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')))
    expect(handlers).toEqual([])
  })

  it('shows it as it is, but for characters that a page can not hold', () => {
    const quotes = page.all('blockquote').map((quote) => textOf(quote))
    // HTML drops a line end right behind the start of no element used here; a browser reads each kind as one.
    const whole = text
      .replace(/\r\n?/g, '\n')
      .toWellFormed()
      .replace(/(?![\t\n])\p{Cc}/gu, '\uFFFD')
    expect(quotes[0]).toBe(whole)
  })
})

it('escapes what could end a text or an attribute', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
  )
})

describe('a passage among its neighbours', () => {
  it('gives the text of the source back, in which only its spans are marked', () => {
    const { shown } = entry(STATISTIC_ROW)
    const pieces = passageInText(SMALL_REPORT, shown!)
    expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([STATISTIC_ROW.quote])
    const words = pieces.map(({ text }) => text).join('')
    expect(SMALL_REPORT.text.startsWith(words.replace(/ …$/, ''))).toBe(true)
  })

  it('is cut at words, with an ellipsis at a cut only', () => {
    const text = `${'word '.repeat(100)}THE QUOTE ${'word '.repeat(100)}`
    const start = text.indexOf('THE')
    const canonical = { ...SMALL_REPORT, text, bodyEnd: text.length, notesEnd: text.length, blocks: [] }
    const passage = { ...entry(STATISTIC_ROW).shown!, spans: [{ start, end: start + 9 }] }
    const [before, words, behind] = passageInText(canonical, passage)
    expect(before!.text).toMatch(/^… (word )+$/)
    expect(words).toEqual({ text: 'THE QUOTE', marked: true })
    expect(behind!.text).toMatch(/^( word)+ …$/)
  })
})
