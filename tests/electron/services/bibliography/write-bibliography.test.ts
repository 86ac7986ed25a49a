import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { readBibliography } from '../../../../electron/services/bibliography/read-bibliography.ts'
import { writeBibliography } from '../../../../electron/services/bibliography/write-bibliography.ts'
import {
  CSL_DATES,
  CSL_NAMES,
  CSL_TEXTS,
  CSL_TYPES,
  type CslItem,
} from '../../../../shared/domain/csl-item.ts'
import type { Source } from '../../../../shared/domain/project.ts'
import { source } from '../../../cases/small-project.ts'

const quays: CslItem = {
  type: 'report',
  author: [
    { family: 'Humboldt', given: 'Alexander', 'non-dropping-particle': 'von' },
    { family: 'King', given: 'Martin', suffix: 'Jr.' },
    { literal: 'Health, Labour and Welfare' },
  ],
  issued: { 'date-parts': [[2019, 5, 6]] },
  publisher: 'Harbour & Sons',
  number: 'HI_7',
  DOI: '10.1000/a_b',
  URL: 'https://example.org/a_b?c=%20d#e',
  note: 'Draft',
}

function sourceWith(item: CslItem, id = 's1', title = '100% of {Quays} & ~ports\\^'): Source {
  return { ...source(id), title, item: { ...item, title } }
}

// Fields, names and escapes by hand, from the BibTeX manual (Patashnik 1988) and BibLaTeX's (§ 2.2, 3.14).
it('writes BibTeX', () => {
  const text = writeBibliography('bibtex', [{ source: sourceWith(quays), notes: ['p. 12: “Rose by 5 %”'] }])
  expect(text).toBe(`@techreport{humboldt2019100,
  title = {{100\\% of \\{Quays\\} \\& \\textasciitilde{}ports\\textbackslash{}\\textasciicircum{}}},
  author = {von Humboldt, Alexander and King, Jr., Martin and {Health, Labour and Welfare}},
  note = {Draft},
  institution = {Harbour \\& Sons},
  number = {HI\\_7},
  year = {2019},
  month = may,
  date = {2019-05-06},
  doi = {10.1000/a_b},
  url = {https://example.org/a_b?c=%20d#e},
  annote = {p. 12: “Rose by 5 \\%”},
  file = {s1.pdf},
}
`)
})

// BibTeX counts braces even behind a backslash (btxdoc, Patashnik 1988, § 2.1); TeX's names of the signs are in no count.
it('writes braces that are not paired by their names in TeX', async () => {
  const titles = ['a { b', 'a } b', '} {', '{a} {']
  const text = writeBibliography(
    'bibtex',
    titles.map((title, place) => ({ source: sourceWith({}, `s${place}`, title), notes: [] })),
  )
  expect([...text.matchAll(/^ {2}title = (.*),$/gmu)].map(([, title]) => title)).toEqual([
    '{{a \\textbraceleft{} b}}',
    '{{a \\textbraceright{} b}}',
    '{{\\textbraceright{} \\textbraceleft{}}}',
    '{{\\textbraceleft{}a\\textbraceright{} \\textbraceleft{}}}',
  ])
  const reading = await readBibliography(text)
  expect(reading.ok && reading.items.map(({ item }) => item.title)).toEqual(titles)
})

// Tags by hand, from the RIS format specification (Research Information Systems).
it('writes RIS', () => {
  const text = writeBibliography('ris', [
    { source: sourceWith(quays, 's1', 'Quays'), notes: ['p. 12: “Rose”'] },
  ])
  expect(text.split('\r\n')).toEqual([
    'TY  - RPRT',
    'TI  - Quays',
    'AU  - von Humboldt, Alexander',
    'AU  - King, Martin, Jr.',
    'AU  - Health, Labour and Welfare',
    'PY  - 2019',
    'DA  - 2019/05/06/',
    'PB  - Harbour & Sons',
    'DO  - 10.1000/a_b',
    'UR  - https://example.org/a_b?c=%20d#e',
    'M1  - HI_7',
    'N1  - Draft',
    'N1  - p. 12: “Rose”',
    'L1  - s1.pdf',
    'ER  - ',
    '',
    '',
  ])
})

