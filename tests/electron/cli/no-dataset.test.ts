/** What verify, diff and import-dataset say of files and folders that are no dataset: each names what to give instead. */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { sealedText, type Descriptor } from '../../../electron/services/package/seal.ts'
import { buildZip } from '../../fixtures/docx/docx-builder.ts'
import { file, harbourProject, jsonOf, lines, newFolder, pincite } from './command-line.ts'

let project: string
let packed: string
let zip: string
beforeAll(async () => {
  project = await harbourProject()
  const passages = [
    {
      source: 'harbour.pdf',
      code: 'Finding',
      quote: 'Delays fell',
      coder: 'Ana',
      fields: { theme: 'ports' },
    },
    { source: 'harbour.txt', code: 'statistic', quote: 'rose by 12 per cent', coder: 'Ana' },
  ]
  await jsonOf(['tag', project, '--from', lines('passages.jsonl', passages)])
  packed = newFolder()
  zip = `${newFolder()}.zip`
  for (const out of [packed, zip]) {
    await jsonOf(['export', project, '--format', 'datapackage', '--with-sources', '--out', out])
  }
})

const exported = async (format: string, name: string) => {
  const out = join(newFolder(), '..', name)
  await pincite(['export', project, '--format', format, '--out', out])
  return out
}

/** What each of the three commands that read datasets says of a place: they exit with 2 and print nothing. */
async function saidOf(place: string): Promise<readonly string[]> {
  const said: string[] = []
  for (const argv of [
    ['verify', place],
    ['diff', place, project],
    ['import-dataset', project, place, '--dry-run'],
  ]) {
    const ran = await pincite([...argv, '--json'])
    expect(ran, argv.join(' ')).toMatchObject({ code: 2, out: '' })
    said.push(ran.err)
  }
  return said
}

describe('a file that is no dataset', () => {
  it.each([
    ['csl-json', 'library.json', 'CSL-JSON'],
    ['bibtex', 'library.bib', 'BibTeX'],
    ['ris', 'library.ris', 'RIS'],
  ])('in %s holds sources', async (format, name, kind) => {
    for (const said of await saidOf(await exported(format, name))) {
      expect(said).toContain(`“${name}” is a bibliography (${kind}): it holds sources, and no rows.`)
    }
  })

  it('as a workbook is for reading', async () => {
    for (const said of await saidOf(await exported('xlsx', 'book.xlsx'))) {
      expect(said).toContain('“book.xlsx” is a workbook: workbooks are for reading, and are not read back.')
      expect(said).toContain('Give the CSV, JSON Lines or Data Package of the same project.')
    }
  })

  it('as a table of something else, or a codebook, is named as that', async () => {
    for (const said of await saidOf(file('names.csv', 'name,pseudonym\nAna Ruiz,P1\n'))) {
      expect(said).toContain('“names.csv” is a table without the columns “id” and “quote”')
    }
    for (const said of await saidOf(await exported('qdc', 'codes.qdc'))) {
      expect(said).toContain('“codes.qdc” is a codebook, and holds no rows.')
    }
  })

  it('as Markdown names every format that is read', async () => {
    const [verify = '', diff = '', imported = ''] = await saidOf(await exported('markdown', 'table.md'))
    const known = 'a Data Package (a folder or zip file), CSV, JSON Lines,'
    for (const said of [verify, diff, imported])
      expect(said).toContain(`“table.md” is not a dataset that Pincite knows. It reads ${known}`)
    expect(imported).toContain('what the Hypothesis API answers')
  })
})

describe('a zip file that is no Data Package', () => {
  it('says that it is cut off, and where to get it', async () => {
    const cut = file('cut.zip', readFileSync(zip).subarray(0, 2_000))
    for (const said of await saidOf(cut)) {
      expect(said).toContain('“cut.zip”: The file is a damaged or incomplete zip (')
      expect(said).toContain('). Get it again from whom you have it, or export it anew.')
      expect(said).not.toContain('.).')
    }
  })

  it('says what is in it', async () => {
    const csv = file('rows.zip', buildZip([{ name: 'rows.csv', content: 'id,quote' }]))
    for (const said of await saidOf(csv)) {
      expect(said).toContain(
        '“rows.zip” holds no datapackage.json; it is no Data Package. Unpack it, and give rows.csv',
      )
    }
    const other = file(
      'photos.zip',
      buildZip(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, content: '' }))),
    )
    for (const said of await saidOf(other)) expect(said).toContain('It holds a, b, c, d, and 1 more.')
    const word = file('report.docx', buildZip([{ name: 'word/document.xml', content: '' }]))
    for (const said of await saidOf(word)) expect(said).toContain('is a Word file, which can be a source')
  })

  it('is a package of another program where it has no rows', async () => {
    const foreign = { name: 'datapackage.json', content: '{"name": "x", "resources": [{"path": "a.csv"}]}' }
    const parts = [foreign, { name: 'a.csv', content: 'x' }]
    for (const said of await saidOf(file('foreign.zip', buildZip(parts)))) {
      expect(said).toContain(
        '“foreign.zip” holds no annotations.csv, in which rows would be. It is a Data Package of another program.',
      )
    }
  })
})

