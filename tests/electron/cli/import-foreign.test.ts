/** What other tools made, read where their files lie beside the repository. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { ImportReport } from '../../../shared/dataset-import/import-report.ts'
import { jsonOf, newFolder, pincite } from './command-line.ts'

type Report = ImportReport & { readonly dryRun: boolean }
const SHARED = join(import.meta.dirname, '../../../../shared/fixtures')

describe.skipIf(!existsSync(join(SHARED, 'hypothesis')))('annotations made with Hypothesis', () => {
  it('are found in the page they were made on, each with its note, and not twice', async () => {
    const folder = newFolder()
    await pincite(['init', folder, '--name', 'Wiki'])
    await pincite(['import', folder, join(SHARED, 'hypothesis/minimal.html')])
    await pincite(['import', folder, join(SHARED, 'hypothesis/wikipedia-regression-testing.html')])
    const answers = join(SHARED, 'hypothesis/wikipedia-regression-testing.json')
    const report = await jsonOf<Report>(['import-dataset', folder, answers, '--code', 'Read'])
    expect(report).toMatchObject({ added: 5, notTaken: 0, newCodes: ['Read'], newCoders: ['mark'] })
    const rows = await jsonOf<EvidenceRow[]>(['list', folder])
    const { rows: made } = JSON.parse(readFileSync(answers, 'utf8')) as {
      rows: { text: string; target: { selector: { exact?: string }[] }[] }[]
    }
    const said = made.map(({ text, target }) => [text, target[0]?.selector.find(({ exact }) => exact)?.exact])
    expect(rows.map(({ memo, quote }) => [memo, quote]).sort()).toEqual(said.sort())
    expect(rows[0]).toMatchObject({
      codes: ['Read'],
      coder: 'mark',
      created: expect.stringMatching(/^2016-12-16T11:2\d:\d\d\.\d{3}Z$/) as string,
    })
    expect(await jsonOf<Report>(['import-dataset', folder, answers, '--code', 'Read'])).toMatchObject({
      same: 5,
    })
  })
})

const MARKED = join(SHARED, 'pdfs/annotated/pdfjs-highlights.pdf')

describe.skipIf(!existsSync(MARKED))('marks within a PDF', () => {
  it('become annotations of the words under them, and not twice', async () => {
    const folder = newFolder()
    await pincite(['init', folder, '--name', 'Marked'])
    await pincite(['import', folder, MARKED])
    const take = (code: number) =>
      jsonOf<Report>(['import-dataset', folder, '--highlights', 'pdfjs-highlights.pdf'], code)
    const report = await take(0)
    expect(report.added).toBeGreaterThan(0)
    expect(await take(0)).toMatchObject({ added: 0, same: report.added })
    expect((await pincite(['verify', folder])).code).toBe(0)
  })
})
