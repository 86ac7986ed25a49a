import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkProject } from '../../../../electron/services/check/check-project.ts'
import { sentenceOf } from '../../../../electron/services/check/finding.ts'
import { repairProject } from '../../../../electron/services/repair/repair-project.ts'
import { draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import { PinciteError } from '../../../../shared/api/errors.ts'
import { forge } from '../../../fixtures/forge-snapshot.ts'
import type { Place } from '../../../fixtures/project-folder.ts'
import { ANNA, contentOf, idsIn } from '../../../fixtures/project-folder.ts'
import { alter, bytesOf, filesOf, wholeProject } from '../../../fixtures/whole-project.ts'

const LONG_AGO = new Date('2020-01-01T00:00:00Z')

let place: Place
let folder = ''
let content: unknown

beforeEach(async () => {
  place = await wholeProject()
  folder = place.folder
  content = await contentNow()
})

/** Everything that the project holds when it is opened, and how it opens. */
async function contentNow(): Promise<unknown> {
  const store = await place.open()
  expect(store.readOnly).toBeNull()
  return contentOf(store)
}

const inFolder = (name: string) => path.join(folder, name)
const remove = (name: string) => rmSync(inFolder(name), { recursive: true })
const damage = () => alter(folder, 'pincite.json', (text) => text.replace('Harbour', 'Harbuor'))
const backup = () => readdirSync(inFolder('backups'))[0]!
const source = () => `sources/${readdirSync(inFolder('sources'))[0]!}`
const read = (name: string) => readFileSync(inFolder(name), 'utf8')

/** Journals and sources, which no repair may touch. */
function untouchable(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bytesOf(folder)).filter(([name]) => /^(journal|sources)/.test(name)),
  )
}

