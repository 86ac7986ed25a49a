/** Contract: large projects in pieces; checking, repairing, backing up, restoring, recovering and copying a project. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftChange } from '../../shared/domain/change.ts'
import type { PinciteEvents } from '../../shared/api/pincite-api.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import { addFile, failureOf, freshId, makeProject, projectOf, stateOf, TEXT_REPORT } from './steps.ts'

/** A change that makes so many codes. */
function manyCodes(prefix: string, count: number): DraftChange {
  const fields = { name: 'Code', definition: '', hue: 'gold', pattern: 'solid', position: 'm' }
  const ids = Array.from({ length: count }, (_, place) => `${prefix}${place}`)
  const writes = ids.flatMap((id) =>
    Object.entries(fields).map(([field, value]) => ({ kind: 'code' as const, id, field, value })),
  )
  return { label: 'Add codes', writes }
}

function removal(prefix: string, count: number): DraftChange {
  const ids = Array.from({ length: count }, (_, place) => `${prefix}${place}`)
  const writes = ids.map((id) => ({ kind: 'code' as const, id, field: 'deleted', value: true }))
  return { label: 'Remove codes', writes }
}

export function describeCare(connect: Connect): void {
  describe('looking after a project', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
    })
    afterAll(() => host.close())
    const task = () => freshId('task')
    const codesOf = async () => (await projectOf(host.client)).codes.length

    it('hands over a large project in pieces, each once, whatever changes meanwhile', async () => {
      await makeProject(host)
      await host.client.submitChange(manyCodes('c', 4_500))
      const opened = await host.client.readProject({})
      expect([opened.state.records.length, opened.state.count]).toEqual([2_000, 4_504])
      await host.client.submitChange(removal('c', 3))
      const state = await stateOf(host.client, opened)
      expect(state.records.code.size).toBe(4_503)
      expect(JSON.stringify([...state.records.code.values()])).not.toContain('deleted')
      const again = await failureOf(host.client.readRecords({ rest: opened.state.rest ?? '' }))
      expect(again.code).toBe('not-found')
    })

    it('reports how far opening has come', async () => {
      const { folder } = await makeProject(host)
      await host.client.closeProject({})
      const heard: PinciteEvents['progressed'][] = []
      const stop = host.client.on('progressed', (event) => heard.push(event))
      const opening = task()
      await host.client.openProject({ folder, task: opening })
      stop()
      expect(heard.filter((event) => event.task === opening).at(-1)).toMatchObject({ doing: 'Reading' })
      expect(heard.at(-1)?.done).toBe(heard.at(-1)?.of)
    })

    it('finds nothing wrong with a project that is whole, and names the source that is not', async () => {
      const { folder } = await makeProject(host)
      const { sha256 } = await addFile(host.client, 'wells.txt', TEXT_REPORT)
      const sound = await host.client.checkProject({ task: task() })
      expect(sound.findings.filter(({ weight }) => weight === 'error')).toEqual([])
      expect(sound.checked).toMatchObject({ sources: 1, journals: 1 })
      await writeFile(join(folder, 'sources', `${sha256}.txt`), 'another text')
      const { findings } = await host.client.checkProject({ task: task() })
      expect(findings.filter(({ weight }) => weight === 'error')).toMatchObject([
        { part: 'source', place: `sources/${sha256}.txt` },
      ])
    })

    it('puts right what can be put right while the project is open, and says what is left', async () => {
      const { folder } = await makeProject(host)
      const { sha256 } = await addFile(host.client, 'wells.txt', TEXT_REPORT)
      const whole = await host.client.repairProject({ task: task() })
      expect(whole).toEqual({ folder, done: [], left: [] })
      const snapshot = join(folder, 'pincite.json')
      await writeFile(snapshot, (await readFile(snapshot, 'utf8')).replace('Wells', 'Wolls'))
      await rm(join(folder, 'sources', `${sha256}.txt`))
      const { done, left } = await host.client.repairProject({ task: task() })
      expect(done).toEqual([
        'The pincite.json that was there is kept as pincite.damaged-1.json.',
        'pincite.json was made anew from the journals.',
      ])
      expect(left.filter(({ weight }) => weight === 'error')).toMatchObject([
        { part: 'source', problem: 'missing', place: `sources/${sha256}.txt` },
      ])
      expect(await readFile(snapshot, 'utf8')).toContain('Wells review')
      await host.client.submitChange(manyCodes('c', 1))
      expect(await codesOf()).toBe(4)
    })

    it('makes a backup, and before a change that removes much makes one by itself', async () => {
      await makeProject(host)
      await host.client.submitChange(manyCodes('c', 25))
      const made = await host.client.makeBackup({})
      expect(made).toMatchObject({ reason: 'asked', problem: null, holds: { name: 'Wells review' } })
      await host.client.submitChange(removal('c', 20))
      expect(await host.client.listBackups({ task: task() })).toHaveLength(1)
      await host.client.submitChange(manyCodes('d', 25))
      await host.client.submitChange(removal('d', 21))
      const backups = await host.client.listBackups({ task: task() })
      expect(backups.map(({ reason }) => reason)).toEqual(['removal', 'asked'])
    })

    it('restores a backup by one change, which Undo takes back', async () => {
      await makeProject(host)
      await host.client.submitChange(manyCodes('c', 5))
      const { name } = await host.client.makeBackup({})
      await host.client.submitChange(removal('c', 5))
      expect(await codesOf()).toBe(3)
      const { change } = await host.client.restoreBackup({ backup: name, task: task() })
      expect(change?.writes).toHaveLength(5)
      expect(await codesOf()).toBe(8)
      await host.client.undo({})
      expect(await codesOf()).toBe(3)
      const nothing = await host.client
        .restoreBackup({ backup: '000099-asked-2026-01-01.json', task: task() })
        .catch((error: unknown) => error)
      expect(nothing).toMatchObject({ code: 'refused' })
    })

    it('says what is left of a damaged project, opens what can be read, and recovers it', async () => {
      const { folder } = await makeProject(host)
      await host.client.submitChange(manyCodes('c', 5))
      const { name } = await host.client.makeBackup({})
      await host.client.submitChange(removal('c', 1))
      await host.client.closeProject({})
      await rm(join(folder, 'journal'), { recursive: true })
      const snapshot = join(folder, 'pincite.json')
      const text = await readFile(snapshot, 'utf8')
      const damaged = text.replace('"name":"Code"', '"name":"Kode"')
      await writeFile(snapshot, damaged)
      await rm(join(folder, 'backups'), { recursive: true })
      expect((await failureOf(host.client.openProject({ folder }))).code).toBe('damaged')
      const diagnosis = await host.client.diagnoseProject({ folder, task: task() })
      expect(diagnosis).toMatchObject({ readable: { name: 'Wells review' }, backups: [] })
      expect(diagnosis.reason).toContain('checksum')
      expect(name).toMatch(/^0*\d+-asked-/)

      const salvaged = await host.client.openProject({ folder, salvage: true })
      expect(salvaged.readOnly).toContain('damaged')
      expect((await stateOf(host.client, salvaged)).records.code.size).toBe(8)
      expect((await failureOf(host.client.submitChange(removal('c', 2)))).code).toBe('refused')
      expect((await failureOf(host.client.repairProject({ task: task() }))).code).toBe('refused')
      expect(await readFile(snapshot, 'utf8')).toBe(damaged)

      const recovered = await host.client.recoverProject({ folder, backup: null, task: task() })
      expect(recovered.readOnly).toBeNull()
      expect((await host.client.submitChange(removal('c', 2))).change).not.toBeNull()
      const kept = (await readdir(folder)).filter((entry) => entry.startsWith('pincite.damaged-'))
      expect(await readFile(join(folder, kept[0] ?? ''), 'utf8')).toBe(damaged)
    })

    it('recovers from a backup, and rebuilds from one by itself when the journals can not', async () => {
      const { folder } = await makeProject(host)
      await host.client.submitChange(manyCodes('c', 5))
      const { name } = await host.client.makeBackup({})
      await host.client.closeProject({})
      await rm(join(folder, 'journal'), { recursive: true })
      await writeFile(join(folder, 'pincite.json'), 'not json')
      const opened = await host.client.openProject({ folder })
      expect([opened.readOnly, opened.notices.join(' ')]).toEqual([null, expect.stringContaining(name)])
      expect(await codesOf()).toBe(8)
      await host.client.closeProject({})
      await host.client.recoverProject({ folder, backup: name, task: task() })
      expect(await codesOf()).toBe(8)
    })

    it('saves a copy of what is open though its folder is gone, and goes on there', async () => {
      const { folder } = await makeProject(host)
      await addFile(host.client, 'wells.txt', TEXT_REPORT)
      await rm(folder, { recursive: true })
      const lost = await failureOf(host.client.submitChange(manyCodes('c', 1)))
      expect(lost.code).toBe('not-saved')
      const to = join(host.folders.defaultFolder, freshId('copy'))
      const copy = await host.client.saveCopy({ folder: to, task: task() })
      expect(copy.folder).toBe(to)
      expect(copy.notices.join()).toContain('sources')
      expect((await projectOf(host.client)).sources).toHaveLength(1)
      await host.client.submitChange(manyCodes('c', 1))
      expect(await codesOf()).toBe(4)
    })

    it('copies no project over files that are there', async () => {
      await makeProject(host)
      const to = join(host.folders.defaultFolder, freshId('full'))
      await mkdir(to)
      await writeFile(join(to, 'thesis.txt'), 'mine')
      expect((await failureOf(host.client.saveCopy({ folder: to, task: task() }))).code).toBe('refused')
      expect(await readdir(to)).toEqual(['thesis.txt'])
    })
  })
}
