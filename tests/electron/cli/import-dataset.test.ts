import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportReport } from '../../../shared/dataset-import/import-report.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { file, jsonOf, newFolder, pincite } from './command-line.ts'
import { exported, projectWith, REPORT, tag, taggedProject } from './lighting-project.ts'

type Report = ImportReport & { readonly dryRun: boolean }
interface Difference {
  readonly added: readonly EvidenceRow[]
  readonly removed: readonly EvidenceRow[]
  readonly changed: readonly { readonly id: string; readonly edits: readonly unknown[] }[]
  readonly same: number
  readonly unread: readonly string[]
}

const withoutSourceIds = (rows: readonly EvidenceRow[]) =>
  rows.map((row) => ({
    ...row,
    sourceId: '',
    codeIds: [],
    flags: [],
    fields: row.fields.map((field) => ({ ...field, id: '' })),
  }))

describe('pincite import-dataset', () => {
  it.each([
    ['csv', 'csv'],
    ['jsonl', 'jsonl'],
    ['web-annotation', 'jsonld'],
  ])('takes a dataset in %s into another project with the same source', async (format, ending) => {
    const first = await taggedProject()
    const dataset = file(`evidence.${ending}`, await exported(first, format))
    const second = await projectWith(REPORT, 'Ben')
    const dry = await jsonOf<Report>(['import-dataset', second, dataset, '--dry-run'])
    expect(dry).toMatchObject({ dryRun: true, added: 2, changed: 0, same: 0, notTaken: 0, items: [] })
    expect(await jsonOf(['list', second])).toEqual([])
    const done = await jsonOf<Report>(['import-dataset', second, dataset])
    expect(done).toMatchObject({ dryRun: false, added: 2, newCodes: [], newCoders: ['Ana Ruiz'] })
    const rows = (folder: string) => jsonOf<EvidenceRow[]>(['list', folder])
    expect(withoutSourceIds(await rows(second))).toEqual(withoutSourceIds(await rows(first)))
    expect(await jsonOf<Report>(['import-dataset', second, dataset])).toMatchObject({ added: 0, same: 2 })
  })

  it('takes the type of a source where the project only assumed that it is a report', async () => {
    const first = await taggedProject()
    const set = ['--source', 'lighting.md', '--field', 'type=article-journal', '--field', 'volume=33']
    expect((await pincite(['bibliography', first, 'set', ...set])).code).toBe(0)
    const dataset = `${newFolder()}.zip`
    expect((await pincite(['export', first, '--format', 'datapackage', '--out', dataset])).code).toBe(0)
    const second = await projectWith()
    expect((await pincite(['import-dataset', second, dataset])).code).toBe(0)
    const [shown] = await jsonOf<{ item: object }[]>(['bibliography', second, 'show'])
    expect(shown?.item).toMatchObject({ type: 'article-journal', volume: '33' })
  })

  it('takes what the dataset says of an annotation that is there, unless it is to keep its own', async () => {
    const folder = await taggedProject()
    const dataset = file('edited.csv', (await exported(folder)).replace('"Check."', '"Checked."'))
    const kept = await jsonOf<Report>(['import-dataset', folder, dataset, '--keep'])
    expect(kept).toMatchObject({
      changed: 0,
      kept: 1,
      same: 1,
      items: [{ outcome: 'kept', fields: ['memo'] }],
    })
    const taken = await jsonOf<Report>(['import-dataset', folder, dataset])
    expect(taken).toMatchObject({ changed: 1, same: 1, items: [{ outcome: 'changed', fields: ['memo'] }] })
    const rows = await jsonOf<EvidenceRow[]>(['list', folder])
    expect(rows.map(({ memo }) => memo)).toEqual(['Checked.', ''])
  })

  it('takes nothing away that the dataset does not speak of', async () => {
    const folder = await taggedProject()
    const out = `${newFolder()}.csv`
    await pincite(['export', folder, '--format', 'csv', '--fields', 'codes,memo', '--out', out])
    const edited = file('memos.csv', readFileSync(out, 'utf8').replace('"Check."', '"Checked."'))
    const report = await jsonOf<Report>(['import-dataset', folder, edited])
    expect(report).toMatchObject({ changed: 1, same: 1, items: [{ fields: ['memo'] }] })
    const rows = await jsonOf<EvidenceRow[]>(['list', folder])
    expect(rows.map(({ coder, memo }) => [coder, memo])).toEqual([
      ['Ana Ruiz', 'Checked.'],
      ['Ana Ruiz', ''],
    ])
  })

  it('moves what stands elsewhere, and does not take what stands nowhere or has no source, and says why', async () => {
    const first = await taggedProject()
    const dataset = await exported(first)
    // A sentence in front moves both; the second is worded otherwise.
    const other = REPORT.replace('Nearly', 'It was bleak. Nearly').replace(/Nobody.*/, 'It rained.')
    const second = await projectWith(other)
    const hash = /"[0-9a-f]{64}"/g
    const newHash = hash.exec(await (await tag(second, 'The council'), exported(second)))?.[0] ?? ''
    const wrong = file('moved.csv', dataset.replace(hash, newHash))
    const report = await jsonOf<Report>(['import-dataset', second, wrong], 1)
    expect(report).toMatchObject({ added: 1, moved: 1, notTaken: 1 })
    expect(report.items.map(({ outcome, place }) => [outcome, place])).toEqual([
      ['added', 'line 2'],
      ['not-taken', 'line 7'],
    ])
    expect(report.items[0]?.reason).toContain('spans: cited')
    const lost = await jsonOf<Report>(['import-dataset', second, wrong, '--orphans'])
    expect(lost).toMatchObject({ added: 1, orphans: 1, same: 1, changed: 0 })
    const third = await projectWith('Something else.')
    const none = await jsonOf<Report>(['import-dataset', third, file('own.csv', dataset)], 1)
    expect(none).toMatchObject({ added: 0, notTaken: 2, newCodes: [], newCoders: [] })
    expect(none.items[0]?.reason).toBe('Its source is not in this project; add the file first.')
  })

  it('names the places of rows that can’t be read, and takes the others', async () => {
    const folder = await taggedProject()
    const broken = file('broken.csv', (await exported(folder)).replace('"text/markdown"', '"text/x"'))
    const report = await jsonOf<Report>(['import-dataset', folder, broken], 1)
    expect(report).toMatchObject({ same: 1, notTaken: 1 })
    expect(report.items[0]?.reason).toMatch(/^Line 2: mediaType must be/)
  })

  it('asks for a dataset or a source with marks', async () => {
    const folder = await projectWith()
    expect((await pincite(['import-dataset', folder])).err).toContain('--highlights')
    expect((await pincite(['import-dataset', folder, file('x.csv', 'a,b\n1,2\n')])).code).toBe(2)
  })
})