describe('a folder that is neither a project nor a Data Package', () => {
  it('says so, and names the package or dataset in it', async () => {
    const outer = newFolder()
    mkdirSync(outer)
    for (const said of await saidOf(outer))
      expect(said).toMatch(/datapackage\.json.*Pincite reads a Data Package/)
    writeFileSync(join(outer, 'rows.csv'), 'id,quote')
    for (const said of await saidOf(outer))
      expect(said).toContain(`Give ${join(outer, 'rows.csv')} where that is the dataset.`)
    cpSync(packed, join(outer, 'inner'), { recursive: true })
    for (const said of await saidOf(outer))
      expect(said).toContain(`There is one in it: give ${join(outer, 'inner')}.`)
    const [verify = ''] = await saidOf(outer)
    expect(verify).toContain(
      `${outer} holds neither a project (pincite.json) nor a Data Package (datapackage.json).`,
    )
  })
})

describe('a Data Package whose sources are packed', () => {
  const reasons = async (place: string) =>
    (await jsonOf<{ rows: { reason?: string }[] }>(['verify', place], 1)).rows.map(
      ({ reason = '' }) => reason,
    )

  /** The package as a zip with one of its files in other words. */
  function zipWith(name: string, over: Readonly<Record<string, string>>): string {
    const names = readdirSync(packed, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.includes('.'),
    )
    const parts = names.map((one) => ({ name: one, content: over[one] ?? readFileSync(join(packed, one)) }))
    return file(name, buildZip(parts))
  }

  it('names their places in it, and no folder of the moment', async () => {
    const [text = ''] = readdirSync(join(packed, 'sources')).filter((one) => one.endsWith('.txt'))
    const said = await reasons(zipWith('evidence.zip', { [`sources/${text}`]: 'Other words.' }))
    const hash = createHash('sha256').update('Other words.').digest('hex')
    expect(said).toEqual([
      `no file with SHA-256 ${text.slice(0, 64)} below evidence.zip: sources/ (2 files looked at); ` +
        `evidence.zip: sources/${text} has that name but other bytes (SHA-256 ${hash})`,
      '',
    ])
    const folder = newFolder()
    cpSync(packed, folder, { recursive: true })
    rmSync(join(folder, 'sources', text))
    const [first = ''] = await reasons(folder)
    expect(first).toContain(`below ${join(folder, 'sources')}`)
  })

  it('verifies what can be unpacked where a source can not', async () => {
    const bytes = readFileSync(zip)
    // Damages the first bytes of the packed text: what stands behind its local header (APPNOTE 4.3.7).
    const [text = ''] = readdirSync(join(packed, 'sources')).filter((one) => one.endsWith('.txt'))
    bytes.fill(0xff, bytes.indexOf(text) + text.length, bytes.indexOf(text) + text.length + 12)
    const said = await reasons(file('damaged.zip', bytes))
    expect(said.map((one) => one === '')).toEqual([false, true])
  })
})

describe('a Data Package without a seal', () => {
  it('is told from one whose seal is broken', async () => {
    const folder = newFolder()
    cpSync(packed, folder, { recursive: true })
    const path = join(folder, 'datapackage.json')
    const { 'pincite:seal': _seal, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Descriptor
    writeFileSync(path, JSON.stringify(rest))
    const { code, out } = await pincite(['verify', folder])
    expect(code).toBe(1)
    expect(out).toContain('There is no seal that could hold.')
    expect(out).not.toContain('is broken')
  })

  it('and one of before there was a fields.csv holds as it was sealed', async () => {
    const folder = newFolder()
    cpSync(packed, folder, { recursive: true })
    const path = join(folder, 'datapackage.json')
    const {
      'pincite:seal': _seal,
      resources,
      ...rest
    } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly 'pincite:seal': string
      readonly resources: readonly { readonly path: string }[]
    }
    rmSync(join(folder, 'fields.csv'))
    writeFileSync(
      path,
      sealedText({ ...rest, resources: resources.filter((one) => one.path !== 'fields.csv') }),
    )
    const report = await jsonOf<{ package: { problems: unknown[] }; summary: object }>(['verify', folder])
    expect(report).toMatchObject({ package: { problems: [] }, summary: { exact: 2 } })
    expect(await jsonOf(['import-dataset', project, folder, '--dry-run'])).toMatchObject({
      same: 2,
      changed: 0,
    })
  })
})

describe('rows whose files are elsewhere', () => {
  it('are told how to be found', async () => {
    const out = join(newFolder(), '..', 'alone')
    mkdirSync(out)
    const rows = join(out, 'rows.csv')
    await pincite(['export', project, '--format', 'csv', '--out', rows])
    const { out: said } = await pincite(['verify', rows])
    expect(said).toContain('name their folder with: --sources <folder>')
    expect((await pincite(['verify', rows, '--sources', project])).out).not.toContain('--sources')
    expect(basename(rows)).toBe('rows.csv')
  })
})
