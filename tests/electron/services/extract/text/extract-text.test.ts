import { describe, expect, it } from 'vitest'
import { extractText } from '../../../../../electron/services/extract/text/extract-text.ts'
import { checkInvariants, notesOf, outlineOf } from '../check-invariants.ts'
import { MARKDOWN_CASES, PLAIN_CASES, PROSE, UNUSUAL_CASES } from './text-cases.ts'

function extract(text: string, mediaType: 'text/plain' | 'text/markdown' = 'text/plain') {
  const extraction = extractText(new TextEncoder().encode(text), mediaType)
  checkInvariants(extraction)
  return extraction
}

describe('plain text', () => {
  it('is canonical text as it stands, without its byte order mark', () => {
    const text = 'Line one\r\nline two \r\n\r\n\tLast\u00A0line\f'
    expect(extract(`\uFEFF${text}`).canonical.text).toBe(text)
  })

  it.each([...PLAIN_CASES, ...UNUSUAL_CASES])('$name', ({ text, blocks }) => {
    expect(outlineOf(extract(text))).toEqual(blocks)
  })

  it('gives list items their glyph as label and their indent as depth', () => {
    const { document } = extract('• One\n    » Inner\n• Two\n')
    expect(document?.blocks).toMatchObject([
      { label: '•', depth: 0 },
      { label: '»', depth: 1 },
      { label: '•', depth: 0 },
    ])
  })

  it('shows columns as typed', () => {
    const { document } = extract('Year   Number\n2014   68,541\n2015   39,970\n')
    expect(document?.blocks[0]).toMatchObject({ style: 'preformatted' })
  })

  it('names no title, which a text does not say', () => {
    expect(extract(`A Title\n\n${PROSE}\n\n${PROSE}`).metadata.title).toBeNull()
  })
})

describe('notes of a plain text', () => {
  it('stand behind the body and are linked to their marks', () => {
    const text = `Fact.[2] ${PROSE}[3]\n\n[2] Source two,\non two lines.\n\nIts second paragraph.\n\n[3] See [2].\n`
    const extraction = extract(text)
    const { canonical } = extraction
    expect(canonical.text.slice(0, canonical.bodyEnd)).toBe(`Fact.[2] ${PROSE}[3]`)
    expect(canonical.notesEnd).toBe(text.length)
    expect(notesOf(extraction)).toEqual([
      ['[2]', 'Source two,\non two lines.\n\nIts second paragraph.'],
      ['[3]', 'See [2].'],
      ['[2]', 'Source two,\non two lines.\n\nIts second paragraph.'],
    ])
  })

  it('are found under their heading and by superscript figures', () => {
    const text = `The fact is so.¹ A room of 20 m² is small.\n\nNotes\n\n1. Source one.\n2. Source two.\n`
    expect(notesOf(extract(text))).toEqual([['¹', 'Source one.']])
  })

  it('are part of the body where the text goes on behind them', () => {
    const text = `Fact.[1]\n\n[1] Source.\n\n${PROSE}\n\n${PROSE}\n`
    const { canonical } = extract(text)
    expect(canonical.bodyEnd).toBe(text.length)
    expect(canonical.markers).toEqual([{ start: 5, end: 8, note: 1 }])
  })

  it('may be missing: the mark stays', () => {
    expect(notesOf(extract(`A fact.[4] ${PROSE}`))).toEqual([['[4]', null]])
  })

  it('are not made of figures that nothing calls', () => {
    const { canonical } = extract(`${PROSE}\n\n[1] a list of things\n[2] in brackets\n`)
    expect(canonical.blocks.map((block) => block.kind)).toEqual(['paragraph', 'list-item', 'list-item'])
    expect(canonical.markers).toEqual([])
  })
})

describe('Markdown', () => {
  it.each(MARKDOWN_CASES)('$name', ({ text, blocks }) => {
    const extraction = extract(text, 'text/markdown')
    expect(extraction.canonical.text).toBe(text)
    expect(outlineOf(extraction)).toEqual(blocks)
  })

  it('links footnotes to their marks', () => {
    const text = 'Fact.[^a] More.[^b]\n\n[^a]: Source one.\n    Goes on.\n\n    Second paragraph.\n'
    const extraction = extract(text, 'text/markdown')
    expect(notesOf(extraction)).toEqual([
      ['[^a]', 'Source one.\n    Goes on.'],
      ['[^b]', null],
    ])
    expect(extraction.canonical.bodyEnd).toBe('Fact.[^a] More.[^b]'.length)
  })

  it('says what its front matter says', () => {
    const text =
      '---\ntitle: "The report: part 1"\nauthor: Jane Doe\ndate: 2019-05-06\nlang: es\n---\n\n# Other\n'
    expect(extract(text, 'text/markdown').metadata).toEqual({
      title: 'The report: part 1',
      language: 'es',
      item: { author: [{ literal: 'Jane Doe' }], issued: { 'date-parts': [[2019, 5, 6]] } },
    })
  })

  it('says its first heading otherwise', () => {
    expect(extract('# The report #\n', 'text/markdown').metadata.title).toBe('The report')
  })
})

describe('texts that are hard to read', () => {
  it.each([
    ['a line of 2 MB', '.)'.repeat(1_000_000)],
    ['endless indents', `${' '.repeat(100_000)}x\n`.repeat(10)],
    ['endless dashes', `${'- '.repeat(50_000)}\n`.repeat(4)],
    ['a heading of spaces', `# ${' '.repeat(100_000)}x ${'#'.repeat(100_000)}`],
    ['nothing but marks', '• \n1. \n[1]\n#\n>\n'],
    ['a lone carriage return', 'a\rb\r\rc'],
  ])('are read to their end: %s', (_name, text) => {
    expect(() => extract(text)).not.toThrow()
    expect(() => extract(text, 'text/markdown')).not.toThrow()
  })
})