describe('a Data Package that is imported', () => {
  it('brings codebook, records and rows into a new project, and gives the same package but for source ids', async () => {
    const first = await taggedProject()
    const codebook = file(
      'more.json',
      JSON.stringify({ codes: [{ name: 'Gap', fields: [{ name: 'Who' }] }] }),
    )
    await pincite(['codebook', first, 'import', codebook])
    const packed = `${newFolder()}.zip`
    expect((await pincite(['export', first, '--format', 'datapackage', '--out', packed])).code).toBe(0)
    const second = await projectWith(REPORT, 'Ben')
    const report = await jsonOf<Report>(['import-dataset', second, packed])
    expect(report).toMatchObject({ added: 2, notTaken: 0, warnings: [] })
    expect(await jsonOf<Difference>(['diff', packed, second])).toMatchObject({ changed: [], same: 2 })
    expect(await jsonOf<Report>(['import-dataset', second, packed])).toMatchObject({ added: 0, same: 2 })
  })
})

describe('an older dataset', () => {
  it('leaves what is newer here, unless it is to replace it, and says so', async () => {
    const folder = await taggedProject()
    const set = (field: string) =>
      jsonOf(['bibliography', folder, 'set', '--source', 'lighting.md', '--field', field])
    await set('publisher=Old Press')
    const old = `${newFolder()}.zip`
    await pincite(['export', folder, '--format', 'datapackage', '--out', old])
    const newer = (await exported(folder))
      .replace('"Check."', '"Checked."')
      .replaceAll(/"20\d\d-[^"]*Z"/g, (time) => time.replace(/^"20/, '"21'))
    await jsonOf(['import-dataset', folder, file('newer.csv', newer)])
    await set('publisher=New Press')
    await set('ISBN=1')
    const codes = `${newFolder()}.csv`
    await pincite(['codebook', folder, 'export', '--format', 'csv', '--out', codes])
    const renamed = file('renamed.csv', readFileSync(codes, 'utf8').replace(/Finding/g, 'Result'))
    await jsonOf(['codebook', folder, 'import', renamed])
    const before = await exported(folder, 'jsonl')
    expect(before).toContain('"Result"')
    const kept = await jsonOf<Report>(['import-dataset', folder, old])
    expect(kept).toMatchObject({ kept: 2, changed: 0, changedCodes: [], changedSources: [] })
    expect(kept.items[0]).toMatchObject({ outcome: 'kept', reason: 'It was changed here later.' })
    expect(await exported(folder, 'jsonl')).toBe(before)
    const taken = await jsonOf<Report>(['import-dataset', folder, old, '--replace'])
    expect(taken).toMatchObject({ kept: 0, changed: 2, changedCodes: ['Finding'] })
    expect(taken.changedSources).toEqual(['Street lighting (ISBN, publisher)'])
  })
})