describe('repairing a project', () => {
  it('that is whole writes nothing', async () => {
    const before = bytesOf(folder)
    const times = () => filesOf(folder).map((name) => statSync(inFolder(name)).ctimeMs)
    const timesBefore = times()
    expect(await repairProject(folder)).toEqual({ folder, done: [], left: [] })
    expect(bytesOf(folder)).toEqual(before)
    expect(times()).toEqual(timesBefore)
  })

  const harms: readonly { what: string; harm: () => void; kept: readonly string[] }[] = [
    { what: 'missing', harm: () => remove('pincite.json'), kept: [] },
    { what: 'damaged', harm: damage, kept: ['pincite.damaged-1.json'] },
    { what: 'empty', harm: () => writeFileSync(place.snapshot, ''), kept: ['pincite.damaged-1.json'] },
    {
      what: "something else's",
      harm: () => writeFileSync(place.snapshot, '{}'),
      kept: ['pincite.damaged-1.json'],
    },
    {
      what: 'not what the journals say',
      harm: () => forge(place.snapshot, (text) => text.replace('"name":"Harbour"', '"name":"Harbor"')),
      kept: ['pincite.damaged-1.json'],
    },
    {
      what: 'in part no record',
      harm: () => forge(place.snapshot, (text) => text.replace('"name":"Harbour"', '"name":{}')),
      kept: ['pincite.damaged-1.json'],
    },
  ]
  it.each(harms)('makes pincite.json anew from the journals when it is $what', async ({ harm, kept }) => {
    const whole = read('pincite.json')
    harm()
    const old = kept.length > 0 ? read('pincite.json') : ''
    const journals = untouchable()
    const { done, left } = await repairProject(folder)
    expect(done.at(-1)).toBe('pincite.json was made anew from the journals.')
    expect(left.filter(({ weight }) => weight === 'error')).toEqual([])
    expect(filesOf(folder).filter((name) => name.startsWith('pincite.'))).toEqual([...kept, 'pincite.json'])
    if (kept[0]) expect(read(kept[0])).toBe(old)
    expect(read('pincite.json')).toBe(whole)
    expect(untouchable()).toEqual(journals)
    expect(await contentNow()).toEqual(content)
    expect((await repairProject(folder)).done).toEqual([])
  })

  // Fails when a backup that holds less than can be read takes its place unasked: a3 would be gone.
  it('leaves the choice between a backup and what can be read, where that is more', async () => {
    remove('journal')
    damage()
    const before = bytesOf(folder)
    const { done, left } = await repairProject(folder)
    expect(done).toEqual([])
    expect(left.some(({ weight }) => weight === 'error')).toBe(true)
    expect(bytesOf(folder)).toEqual(before)
  })

  it('takes the newest backup where the journals and the file are gone', async () => {
    remove('journal')
    writeFileSync(inFolder('pincite.json'), 'nothing')
    const name = backup()
    const { done, left } = await repairProject(folder)
    expect(done).toEqual([
      'The pincite.json that was there is kept as pincite.damaged-1.json.',
      `pincite.json was made anew from backups/${name} and the journals.`,
    ])
    expect(idsIn(await place.open())).toEqual(['a1', 'a2'])
    expect(left.map(({ problem }) => problem)).toEqual(['set-aside', 'missing'])
  })

  it('takes nothing unproved unless that is asked for, and then all that can be read', async () => {
    remove('journal')
    remove('backups')
    damage()
    const before = bytesOf(folder)
    const refused = await repairProject(folder)
    expect(refused.done).toEqual([])
    expect(refused.left[0]).toMatchObject({ problem: 'damaged', place: 'pincite.json' })
    expect(bytesOf(folder)).toEqual(before)

    const { done } = await repairProject(folder, { salvage: true })
    expect(done.at(-1)).toContain('from what could be read of it, which nothing proves right')
    const store = await place.open()
    expect(idsIn(store)).toEqual(['a1', 'a2', 'a3'])
    expect(store.project().name).toBe('Harbuor')
    expect(read('pincite.damaged-1.json')).toBe(before['pincite.json'])
  })

  it('takes what is proved rather than what can be read, where it is as much', async () => {
    damage()
    const { done } = await repairProject(folder, { salvage: true })
    expect(done.at(-1)).toBe('pincite.json was made anew from the journals.')
    expect(await contentNow()).toEqual(content)
  })

  // Seen to fail with the counts of the file believed: the later memo is hidden by them.
  it('does not believe what a damaged file says of how far it goes', async () => {
    const older = read('pincite.json')
    const store = await place.open()
    await store.submit(draftMemo('a1', 'later'), ANNA)
    await store.close()
    const journal = `journal/${place.replicas[0]!}/1.jsonl`
    alter(folder, journal, (text) => text.replace('"label":"Create project"', '"label":"Create projekt"'))
    writeFileSync(place.snapshot, older.replace(/("covers":\{"\w+":)5/, '$1900'))
    remove('backups')
    await repairProject(folder, { salvage: true })
    const { name, annotations } = (await place.open()).project()
    expect(name).toBe('Harbour')
    expect(annotations.map(({ id, memo }) => [id, memo])).toEqual([
      ['a1', 'later'],
      ['a2', ''],
      ['a3', ''],
    ])
  })

  it('completes what can be read by what a backup proves', async () => {
    remove('journal')
    alter(folder, 'pincite.json', (text) => text.replace('"a1":{', '"a1":('))
    await repairProject(folder, { salvage: true })
    expect(idsIn(await place.open())).toEqual(['a1', 'a2', 'a3'])
  })

  it('puts the backup that was named in place, and adds what the journals have beyond it', async () => {
    const name = backup()
    damage()
    const { done } = await repairProject(folder, { backup: name })
    expect(done).toEqual([
      'The pincite.json that was there is kept as pincite.damaged-1.json.',
      `pincite.json was made anew from backups/${name}; what the journals have beyond it is added.`,
    ])
    expect(read('pincite.json')).toBe(read(`backups/${name}`))
    expect(await contentNow()).toEqual(content)
  })

  it('refuses a backup that is not there or can not be used, and changes nothing', async () => {
    const name = backup()
    damage()
    writeFileSync(inFolder(`backups/${name}`), '{}')
    const before = bytesOf(folder)
    await expect(repairProject(folder, { backup: name })).rejects.toMatchObject({ code: 'refused' })
    for (const absent of ['000099-asked-2026-11-22.json', '../pincite.json']) {
      await expect(repairProject(folder, { backup: absent })).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(bytesOf(folder)).toEqual(before)
  })

  it('leaves what a newer Pincite has written', async () => {
    const name = backup()
    writeFileSync(place.snapshot, '{"format":"pincite-project","version":99}')
    const before = bytesOf(folder)
    expect((await repairProject(folder, { salvage: true })).done).toEqual([])
    await expect(repairProject(folder, { backup: name })).rejects.toThrow('Update Pincite to open it.')
    expect(bytesOf(folder)).toEqual(before)
  })

  it('fills from a backup what pincite.json and the journals lack', async () => {
    const backups = bytesOf(inFolder('backups'))
    const name = backup()
    remove('backups')
    remove('pincite.json')
    const journal = `journal/${place.replicas[0]!}/1.jsonl`
    alter(folder, journal, (text) => text.replace('"label":"Create project"', '"label":"Create projekt"'))
    const store = await place.open()
    await store.bringUpToDate()
    await store.close()
    for (const made of readdirSync(inFolder('backups'))) remove(`backups/${made}`)
    writeFileSync(inFolder(`backups/${name}`), backups[name]!, { encoding: 'latin1', mode: 0o600 })

    const { findings } = await checkProject(folder)
    expect(findings.map(sentenceOf)).toContain(`pincite.json lacks changes that backups/${name} has.`)
    const { done, left } = await repairProject(folder)
    expect(done.at(-1)).toBe(`pincite.json was made anew from backups/${name} and the journals.`)
    // The worst first: damage that cost nothing is a note.
    expect(left.map(({ problem }) => problem)).toEqual(['set-aside', 'gap', 'damaged'])
    expect(await contentNow()).toEqual(content)
  })

  it('tidies up what lies about, and leaves what is not its own', async () => {
    const text = `text/${readdirSync(inFolder('text'))[0]!}`
    const name = backup()
    copyFileSync(inFolder(`backups/${name}`), inFolder('backups/000009-asked-2026-11-22.json'))
    const old = [
      '.pincite.json.0123456789ab.tmp',
      'backups/.backup.0123456789ab.tmp',
      'sources/.x.pdf.0123456789ab.tmp',
    ]
    const young = '.pincite.json.ba9876543210.tmp'
    for (const file of [...old, young, 'backups/notes.txt', 'sources/copy.pdf']) {
      writeFileSync(inFolder(file), '', { mode: 0o600 })
      if (file !== young) utimesSync(inFolder(file), LONG_AGO, LONG_AGO)
    }
    alter(folder, text, (was) => was.replace('quay', 'quiy'))
    alter(folder, `backups/${name}`, (was) => was.replace('Harbour', 'Harbuor'))
    writeFileSync(inFolder('.gitignore'), 'node_modules\ntext/')
    chmodSync(place.snapshot, 0o644)
    const journals = bytesOf(folder)

    const { done, left } = await repairProject(folder)
    const files = filesOf(folder)
    for (const gone of [...old, text, `backups/${name}`]) expect(files).not.toContain(gone)
    for (const there of [young, 'backups/notes.txt', 'sources/copy.pdf', `backups/${name}.damaged`]) {
      expect(files).toContain(there)
    }
    expect(read('.gitignore')).toBe('node_modules\ntext/\nbackups/\n')
    if (process.platform !== 'win32') expect(statSync(place.snapshot).mode & 0o777).toBe(0o600)
    expect(bytesOf(folder)[source()]).toBe(journals[source()])
    expect(done).toHaveLength(7)
    expect(left.filter(({ weight }) => weight === 'error')).toEqual([])
    expect((await repairProject(folder)).done).toEqual([])
  })

  it('leaves journals and sources as they are, and names what is wrong with them', async () => {
    alter(folder, source(), (text) => text.replace('quay', 'quiy'))
    const journal = `journal/${place.replicas[0]!}/1.jsonl`
    alter(folder, journal, (text) => text.replace('"label":"Add source"', '"label":"Add sourze"'))
    const before = bytesOf(folder)
    const { done, left } = await repairProject(folder)
    expect(done).toEqual([])
    expect(left.map(({ problem, weight }) => [problem, weight])).toEqual([
      ['altered', 'error'],
      ['gap', 'note'],
      ['damaged', 'note'],
    ])
    expect(bytesOf(folder)).toEqual(before)
  })

  it('does nothing when it is stopped before', async () => {
    damage()
    const before = bytesOf(folder)
    const reason = new PinciteError('cancelled', 'Stopped.')
    await expect(repairProject(folder, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(bytesOf(folder)).toEqual(before)
  })
})
