import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolders } from '../../../electron/services/make-folders.ts'
import { temporaryFolder } from '../../fixtures/project-folder.ts'

describe('making folders', () => {
  it('makes all that are missing, for their owner alone, and names the first', async () => {
    const base = temporaryFolder()
    expect(await makeFolders(path.join(base, 'a/b/c'))).toBe(path.join(base, 'a'))
    for (const made of ['a', 'a/b', 'a/b/c']) {
      const found = statSync(path.join(base, made))
      expect(found.isDirectory()).toBe(true)
      if (process.platform !== 'win32') expect(found.mode & 0o777).toBe(0o700)
    }
    expect(await makeFolders(path.join(base, 'a/b/d'))).toBe(path.join(base, 'a/b/d'))
  })

  it('makes nothing where all are there, also behind a link', async () => {
    const base = temporaryFolder()
    mkdirSync(path.join(base, 'real'))
    symlinkSync(path.join(base, 'real'), path.join(base, 'link'))
    expect(await makeFolders(base)).toBeNull()
    expect(await makeFolders(path.join(base, 'link'))).toBeNull()
    expect(await makeFolders('/')).toBeNull()
  })

  it('is one for several at once', async () => {
    const wanted = path.join(temporaryFolder(), 'a/b/c')
    const made = await Promise.all(Array.from({ length: 8 }, () => makeFolders(wanted)))
    expect(statSync(wanted).isDirectory()).toBe(true)
    expect(made.some((first) => first !== null)).toBe(true)
  })

  it('goes through no file', async () => {
    const file = path.join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(makeFolders(file)).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(makeFolders(path.join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })

  // Node's own mkdir with `recursive` never comes back here.
  it.skipIf(!existsSync('/proc/self'))('gives up where nothing can be made', async () => {
    await expect(makeFolders('/proc/pincite/project')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
