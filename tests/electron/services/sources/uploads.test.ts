import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Uploads } from '../../../../electron/services/sources/uploads.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** Uploads keep to the temporary folder of the system, which the environment names. */
describe.skipIf(process.platform === 'win32')('uploads', () => {
  let temporary: string
  let uploads: Uploads
  beforeEach(() => {
    temporary = mkdtempSync(join(realpathSync(tmpdir()), 'pincite-test-'))
    vi.stubEnv('TMPDIR', temporary)
    uploads = new Uploads()
  })
  afterEach(async () => {
    await uploads.close()
    vi.unstubAllEnvs()
    rmSync(temporary, { recursive: true, force: true })
  })
  const files = () => readdirSync(temporary, { recursive: true }).filter((name) => String(name).includes('/'))

  it('gives back the bytes and their hash', async () => {
    const id = await uploads.begin('a', 'folder/abc.txt', 3)
    await uploads.append('a', id, { offset: 0, bytes: encode('ab') })
    await uploads.append('a', id, { offset: 2, bytes: encode('c') })
    const file = await uploads.read('a', id)
    expect(file.fileName).toBe('abc.txt')
    expect(new TextDecoder().decode(file.bytes)).toBe('abc')
    // FIPS 180-4, the example for "abc".
    expect(file.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('keeps files where nobody else can read them, under names of its own', async () => {
    await uploads.begin('a', '../../evil.txt', 3)
    const [folder] = readdirSync(temporary)
    expect(statSync(join(temporary, folder!)).mode & 0o777).toBe(0o700)
    expect(files()).toHaveLength(1)
    expect(String(files()[0])).toMatch(/^pincite-upload-\w+\/[0-9a-f-]{36}$/)
    expect(statSync(join(temporary, String(files()[0]))).mode & 0o777).toBe(0o600)
  })

  it('writes pieces sent at once in their order', async () => {
    const id = await uploads.begin('a', 'x', 6)
    const pieces = ['ab', 'cd', 'ef'].map((text, i) =>
      uploads.append('a', id, { offset: i * 2, bytes: encode(text) }),
    )
    expect(await Promise.all(pieces)).toEqual([2, 4, 6])
    expect(new TextDecoder().decode((await uploads.read('a', id)).bytes)).toBe('abcdef')
  })

  it('deletes what is forgotten, what belonged to a session, and at the end everything', async () => {
    const first = await uploads.begin('a', '1', 1)
    await uploads.begin('a', '2', 1)
    await uploads.begin('b', '3', 1)
    expect(files()).toHaveLength(3)
    await uploads.forget('b', first)
    expect(files()).toHaveLength(3)
    await uploads.forget('a', first)
    expect(files()).toHaveLength(2)
    await uploads.forgetAll('a')
    expect(files()).toHaveLength(1)
    await uploads.close()
    expect(readdirSync(temporary)).toEqual([])
  })

  it('waits for a piece on its way before it deletes the file', async () => {
    const id = await uploads.begin('a', 'x', 1000)
    const piece = uploads.append('a', id, { offset: 0, bytes: new Uint8Array(1000) })
    await Promise.all([piece, uploads.forget('a', id)])
    expect(files()).toEqual([])
    await expect(uploads.read('a', id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('knows no file that is forgotten while it is being read', async () => {
    const id = await uploads.begin('a', 'x', 1)
    await uploads.append('a', id, { offset: 0, bytes: encode('x') })
    const forgetting = uploads.forget('a', id)
    await expect(uploads.read('a', id)).rejects.toMatchObject({ code: 'not-found' })
    await forgetting
    const gone = await uploads.begin('a', 'y', 0)
    for (const name of files()) rmSync(join(temporary, String(name)))
    await expect(uploads.read('a', gone)).rejects.toMatchObject({ code: 'not-saved' })
  })

  it('goes on with a new folder when a cleaner of temporary files took the old one', async () => {
    await uploads.begin('a', '1', 1)
    const [folder] = readdirSync(temporary)
    rmSync(join(temporary, folder!), { recursive: true })
    await expect(uploads.begin('a', '2', 1)).rejects.toMatchObject({ code: 'not-saved' })
    await uploads.begin('a', '2', 1)
    expect(files()).toHaveLength(1)
  })

  it('lets one session keep no more than a hundred files waiting', async () => {
    for (let i = 0; i < 100; i++) await uploads.begin('a', String(i), 1)
    await expect(uploads.begin('a', 'one more', 1)).rejects.toMatchObject({ code: 'refused' })
    await uploads.begin('b', 'another window', 1)
  })

  it('makes no folder before it is needed', async () => {
    await uploads.close()
    expect(existsSync(temporary) && readdirSync(temporary)).toEqual([])
  })
})
