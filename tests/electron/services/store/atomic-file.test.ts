import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from '../../../../electron/services/store/atomic-file.ts'

let folder = ''
let umask = 0
const modeOf = async (file: string) => (await stat(file)).mode & 0o777

beforeEach(async () => {
  umask = process.umask(0o027)
  folder = await mkdtemp(join(tmpdir(), 'pincite-atomic-'))
})
afterEach(async () => {
  process.umask(umask)
  await rm(folder, { recursive: true, force: true })
})

describe('a file that is replaced', () => {
  it('is for its owner alone when it is new, unless the caller allows more', async () => {
    const own = join(folder, 'own')
    const shared = join(folder, 'shared')
    await replaceFile(own, (handle) => handle.writeFile('a'))
    await replaceFile(shared, (handle) => handle.writeFile('a'), 0o666)
    expect(await modeOf(own)).toBe(0o600)
    expect(await modeOf(shared)).toBe(0o640)
  })

  it('keeps its mode', async () => {
    const file = join(folder, 'known')
    await writeFile(file, 'old', { mode: 0o640 })
    await replaceFile(file, (handle) => handle.writeFile('new'), 0o666)
    expect(await modeOf(file)).toBe(0o640)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  it('stays as it was, with nothing beside it, when writing fails', async () => {
    const file = join(folder, 'kept')
    await writeFile(file, 'old')
    const fails = replaceFile(file, () => Promise.reject(new Error('disk full')))
    await expect(fails).rejects.toThrow('disk full')
    expect(await readFile(file, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['kept'])
  })
})
