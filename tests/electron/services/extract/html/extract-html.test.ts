import { describe, expect, it } from 'vitest'
import { extractHtml } from '../../../../../electron/services/extract/html/extract-html.ts'
import { checkInvariants, notesOf, outlineOf } from '../check-invariants.ts'
import { HTML_CASES } from './html-cases.ts'
import { NOTE_CASES } from './note-cases.ts'

function extract(html: string) {
  const extraction = extractHtml(new TextEncoder().encode(html))
  checkInvariants(extraction)
  return extraction
}

describe('canonical text of a web page', () => {
  it.each(HTML_CASES)('$name', ({ html, text }) => {
    expect(extract(html).canonical.text).toBe(text)
  })

  it('tells blocks by kind and level', () => {
    const page = `<h1>Title</h1><p>Words.</p><ul><li>One<ul><li>Inner</li></ul></li></ul>
      <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><div role="heading" aria-level="3">Third</div>`
    expect(outlineOf(extract(page))).toEqual([
      'heading 1: Title',
      'paragraph: Words.',
      'list-item: One',
      'list-item: Inner',
      'table-cell: A',
      'table-cell: B',
      'table-cell: 1',
      'table-cell: 2',
      'heading 3: Third',
    ])
  })
})

describe('notes of a web page', () => {
  it.each(NOTE_CASES)('are found as $name marks them up', ({ html, body, notes }) => {
    const extraction = extract(html)
    const { canonical } = extraction
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe(body)
    expect(notesOf(extraction)).toEqual(notes)
  })

  it('keeps the mark printed in front of a note as its label', () => {
    const page = '<p>Fact.<a href="#n1" role="doc-noteref">*</a></p><p id="n1">* Source.</p>'
    expect(extract(page).document?.blocks.at(-1)).toMatchObject({ kind: 'note', label: '*' })
  })

  it('leaves links to chapters and back to the top alone', () => {
    const page = '<p><a href="#c1">1</a> <a href="#top">2</a></p><h2 id="c1">One</h2><p>Words.</p>'
    expect(extract(page).canonical.markers).toEqual([])
  })

  it('takes a square metre for no note mark', () => {
    const page =
      '<p>A room of 20 m<sup>2</sup> for four.<sup>1</sup></p><h2>Notes</h2><p>1. Survey.</p><p>2. Same.</p>'
    expect(notesOf(extract(page))).toEqual([['1', 'Survey.']])
  })
})

describe('the report and the site around it', () => {
  const words = 'A sentence of the report that is long enough to be most of what the page says. '.repeat(4)

  it('puts what stands around the main element behind the report', () => {
    const { canonical } = extract(`<nav>Menu</nav><main><p>${words}</p></main><footer>Imprint</footer>`)
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe(words.trim())
    expect(canonical.text.slice(canonical.notesEnd)).toBe('\n\nMenu\n\nImprint')
    expect(canonical.blocks.map((block) => block.kind)).toEqual(['paragraph', 'furniture', 'furniture'])
  })

  it('does not believe a main element that holds little of the text', () => {
    const { canonical } = extract(`<main>Share this</main><div><p>${words}</p></div>`)
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe(`Share this\n\n${words.trim()}`)
  })

  it('does not choose between two articles', () => {
    const { canonical } = extract(
      `<article>${words}</article><article>Other words.</article><aside>Ad</aside>`,
    )
    expect(canonical.text).toBe(`${words.trim()}\n\nOther words.\n\nAd`)
    expect(canonical.bodyEnd).toBe(`${words.trim()}\n\nOther words.`.length)
  })

  it.each([
    ['header role="banner"', '<p>One</p>'],
    ['header', '<h1>Report</h1><p>One</p>'],
  ])('sets the site’s own title apart: <%s>', (open, rest) => {
    const { canonical } = extract(`<${open}><h1>Site</h1></header>${rest}`)
    expect(canonical.text.slice(canonical.notesEnd)).toBe('\n\nSite')
  })

  it('keeps the head and the boxes of an article', () => {
    const page = `<article><header>By A. Author</header><p>${words}</p><aside>Box 1. More.</aside></article>`
    const { canonical } = extract(page)
    expect(canonical.bodyEnd).toBe(canonical.text.length)
  })
})

