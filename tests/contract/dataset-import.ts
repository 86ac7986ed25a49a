/** Contract: a dataset comes back into the project, and so do the marks within a PDF: looked at, taken, taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatasetImportOutcome } from '../../shared/api/pincite-api.ts'
import type { ExportName } from '../../shared/dataset/export-formats.ts'
import { draftMemo, draftDeleteAnnotation } from '../../shared/domain/draft-annotation.ts'
import { makePdf } from '../fixtures/make-pdf.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import {
  addFile,
  encode,
  failureOf,
  freshId,
  makeProject,
  projectOf,
  tagWords,
  TEXT_REPORT,
  upload,
} from './steps.ts'

const STATISTIC = '37 % were dry in August 2019'
const ADVICE = 'should publish the levels of all wells'
/** A highlight over the one line of the page, and one over nothing. */
const MARKED = makePdf({
  pages: [
    {
      texts: [{ text: 'Forty new wells are needed.', x: 72, y: 700 }],
      entries: `/Annots [ ${highlight(70, 300, 697, 'how many?')} ${highlight(70, 300, 97, '')} ]`,
    },
  ],
})

function highlight(left: number, right: number, bottom: number, memo: string): string {
  const top = bottom + 13
  const corners = [left, top, right, top, left, bottom, right, bottom].join(' ')
  return `<< /Type /Annot /Subtype /Highlight /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${corners}] /Contents (${memo}) >>`
}

export function describeDatasetImport(connect: Connect): void {
  describe('importing a dataset', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
      await host.client.writeSettings({ coderName: 'Ada Lovelace' })
      await makeProject(host)
      await addFile(host.client, 'wells.md', TEXT_REPORT)
      await tagWords(host.client, 'wells.md', 'Statistic', STATISTIC)
      await tagWords(host.client, 'wells.md', 'Recommendation', ADVICE)
    })
    afterAll(() => host.close())

    const exported = async (format: ExportName) => {
      const { exportId } = await host.client.exportDataset({ format, task: freshId('export') })
      return host.client.readExport({ exportId })
    }
    const send = (name: string, bytes: Uint8Array) => upload(host.client, name, bytes, 20_000)
    const take = (
      id: string,
      apply: boolean,
      more: { keep?: boolean; replace?: boolean; orphans?: boolean } = {},
    ) =>
      host.client.importDatasetUpload({
        ...{
          upload: id,
          apply,
          keep: false,
          replace: false,
          orphans: false,
          task: freshId('import'),
          ...more,
        },
      })
    /** All but the ids of their targets, which no dataset has. */
    const annotations = async () =>
      (await projectOf(host.client)).annotations.map(({ target: { id: _id, ...target }, ...one }) => ({
        ...one,
        target,
      }))
    const counts = ({ report: { added, changed, kept, same, notTaken, orphans } }: DatasetImportOutcome) => ({
      ...{ added, changed, kept, same, notTaken, orphans },
    })
    const none = { added: 0, changed: 0, kept: 0, same: 0, notTaken: 0, orphans: 0 }

    it('is looked at before it is taken by one change, which undo takes back; then nothing is new', async () => {
      const first = await annotations()
      const rows = await exported('jsonl')
      const [statistic, advice] = first
      await host.client.submitChange(draftDeleteAnnotation(statistic!.id))
      await host.client.submitChange(draftMemo(advice!.id, 'Ask again'))
      const before = await annotations()

      const id = await send('rows.jsonl', rows)
      const kept = await take(id, false, { keep: true })
      expect(counts(kept)).toEqual({ ...none, added: 1, kept: 1 })
      // The memo was written after the dataset.
      expect(counts(await take(id, false))).toEqual({ ...none, added: 1, kept: 1 })
      const look = await take(id, false, { replace: true })
      expect(look).toMatchObject({ changes: true, made: null })
      expect(counts(look)).toEqual({ ...none, added: 1, changed: 1 })
      expect(look.report.items).toMatchObject([
        { id: statistic!.id, outcome: 'added', reason: 'It was deleted here, and comes back.' },
        { id: advice!.id, outcome: 'changed', fields: ['memo'] },
      ])
      expect(await annotations()).toEqual(before)

      const taken = await take(id, true, { replace: true })
      expect(taken).toMatchObject({ report: look.report, made: { undo: { undo: 'Import dataset' } } })
      expect(await annotations()).toEqual(first)
      await host.client.undo({})
      // Taking back is a change too.
      const untimed = before.map((one) => ({ ...one, modified: expect.any(String) as string }))
      expect(await annotations()).toEqual(untimed)
      expect((await failureOf(take(id, true))).code).toBe('not-found')

      await take(await send('rows.jsonl', rows), true, { replace: true })
      const again = await take(await send('rows.jsonl', rows), true)
      expect(again).toMatchObject({ changes: false, made: { change: null } })
      expect(counts(again)).toEqual({ ...none, same: 2 })
    })

    it('reads a Data Package from the bytes of its zip file', async () => {
      const packed = await take(await send('package.zip', await exported('datapackage')), false)
      expect(counts(packed)).toEqual({ ...none, same: 2 })
      expect(packed.report.warnings).toEqual([])
    })

    it('says of each row that it can’t take why, and takes lost ones as orphans where that is wanted', async () => {
      const text = new TextDecoder().decode(await exported('jsonl'))
      const [line = ''] = text.split('\n')
      const lost = {
        ...(JSON.parse(line) as object),
        id: 'lost-1',
        quote: 'Every well has been measured twice',
      }
      const id = await send('lost.jsonl', encode(`${JSON.stringify(lost)}\n`))
      const look = await take(id, false)
      expect(counts(look)).toEqual({ ...none, notTaken: 1 })
      expect(look.report.items[0]?.outcome).toBe('not-taken')
      expect(look.report.items[0]?.reason).not.toBe('')
      expect(counts(await take(id, false, { orphans: true }))).toEqual({ ...none, added: 1, orphans: 1 })
    })

    it('refuses what is no dataset', async () => {
      const id = await send('letter.txt', encode('Dear Ana'))
      const failure = await failureOf(take(id, false))
      expect(failure.code).toBe('refused')
      expect(failure.message).toContain('letter.txt')
      expect((await failureOf(take(id, false))).code).toBe('not-found')
    })

    it('takes the marks within a PDF, once', async () => {
      const { sourceId } = await addFile(host.client, 'marked.pdf', MARKED)
      const marks = (apply: boolean) =>
        host.client.importHighlights({ sourceId: sourceId!, apply, code: 'Marked', task: freshId('marks') })
      const look = await marks(false)
      expect(look.made).toBeNull()
      expect(counts(look)).toEqual({ ...none, added: 1, notTaken: 1 })
      expect(look.report.newCodes).toEqual(['Marked'])
      const before = await annotations()
      expect((await marks(true)).made?.undo.undo).toBe('Import dataset')
      const made = (await annotations()).find((one) => one.sourceId === sourceId)
      expect(made).toMatchObject({ memo: 'how many?', target: { exact: 'Forty new wells are needed.' } })
      expect(counts(await marks(true))).toEqual({ ...none, same: 1, notTaken: 1 })
      await host.client.undo({})
      expect(await annotations()).toEqual(before)

      const { sources } = await projectOf(host.client)
      const text = sources.find(({ fileName }) => fileName === 'wells.md')!
      const failure = await failureOf(
        host.client.importHighlights({ sourceId: text.id, apply: false, task: 't1' }),
      )
      expect(failure.code).toBe('refused')
      expect(failure.message).toContain('wells.md')
    })
  })
}
