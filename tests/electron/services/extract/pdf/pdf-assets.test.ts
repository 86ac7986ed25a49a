import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { locatePdfAssets } from '../../../../../electron/services/extract/pdf/pdf-assets.ts'

describe('locatePdfAssets', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pincite-assets-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it.each(['out/main', 'out/main/chunks'])('finds the built data from %s', (folder) => {
    mkdirSync(join(root, 'out/renderer/pdfjs/cmaps'), { recursive: true })
    const assets = locatePdfAssets(join(root, folder))
    expect(assets.cMapUrl).toBe(`${join(root, 'out/renderer/pdfjs/cmaps')}/`)
    expect(assets.wasmUrl).toBe(`${join(root, 'out/renderer/pdfjs/wasm')}/`)
  })

  it('finds the installed package when run from source, every folder there', () => {
    const folders = Object.values(locatePdfAssets()) as string[]
    expect(folders.map((folder) => [folder.endsWith('/'), existsSync(folder)])).toEqual(
      folders.map(() => [true, true]),
    )
  })

  it('says what to do where there is neither', () => {
    expect(() => locatePdfAssets(join(root, 'out/main'))).toThrow(/npm run build/)
  })
})
