/** pincite list, export and verify. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EVIDENCE_KEYS, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { file, harbourProject, jsonOf, lines, newFolder, pincite, root, stopper } from './command-line.ts'

interface Report {
  readonly rows: readonly Record<string, unknown>[]
  readonly summary: Record<string, number>
}

const FORMATS = ['csv', 'jsonl', 'web-annotation'] as const
const counts = (more: Record<string, number>) => ({
  ...{ exact: 0, normalised: 0, fuzzy: 0, moved: 0, missing: 0, wrongFile: 0 },
  ...more,
})

let project: string
beforeAll(async () => {
  project = await harbourProject()
  const passages = [
    { source: 'harbour.pdf', code: 'Finding', quote: 'Delays fell', memo: '=1+1' },
    { source: 'harbour.txt', code: 'STATISTIC', quote: 'rose by 12 per cent', coder: 'Ana' },
    { source: 'harbour.txt', code: 'finding', quote: 'Delays fell' },
  ]
  await jsonOf(['tag', project, '--from', lines('passages.jsonl', passages)])
})

describe('pincite list', () => {
  it('prints evidence rows with every key in order, by source and place', async () => {
    const rows = await jsonOf<EvidenceRow[]>(['list', project])
    expect(rows.map(({ fileName, quote }) => [fileName, quote])).toEqual([
      ['harbour.txt', 'rose by 12 per cent'],
      ['harbour.txt', 'Delays fell'],
      ['harbour.pdf', 'Delays fell'],
    ])
    for (const row of rows) expect(Object.keys(row)).toEqual([...EVIDENCE_KEYS])
    expect(rows[0]).toMatchObject({ codes: ['Statistic'], coder: 'Ana', page: null, pageLabel: null })
    expect(rows[2]).toMatchObject({ codes: ['Finding'], memo: '=1+1', page: 2, pageLabel: '1' })
  })

  it('takes rows of one source, of one code, of both', async () => {
    const count = async (...options: string[]) =>
      (await jsonOf<unknown[]>(['list', project, ...options])).length
    expect(await count('--source', 'harbour.txt')).toBe(2)
    expect(await count('--code', 'fInDiNg')).toBe(2)
    expect(await count('--source', 'harbour.txt', '--code', 'finding')).toBe(1)
    expect(await count('--code', 'recommendation')).toBe(0)
  })

  it('shows each row with its citation and what is to be looked at', async () => {
    const { out, err } = await pincite(['list', project, '--code', 'statistic'])
    expect(err).toBe('')
    expect(out).toMatch(
      /^[0-9a-f-]{36} {2}Statistic: “rose by 12 per cent”\n {4}.*HARBOUR TRAFFIC.*\n {4}Flag: Statistic needs a confirmed figure\.\n$/,
    )
  })

  it('lists only what meets every condition', async () => {
    const listed = async (...conditions: string[]) => {
      const options = conditions.flatMap((condition) => ['--where', condition])
      return (await jsonOf<EvidenceRow[]>(['list', project, ...options])).map(({ fileName }) => fileName)
    }
    expect(await listed('codes=finding')).toEqual(['harbour.txt', 'harbour.pdf'])
    expect(await listed('codes=finding', 'page>=2')).toEqual(['harbour.pdf'])
    const { code, err } = await pincite(['list', project, '--where', 'colour=red'])
    expect([code, err]).toEqual([2, expect.stringContaining('--where: There is no field “colour”.')])
  })

  it.each([
    ['--source', 'nowhere.txt'],
    ['--code', 'nothing'],
  ])('does not take an unknown %s for an empty list', async (option, value) => {
    const ran = await pincite(['list', project, option, value, '--json'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(value)
  })
})

describe('pincite export', () => {
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

  it.each([
    ['--fields', 'codes,colour', 'no “colour”'],
    ['--group', 'year', 'code, source'],
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
    expect(ran).toEqual({
      code: 0,
      out: `Wrote 3 rows to ${out}. Check them with: pincite verify ${out} --sources ${project}\n`,
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

describe('pincite verify', () => {
  it('checks a project against the bytes in it, without its kept texts', async () => {
    const copy = newFolder()
    cpSync(project, copy, { recursive: true })
    rmSync(join(copy, 'text'), { recursive: true })
    const report = await jsonOf<Report>(['verify', copy])
    expect(report.summary).toEqual(counts({ exact: 3 }))
    expect(Object.keys(report)).toEqual(['rows', 'summary'])
    expect(Object.keys(report.summary)).toEqual('exact normalised fuzzy moved missing wrongFile'.split(' '))
    expect(report.rows[2]).toMatchObject({ result: 'exact', page: 2 })
  })

  it('looks for the sources beside a dataset unless told where', async () => {
    const folder = join(root, 'handed over')
    mkdirSync(join(folder, 'deep', 'down'), { recursive: true })
    const out = join(folder, 'evidence.jsonl')
    await pincite(['export', project, '--format', 'jsonl', '--out', out])
    const alone = await jsonOf<Report>(['verify', out], 1)
    expect(alone.summary).toEqual(counts({ wrongFile: 3 }))
    expect(alone.rows[0]).toMatchObject({
      result: 'wrong-file',
      page: null,
      reason: expect.any(String) as string,
    })

    cpSync(join(project, 'sources'), join(folder, 'deep', 'down'), { recursive: true })
    expect((await jsonOf<Report>(['verify', out])).summary).toEqual(counts({ exact: 3 }))
  })

  it('fails a row that was altered, and shows it with the count', async () => {
    const out = join(root, 'altered.jsonl')
    await pincite(['export', project, '--format', 'jsonl', '--out', out])
    writeFileSync(out, readFileSync(out, 'utf8').replace('12 per cent', '21 per cent'))
    const ran = await pincite(['verify', out, '--sources', project])
    expect(ran.code).toBe(1)
    expect(ran.out).toMatch(
      /^missing [0-9a-f-]{36}: .*12 per cent.*\n3 rows: 2 exact, 0 normalised, 0 fuzzy, 0 moved, 1 missing, 0 wrong file\.\n$/,
    )
  })

  it('fails what can not be read as a row', async () => {
    const out = join(root, 'half.jsonl')
    await pincite(['export', project, '--format', 'jsonl', '--out', out])
    writeFileSync(out, readFileSync(out, 'utf8').slice(0, -40))
    const { summary } = await jsonOf<Report>(['verify', out, '--sources', project], 1)
    expect(summary).toEqual(counts({ exact: 2, missing: 1 }))
  })

  it.each([
    ['empty.csv', ''],
    ['empty.jsonl', ''],
    ['other.csv', 'id,quote\n1,x\n'],
  ])('refuses %s as a whole', async (name, content) => {
    const ran = await pincite(['verify', file(name, content), '--json'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(name)
  })

  it('has nothing against a header without rows', async () => {
    const report = await jsonOf<Report>(['verify', file('none.csv', `${EVIDENCE_KEYS.join(',')}\r\n`)])
    expect(report).toEqual({ rows: [], summary: counts({}) })
  })

  it('says which columns it does not check', async () => {
    const out = join(root, 'more.csv')
    await pincite(['export', project, '--format', 'csv', '--out', out])
    const content = readFileSync(out, 'utf8').split('\r\n')
    writeFileSync(
      out,
      content.map((line, at) => (line === '' ? '' : `${line},${at === 0 ? 'theme' : '"x"'}`)).join('\r\n'),
    )
    const ran = await pincite(['verify', out, '--sources', project, '--json'])
    expect(ran).toMatchObject({ code: 0, err: 'Not part of a row, and not checked: theme.\n' })
  })

  it('wants a project or a dataset, and a folder of sources', async () => {
    const prose = file('prose.txt', 'Just words.')
    const cases = [
      [join(root, 'absent.csv')],
      [join(root, 'settings')],
      [prose],
      [project, '--sources', join(root, 'absent')],
      [project, '--sources', prose],
      [project, '--sources', ''],
    ]
    for (const argv of cases) {
      const ran = await pincite(['verify', ...argv, '--json'])
      expect(ran, argv.join(' ')).toMatchObject({ code: 2, out: '' })
      expect(ran.err).toContain(basename(argv.at(-1)!))
    }
  })

  it('stops when told to', async () => {
    const { signal, stop } = stopper()
    stop()
    const ran = await pincite(['verify', project, '--json'], { signal })
    expect(ran).toEqual({ code: 1, out: '', err: 'pincite verify: Stopped.\n' })
  })
})