describe('annotations of another tool that are there already', () => {
  it('keep the codes and the memo that they were given here', async () => {
    const folder = await projectWith()
    const note = { type: 'Annotation', id: 'urn:x:1', body: { value: 'Read.', purpose: 'commenting' } }
    const selector = { type: 'TextQuoteSelector', exact: 'Nobody counts the lamps' }
    const of = { target: { source: 'https://x.org/lighting.md', selector }, created: '2015-01-28T12:00:00Z' }
    const notes = file('notes.json', JSON.stringify([{ ...note, ...of }]))
    expect(await jsonOf<Report>(['import-dataset', folder, notes])).toMatchObject({ added: 1 })
    const edited = (await exported(folder)).replace('"Imported"', '"Gap"').replace('"Read."', '"Mine."')
    const codes = edited.replace(/("Gap",)"[^"]*"/, '$1""')
    expect(await jsonOf<Report>(['import-dataset', folder, file('e.csv', codes)])).toMatchObject({
      changed: 1,
    })
    const before = await exported(folder, 'jsonl')
    expect(before).toContain('"Mine."')
    const again = await jsonOf<Report>(['import-dataset', folder, notes, '--code', 'Other'])
    expect(again).toMatchObject({
      added: 0,
      changed: 0,
      kept: 1,
      newCodes: [],
      items: [{ fields: ['memo'] }],
    })
    expect(await exported(folder, 'jsonl')).toBe(before)
  })
})

describe('a Data Package with a broken seal', () => {
  it('is not imported unless that is wanted, and is named by diff', async () => {
    const folder = await taggedProject()
    const packed = newFolder()
    await pincite(['export', folder, '--format', 'datapackage', '--out', packed])
    const rows = join(packed, 'annotations.csv')
    writeFileSync(rows, readFileSync(rows, 'utf8').replace('"Check."', '"Forged."'))
    const refused = await pincite(['import-dataset', folder, packed])
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/annotations\.csv was changed.*--unsealed/s)
    const taken = await jsonOf<Report>(['import-dataset', folder, packed, '--unsealed', '--dry-run'])
    expect(taken).toMatchObject({ changed: 1, broken: [expect.stringContaining('annotations.csv')] })
    const found = await jsonOf<Difference>(['diff', packed, packed], 1)
    expect(found).toMatchObject({
      same: 2,
      broken: [expect.stringContaining('annotations.csv'), expect.anything()],
    })
    expect((await pincite(['diff', packed, packed])).out).toContain('seal broken')
  })
})

describe('a dataset without names', () => {
  it.each(['datapackage', 'csv'])(
    'as %s leaves the names of sources, codes and coders alone',
    async (format) => {
      const folder = newFolder()
      await pincite(['init', folder, '--name', 'Lamps', '--coder', 'Eva'])
      await pincite(['import', folder, file('Ana Ortiz.md', REPORT)])
      const how = ['--source', 'Ana Ortiz.md', '--code', 'Finding', '--coder', 'Eva']
      await pincite(['tag', folder, ...how, '--quote', 'Nobody counts'])
      const before = await exported(folder, 'jsonl')
      const names = file('names.csv', 'name,pseudonym\nAna Ortiz,P1\nEva,P2\nFinding,P3\n')
      const out = `${newFolder()}.${format === 'csv' ? 'csv' : 'zip'}`
      expect(
        (await pincite(['export', folder, '--format', format, '--redact', names, '--out', out])).code,
      ).toBe(0)
      const report = await jsonOf<Report>(['import-dataset', folder, out], 1)
      expect(report).toMatchObject({ notTaken: 1, changedSources: [], newCodes: [], newCoders: [] })
      expect(await exported(folder, 'jsonl')).toBe(before)
    },
  )
})
