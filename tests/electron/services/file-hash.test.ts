import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashFile, sha256Of } from '../../../electron/services/file-hash.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = temporaryFolder()

// FIPS 180-2, appendix B.1 and B.3, and the published digest of no bytes.
const DIGESTS = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
] as const

describe('hashing', () => {
  it.each(DIGESTS)('gives the published SHA-256 of bytes and of a file (%#)', async (text, digest) => {
    const path = join(root, `${digest}.bin`)
    writeFileSync(path, text)
    expect(sha256Of(new TextEncoder().encode(text))).toBe(digest)
    expect(await hashFile(path)).toBe(digest)
  })

  it('stops when told to', async () => {
    const path = join(root, 'stopped.bin')
    writeFileSync(path, 'abc')
    await expect(hashFile(path, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('passes on that a file is missing', async () => {
    await expect(hashFile(join(root, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
