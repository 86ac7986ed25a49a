import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'
import { startServices } from './start-services.ts'

const root = temporaryFolder()
const freshRoot = () => mkdtempSync(join(root, 'case-'))
const rename = (value: string) => ({
  label: 'Rename project',
  writes: [{ kind: 'project' as const, id: 'main', field: 'name', value }],
})
const savedName = (folder: string) =>
  /"name":\s*"(Renamed[^"]*)"/.exec(readFileSync(join(folder, 'pincite.json'), 'utf8'))?.[1]
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error as { code?: string }).code,
  )

describe('sessions', () => {
  it('share the store of a folder, by whatever path it was opened', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const folder = join(options.defaultFolder, 'a')
    await clientOf('one').createProject({ folder, name: 'A' })
    symlinkSync(folder, join(options.defaultFolder, 'link'))
    const opened = await clientOf('two').openProject({ folder: join(options.defaultFolder, 'link') })
    expect(opened.folder).toBe(folder)
    await clientOf('one').submitChange(rename('Renamed'))
    expect(readdirSync(join(folder, 'journal'))).toHaveLength(1)
    await clientOf('two').submitChange(rename('Renamed again'))
    expect(readdirSync(join(folder, 'journal'))).toHaveLength(1)
    await services.close()
  })

  it('bring pincite.json up to date when the last of them has gone, not before', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const folder = join(options.defaultFolder, 'a')
    await clientOf('one').createProject({ folder, name: 'A' })
    await clientOf('two').openProject({ folder })
    await clientOf('one').submitChange(rename('Renamed'))
    await services.endSession('one')
    expect(savedName(folder)).toBeUndefined()
    await services.endSession('two')
    expect(savedName(folder)).toBe('Renamed')
    await services.close()
  })

  it('may leave and enter a project at the same moment', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const folder = join(options.defaultFolder, 'a')
    await clientOf('one').createProject({ folder, name: 'A' })
    for (let i = 0; i < 10; i++) {
      const [from, to] = i % 2 === 0 ? ['one', 'two'] : ['two', 'one']
      await Promise.all([services.endSession(from), clientOf(to).openProject({ folder })])
      expect((await clientOf(to).submitChange(rename(`Renamed ${i}`))).change).not.toBeNull()
    }
    await services.close()
    expect(savedName(folder)).toBe('Renamed 9')
  })

  it('open one folder once when several ask at the same moment', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const folder = join(options.defaultFolder, 'a')
    await clientOf('one').createProject({ folder, name: 'A' })
    await clientOf('one').closeProject({})
    const names = ['1', '2', '3', '4']
    await Promise.all(names.map((name) => clientOf(name).openProject({ folder })))
    await Promise.all(names.map((name) => clientOf(name).submitChange(rename(`Renamed by ${name}`))))
    expect(readdirSync(join(folder, 'journal'))).toHaveLength(1)
    await services.close()
  })

  it('lose no change that was on its way when the services closed', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const folder = join(options.defaultFolder, 'a')
    const client = clientOf('one')
    await client.createProject({ folder, name: 'A' })
    const changing = client.submitChange(rename('Renamed'))
    await Promise.all([changing, services.close()])
    expect(savedName(folder)).toBe('Renamed')
  })

  it('that end stop their import, and leave no file behind', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const client = clientOf('one')
    await client.createProject({ folder: join(options.defaultFolder, 'a'), name: 'A' })
    const { upload } = await client.beginUpload({ fileName: 'a.txt', bytes: 11 })
    await client.appendUpload({ upload, offset: 0, bytes: new TextEncoder().encode('Some words.') })
    const importing = codeOf(client.importUpload({ upload, task: 't' }))
    await services.endSession('one')
    expect(['cancelled', 'ok', 'not-found']).toContain(await importing)
    expect(await codeOf(client.importUpload({ upload, task: 't' }))).toBe('no-project')
    await services.close()
  })

  it('add no coder by Undo and Redo that find nothing', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    const client = clientOf('one')
    await client.writeSettings({ coderName: 'Ada' })
    await client.createProject({ folder: join(options.defaultFolder, 'a'), name: 'A' })
    await client.undo({})
    await client.redo({})
    expect(JSON.stringify((await client.readProject({})).state)).not.toContain('Ada')
    await services.close()
  })
})

describe('the project named at the start', () => {
  it('is given to every new window that asks, until it has closed it', async () => {
    const place = freshRoot()
    const first = await startServices(place)
    const folder = join(first.options.defaultFolder, 'a')
    await first.clientOf('x').createProject({ folder, name: 'A' })
    await first.services.close()
    const { services, clientOf } = await startServices(place, { openAtStart: folder })
    expect((await clientOf('one').readProject({})).folder).toBe(folder)
    expect((await clientOf('two').readProject({})).folder).toBe(folder)
    await clientOf('one').closeProject({})
    expect(await codeOf(clientOf('one').readProject({}))).toBe('no-project')
    await services.close()
  })

  it('that can not be opened is an error that names it, once', async () => {
    const place = freshRoot()
    const { services, clientOf } = await startServices(place, { openAtStart: join(place, 'nowhere') })
    await expect(clientOf('one').readProject({})).rejects.toThrow(join(place, 'nowhere'))
    expect(await codeOf(clientOf('one').readProject({}))).toBe('no-project')
    await services.close()
  })
})

describe('the sample', () => {
  it('goes beside what is there already, and is found again', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    mkdirSync(join(options.defaultFolder, 'Sample'), { recursive: true })
    writeFileSync(join(options.defaultFolder, 'Sample', 'mine.txt'), 'mine')
    await clientOf('x').createProject({ folder: join(options.defaultFolder, 'Sample 2'), name: 'Sample' })
    const made = await clientOf('one').openSample({})
    expect(made.folder).toBe(join(options.defaultFolder, 'Sample 3'))
    expect(made.undo.undo).toBeNull()
    await clientOf('one').closeProject({})
    expect((await clientOf('two').openSample({})).folder).toBe(made.folder)
    await services.close()
  })

  it('that is missing from the installation is said, and makes no project', async () => {
    const { services, clientOf, options } = await startServices(freshRoot())
    rmSync(options.sampleFolder, { recursive: true })
    await expect(clientOf('one').openSample({})).rejects.toThrow(options.sampleFolder)
    expect(existsSync(options.defaultFolder)).toBe(false)
    await services.close()
  })
})

describe('dialogs', () => {
  it('are asked for folders and files; cancelling is no error', async () => {
    const saved: [string, number][] = []
    const saveFile = vi
      .fn()
      .mockImplementationOnce((name: string, bytes: Uint8Array) => {
        saved.push([name, bytes.byteLength])
        return Promise.resolve('/chosen/there.csv')
      })
      .mockResolvedValueOnce(null)
      .mockRejectedValueOnce(Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }))
    const chooseFolder = vi.fn().mockResolvedValue(null)
    const { services, clientOf } = await startServices(freshRoot(), { dialogs: { chooseFolder, saveFile } })
    const client = clientOf('one')
    expect((await client.describeHost({})).dialogs).toBe(true)
    expect(await client.chooseFolder({ purpose: 'new' })).toBeNull()
    await client.openSample({})
    const { exportId, fileName, bytes } = await client.exportDataset({ format: 'csv', task: 't' })
    expect(await client.saveExport({ exportId })).toEqual({ saved: '/chosen/there.csv' })
    expect(saved).toEqual([[fileName, bytes]])
    expect(await client.saveExport({ exportId })).toEqual({ saved: null })
    await expect(client.saveExport({ exportId })).rejects.toThrow(/the disk is full/)
    await services.close()
  })
})
