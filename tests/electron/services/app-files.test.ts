import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAppFiles } from '../../../electron/services/app-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pincite-app-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = async (name: string) => {
  await mkdir(join(folder, name, '..'), { recursive: true })
  await writeFile(join(folder, name), name)
}

describe('the files of the interface', () => {
  it('stand under their addresses, and the start page under "/" as well', async () => {
    await put('index.html')
    await put('assets/index-1a2B3c4d.js')
    await put('pdfjs/wasm/open jpeg.wasm')
    const files = await listAppFiles(folder)
    const types = [...files].map(([address, { headers }]) => `${address} ${headers['content-type'] ?? ''}`)
    expect(types.sort()).toEqual([
      '/ text/html; charset=utf-8',
      '/assets/index-1a2B3c4d.js text/javascript; charset=utf-8',
      '/index.html text/html; charset=utf-8',
      '/pdfjs/wasm/open%20jpeg.wasm application/wasm',
    ])
    expect(files.get('/')?.path).toBe(join(folder, 'index.html'))
  })

  it('are no links, which could lead anywhere', async () => {
    await put('index.html')
    await symlink('/etc/passwd', join(folder, 'passwd'))
    await symlink('/etc', join(folder, 'etc'))
    expect([...(await listAppFiles(folder)).keys()].sort()).toEqual(['/', '/index.html'])
  })

  it('are asked for by name where the interface has not been built', async () => {
    await expect(listAppFiles(folder)).rejects.toThrow('npm run build')
    await expect(listAppFiles(join(folder, 'nowhere'))).rejects.toThrow(join(folder, 'nowhere'))
  })
})
