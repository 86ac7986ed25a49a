/** A report that needs a password, through every command that reads it. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { jsonOf, newFolder, pincite, root } from './command-line.ts'

const report = resolve(
  import.meta.dirname,
  '../../../../shared/fixtures/pdfs/encrypted/pypdf-005-password.pdf',
)
const password = ['--password', 'openpassword']
const aboutIt = expect.stringMatching(/password/) as string

describe.skipIf(!existsSync(report))('a report that needs a password', () => {
  const project = newFolder()
  let sourceId: string
  let tag: string[]

  beforeAll(async () => {
    await pincite(['init', project])
    const added = await jsonOf<[{ sourceId: string }]>(['import', project, report, ...password])
    sourceId = added[0].sourceId
    const { text } = await jsonOf<{ text: string }>(['text', project, sourceId, ...password])
    tag = ['tag', project, '--source', sourceId, '--code', 'finding', '--quote', text.slice(0, 600)]
    await jsonOf([...tag, ...password])
  })

  it('is not added without the right one', async () => {
    const other = newFolder()
    await pincite(['init', other])
    const refused = [{ status: 'refused', sourceId: null, error: aboutIt }]
    expect(await jsonOf(['import', other, report], 1)).toMatchObject(refused)
    expect(await jsonOf(['import', other, report, '--password', 'wrong'], 1)).toMatchObject(refused)
  })

  it('shows its text to nobody without it', async () => {
    const ran = await pincite(['text', project, sourceId])
    expect(ran).toMatchObject({ code: 2, out: '', err: aboutIt })
  })

  it('is tagged with it only', async () => {
    expect(await jsonOf(tag, 1)).toMatchObject([{ status: 'refused', error: aboutIt }])
    expect(await jsonOf([...tag, ...password])).toMatchObject([{ status: 'anchored', page: 1 }])
  })

  it('is exported with positions, and verified, with it only', async () => {
    const out = join(root, 'locked.jsonld')
    const exporting = ['export', project, '--format', 'web-annotation', '--out', out]
    expect(await jsonOf(exporting, 1)).toMatchObject({ warnings: [aboutIt] })
    expect(await jsonOf([...exporting, ...password])).toMatchObject({ warnings: [] })
    for (const target of [project, out]) {
      const verify = ['verify', target, '--sources', project]
      const [row] = (await jsonOf<{ rows: unknown[] }>(verify, 1)).rows
      expect(row).toMatchObject({ result: 'missing', reason: aboutIt })
      const { summary } = await jsonOf<{ summary: unknown }>([...verify, ...password])
      expect(summary).toMatchObject({
        normalised: 0,
        fuzzy: 0,
        moved: 0,
        missing: 0,
        wrongFile: 0,
      })
    }
  })
})
