/** pincite list and verify. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EVIDENCE_KEYS, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { file, jsonOf, newFolder, pincite, root, stopper } from './command-line.ts'
import { counts, taggedHarbour, type Report } from './tagged-harbour.ts'

let project: string
beforeAll(async () => {
  project = await taggedHarbour()
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
