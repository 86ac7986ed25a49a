import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBibliography } from '../../../../electron/services/bibliography/read-bibliography.ts'

const read = async (text: string) => {
  const reading = await readBibliography(text)
  if (!reading.ok) expect.fail(reading.message)
  return reading
}

describe('BibTeX', () => {
  it('gives a record for each entry, with its line and its files', async () => {
    const text = `% made by hand
@string{wb = "World Bank"}
@techreport{ortiz2019,
  author = {Ortiz, Ana and {Harbour Institute} and de la Cruz, Juan},
  title = {{Quays and \\"Ubersee} \\& ports},
  institution = wb, number = {WP-12}, year = 2019, month = may,
  doi = {10.1000/182},
  file = {Full text:files/12/quay-report.pdf:application/pdf}
}
`
    expect(await read(text)).toEqual({
      ok: true,
      format: 'bibtex',
      problems: [],
      items: [
        {
          entry: 'ortiz2019',
          line: 3,
          fileNames: ['quay-report.pdf'],
          item: {
            type: 'report',
            'citation-key': 'ortiz2019',
            title: 'Quays and Übersee & ports',
            author: [
              { family: 'Ortiz', given: 'Ana' },
              { literal: 'Harbour Institute' },
              { family: 'Cruz', given: 'Juan', 'non-dropping-particle': 'de la' },
            ],
            publisher: 'World Bank',
            number: 'WP-12',
            issued: { 'date-parts': [[2019, 5]] },
            DOI: '10.1000/182',
          },
        },
      ],
    })
  })

  it('keeps a type of thesis that is called as a member of every object', async () => {
    const [first] = (await read('@thesis{a, title = {A}, type = {constructor}}')).items
    expect(first?.item.genre).toBe('constructor')
  })

  it('names a broken entry with its line and reads the others', async () => {
    const text =
      '@book{a, title = {A}}\n\n@book{b,\n  title = {B\n}\n\n@book{c, title {C}}\n@book{d, title = {D}}\n'
    const { items, problems } = await read(text)
    expect(items.map(({ entry }) => entry)).toEqual(['a', 'd'])
    expect(problems).toMatchObject([
      { entry: 'b', line: 3, message: 'is never closed: a brace is missing.' },
      { entry: 'c', line: 7 },
    ])
  })
})

describe('hostile text', () => {
  it.each([
    ['unclosed entries', '@a{\n'.repeat(20_000), 20_000],
    ['unclosed entries in parentheses', '@a(\n'.repeat(20_000), 20_000],
    ['empty lines behind an unclosed entry', `@a{x,${'\n'.repeat(60_000)}`, 1],
  ])('is read to its end: %s', async (_name, text, count) => {
    const { items, problems } = await read(text)
    expect([items.length, problems.length]).toEqual([0, count])
  })

  it('in CSL-JSON may hold a text of 16 MB', async () => {
    const title = 'a'.repeat(16_000_000)
    const { items } = await read(JSON.stringify([{ id: 'x', title }, { id: 'y' }]))
    expect(items.map(({ line }) => line)).toEqual([1, 1])
  })
})

describe('RIS', () => {
  it('gives a record for each of its own, with its line and its files', async () => {
    const text = [
      'TY  - RPRT',
      'AU  - Ortiz, Ana',
      'AU  - Harbour Institute',
      'TI  - Quays',
      '      and ports',
      'PB  - World Bank',
      'PY  - 2019',
      'DO  - 10.1000/182',
      'UR  - https://example.org/quays',
      'L1  - internal-pdf://123/quay%20report.pdf',
      'ER  - ',
      '',
      'TY  - JOUR',
      'T1  - Tides',
      'JO  - Journal of Tides',
      'VL  - 5',
      'SP  - 10',
      'EP  - 20',
      'ER  - ',
    ].join('\r\n')
    const { format, items, problems } = await read(text)
    expect({ format, problems }).toEqual({ format: 'ris', problems: [] })
    expect(items).toMatchObject([
      {
        entry: 'record 1',
        line: 1,
        fileNames: ['quay report.pdf'],
        item: {
          type: 'report',
          title: 'Quays and ports',
          author: [{ family: 'Ortiz', given: 'Ana' }, { literal: 'Harbour Institute' }],
          publisher: 'World Bank',
          issued: { 'date-parts': [[2019]] },
          DOI: '10.1000/182',
          URL: 'https://example.org/quays',
        },
      },
      {
        line: 13,
        item: { type: 'article-journal', title: 'Tides', volume: '5', page: '10-20' },
      },
    ])
  })

  it('names lines that are none', async () => {
    const { problems } = await read('Exported today\nAU  - Ortiz\nTY  - NONSENSE\nTI  - A\nER  - \n')
    expect(problems).toEqual([
      { entry: '', line: 1, message: '“Exported today” is no RIS line.' },
      { entry: '', line: 2, message: 'AU stands outside of a record: TY must come first.' },
      { entry: 'record 1', line: 3, message: 'has no type that RIS knows: “NONSENSE”.' },
    ])
  })
})

