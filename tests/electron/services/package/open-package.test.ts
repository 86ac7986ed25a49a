/** Packages from outside: what is in them twice, beside them, or too large. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkSeal } from '../../../../electron/services/package/check-seal.ts'
import { openPackage } from '../../../../electron/services/package/open-package.ts'
import { sealedText } from '../../../../electron/services/package/seal.ts'
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
