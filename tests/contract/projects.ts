/** Contract: opening, making, sharing and leaving projects; the person's settings. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PinciteEvents } from '../../shared/api/pincite-api.ts'
import type { Client } from '../../shared/api/rpc.ts'
import { SETTINGS } from '../fixtures/settings.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import { failureOf, freshId, makeProject, projectOf } from './steps.ts'

export function describeProjects(connect: Connect): void {
  describe('projects', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
    })
    afterAll(() => host.close())
    const folder = (name: string) => join(host.folders.defaultFolder, name)

    it('says which host this is', async () => {
      const info = await host.client.describeHost({})
      expect(info.defaultFolder).toBe(host.folders.defaultFolder)
      expect(info.uploadLimit).toBe(512 * 1024 * 1024)
      expect(info.version).toMatch(/^\d+\.\d+\.\d+/)
    })

    it('answers no-project where no project is open', async () => {
      const client = await host.secondSession()
      const calls: (() => Promise<unknown>)[] = [
        () => client.readProject({}),
        () => client.submitChange(rename('x')),
        () => client.undo({}),
        () => client.redo({}),
        () => client.readSource({ sourceId: 's1' }),
        () => client.readSourceBytes({ sourceId: 's1', from: 0, to: 1 }),
        () => client.exportDataset({ format: 'csv', task: 't1' }),
        () => client.previewExport({ task: 't1' }),
        () => client.exportCodebook({ format: 'csv' }),
        () => client.importCodebookUpload({ upload: 'u1', apply: true }),
        () => client.importBibliographyUpload({ upload: 'u1', replace: false, apply: true }),
        () =>
          client.importDatasetUpload({
            upload: 'u1',
            apply: true,
            keep: false,
            replace: false,
            orphans: false,
            task: 't1',
          }),
        () => client.importHighlights({ sourceId: 's1', apply: true, task: 't1' }),
        () => client.verifyProject({ task: 't1' }),
        () => client.reportProject({ task: 't1' }),
      ]
      for (const call of calls) expect((await failureOf(call())).code).toBe('no-project')
    })

    it('makes a project, lists it as recent, and opens it again', async () => {
      const made = await host.client.createProject({ folder: folder('first'), name: 'First review' })
      expect(made).toMatchObject({ readOnly: null, notices: [], undo: { undo: null, redo: null } })
      expect(made.save.state).toBe('saved')
      expect((await projectOf(host.client)).name).toBe('First review')
      expect((await projectOf(host.client)).codes.map(({ name }) => name)).toHaveLength(3)
      const [recent] = await host.client.listRecentProjects({})
      expect(recent).toMatchObject({
        folder: made.folder,
        name: 'First review',
        sources: 0,
        annotations: 0,
        missing: false,
      })
      await host.client.closeProject({})
      expect((await failureOf(host.client.readProject({}))).code).toBe('no-project')
      expect((await host.client.openProject({ folder: folder('first') })).folder).toBe(made.folder)
    })

    it('says of a recent project that it is gone, and forgets it when asked', async () => {
      const { folder: gone } = await makeProject(host)
      await host.client.closeProject({})
      await rm(gone, { recursive: true })
      const find = async () => (await host.client.listRecentProjects({})).find((one) => one.folder === gone)
      expect(await find()).toMatchObject({ missing: true })
      await host.client.forgetRecentProject({ folder: gone })
      expect(await find()).toBeUndefined()
    })

    it('makes no project where other files are, and leaves them alone', async () => {
      await mkdir(folder('full'), { recursive: true })
      await writeFile(join(folder('full'), 'thesis.txt'), 'mine')
      const failure = await failureOf(host.client.createProject({ folder: folder('full'), name: 'x' }))
      expect(failure.code).toBe('refused')
      expect(failure.message).toContain(folder('full'))
      expect(await readdir(folder('full'))).toEqual(['thesis.txt'])
    })

    it('makes no project below a file, nor in a project', async () => {
      const below = join(folder('full'), 'thesis.txt', 'x')
      expect((await failureOf(host.client.createProject({ folder: below, name: 'x' }))).code).toBe('refused')
      const { folder: taken } = await makeProject(host)
      expect((await failureOf(host.client.createProject({ folder: taken, name: 'x' }))).code).toBe('refused')
    })

    it.each([['relative/path'], ['../up'], ['.']])('takes no path that is not whole: %s', async (path) => {
      expect((await failureOf(host.client.createProject({ folder: path, name: 'x' }))).code).toBe('refused')
      expect((await failureOf(host.client.openProject({ folder: path }))).code).toBe('refused')
    })

    it('opens nothing that is no project, and keeps the one that is open', async () => {
      const { folder: open } = await makeProject(host)
      for (const path of [folder('full'), folder('nowhere'), join(folder('full'), 'thesis.txt')]) {
        const failure = await failureOf(host.client.openProject({ folder: path }))
        expect([path, failure.code]).toEqual([path, 'cannot-open'])
        expect(failure.message).toContain(path)
      }
      expect((await host.client.readProject({})).folder).toBe(open)
      expect(await readdir(folder('full'))).toEqual(['thesis.txt'])
    })

    it('completes typed paths with folders and says which are projects', async () => {
      const { folder: made } = await makeProject(host)
      expect(await host.client.completePath({ typed: made })).toEqual([{ path: made, isProject: true }])
      const full = await host.client.completePath({ typed: folder('ful') })
      expect(full).toEqual([{ path: folder('full'), isProject: false }])
      expect(await host.client.completePath({ typed: join(folder('full'), 'th') })).toEqual([])
      expect(await host.client.completePath({ typed: 'relative' })).toEqual([])
      expect(await host.client.completePath({ typed: join(folder('nowhere'), 'x') })).toEqual([])
    })

    it('shares one project between windows: changes are heard, undo is each its own', async () => {
      const { folder: shared } = await makeProject(host)
      const other = await host.secondSession()
      await other.openProject({ folder: shared })
      const heard: PinciteEvents['changed'][] = []
      const stop = other.on('changed', (event) => heard.push(event))
      const { change, undo } = await host.client.submitChange(rename('Renamed'))
      expect(undo.undo).toBe('Rename project')
      await expect.poll(() => heard.flatMap(({ changes }) => changes)).toContainEqual(change)
      expect(heard.every((event) => event.folder === shared)).toBe(true)
      stop()
      expect((await projectOf(other)).name).toBe('Renamed')
      expect((await other.readProject({})).undo).toEqual({ undo: null, redo: null })
      expect((await other.undo({})).change).toBeNull()
      await host.client.undo({})
      expect((await projectOf(other)).name).toBe('Wells review')
      await host.client.closeProject({})
      expect((await projectOf(other)).name).toBe('Wells review')
    })

    it('keeps a change over closing and opening again', async () => {
      const { folder: kept } = await makeProject(host)
      await host.client.submitChange(rename('Kept'))
      await host.client.closeProject({})
      await host.client.openProject({ folder: kept })
      expect((await projectOf(host.client)).name).toBe('Kept')
    })

    it('turns away a change that does not fit the project, and changes nothing', async () => {
      await makeProject(host)
      for (const [field, value] of [
        ['nme', 'x'],
        ['name', 7],
        ['__proto__', 'x'],
      ] as const) {
        const writes = [{ kind: 'project' as const, id: 'main', field, value }]
        const failure = await failureOf(host.client.submitChange({ label: 'Spoil', writes }))
        expect([field, failure.code]).toEqual([field, 'refused'])
      }
      expect((await projectOf(host.client)).name).toBe('Wells review')
    })

    it('adds the coder with the first change, not by opening', async () => {
      const client: Client = await host.secondSession()
      await client.writeSettings({ coderName: 'Grace Hopper' })
      const made = await makeProject(host, client)
      expect(made.coderId).toMatch(/^[\w-]{8,}$/)
      expect((await projectOf(client)).coders).toEqual([])
      const { change } = await client.submitChange(rename('By Grace'))
      expect(change?.coder).toBe(made.coderId)
      expect((await projectOf(client)).coders).toEqual([{ id: made.coderId, name: 'Grace Hopper' }])
      await client.writeSettings({ coderName: 'grace hopper' })
      expect((await client.readProject({})).coderId).toBe(made.coderId)
      await client.submitChange(rename('By Grace again'))
      expect((await projectOf(client)).coders).toHaveLength(1)
    })

    it('keeps settings and what the window remembers', async () => {
      await host.client.writeSettings({ theme: 'dark' })
      await host.client.writeSettings({ coderName: '  Ada Lovelace ' })
      expect(await host.client.readSettings({})).toEqual({
        ...SETTINGS,
        coderName: 'Ada Lovelace',
        theme: 'dark',
      })
      await host.client.writeView({ key: 'width', value: '320' })
      await host.client.writeView({ key: 'width', value: '340' })
      expect(await host.client.readView({ key: 'width' })).toBe('340')
      expect(await host.client.readView({ key: freshId('unknown') })).toBeNull()
    })

    it('has dialogs, or says that it has none', async () => {
      if ((await host.client.describeHost({})).dialogs) return
      expect((await failureOf(host.client.chooseFolder({ purpose: 'new' }))).code).toBe('unsupported')
    })

    it('opens the sample with its report, and the same one again', async () => {
      const sample = await host.client.openSample({})
      expect(sample.folder.startsWith(host.folders.defaultFolder)).toBe(true)
      expect((await projectOf(host.client)).sources).toHaveLength(1)
      expect((await host.client.openSample({})).folder).toBe(sample.folder)
    })
  })
}

function rename(name: string) {
  return {
    label: 'Rename project',
    writes: [{ kind: 'project' as const, id: 'main', field: 'name', value: name }],
  }
}
