/** Contract: files on their way in, and reading what was added. */
import { chmod, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import {
  addFile,
  encode,
  failureOf,
  freshId,
  HTML_REPORT,
  makeProject,
  projectOf,
  sha256,
  TEXT_REPORT,
  upload,
} from './steps.ts'

export function describeFiles(connect: Connect): void {
  describe('files', () => {
    let host: ContractHost
    let folder: string
    beforeAll(async () => {
      host = await connect()
    })
    beforeEach(async () => {
      folder = (await makeProject(host)).folder
    })
    afterAll(() => host.close())

    it('adds a text sent in pieces, and gives back its text and its very bytes', async () => {
      const outcome = await addFile(host.client, 'wells.md', TEXT_REPORT)
      const bytes = encode(TEXT_REPORT)
      expect(outcome).toMatchObject({
        status: 'added',
        fileName: 'wells.md',
        title: 'Wells of the upper valley',
        mediaType: 'text/markdown',
        pages: null,
        sha256: sha256(bytes),
        reason: null,
        error: null,
      })
      const sourceId = outcome.sourceId!
      const { canonical } = await host.client.readSource({ sourceId })
      expect(canonical.text).toContain('37 % were dry')
      expect(canonical.text).toHaveLength(outcome.characters!)
      const range = { from: 2, to: bytes.byteLength + 100 }
      expect(new Uint8Array(await host.client.readSourceBytes({ sourceId, ...range }))).toEqual(
        bytes.slice(2),
      )
      expect(await readdir(join(folder, 'sources'))).toEqual([`${outcome.sha256!}.md`])
    })

    it('re-anchors what an earlier reader placed, once', async () => {
      const { sourceId, title } = await addFile(host.client, 'wells.md', TEXT_REPORT)
      const { codes } = await projectOf(host.client)
      const exact = '37 % were dry'
      const place = {
        exact,
        prefix: '',
        suffix: '',
        spans: [{ start: 1, end: 14 }],
        page: null,
        fileLabel: null,
      }
      const nowhere = { section: title, sectionPath: [], paragraph: null, boxes: [], region: null }
      await host.client.submitChange(
        draftTag({
          annotationId: 'a1',
          targetId: 't1',
          sourceId: sourceId!,
          target: { ...place, ...nowhere, extractor: 'text/0' },
          codeIds: [codes[0]!.id],
          creatorId: null,
          created: '2026-01-01T00:00:00.000Z',
          memo: '',
          citedSource: '',
          codebook: '',
        }),
      )
      const outcome = { annotations: 1, moved: 1, orphans: 0 }
      expect(await host.client.reanchorSource({ sourceId: sourceId! })).toMatchObject(outcome)
      const { canonical } = await host.client.readSource({ sourceId: sourceId! })
      const { target } = (await projectOf(host.client)).annotations[0]!
      expect(target.spans.map(({ start, end }) => canonical.text.slice(start, end))).toEqual([exact])
      expect(await host.client.reanchorSource({ sourceId: sourceId! })).toMatchObject({ annotations: 0 })
    })

    it('adds a web page without its scripts', async () => {
      const outcome = await addFile(host.client, 'rain.html', HTML_REPORT)
      expect(outcome).toMatchObject({ status: 'added', mediaType: 'text/html', title: 'Rain and roads' })
      const { canonical, document } = await host.client.readSource({ sourceId: outcome.sourceId! })
      expect(canonical.text).toContain('Nine of ten roads were closed for at least three weeks.')
      expect(canonical.text).not.toContain('document.title')
      expect(document?.blocks[0]?.kind).toBe('heading')
    })

    it('knows bytes it has, whatever their name', async () => {
      const first = await addFile(host.client, 'wells.md', TEXT_REPORT)
      const again = await addFile(host.client, 'copy of wells.md', TEXT_REPORT)
      expect(again).toMatchObject({
        status: 'already-there',
        sourceId: first.sourceId,
        fileName: 'copy of wells.md',
      })
      expect((await projectOf(host.client)).sources).toHaveLength(1)
    })

    it('knows bytes it has also when they come twice at once', async () => {
      const outcomes = await Promise.all([1, 2, 3].map(() => addFile(host.client, 'rain.html', HTML_REPORT)))
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['added', 'already-there', 'already-there'])
      expect((await projectOf(host.client)).sources).toHaveLength(1)
    })

    it('refuses what is no report, with the reason, and changes nothing', async () => {
      const junk = new Uint8Array(3000).map((_, i) => (i * 7919) % 256)
      const binary = await host.client.importUpload({
        upload: await upload(host.client, 'picture.bin', junk, 1000),
        task: freshId('import'),
      })
      expect(binary).toMatchObject({ status: 'refused', fileName: 'picture.bin', sourceId: null })
      expect(binary.error).toContain('picture.bin')
      expect(binary.reason).not.toBeNull()
      const empty = await addFile(host.client, 'empty.txt', '')
      expect(empty).toMatchObject({ status: 'refused', reason: 'empty' })
      expect((await projectOf(host.client)).sources).toEqual([])
      expect((await host.client.readProject({})).undo.undo).toBeNull()
    })

    it('shows a name without its folders and hidden characters', async () => {
      const outcome = await addFile(
        host.client,
        '../../etc/pass\u202ewd\u0000.txt',
        'Some words of a report.',
      )
      expect(outcome).toMatchObject({ status: 'added', fileName: 'passwd.txt' })
    })

    it('wants the pieces of a file in order, as many as announced', async () => {
      const { upload: id } = await host.client.beginUpload({ fileName: 'a.txt', bytes: 6 })
      const append = (offset: number, text: string) =>
        host.client.appendUpload({ upload: id, offset, bytes: encode(text) })
      expect((await failureOf(append(3, 'def'))).code).toBe('bad-request')
      expect(await append(0, 'abc')).toEqual({ received: 3 })
      expect((await failureOf(append(0, 'abc'))).code).toBe('bad-request')
      expect((await failureOf(host.client.importUpload({ upload: id, task: 't' }))).code).toBe('bad-request')
      expect((await failureOf(append(3, 'defg'))).code).toBe('bad-request')
      expect(await append(3, 'def')).toEqual({ received: 6 })
      expect(await host.client.importUpload({ upload: id, task: 't' })).toMatchObject({ status: 'added' })
    })

    it('forgets an upload that was used, cancelled, or begun in another window', async () => {
      const other = await host.secondSession()
      const used = await upload(host.client, 'a.txt', encode('Words of one report.'))
      expect(
        (await failureOf(other.appendUpload({ upload: used, offset: 0, bytes: encode('x') }))).code,
      ).toBe('not-found')
      await host.client.importUpload({ upload: used, task: 't' })
      const cancelled = await upload(host.client, 'b.txt', encode('Words of another report.'))
      await host.client.cancelUpload({ upload: cancelled })
      for (const id of [used, cancelled, 'never-begun']) {
        expect((await failureOf(host.client.importUpload({ upload: id, task: 't' }))).code).toBe('not-found')
        expect(await host.client.cancelUpload({ upload: id })).toBeNull()
      }
    })

    it('refuses a file above the cap before any byte of it', async () => {
      const failure = await failureOf(host.client.beginUpload({ fileName: 'film.pdf', bytes: 2 ** 40 }))
      expect(failure.code).toBe('refused')
      expect(failure.message).toContain('film.pdf')
    })

    it('tells every window how far an import is, and stops nothing that is not running', async () => {
      const other = await host.secondSession()
      const tasks = new Set<string>()
      other.on('progressed', ({ task, done, of }) => {
        expect(done).toBeLessThanOrEqual(of)
        tasks.add(task)
      })
      const id = await upload(host.client, 'rain.html', encode(HTML_REPORT))
      await host.client.importUpload({ upload: id, task: 'seen-elsewhere' })
      await expect.poll(() => [...tasks]).toContain('seen-elsewhere')
      expect(await host.client.cancelTask({ task: 'seen-elsewhere' })).toBeNull()
    })

    it('knows no source but its own', async () => {
      for (const sourceId of ['unknown', '__proto__', 'constructor']) {
        expect((await failureOf(host.client.readSource({ sourceId }))).code).toBe('not-found')
        expect((await failureOf(host.client.readSourceBytes({ sourceId, from: 0, to: 1 }))).code).toBe(
          'not-found',
        )
      }
      expect((await failureOf(host.client.readExport({ exportId: 'unknown' }))).code).toBe('not-found')
    })

    it('says of a source file that it is missing, or another one', async () => {
      const { sourceId, sha256: hash } = await addFile(host.client, 'wells.md', TEXT_REPORT)
      const path = join(folder, 'sources', `${hash!}.md`)
      await chmod(path, 0o644)
      await writeFile(path, 'Something else')
      const changed = await failureOf(host.client.readSourceBytes({ sourceId: sourceId!, from: 0, to: 5 }))
      expect(changed.code).toBe('cannot-open')
      expect(changed.message).toContain('wells.md')
      expect((await failureOf(host.client.readSource({ sourceId: sourceId! }))).code).toBe('cannot-open')
      await rm(path)
      const missing = await failureOf(host.client.readSourceBytes({ sourceId: sourceId!, from: 0, to: 5 }))
      expect(missing.code).toBe('not-found')
      expect(missing.message).toContain(path)
    })
  })
}
