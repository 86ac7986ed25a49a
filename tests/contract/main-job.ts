/** Contract: the whole job of a researcher, from a new project to a verified dataset. Each step builds on the last. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PinciteEvents } from '../../shared/api/pincite-api.ts'
import type { Client } from '../../shared/api/rpc.ts'
import { draftMemo } from '../../shared/domain/draft-annotation.ts'
import { makePdf } from '../fixtures/make-pdf.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import {
  addFile,
  encode,
  failureOf,
  freshId,
  HTML_REPORT,
  makeProject,
  projectOf,
  tagWords,
  TEXT_REPORT,
  upload,
} from './steps.ts'

const STATISTIC = '37 % were dry in August 2019'
const FINDING = 'Nine of ten roads were closed'
const ADVICE = 'should be dug before the next dry season'

const PDF_REPORT = makePdf({
  pages: [
    { texts: [{ text: 'Digging deeper', x: 72, y: 700, size: 20 }] },
    { texts: [{ text: `Forty new wells ${ADVICE}.`, x: 72, y: 700 }] },
  ],
  labels: '0 << /S /r >> 1 << /S /D /St 7 >>',
})

export function describeMainJob(connect: Connect): void {
  describe('the main job', () => {
    let host: ContractHost
    let other: Client
    let folder: string
    const heard: PinciteEvents['changed'][] = []
    const exported = new Map<string, string>()
    beforeAll(async () => {
      host = await connect()
      other = await host.secondSession()
      await host.client.writeSettings({ coderName: 'Ada Lovelace' })
      folder = (await makeProject(host)).folder
      await other.openProject({ folder })
      other.on('changed', (event) => heard.push(event))
    })
    afterAll(() => host.close())

    const annotations = async () => (await projectOf(host.client)).annotations

    it('tags a passage in each of three reports', async () => {
      await addFile(host.client, 'wells.md', TEXT_REPORT)
      await addFile(host.client, 'rain.html', HTML_REPORT)
      await addFile(host.client, 'levels.pdf', PDF_REPORT)
      await tagWords(host.client, 'wells.md', 'Statistic', STATISTIC)
      await tagWords(host.client, 'levels.pdf', 'Recommendation', ADVICE)
      await tagWords(host.client, 'rain.html', 'Finding', FINDING)
      const targets = (await annotations()).map(({ target }) => target)
      expect(targets.map(({ exact }) => exact)).toEqual([STATISTIC, FINDING, ADVICE])
      expect(targets[2]).toMatchObject({ page: 2, fileLabel: '7' })
      expect((await host.client.readProject({})).undo.undo).toBe('Tag as Finding')
    })

    it('says in every window what was changed, and by whom', async () => {
      const { coderId } = await host.client.readProject({})
      const changes = () => heard.flatMap((event) => event.changes)
      await expect
        .poll(() => changes().map(({ label }) => label))
        .toEqual(expect.arrayContaining(['Add source', 'Tag as Statistic', 'Tag as Finding']))
      expect(changes().filter(({ coder }) => coder !== coderId)).toEqual([])
      expect((await projectOf(other)).coders.map(({ name }) => name)).toEqual(['Ada Lovelace'])
    })

    it('takes a change back and makes it again', async () => {
      const undone = await host.client.undo({})
      expect(undone).toMatchObject({
        undo: { undo: 'Tag as Recommendation', redo: 'Tag as Finding' },
        left: [],
      })
      expect(await annotations()).toHaveLength(2)
      const redone = await host.client.redo({})
      expect(redone.undo).toEqual({ undo: 'Tag as Finding', redo: null })
      expect(await annotations()).toHaveLength(3)
    })

    it('says what an undo left, since another window has changed it', async () => {
      const [first] = await annotations()
      await host.client.submitChange(draftMemo(first!.id, 'mine'))
      await other.submitChange(draftMemo(first!.id, 'theirs'))
      const { change, left } = await host.client.undo({})
      expect(change).toBeNull()
      expect(left).toHaveLength(1)
      expect(left[0]).toContain('37 % were dry')
      expect((await annotations())[0]!.memo).toBe('theirs')
    })

    it.each([
      ['csv', '.csv', 'text/csv'],
      ['jsonl', '.jsonl', 'application/'],
      ['web-annotation', '.jsonld', 'application/ld+json'],
    ] as const)('exports the rows as %s', async (format, extension, mediaType) => {
      const outcome = await host.client.exportDataset({ format, task: freshId('export') })
      expect(outcome.rows).toBe(3)
      expect(outcome.warnings).toEqual([])
      expect(outcome.fileName).toMatch(/^Wells-review-\d{4}-\d\d-\d\d\.\w+$/)
      expect(outcome.fileName.endsWith(extension)).toBe(true)
      expect(outcome.mediaType.startsWith(mediaType)).toBe(true)
      const bytes = await host.client.readExport({ exportId: outcome.exportId })
      expect(bytes.byteLength).toBe(outcome.bytes)
      const text = new TextDecoder().decode(bytes)
      expect(text).toContain(STATISTIC)
      expect(text).toContain(FINDING)
      exported.set(format, text)
    })

    it('exports what is chosen, and a package of all', async () => {
      const choice = { where: ['quote~' + STATISTIC.slice(0, 20)], fields: ['codes' as const] }
      const chosen = await host.client.exportDataset({ format: 'jsonl', task: freshId('export'), choice })
      const bytes = await host.client.readExport({ exportId: chosen.exportId })
      const [row = '', ...others] = new TextDecoder().decode(bytes).trimEnd().split('\n')
      expect([chosen.rows, others]).toEqual([1, []])
      expect(JSON.parse(row)).not.toHaveProperty('citation')
      const all = await host.client.exportDataset({ format: 'datapackage', task: freshId('export') })
      expect([all.rows, all.mediaType]).toEqual([3, 'application/zip'])
      const wrong = { where: ['colour=red'] }
      const refused = host.client.exportDataset({ format: 'csv', task: freshId('export'), choice: wrong })
      expect((await failureOf(refused)).code).toBe('bad-request')
    })

    it('previews what it would write, and the seal of a package is known once it is written', async () => {
      const redact = `name,pseudonym\n${FINDING.slice(0, 11)},Most\n`
      const choice = { where: ['quote~closed'], style: 'mla', locale: 'fr-FR', redact }
      const { rows, sources, counts } = await host.client.previewExport({ task: freshId('preview'), choice })
      const made = await host.client.exportDataset({ format: 'jsonl', task: freshId('export'), choice })
      const bytes = await host.client.readExport({ exportId: made.exportId })
      expect(rows).toEqual([JSON.parse(new TextDecoder().decode(bytes))])
      expect(rows[0]?.quote).toBe('Most roads were closed')
      expect(sources.map(({ fileName }) => fileName)).toEqual(['rain.html'])
      expect(counts).toMatchObject({ rows: 1, sources: 1 })
      expect(counts.replaced).toBeGreaterThan(0)
      expect(made).not.toHaveProperty('seal')
      const sealed = await host.client.exportDataset({ format: 'datapackage', task: freshId('export') })
      expect(sealed.seal).toMatch(/^sha256:[0-9a-f]{64}$/)
      const bad = host.client.previewExport({
        ...{ task: freshId('preview'), choice: { where: [], redact: 'name\nAna' } },
      })
      expect(await failureOf(bad)).toMatchObject({
        ...{ code: 'bad-request', message: expect.stringContaining('Line 1') as string },
      })
    })

    it('keeps an export to the window that made it, and the last three of them', async () => {
      const ids: string[] = []
      for (let i = 0; i < 4; i++) {
        const outcome = await host.client.exportDataset({ format: 'jsonl', task: freshId('export') })
        ids.push(outcome.exportId)
      }
      const codes = ids.map((exportId) =>
        host.client.readExport({ exportId }).then(
          () => 'kept',
          (error: unknown) => (error as { code: string }).code,
        ),
      )
      expect(await Promise.all(codes)).toEqual(['not-found', 'kept', 'kept', 'kept'])
      expect((await failureOf(other.readExport({ exportId: ids[3]! }))).code).toBe('not-found')
    })

    it('saves an export by a dialog, or says that there is none', async () => {
      const { exportId } = await host.client.exportDataset({ format: 'csv', task: freshId('export') })
      if ((await host.client.describeHost({})).dialogs) return
      expect((await failureOf(host.client.saveExport({ exportId }))).code).toBe('unsupported')
    })

    it('verifies the project against the bytes of its sources', async () => {
      const report = await host.client.verifyProject({ task: freshId('verify') })
      expect(report.rows.map(({ result }) => result)).toEqual(['exact', 'exact', 'exact'])
      expect(report.summary).toEqual({
        exact: 3,
        normalised: 0,
        fuzzy: 0,
        moved: 0,
        missing: 0,
        wrongFile: 0,
      })
    })

    it.each([['csv'], ['jsonl'], ['web-annotation']])(
      'verifies the dataset written as %s',
      async (format) => {
        const text = exported.get(format)!
        const verify = async (content: string) => {
          const id = await upload(host.client, `dataset.${format}`, encode(content), 4000)
          return host.client.verifyUpload({ upload: id, task: freshId('verify') })
        }
        expect((await verify(text)).summary).toMatchObject({ exact: 3 })
        const spoilt = await verify(text.replaceAll('37 % were dry', '73 % were dry'))
        expect(spoilt.summary).toMatchObject({ exact: 2, missing: 1 })
      },
    )

    it('refuses to verify what is no dataset', async () => {
      const id = await upload(host.client, 'letter.txt', encode('Dear Sir or Madam,'))
      const failure = await failureOf(host.client.verifyUpload({ upload: id, task: 'letter' }))
      expect(failure.code).toBe('refused')
      expect(failure.message).toContain('letter.txt')
    })

    it('shows the same project when it is opened again, with fresh counts among the recent ones', async () => {
      const before = await projectOf(host.client)
      await host.client.closeProject({})
      await other.closeProject({})
      const [recent] = await host.client.listRecentProjects({})
      expect(recent).toMatchObject({ folder, sources: 3, annotations: 3 })
      await host.client.openProject({ folder })
      expect(await projectOf(host.client)).toEqual(before)
      expect((await host.client.readProject({})).undo).toEqual({ undo: null, redo: null })
    })
  })
}
