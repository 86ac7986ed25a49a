import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  PersonSettings,
  RECENT_LIMIT,
  VIEW_LIMIT,
} from '../../../../electron/services/settings/person-settings.ts'
import { SETTINGS } from '../../../fixtures/settings.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const root = temporaryFolder()
let folder: string
let count = 0
beforeEach(() => {
  folder = join(root, String(++count))
})

const project = (name: string) => ({
  folder: `/p/${name}`,
  name,
  sources: 1,
  annotations: 2,
  opened: '2026-01-01',
})

describe("a person's settings", () => {
  it('are defaults until something is written', async () => {
    expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: '' })
    expect(() => statSync(folder)).toThrow()
  })

  it('are found by the next start, in files that nobody else can read', async () => {
    await new PersonSettings(folder).write({ coderName: 'Ada' })
    await new PersonSettings(folder).write({ theme: 'dark' })
    expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: 'Ada', theme: 'dark' })
    if (process.platform === 'win32') return
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600)
  })

  it('keep every change when many are made at once', async () => {
    const settings = new PersonSettings(folder)
    await Promise.all(Array.from({ length: 20 }, (_, i) => settings.writeView(`key${i}`, String(i))))
    const values = await Promise.all(Array.from({ length: 20 }, (_, i) => settings.readView(`key${i}`)))
    expect(values).toEqual(Array.from({ length: 20 }, (_, i) => String(i)))
  })

  it.each([
    ['cut short', '{"coderName": "A'],
    ['empty', ''],
    ['of another shape', '["dark"]'],
    ['null', 'null'],
    ['binary', '\u0000\u0001\u0002'],
  ])('are defaults where the file is %s, which is kept aside', async (_name, content) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    mkdirSync(folder)
    writeFileSync(join(folder, 'settings.json'), content)
    expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: '' })
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
    const [aside] = readdirSync(folder)
    expect(aside).toMatch(/^settings\.json\.damaged-/)
    expect(readFileSync(join(folder, aside!), 'utf8')).toBe(content)
  })

  it('drop a single value that makes no sense', async () => {
    mkdirSync(folder)
    writeFileSync(
      join(folder, 'settings.json'),
      '{"coderName": "Ada", "theme": "plaid", "citationLocale": "xx-XX"}',
    )
    expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: 'Ada' })
  })

  it.skipIf(process.platform === 'win32')('say that they can not be saved, and where', async () => {
    writeFileSync(folder, 'a file where the folder should be')
    const write = new PersonSettings(folder).write({ coderName: 'Ada' })
    await expect(write).rejects.toMatchObject({ code: 'not-saved' })
    await expect(write).rejects.toThrow(folder)
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'are never overwritten where they can not be read',
    async () => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      await new PersonSettings(folder).write({ coderName: 'Ada' })
      chmodSync(join(folder, 'settings.json'), 0)
      expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: '' })
      await expect(new PersonSettings(folder).write({ theme: 'dark' })).rejects.toMatchObject({
        code: 'not-saved',
      })
      chmodSync(join(folder, 'settings.json'), 0o600)
      expect(await new PersonSettings(folder).read()).toEqual({ ...SETTINGS, coderName: 'Ada' })
      warn.mockRestore()
    },
  )
})

describe('what is remembered of projects and views', () => {
  it('lists projects newest first, each once, and no more than the limit', async () => {
    const settings = new PersonSettings(folder)
    for (let i = 0; i < RECENT_LIMIT + 5; i++) await settings.rememberProject(project(`p${i}`))
    await settings.rememberProject({ ...project('p20'), sources: 9 })
    const list = await settings.listRecent()
    expect(list).toHaveLength(RECENT_LIMIT)
    expect(list.slice(0, 2)).toEqual([{ ...project('p20'), sources: 9 }, project(`p${RECENT_LIMIT + 4}`)])
    await settings.forgetProject('/p/p20')
    expect((await settings.listRecent()).map(({ name }) => name)).not.toContain('p20')
  })

  it('forgets the place written longest ago when there are too many', async () => {
    mkdirSync(folder)
    const pairs = Array.from({ length: VIEW_LIMIT }, (_, i) => [`k${i}`, 'x'])
    writeFileSync(join(folder, 'view.json'), JSON.stringify(pairs))
    const settings = new PersonSettings(folder)
    await settings.writeView('k0', 'again')
    await settings.writeView('new', 'y')
    expect(await settings.readView('k0')).toBe('again')
    expect(await settings.readView('k1')).toBeNull()
    expect(await settings.readView('new')).toBe('y')
  })
})
