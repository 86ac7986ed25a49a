/** pincite check, repair, backups and restore; and --salvage of the commands that read. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Backup, CheckReport } from '../../../shared/api/store-report.ts'
import { alter, bytesOf } from '../../fixtures/whole-project.ts'
import { harbourProject, jsonOf, newFolder, pincite, root, stopper } from './command-line.ts'

interface Row {
  readonly id: string
  readonly memo: string
}

const NAME = /^\d{6}-[a-z]+-\d{4}-\d\d-\d\d\.json$/
const tag = (quote: string, memo = '') =>
  pincite([
    ...['tag', project, '--source', 'harbour.txt', '--code', 'finding', '--quote', quote],
    ...(memo === '' ? [] : ['--memo', memo]),
  ])
const inProject = (...names: string[]) => join(project, ...names)
const remove = (name: string) => rmSync(inProject(name), { recursive: true })
const damage = () =>
  alter(project, 'pincite.json', (text) =>
    text.replace('"finding"', '"findink"').replace('Finding', 'Findink'),
  )
const memos = async () => (await jsonOf<Row[]>(['list', project])).map(({ memo }) => memo)
const listed = async () => (await jsonOf<{ backups: Backup[] }>(['backups', project])).backups

let project = ''
/** The project as a shell takes it. */
let typed = ''

beforeEach(async () => {
  project = await harbourProject()
  typed = `'${project}'`
  expect((await tag('Traffic at the north quay rose by 12 per cent', 'first')).code).toBe(0)
})

describe('pincite check', () => {
  it('says that everything is as it should be, and what it looked at', async () => {
    const backups = (await listed()).length
    const ran = await pincite(['check', project])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toBe(
      `Everything is as it should be: 4 changes in 1 journal, ${backups} backup${backups === 1 ? '' : 's'}, 2 sources, 1 annotation.\n`,
    )
    const report = await jsonOf<CheckReport>(['check', project])
    expect(Object.keys(report)).toEqual(['folder', 'findings', 'checked'])
    expect(report).toMatchObject({ folder: project, findings: [] })
  })

  it('ends well where the damage of a journal cost nothing, and says so', async () => {
    const [replica = ''] = readdirSync(inProject('journal'))
    alter(project, `journal/${replica}/1.jsonl`, (text) => text.replace('"label":"Add', '"label":"Odd'))
    const ran = await pincite(['check', project])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out.split('\n').slice(0, 2)).toEqual([
      `note   journal/${replica} lacks change 2; what it did is in pincite.json.`,
      `note   journal/${replica}/1.jsonl, line 3, is damaged: its checksum does not match.`,
    ])
    expect(ran.out).toContain('\nNothing is wrong (2 notes above): ')
    expect(ran.out).toContain('The journals are damaged, and stay so; nothing is lost. Make a backup now.\n')
  })

  it('names every problem and what to type next; exit code 1', async () => {
    damage()
    const source = `sources/${readdirSync(inProject('sources'))[0]!}`
    rmSync(inProject(source))
    const ran = await pincite(['check', project])
    expect(ran.code).toBe(1)
    const lines = ran.out.split('\n')
    expect(lines[0]).toBe('error  pincite.json is damaged: its checksum does not match.')
    expect(lines[1]).toMatch(`error  ${source} is missing; it is the file of “`)
    expect(lines[2]).toMatch(/^Found 2 problems\. Checked 4 changes in 1 journal, /)
    expect(ran.err).toBe(`Put right what can be put right with: pincite repair ${typed}\n`)
    const { findings } = await jsonOf<CheckReport>(['check', project], 1)
    expect(
      findings.map(({ part, weight, problem, place, line }) => [part, weight, problem, place, line]),
    ).toEqual([
      ['store', 'error', 'damaged', 'pincite.json', null],
      ['source', 'error', 'missing', source, null],
    ])
  })

  it('ends with 0 where there are notes alone', async () => {
    writeFileSync(inProject('backups', 'notes.txt'), '', { mode: 0o600 })
    const ran = await pincite(['check', project])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toMatch(/^note {3}backups\/notes\.txt is none of .*\nNothing is wrong \(1 note above\): /)
  })

  it('stops when it is told to', async () => {
    const { signal, stop } = stopper()
    stop()
    expect(await pincite(['check', project], { signal })).toEqual({
      ...{ code: 1, out: '', err: 'pincite check: Stopped.\n' },
    })
  })
})

describe('pincite repair', () => {
  it('says of a whole project that nothing was to be done', async () => {
    const before = bytesOf(project)
    expect(await pincite(['repair', project])).toEqual({
      code: 0,
      out: 'The project is as it should be; nothing was changed.\n',
      err: '',
    })
    expect(bytesOf(project)).toEqual(before)
    expect(await jsonOf(['repair', project])).toEqual({ folder: project, done: [], left: [] })
  })

  it('says what it did', async () => {
    damage()
    const ran = await pincite(['repair', project])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out.split('\n')).toEqual([
      'done   The pincite.json that was there is kept as pincite.damaged-1.json.',
      'done   pincite.json was made anew from the journals.',
      'note   pincite.damaged-1.json was put aside when it could not be used.',
      'The project is as it should be now.',
      '',
    ])
    expect(await memos()).toEqual(['first'])
  })

  it('takes what can be read only when it is asked to, and says how to ask', async () => {
    for (const part of ['journal', 'backups']) remove(part)
    damage()
    const before = bytesOf(project)
    const ran = await pincite(['repair', project])
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('Nothing of this could be put right here, and nothing was changed.')
    expect(ran.err).toContain(`pincite repair ${typed} --salvage`)
    expect(bytesOf(project)).toEqual(before)

    const { done } = await jsonOf<{ done: string[] }>(['repair', project, '--salvage'])
    expect(done).toHaveLength(2)
    expect(await memos()).toEqual(['first'])
  })
})

