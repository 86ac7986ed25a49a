import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openZip, openZipFile } from '../../../../electron/services/extract/read-zip.ts'
import { buildZip } from '../../../fixtures/docx/docx-builder.ts'

const LIMITS = {
  entries: 3,
  entryBytes: 1_000,
  totalBytes: 1_500,
  ratio: 20,
  ratioAbove: 500,
  mend: 'Save it again.',
  unlock: 'Unpack it.',
  advice: 'Mend it.',
}
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 251)

describe('a zip file within limits', () => {
  it('gives its parts by name', async () => {
    const zip = await openZip(buildZip([{ name: 'a/b.txt', content: 'Words' }]))
    expect(zip.names).toEqual(['a/b.txt'])
    expect(zip.has('a/b.txt')).toBe(true)
    expect(new TextDecoder().decode(await zip.read('a/b.txt'))).toBe('Words')
  })

  it('refuses a part it does not hold', async () => {
    const zip = await openZip(buildZip([{ name: 'a', content: '' }]))
    await expect(zip.read('b')).rejects.toMatchObject({ refusal: { reason: 'damaged' } })
  })
})

describe('a zip file on disk', () => {
  it('gives its parts in pieces, as often as they are asked for', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pincite-zip-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = path.join(folder, 'a.zip')
    writeFileSync(file, buildZip([{ name: 'x', content: noise(900) }]))
    const zip = await openZipFile(file, LIMITS)
    for (let time = 0; time < 3; time += 1) {
      const pieces: Uint8Array[] = []
      for await (const piece of zip.pieces('x')) pieces.push(piece)
      expect(new Uint8Array(Buffer.concat(pieces))).toEqual(noise(900))
    }
    expect(() => zip.pieces('y')).toThrow('its part y is missing')
  })
})

describe('a zip file is refused', () => {
  const many = Array.from({ length: 4 }, (_, i) => ({ name: `${i}`, content: '' }))
  it.each([
    ['with too many entries', many, 'it holds 4 files; 3 are the most'],
    ['with an entry too large', [{ name: 'x', content: noise(1_001) }], 'x unpacks to 1 MB'],
    ['with too much in all', ['a', 'b'].map((name) => ({ name, content: noise(900) })), 'it unpacks to 1 MB'],
    ['with an entry packed too well', [{ name: 'x', content: 'x'.repeat(900) }], 'times its size'],
  ])('%s', async (_name, parts, message) => {
    await expect(openZip(buildZip(parts), LIMITS)).rejects.toMatchObject({
      refusal: { reason: 'too-large', message: expect.stringContaining(message) as string },
    })
  })

  it('with entries under a password', async () => {
    const bytes = buildZip([{ name: 'x', content: 'y', encrypted: true }])
    await expect(openZip(bytes)).rejects.toMatchObject({ refusal: { reason: 'unsupported' } })
  })

  it.each(['../x', '/etc/x', 'C:/x'])('with a name that leads outside: %s', async (name) => {
    await expect(openZip(buildZip([{ name, content: '' }]))).rejects.toMatchObject({
      refusal: { reason: 'damaged' },
    })
  })

  it('when an entry unpacks to more than it declares', async () => {
    const zip = await openZip(buildZip([{ name: 'x', content: noise(5_000), declaredSize: 10 }]), LIMITS)
    await expect(zip.read('x')).rejects.toMatchObject({ refusal: { reason: 'damaged' } })
  })

  it('when parts are read again and again beyond the whole', async () => {
    const zip = await openZip(buildZip([{ name: 'x', content: noise(900) }]), LIMITS)
    await zip.read('x')
    await expect(zip.read('x')).rejects.toMatchObject({ refusal: { reason: 'too-large' } })
  })

  it('before a bomb of 300 MB takes any memory', async () => {
    const bomb = buildZip([{ name: 'word/document.xml', content: new Uint8Array(300_000_000) }])
    expect(bomb.length).toBeLessThan(400_000)
    const before = process.memoryUsage().arrayBuffers
    await expect(openZip(bomb)).rejects.toMatchObject({ refusal: { reason: 'too-large' } })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
  })
})
