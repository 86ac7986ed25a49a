import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { sha256Of } from '../../../../electron/services/file-hash.ts'
import {
  keepSourceBytes,
  SourceFiles,
  sourcePath,
  type SourceFile,
} from '../../../../electron/services/sources/source-files.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const root = temporaryFolder()
const bytes = new TextEncoder().encode('0123456789')
const source: SourceFile = { sha256: sha256Of(bytes), mediaType: 'text/plain', fileName: 'digits.txt' }
let folder: string
let path: string
let count = 0
beforeEach(() => {
  folder = join(root, String(++count))
  path = sourcePath(folder, source)
})

describe('keeping the bytes of a source', () => {
  it('puts them under their hash, once', async () => {
    await keepSourceBytes(folder, source, bytes)
    await keepSourceBytes(folder, source, bytes)
    expect(readdirSync(join(folder, 'sources'))).toEqual([`${source.sha256}.txt`])
    expect(readFileSync(path, 'utf8')).toBe('0123456789')
  })

  it('sets other bytes under that name aside', async () => {
    mkdirSync(join(folder, 'sources'), { recursive: true })
    writeFileSync(path, 'cut sho')
    await keepSourceBytes(folder, source, bytes)
    expect(readFileSync(path, 'utf8')).toBe('0123456789')
    const aside = readdirSync(join(folder, 'sources')).find((name) => name.includes('aside'))
    expect(readFileSync(join(folder, 'sources', aside!), 'utf8')).toBe('cut sho')
  })

  it.skipIf(process.platform === 'win32')(
    'never writes through a link that stands in its place',
    async () => {
      const elsewhere = join(root, `elsewhere-${count}`)
      writeFileSync(elsewhere, 'mine')
      mkdirSync(join(folder, 'sources'), { recursive: true })
      symlinkSync(elsewhere, path)
      await keepSourceBytes(folder, source, bytes)
      expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
      expect(readFileSync(path, 'utf8')).toBe('0123456789')
    },
  )

  it('says what could not be written, and leaves nothing half-written', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'sources'), 'a file where the folder should be')
    const keep = keepSourceBytes(folder, source, bytes)
    await expect(keep).rejects.toMatchObject({ code: 'not-saved' })
    await expect(keep).rejects.toThrow(/digits\.txt.*Nothing was added/)
    expect(readdirSync(folder)).toEqual(['sources'])
  })
})

describe('reading the bytes of a source', () => {
  const files = new SourceFiles()
  beforeEach(() => keepSourceBytes(folder, source, bytes))
  const range = async (from: number, to: number) =>
    new TextDecoder().decode(await files.readRange(folder, source, { from, to }))

  it.each([
    [0, 10, '0123456789'],
    [3, 5, '34'],
    [8, 100, '89'],
    [10, 20, ''],
    [50, 60, ''],
    [4, 4, ''],
  ])('gives the bytes from %i to %i', async (from, to, expected) => {
    expect(await range(from, to)).toBe(expected)
  })

  it('notices a change of the file between two ranges', async () => {
    expect(await range(0, 2)).toBe('01')
    writeFileSync(path, 'ABCDEFGHIJ')
    utimesSync(path, new Date(), new Date(Date.now() + 5000))
    await expect(range(0, 2)).rejects.toMatchObject({ code: 'cannot-open' })
    writeFileSync(path, '0123456789')
    expect(await range(0, 2)).toBe('01')
  })

  it('says where a missing file should be', async () => {
    rmSync(path)
    await expect(files.readAll(folder, source)).rejects.toMatchObject({ code: 'not-found' })
    await expect(files.readAll(folder, source)).rejects.toThrow(path)
  })

  it('takes no hash that could be a path', () => {
    for (const sha256 of ['../../../etc/passwd', '', 'A'.repeat(64), `${'0'.repeat(63)}/`]) {
      expect(() => sourcePath(folder, { ...source, sha256 })).toThrow(/no valid SHA-256/)
    }
    expect(existsSync(path)).toBe(true)
  })
})