describe('the block document', () => {
  it('carries marks, links as written, and nothing that could run', () => {
    const page = `<p>A <b>bold <i>and slanted</i></b> <a href="https://example.org/x">link</a>
      <a href=" java&#10;script:alert(1)">bad</a> H<sub>2</sub>O</p>`
    const [block] = extract(page).document?.blocks ?? []
    expect(block).toMatchObject({
      runs: [
        { text: 'A ' },
        { text: 'bold ', marks: ['strong'] },
        { text: 'and slanted', marks: ['strong', 'emphasis'] },
        { text: ' ' },
        { text: 'link', href: 'https://example.org/x' },
        { text: ' bad H' },
        { text: '2', marks: ['subscript'] },
        { text: 'O' },
      ],
    })
    expect(JSON.stringify(block)).not.toContain('alert')
  })

  it('keeps spans and header flags of cells', () => {
    const page =
      '<table><thead><tr><td colspan="2">Head</td></tr></thead><tr><td rowspan=2>a</td><td>b</td></tr></table>'
    expect(extract(page).document?.blocks[0]).toMatchObject({
      rows: [[{ header: true, columns: 2, rows: 1 }], [{ header: false, columns: 1, rows: 2 }, { rows: 1 }]],
    })
  })

  it('numbers list items as a browser does', () => {
    const page = `<ol start="3"><li>c<li value="7">g<li>h</ol><ol type="a"><li>x</ol><ol type="I" reversed><li>2<li>1</ol>
      <ul><li>dot<ul><li>ring</ul></ul><ul style="list-style: none"><li>bare</ul>`
    const labels = extract(page).document?.blocks.map((block) => ('label' in block ? block.label : null))
    expect(labels).toEqual(['3.', '7.', '8.', 'a.', 'II.', 'I.', '•', '◦', ''])
  })

  it('labels only the first paragraph of an item', () => {
    const { document } = extract('<ol><li><p>One.</p><p>More.</p></li></ol>')
    expect(document?.blocks).toMatchObject([{ label: '1.' }, { label: '' }])
  })

  it('keeps raster pictures that stand in the file and counts the others', () => {
    const data = `data:image/png;base64,${'A'.repeat(400)}`
    const page = `<p>Before <img src="${data}" alt="Chart"> after.</p><img src="https://x.org/a.png">
      <img src="data:image/svg+xml;base64,${'A'.repeat(400)}"><svg><text>12 %</text></svg><img src="t.gif" width=1 height=1>`
    const { document, warnings } = extract(page)
    expect(document?.blocks.map((block) => block.kind)).toEqual(['paragraph', 'picture'])
    expect(document?.blocks[1]).toMatchObject({ picture: { src: data, alt: 'Chart' } })
    expect(warnings).toEqual([
      '2 pictures are not in the file and not shown.',
      '1 picture is of a kind that is not shown.',
    ])
  })
})

describe('hostile pages', () => {
  it.each([
    ['100,000 nested boxes', '<div>'.repeat(100_000) + 'x'],
    ['100,000 nested tables', '<table><tr><td>'.repeat(50_000) + 'x'],
    [
      'unclosed formatting that multiplies',
      Array.from({ length: 3_000 }, (_, i) => `<p><font size=${i}>`).join(''),
    ],
  ])('refuses %s with a reason', (_name, html) => {
    expect(() => extract(html)).toThrow(/nested more than 1,000 deep|more than 1,000,000 elements/)
  })

  it('reads a paragraph of 200,000 pieces', () => {
    const { canonical } = extract('<p>' + 'word <b>bold</b> <br>'.repeat(100_000))
    expect(canonical.text.length).toBe('word bold\n'.length * 100_000 - 1)
  })
})