describe('CSL-JSON', () => {
  it('gives a record for each item and names what CSL does not have', async () => {
    const text = `[
  {"id": "a", "type": "report", "title": "<i>Quays</i>", "volume": 5, "issued": {"date-parts": [["2019"]]}},
  {"id": "b", "type": "techreport", "pages": "3"},
  7
]`
    const { items, problems } = await read(text)
    expect(items).toEqual([
      {
        entry: 'a',
        line: 2,
        fileNames: [],
        item: { type: 'report', title: 'Quays', volume: '5', issued: { 'date-parts': [[2019]] } },
      },
      { entry: 'b', line: 3, fileNames: [], item: {} },
    ])
    expect(problems).toEqual([
      { entry: 'b', line: 3, message: 'type, pages: left out, as CSL has no such value.' },
      { entry: 'item 3', line: 1, message: 'is no CSL item: it wants an object.' },
    ])
  })

  it('says where it is no JSON', async () => {
    expect(await readBibliography('[{"id": "a",\n "title": }]')).toMatchObject({
      ok: false,
      message: expect.stringContaining('It is no JSON') as string,
    })
  })
})

it('says what it reads where there is no bibliography', async () => {
  expect(await readBibliography('Dear Ana, see you at noon.')).toMatchObject({ ok: false })
})

/** Lies beside the repository where it is at hand. */
const FIXTURES = join(import.meta.dirname, '../../../../../shared/fixtures/bibliographic/citation-js')
const hasFixtures = existsSync(`${FIXTURES}/input.json`)

/** Entries of the suite of Citation.js, by what they are called there; those of formats of its own are left out. */
type Suite = Record<string, Record<string, [string | null, Record<string, unknown>[]]>>

describe.skipIf(!hasFixtures)('the test suite of Citation.js', () => {
  const suite: Suite = hasFixtures
    ? (JSON.parse(readFileSync(`${FIXTURES}/input.json`, 'utf8')) as Suite)
    : {}
  // Citation.js lets an entry that is opened with { end with ); here it is one that is never closed.
  const cases = Object.entries(suite['@biblatex/text'] ?? {}).filter(
    ([name]) => name !== 'with different delimiters',
  )
  // A family name alone is an institution here, text has no markup, and a name of nothing is none.
  const expected = (raw: Record<string, unknown>) => {
    const names = (value: unknown) =>
      (value as Record<string, string>[]).flatMap((name) => {
        const { _orcid, ...rest } = name
        const keys = Object.keys(rest)
        if (keys.length === 0) return []
        return keys.length === 1 && rest['family'] !== undefined ? [{ literal: rest['family'] }] : [rest]
      })
    return Object.fromEntries(
      Object.entries(raw)
        .filter(([name]) => name !== 'id')
        .map(([name, value]) => {
          if (Array.isArray(value)) return [name, names(value)]
          return [name, typeof value === 'string' ? value.replace(/<[^<>]+>/gu, '').trim() : value]
        }),
    )
  }

  it.each(cases)('%s', async (name, [text, items]) => {
    const input = text ?? readFileSync(`${FIXTURES}/bibtex-input/${name.replace(/^with /u, '')}.bib`, 'utf8')
    const reading = await read(input)
    expect(reading.problems).toEqual([])
    expect(reading.items.map(({ item }) => item)).toEqual(items.map(expected))
  })
})
