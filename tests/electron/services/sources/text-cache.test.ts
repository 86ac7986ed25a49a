import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cacheText, readCachedText, textPath } from '../../../../electron/services/sources/text-cache.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { extractionOf } from './extraction-of.ts'

const root = temporaryFolder()
const { canonical, document } = extractionOf({ text: 'Lone \ud800 surrogate, ünïcode, 移民' })
const text = { canonical, document }
const key = { sha256: 'a'.repeat(64), extractor: 'text/1' }
let folder: string
let count = 0
beforeEach(() => {
  folder = join(root, String(++count))
})

describe('kept texts', () => {
  it('come back as they were, also with half of a surrogate pair', async () => {
    await cacheText(folder, key.sha256, text)
    expect(await readCachedText(folder, key)).toEqual(text)
    expect(textPath(folder, key)).toBe(join(folder, 'text', `${key.sha256}.text-1.json`))
  })

  it('of another extractor are none', async () => {
    await cacheText(folder, key.sha256, text)
    expect(await readCachedText(folder, { ...key, extractor: 'text/2' })).toBeNull()
  })

  it.each<[string, (content: string) => string]>([
    ['cut short', (content) => content.slice(0, -20)],
    ['empty', () => ''],
    ['altered', (content) => content.replace('surrogate', 'substitute')],
    ['of another source', (content) => content.replace('aaaa', 'bbbb')],
    ['of another format', (content) => content.replace('pincite-text/1', 'pincite-text/9')],
    ['not JSON', () => 'PK\u0003\u0004\n\n'],
  ])('that are %s are none', async (_name, spoil) => {
    await cacheText(folder, key.sha256, text)
    const path = textPath(folder, key)
    writeFileSync(path, spoil(readFileSync(path, 'utf8')))
    expect(await readCachedText(folder, key)).toBeNull()
  })

  it('that can not be written cost nothing but a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    writeFileSync(folder, 'a file where the folder should be')
    await cacheText(folder, key.sha256, text)
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })

  it.skipIf(process.platform === 'win32')('are never written through a link', async () => {
    const elsewhere = join(root, `elsewhere-${count}`)
    writeFileSync(elsewhere, 'mine')
    mkdirSync(dirname(textPath(folder, key)), { recursive: true })
    symlinkSync(elsewhere, textPath(folder, key))
    await cacheText(folder, key.sha256, text)
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
    expect(await readCachedText(folder, key)).toEqual(text)
  })
})
