import { describe, expect, it } from 'vitest'
import { Redaction } from '../../../shared/dataset/redact-row.ts'
import { readRedaction, type Redactor } from '../../../shared/dataset/redaction.ts'
import type { RowFigure } from '../../../shared/dataset/row-evidence.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const list = (...lines: string[]) => ['name,pseudonym', ...lines].join('\n')

function redactorOf(...lines: string[]): Redactor {
  const reading = readRedaction(list(...lines))
  if (!reading.ok) throw new Error(reading.message)
  return reading.redactor
}

const ortiz = redactorOf('Ana Ortiz,P1', 'Ana,P2', 'O’Hara,P3', 'Zoë,P4', 'J. Doe,P5')

describe('replacing names', () => {
  it.each([
    ['Ana Ortiz met Ana.', 'P1 met P2.'],
    ['ANA ORTIZ, ana ortiz', 'P1, P1'],
    ['Banana, Anabel, Ana-Maria', 'Banana, Anabel, P2-Maria'],
    ['Ana\nOrtiz and ana_ortiz.pdf', 'P1 and P1.pdf'],
    ["O'Hara's and O’Hara’s", "P3's and P3’s"],
    ['Zoe\u0308 and Zoë and Zoe', 'P4 and P4 and Zoe'],
    ['J. Doe, J Doe', 'P5, J Doe'],
    ['nobody', 'nobody'],
    // Soft hyphens, zero-width spaces and joiners are not seen.
    ['A\u00ADna Or\u200Btiz, O\u2060’Ha\u200Cra', 'P1, P3'],
    ['Ana\u200BOrtiz and \u200BAna\u200B', 'P1 and \u200BP2\u200B'],
    ['Bana\u00ADna', 'Bana\u00ADna'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(ortiz.replace(text).text).toBe(expected)
  })

  it('says where each stood and stands', () => {
    expect(ortiz.replace('By Ana Ortiz and Ana.').replaced).toEqual([
      { start: 3, end: 12, newStart: 3, newEnd: 5, pseudonym: 'P1' },
      { start: 17, end: 20, newStart: 10, newEnd: 12, pseudonym: 'P2' },
    ])
  })
})

describe('replacing names in file names and addresses', () => {
  it.each([
    ['Ortiz2019.pdf', 'P62019.pdf'],
    ['AnaOrtizReport.pdf', 'P1Report.pdf'],
    ['ana.ortiz+zoe_2.pdf', 'P1+P4_2.pdf'],
    ['ohara-ana%20ortiz.pdf', 'P3-P1.pdf'],
    ['https://example.org/Zo%C3%AB/a%2Fb%20c.pdf', 'https://example.org/P4/a%2Fb%20c.pdf'],
    ['https://example.org/%zz/ana%20b', 'https://example.org/%zz/P2%20b'],
    ['banana-bolivia.pdf', 'banana-bolivia.pdf'],
    ['https://example.org/caf%C3%A9', 'https://example.org/caf%C3%A9'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    const redactor = redactorOf('Ana Ortiz,P1', 'Ana,P2', 'O’Hara,P3', 'Zoë,P4', 'Bo,P5', 'Ortiz,P6')
    expect(redactor.replaceLoosely(text).text).toBe(expected)
  })
})

describe('a long list', () => {
  it('is not gone through for each row: that would take longer than a test may', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `Ana${i} Ortiz${i},P${i}`)
    const long = new Redaction(redactorOf(...names.map((line) => line.replace(/P\d+$/, 'Worker'))))
    const row = buildRow({ prefix: 'Then Ana7 ', quote: 'x '.repeat(150), suffix: ' by Ana9999 Or' })
    for (let i = 0; i < 3_000; i++) expect(long.row(row).prefix).toBe('Then Ana7 ')
  })
})

describe('a list of names', () => {
  it.each([
    ['names only', 'name\nAna', 'Line 1'],
    ['nothing', '', 'Line 1'],
    ['no rows', 'name,pseudonym\n', 'no names'],
    ['a name without a pseudonym', list('Ana,'), 'Line 2: “Ana” has no pseudonym'],
    ['a name without a letter', list('Ana,P1', '...,P2'), 'Line 3'],
    ['two pseudonyms for a name', list('Ana,P1', 'ANA,P2'), 'two pseudonyms'],
    ['a pseudonym that gives a name away', list('Ana,Ana O.'), 'holds a listed name'],
    [
      'letters of another encoding',
      list('Ana,P1', 'Zo\uFFFD,P2'),
      'Line 3: a letter can’t be read. Save the list',
    ],
    ['a broken quote', list('"Ana,P1'), 'Line 2'],
  ])('is refused with %s', (_what, text, message) => {
    const reading = readRedaction(text)
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(message) as string })
  })

  it('is read with semicolons, quotes and a byte order mark', () => {
    const reading = readRedaction('\uFEFFPseudonym;Name\r\nP1;"Ortiz; Ana"\r\n')
    expect(reading.ok && reading.redactor.replace('by Ortiz; Ana.').text).toBe('by P1.')
  })
})