describe('pincite backups', () => {
  it('makes one, and lists them with what they hold, newest first', async () => {
    const made = await jsonOf<{ folder: string; made: Backup; backups: Backup[] }>([
      ...['backups', project, '--make'],
    ])
    expect(Object.keys(made)).toEqual(['folder', 'made', 'backups'])
    expect(made.made).toEqual(made.backups[0])
    expect(made.made).toMatchObject({
      name: expect.stringMatching(NAME) as string,
      reason: 'asked',
      holds: { sources: 2, annotations: 1 },
      problem: null,
    })
    const ran = await pincite(['backups', project])
    expect(ran.out.split('\n')[0]).toMatch(
      /^\d{6}-asked-\S+\.json {2}\S+Z {2}\d+ bytes {2}“.*”, 2 sources, 1 annotation$/,
    )
    expect(ran.err).toContain(`pincite restore ${typed} <backup>`)
  })

  it('says why one can not be used', async () => {
    const { made } = await jsonOf<{ made: Backup }>(['backups', project, '--make'])
    writeFileSync(inProject('backups', made.name), '')
    const { out } = await pincite(['backups', project])
    expect(out.split('\n')[0]).toMatch(/ {2}0 bytes {2}can't be used: it is empty$/)
  })

  it('of a project without any says how to make one', async () => {
    const folder = newFolder()
    await pincite(['init', folder])
    const ran = await pincite(['backups', folder])
    expect(ran).toMatchObject({ code: 0, out: '' })
    expect(ran.err).toContain(`pincite backups '${folder}' --make`)
    expect(await jsonOf(['backups', folder])).toEqual({ folder, made: null, backups: [] })
  })
})

describe('pincite restore', () => {
  it('sets the project to what a backup holds, and says how to go back', async () => {
    const { made } = await jsonOf<{ made: Backup }>(['backups', project, '--make'])
    await tag('Delays fell at the south quay', 'second')
    const ran = await pincite(['restore', project, made.name])
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(await memos()).toEqual(['first'])
    const back = /pincite restore '.*' (\S+-restore-\S+\.json)\n$/.exec(ran.out)?.[1]
    expect(ran.out).toContain(
      `The project now shows what ${made.name} holds: 2 sources and 1 annotation; before, 2 sources and 2 annotations.`,
    )
    const again = await jsonOf(['restore', project, `backups/${back!}`])
    expect(again).toMatchObject({ folder: project, backup: back, by: 'change' })
    expect(await memos()).toEqual(['first', 'second'])
    expect((await pincite(['check', project])).code).toBe(0)
  })

  it('takes the newest backup that can be used where none is named', async () => {
    const { made } = await jsonOf<{ made: Backup }>(['backups', project, '--make'])
    await tag('Delays fell at the south quay', 'second')
    writeFileSync(inProject('backups', '999999-asked-2026-11-22.json'), '', { mode: 0o600 })
    expect(await jsonOf(['restore', project])).toMatchObject({ backup: made.name, by: 'change' })
    expect(await memos()).toEqual(['first'])
  })

  it('changes nothing where the project already shows what the backup holds', async () => {
    const { made } = await jsonOf<{ made: Backup }>(['backups', project, '--make'])
    const before = bytesOf(project)
    expect(await jsonOf(['restore', project])).toEqual({
      ...{ folder: project, backup: made.name, by: 'nothing', before: null },
      done: [`The project already shows what ${made.name} holds; nothing was changed.`],
    })
    expect(bytesOf(project)).toEqual(before)
  })

  it('names what there is where a backup is not there or can not be used', async () => {
    const { made } = await jsonOf<{ made: Backup }>(['backups', project, '--make'])
    writeFileSync(inProject('backups', made.name), '')
    for (const name of [made.name, '000099-asked-2026-11-22.json', '../pincite.json']) {
      const ran = await pincite(['restore', project, name])
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(ran.err).toContain(`pincite backups ${typed}`)
    }
    remove('backups')
    expect((await pincite(['restore', project])).err).toContain('has no backup that can be used')
  })
})

describe('--salvage', () => {
  beforeEach(() => {
    for (const part of ['journal', 'backups']) remove(part)
    damage()
  })

  it('is named where a project does not open otherwise', async () => {
    const ran = await pincite(['list', project])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(`pincite check ${typed}`)
    expect(ran.err).toContain(`pincite repair ${typed} --salvage`)
  })

  it('lists, prints, exports and verifies what can be read, and changes nothing', async () => {
    const before = bytesOf(project)
    const rows = await jsonOf<Row[]>(['list', project, '--salvage'])
    expect(rows.map(({ memo }) => memo)).toEqual(['first'])
    expect(await jsonOf(['sources', project, '--salvage'])).toHaveLength(2)
    expect((await pincite(['text', project, 'harbour.txt', '--salvage'])).out).toContain('HARBOUR TRAFFIC')
    const out = join(root, 'salvaged.csv')
    const exported = await pincite(['export', project, '--format', 'csv', '--out', out, '--salvage'])
    expect(exported.code).toBe(0)
    expect(exported.err).toContain('this is what could be read of it')
    expect(readFileSync(out, 'utf8')).toContain('north quay')
    expect(await jsonOf(['verify', project, '--salvage'])).toMatchObject({ summary: { exact: 1 } })
    expect(bytesOf(project)).toEqual(before)
  })

  it('is no option of a dataset', async () => {
    const ran = await pincite(['verify', join(root, 'harbour.txt'), '--salvage'])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('--salvage is for a project')
  })
})