it('writes CSL-JSON with the ids of the sources, notes behind its own', () => {
  const text = writeBibliography('csl-json', [
    { source: sourceWith({ note: 'Draft' }, 's9', 'Quays'), notes: ['p. 1'] },
  ])
  expect(JSON.parse(text)).toEqual([{ id: 's9', type: 'document', title: 'Quays', note: 'Draft\np. 1' }])
})

it('gives every entry a key of its own', () => {
  const twice = [sourceWith(quays, 'a', 'Quays'), sourceWith(quays, 'b', 'The Quays')]
  const text = writeBibliography(
    'bibtex',
    [...twice, sourceWith({}, 'c', '日本')].map((one) => ({ source: one, notes: [] })),
  )
  expect([...text.matchAll(/^@\w+\{(.*),$/gmu)].map(([, key]) => key)).toEqual([
    'humboldt2019quays',
    'humboldt2019quaysa',
    'source',
  ])
})

describe('what is written is read again', () => {
  const items: readonly CslItem[] = [
    quays,
    {
      type: 'article-journal',
      author: [{ family: 'Ortiz', given: 'Ana' }],
      'container-title': 'Tides',
      volume: '5',
      issue: '6',
      page: '200-210',
      issued: { 'date-parts': [[2020, 2]] },
      DOI: '10.1000/182',
    },
    {
      type: 'book',
      editor: [{ literal: 'UN' }],
      publisher: 'P',
      issued: { 'date-parts': [[1999]] },
      ISBN: '1',
    },
  ]
  it.each(items.map((item) => [item.type, item] as const))('BibTeX: %s', async (_type, item) => {
    const text = writeBibliography('bibtex', [{ source: sourceWith(item), notes: [] }])
    const reading = await readBibliography(text)
    const { 'citation-key': _key, ...read } = (reading.ok && reading.items[0]?.item) || {}
    expect(read).toEqual({ ...item, title: '100% of {Quays} & ~ports\\^' })
    expect(reading.ok && reading.items[0]?.fileNames).toEqual(['s1.pdf'])
  })

  it.each(items.slice(1).map((item) => [item.type, item] as const))('RIS: %s', async (_type, item) => {
    const text = writeBibliography('ris', [{ source: sourceWith(item), notes: [] }])
    const reading = await readBibliography(text)
    expect(reading.ok && reading.items[0]?.item).toMatchObject({
      ...item,
      title: '100% of {Quays} & ~ports\\^',
    })
  })

  it('RIS: the number of a report', async () => {
    const reading = await readBibliography(
      writeBibliography('ris', [{ source: sourceWith(quays), notes: [] }]),
    )
    expect(reading.ok && reading.items[0]?.item.number).toBe('HI_7')
  })
})

/** Lies beside the repository where it is at hand. */
const SCHEMA = join(import.meta.dirname, '../../../../../shared/fixtures/csl/csl-data.json')

describe.skipIf(!existsSync(SCHEMA))('the CSL-JSON schema (csl-data.json)', () => {
  it('takes every type and every variable as it is written', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object)
    const everything = Object.fromEntries([
      ...CSL_TEXTS.map((name) => [name, 'a']),
      ...CSL_NAMES.map((name) => [name, [{ family: 'F', given: 'G' }, { literal: 'L' }]]),
      ...CSL_DATES.map((name) => [name, { 'date-parts': [[2019], [2020, 1, 2]], circa: true }]),
    ]) as CslItem
    const entries = CSL_TYPES.map((type) => ({
      source: sourceWith({ ...everything, type }),
      notes: ['p. 1'],
    }))
    expect(validate(JSON.parse(writeBibliography('csl-json', entries)))).toBe(true)
  })
})