describe('a redacted row', () => {
  const words = (quote: string, exact: string) => {
    const start = quote.indexOf(exact)
    return { start, end: start + exact.length, exact }
  }
  const quote = 'As Ana Ortiz told Ana, 77 percent of 412 workers had paid.'
  const figure: RowFigure = {
    ...{ id: 'f1', value: 77, high: null, qualifier: '=', unit: 'percent', measure: 'paid, says Ana' },
    ...{ population: 'workers', place: '', period: '', denominator: 412, uncertainty: '' },
    words: words(quote, '77 percent'),
    partWords: [{ part: 'denominator', ...words(quote, '412') }],
  }
  const row = buildRow({
    ...{ quote, figures: [figure], coder: 'ana', memo: 'Ask Ana Ortiz.', fileName: 'ana-ortiz.pdf' },
    ...{ prefix: 'said Ana ', suffix: ' Then Ana Or', citation: 'Ana Ortiz (2019). Title, p. iv.' },
    reference: 'Ana Ortiz (2019). Title.',
    fields: [
      { code: 'C', field: 'who', id: 'x', type: 'text', value: 'Ana', words: words(quote, 'Ortiz told Ana') },
      { code: 'C', field: 'link', id: 'y', type: 'link', value: ['Ana'], words: null },
    ],
  })
  const redaction = new Redaction(ortiz)
  const redacted = redaction.row(row)

  it('holds no listed name in any text, and says what stands there instead', () => {
    const { fields, ...others } = redacted
    expect(JSON.stringify([others, fields[0]])).not.toMatch(/ana\b|ortiz/i)
    expect(redacted.redacted).toEqual(['P1', 'P2'])
    expect(redacted).toMatchObject({
      quote: 'As P1 told P2, 77 percent of 412 workers had paid.',
      ...{ coder: 'P2', memo: 'Ask P1.', fileName: 'P1.pdf', citation: 'P1 (2019). Title, p. iv.' },
    })
    expect(redaction.count).toBeGreaterThan(8)
  })

  it('keeps words where they stand in the quote that leaves', () => {
    const { quote: now, figures, fields } = redacted
    const all = [figures[0]!.words!, figures[0]!.partWords[0]!, fields[0]!.words!]
    for (const { start, end, exact } of all) expect(now.slice(start, end)).toBe(exact)
    // The words began within a name.
    expect(all.map(({ exact }) => exact)).toEqual(['77 percent', '412', 'P1 told P2'])
  })

  it('keeps ids, hashes and links', () => {
    const keys = ['id', 'sourceId', 'sha256', 'spans', 'start', 'end', 'page', 'created'] as const
    for (const key of keys) expect(redacted[key]).toEqual(row[key])
    expect(redacted.fields[1]?.value).toEqual(['Ana'])
  })

  it('leaves out what may be a part of a name where the context is cut, and joins one across the border', () => {
    const cut = new Redaction(ortiz).row(
      buildRow({ prefix: 'na Ortiz, then Ana', quote: ' Ortiz spoke.', suffix: ' So did Ana Ort' }),
    )
    expect([cut.prefix, cut.quote, cut.suffix]).toEqual([', then P1', 'P1 spoke.', ' So did '])
  })

  it('counts what is not seen where the context is cut', () => {
    const cut = new Redaction(ortiz).row(
      buildRow({ prefix: 'n\u00ADa Or\u200Btiz, then', quote: ' all.', suffix: ' So did A\u00ADna\n\n Ort' }),
    )
    expect([cut.prefix, cut.suffix]).toEqual([', then', ' So did '])
  })

  it('is the row itself where no name stands in it', () => {
    const plain = buildRow({ quote: 'Nobody was there.' })
    expect(new Redaction(redactorOf('Xaver,P1')).row(plain)).toEqual(plain)
  })
})
