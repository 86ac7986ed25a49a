/** pincite bibliography: show, set, pages, import and export; and a corrected page number that verify proves. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ListedReference } from '../../../electron/cli/bibliography-report.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { file, harbourProject, jsonOf, newFolder, pincite, root } from './command-line.ts'

const run = (project: string, ...argv: string[]) => pincite(['bibliography', project, ...argv])
const show = async (project: string) =>
  (await jsonOf<ListedReference[]>(['bibliography', project, 'show', '--source', 'harbour.txt']))[0]

let project: string
beforeAll(async () => {
  project = await harbourProject()
})

describe('pincite bibliography', () => {
  it('shows what is known and what is missing', async () => {
    expect(await show(project)).toMatchObject({
      item: { type: 'report' },
      missing: ['author', 'issued', 'publisher'],
      pageLabels: '',
    })
    expect((await run(project, 'show')).out).toContain('missing: Author, Date published, Publisher')
  })

  it('sets variables and takes them away', async () => {
    const fields = [
      'title=Harbour delays',
      'author=Ortiz, Ana; {Health, Labour}',
      'issued=2019/2020',
      'doi=10.1000/182',
    ]
    const options = fields.flatMap((field) => ['--field', field])
    expect((await run(project, 'set', '--source', 'harbour.txt', ...options)).code).toBe(0)
    expect(await show(project)).toMatchObject({
      item: {
        title: 'Harbour delays',
        author: [{ family: 'Ortiz', given: 'Ana' }, { literal: 'Health, Labour' }],
        issued: { 'date-parts': [[2019], [2020]] },
        DOI: '10.1000/182',
      },
      missing: ['publisher'],
    })
    await run(project, 'set', '--source', 'harbour.txt', '--field', 'DOI=')
    expect((await show(project))?.item.DOI).toBeUndefined()
  })

  it.each([
    [['set', '--source', 'harbour.txt', '--field', 'isued=2019'], '“isued=2019” names no CSL variable'],
    [['set', '--source', 'harbour.txt', '--field', 'issued=May 2019'], '“May 2019” is no date'],
    [['set', '--source', 'harbour.txt', '--field', 'type=techreport'], '“techreport” is no CSL type'],
    [['set', '--source', 'harbour.txt', '--field', 'title='], 'a source needs a title'],
    [['set', '--field', 'title=A'], 'wants --source'],
    [['pages', '1:x:1', '--source', 'harbour.pdf'], '“1:x:1” is no page label rule'],
    [['pages', '3:D:1', '--source', 'harbour.pdf'], '“3:D:1” begins on sheet 3, and the file has 2 sheets'],
    [['pages', '1:r:1', '--source', 'harbour.txt'], 'has no pages'],
    [['show', '--replace'], '--replace does not go with show'],
    [['export'], 'wants one of show, set, pages, import'],
    [['import'], 'import wants <file>'],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await run(project, ...argv)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  it('goes out and comes back into another project', async () => {
    const folder = root
    for (const [format, name] of [
      ['bibtex', 'a.bib'],
      ['ris', 'a.ris'],
      ['csl-json', 'a.json'],
    ] as const) {
      const out = join(folder, name)
      expect((await pincite(['export', project, '--format', format, '--out', out])).code).toBe(0)
    }
    const other = await harbourProject()
    const dry = await run(other, 'import', join(folder, 'a.bib'), '--dry-run')
    expect(dry.out).toContain('harbour.txt (by file name)')
    expect(dry.out).toContain('Nothing was changed.')
    expect((await show(other))?.missing).toContain('author')
    await run(other, 'import', join(folder, 'a.bib'), '--replace')
    expect(await show(other)).toMatchObject({
      item: {
        title: 'Harbour delays',
        author: [{ family: 'Ortiz', given: 'Ana' }, { literal: 'Health, Labour' }],
      },
    })
  })
})

describe('a corrected page number', () => {
  it('stands in the dataset, and verify proves it by its rule', async () => {
    const own = newFolder()
    await pincite(['init', own])
    await pincite(['import', own, resolve('sample/street-lighting-review.pdf')])
    const source = 'street-lighting-review.pdf'
    await pincite([
      'tag',
      own,
      '--source',
      source,
      '--code',
      'statistic',
      '--quote',
      'The median lamp was dark for 23 nights',
    ])
    const [before] = await jsonOf<EvidenceRow[]>(['list', own])
    const { out: told } = await run(own, 'pages', '1:D:101', '--source', source)
    expect(told).toBe('sheet 1 = 101\n')
    const [row] = await jsonOf<EvidenceRow[]>(['list', own])
    expect(row?.pageLabel).toBe(String(100 + (before?.page ?? 0)))
    expect(row?.citation).toContain(`p.\u00A0${row?.pageLabel ?? ''}`)

    const out = file('corrected.jsonl', '')
    await pincite(['export', own, '--format', 'jsonl', '--out', out])
    expect((await pincite(['verify', out, '--sources', own])).code).toBe(0)
    writeFileSync(out, readFileSync(out, 'utf8').replace('"1:D:101"', '"1:D:201"'))
    const failed = await pincite(['verify', out, '--sources', own])
    expect(failed.code).toBe(1)
    expect(failed.out).toContain('pageLabel')
    await run(own, 'pages', 'none', '--source', source)
    expect((await jsonOf<EvidenceRow[]>(['list', own]))[0]?.pageLabel).toBe(before?.pageLabel)
  })
})
