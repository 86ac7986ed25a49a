/** Packages from outside: what is in them twice, beside them, or too large. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkSeal } from '../../../../electron/services/package/check-seal.ts'
import { openPackage } from '../../../../electron/services/package/open-package.ts'
import { readPackage } from '../../../../electron/services/package/read-package.ts'
import { sealedText } from '../../../../electron/services/package/seal.ts'
import { MAX_DATASET_BYTES } from '../../../../electron/services/verify/read-dataset.ts'
import { buildZip } from '../../../fixtures/docx/docx-builder.ts'

const root = mkdtempSync(path.join(tmpdir(), 'pincite-open-package-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const descriptor = (rows: string) =>
  sealedText({ resources: [{ path: 'annotations.csv', hash: `sha256:${hashOf(rows)}` }] })

function zipWith(name: string, parts: Parameters<typeof buildZip>[0]): string {
  const file = path.join(root, name)
  writeFileSync(file, buildZip(parts))
  return file
}

async function problemsOf(place: string) {
  const opening = await openPackage(place)
  if (!opening.ok) expect.fail(opening.message)
  return (await checkSeal(opening.content)).problems.map(({ path: name, kind }) => [name, kind])
}

describe('a package in a zip', () => {
  it('is refused where two of its files have one name', async () => {
    const place = zipWith('twice.zip', [
      { name: 'annotations.csv', content: 'forged' },
      { name: 'annotations.csv', content: 'rows' },
      { name: 'datapackage.json', content: descriptor('rows') },
    ])
    expect(await openPackage(place)).toEqual({
      ok: false,
      message:
        '“twice.zip”: It holds more than one file with the name annotations.csv. Ask for a new copy of it.',
    })
  })

  it('has what stands beside its folder named as added, and reads what stands within', async () => {
    const within = { name: 'pkg/annotations.csv', content: 'rows' }
    const beside = { name: 'annotations.csv', content: 'forged' }
    const own = { name: 'pkg/datapackage.json', content: descriptor('rows') }
    expect(await problemsOf(zipWith('whole.zip', [within, own]))).toEqual([])
    for (const parts of [
      [within, beside, own],
      [beside, within, own],
    ]) {
      expect(await problemsOf(zipWith('beside.zip', parts))).toEqual([['annotations.csv', 'added']])
    }
    const other = { name: 'other/x.csv', content: '' }
    expect(await problemsOf(zipWith('other.zip', [within, other, own]))).toEqual([['other/x.csv', 'added']])
  })
})

it('a datapackage.json nested too deep is named, and stops nothing', async () => {
  const deep = `{"resources": [], "pincite:seal": "sha256:0", "x": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`
  const place = zipWith('deep.zip', [{ name: 'datapackage.json', content: deep }])
  expect(await problemsOf(place)).toEqual([['datapackage.json', 'changed']])
})

describe('a large package', () => {
  it('is opened where one of its files is larger than a document may be', async () => {
    const place = zipWith('large.zip', [
      { name: 'annotations.jsonld', content: randomBytes(1_600_000), declaredSize: 300_000_000 },
      { name: 'datapackage.json', content: descriptor('rows') },
    ])
    expect(await openPackage(place)).toMatchObject({ ok: true })
  })

  it('is told to be unpacked where a file in it is packed too well', async () => {
    const place = zipWith('bomb.zip', [
      { name: 'annotations.csv', content: new Uint8Array(2_000_000) },
      { name: 'datapackage.json', content: descriptor('rows') },
    ])
    expect(await openPackage(place)).toEqual({
      ok: false,
      message: expect.stringMatching(
        /times its size\. If you trust it, unpack it and give the folder\.$/,
      ) as string,
    })
  })

  it('as a folder is refused before a table too large for the memory is read', async () => {
    const folder = path.join(root, 'folder')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'datapackage.json'), sealedText({ resources: [] }))
    writeFileSync(path.join(folder, 'annotations.csv'), '')
    truncateSync(path.join(folder, 'annotations.csv'), MAX_DATASET_BYTES + 1)
    expect(await readPackage(folder)).toEqual({
      ok: false,
      message: '“folder”: annotations.csv is larger than 256 MB; such a file is not read.',
    })
  })
})
