/** pincite export. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, jsonOf, newFolder, pincite, root } from './command-line.ts'
import { counts, taggedHarbour, type Report } from './tagged-harbour.ts'

const FORMATS = ['csv', 'jsonl', 'web-annotation'] as const

let project: string
beforeAll(async () => {
  project = await taggedHarbour()
})

describe('pincite export', () => {
  it.each([
    ['--with-sources', [], 'datapackage'],
    ['--licence', ['CC-BY-4.0'], 'datapackage'],
    ['--group', ['source'], 'markdown'],
  ])('refuses %s with a format that it is not for', async (option, value, of) => {
    const out = join(root, 'refused.csv')
    const ran = await pincite(['export', project, '--format', 'csv', '--out', out, option, ...value])
    expect(ran).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${option} is for --format ${of}`) as string,
    })
    expect(existsSync(out)).toBe(false)
  })

  it.each(FORMATS)('writes %s, the same file each time, which verifies', async (format) => {
    const out = join(root, `dataset.${format}`)
    const written = await jsonOf(['export', project, '--format', format, '--out', out])
    const bytes = readFileSync(out)
    expect(written).toEqual({ format, out, rows: 3, bytes: bytes.length, warnings: [] })
    await pincite(['export', project, '--format', format, '--out', out])
    expect(readFileSync(out)).toEqual(bytes)

    const { rows, summary } = await jsonOf<Report>(['verify', out, '--sources', project])
    expect(summary).toEqual(counts({ exact: 3 }))
    expect(rows.map(({ result }) => result)).toEqual(['exact', 'exact', 'exact'])
    for (const row of rows) expect(Object.keys(row).slice(0, 3)).toEqual(['id', 'quote', 'sourceId'])
  })

  it('writes a workbook, a table to read, the sources and the codes', async () => {
    for (const [format, count] of [
      ['xlsx', '3 rows'],
      ['markdown', '3 rows'],
      ['bibtex', '2 sources'],
      ['ris', '2 sources'],
      ['csl-json', '2 sources'],
      ['qdc', '3 codes'],
    ]) {
      const out = join(root, `other.${format}`)
      const ran = await pincite(['export', project, '--format', format!, '--out', out])
      expect(ran).toEqual({ code: 0, out: `Wrote ${count} to ${out}.\n`, err: '' })
      expect(readFileSync(out).length).toBeGreaterThan(100)
    }
  })

  it('writes the rows that are asked for, with the keys that are', async () => {
    const out = join(root, 'chosen.jsonl')
    const choice = ['--code', 'finding', '--where', 'page>=2', '--fields', 'codes, memo']
    expect((await pincite(['export', project, '--format', 'jsonl', '--out', out, ...choice])).code).toBe(0)
    const [row, ...others] = readFileSync(out, 'utf8').trimEnd().split('\n')
    expect(others).toEqual([])
    expect(JSON.parse(row!)).toMatchObject({ codes: ['Finding'], quote: 'Delays fell', memo: '=1+1' })
    expect(JSON.parse(row!)).not.toHaveProperty('citation')
    const byAna = ['export', project, '--format', 'jsonl', '--out', out, '--coder', 'ana']
    expect((await jsonOf<{ rows: number }>(byAna)).rows).toBe(1)
  })

  it.each(FORMATS)('writes %s with the fewest keys, and it still verifies', async (format) => {
    const out = join(root, `fewest.${format}`)
    const written = await pincite(['export', project, '--format', format, '--out', out, '--fields', 'id'])
    expect(written).toMatchObject({ code: 0, err: '' })
    const { summary } = await jsonOf<Report>(['verify', out, '--sources', project])
    expect(summary).toEqual(counts({ exact: 3 }))
    expect(readFileSync(out, 'utf8')).not.toContain('=1+1')
  })

  it('does not take a way to group that there is none of', async () => {
    const out = join(root, 'never.md')
    const argv = ['export', project, '--format', 'markdown', '--out', out, '--group', 'year']
    expect(await pincite(argv)).toMatchObject({
      code: 2,
      err: expect.stringContaining('code, source') as string,
    })
  })

  it.each([
    ['--fields', 'codes,colour', 'no “colour”'],
    ['--coder', 'Bo', 'no coder “Bo”'],
    ['--where', 'colour=red', 'no field “colour”'],
    ['--source', 'nowhere.txt', 'nowhere.txt'],
  ])('does not take %s %s', async (option, value, message) => {
    const out = join(root, 'refused.csv')
    const ran = await pincite(['export', project, '--format', 'csv', '--out', out, option, value])
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) as string })
    expect(existsSync(out)).toBe(false)
  })

  it('says how to check what it wrote', async () => {
    const out = join(root, 'told.csv')
    const ran = await pincite(['export', project, '--format', 'csv', '--out', out])
    // The project's path has a blank in it, and is to be pasted as it stands.
    expect(ran).toEqual({
      code: 0,
      out: `Wrote 3 rows to ${out}. Check them with: pincite verify ${out} --sources '${project}'\n`,
      err: '',
    })
  })

  it('says what is wrong with the place to write to', async () => {
    const folder = join(root, 'a folder')
    mkdirSync(folder, { recursive: true })
    for (const out of [join(root, 'absent', 'x.csv'), folder, join(file('not a folder', ''), 'x.csv')]) {
      const ran = await pincite(['export', project, '--format', 'csv', '--out', out, '--json'])
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(ran.err).toContain(out)
    }
    expect(existsSync(join(root, 'absent'))).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder can not be written to', async () => {
    const folder = join(root, 'locked')
    mkdirSync(folder)
    chmodSync(folder, 0o500)
    const ran = await pincite(['export', project, '--format', 'csv', '--out', join(folder, 'x.csv')])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain('permission is denied')
  })

  it.each(['pincite.json', 'journal/x/1.jsonl', 'sources/x.pdf', 'text/x.json'])(
    'does not write over the project’s own %s',
    async (part) => {
      mkdirSync(join(project, 'journal/x'), { recursive: true })
      const out = relative(process.cwd(), join(project, part))
      const before = existsSync(out) ? readFileSync(out) : null
      const ran = await pincite(['export', project, '--format', 'csv', '--out', out])
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(existsSync(out) ? readFileSync(out) : null).toEqual(before)
      rmSync(join(project, 'journal/x'), { recursive: true })
    },
  )

  it('may write beside them, in the project’s folder', async () => {
    const out = join(project, 'evidence.csv')
    expect((await pincite(['export', project, '--format', 'csv', '--out', out])).code).toBe(0)
    expect((await jsonOf<Report>(['verify', out])).summary).toEqual(counts({ exact: 3 }))
  })

  it.each([
    ['no format', ['--out', 'x.csv']],
    ['an unknown format', ['--format', 'parquet', '--out', 'x.parquet']],
    ['a format named like a method', ['--format', 'toString', '--out', 'x']],
    ['no file', ['--format', 'csv']],
    ['an empty file name', ['--format', 'csv', '--out', '']],
  ])('does not go on with %s', async (_name, options) => {
    expect(await pincite(['export', project, ...options])).toMatchObject({ code: 2, out: '' })
  })

  it('says which rows miss their positions, and that not all was done', async () => {
    const copy = newFolder()
    cpSync(project, copy, { recursive: true })
    const [source] = await jsonOf<[{ sha256: string }]>(['sources', copy])
    rmSync(join(copy, 'sources', `${source.sha256}.txt`))
    const out = join(root, 'partly.jsonld')
    const written = await jsonOf<{ warnings: string[] }>(
      ['export', copy, '--format', 'web-annotation', '--out', out],
      1,
    )
    expect(written.warnings).toEqual([expect.stringContaining('is missing')])
    expect((await pincite(['export', copy, '--format', 'csv', '--out', out])).code).toBe(0)
  })
})
