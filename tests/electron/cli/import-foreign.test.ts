/** What other tools made; their own files are read where they lie beside the repository. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { ImportReport } from '../../../shared/dataset-import/import-report.ts'
import { file, jsonOf, newFolder, pincite } from './command-line.ts'
import { projectWith } from './lighting-project.ts'

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

describe('an annotation of another tool that names no document', () => {
  const answer = { total: 1, rows: [{ id: 'n1', text: '', tags: [], user: 'acct:ann@example.org', uri: '' }] }
  const quoting = (exact: string) => {
    const target = [{ source: '', selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }]
    return file(
      'answer.json',
      JSON.stringify({ ...answer, rows: answer.rows.map((row) => ({ ...row, target })) }),
    )
  }

  it('is taken where its words stand in one source alone, and that is said', async () => {
    const folder = await projectWith()
    await pincite(['import', folder, file('other.md', 'Nearly two in three of the lamps were dark in 2019.')])
    const lost = await jsonOf<Report>(['import-dataset', folder, quoting('were dark in 2019')], 1)
    expect(lost).toMatchObject({ added: 0, notTaken: 1 })
    expect(lost.items[0]?.reason).toContain('nothing says in which')
    const taken = await jsonOf<Report>(['import-dataset', folder, quoting('repair each lamp')])
    expect(taken).toMatchObject({ added: 1, moved: 1 })
    expect(taken.items[0]?.reason).toContain('Found by its words alone, in “lighting.md”')
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
