/** Contract: the codebook goes out, comes back changed, is looked at, taken, and taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connect, ContractHost } from './contract-host.ts'
import { encode, failureOf, makeProject, projectOf, upload } from './steps.ts'

export function describeCodebook(connect: Connect): void {
  describe('the codebook', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
      await makeProject(host)
    })
    afterAll(() => host.close())

    const exported = async (format: 'qdc' | 'csv' | 'json') => {
      const made = await host.client.exportCodebook({ format })
      const bytes = await host.client.readExport({ exportId: made.exportId })
      expect(made).toMatchObject({ rows: 3, bytes: bytes.byteLength, warnings: [] })
      expect(made.fileName).toMatch(new RegExp(`^Wells-review-codebook-[\\d-]+\\.${format}$`))
      return new TextDecoder().decode(bytes)
    }

    it.each(['qdc', 'csv', 'json'] as const)('comes back as it went out as %s', async (format) => {
      const id = await upload(host.client, `codebook.${format}`, encode(await exported(format)), 4000)
      const { codes, made } = await host.client.importCodebookUpload({ upload: id, apply: true })
      expect(codes.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
      expect(made?.change).toBeNull()
    })

    it('is looked at before it is taken by one change, which undo takes back', async () => {
      const before = (await projectOf(host.client)).codes
      const text = (await exported('qdc')).replace('"Finding"', '"Result"')
      const id = await upload(host.client, 'codebook.qdc', encode(text), 4000)
      const look = await host.client.importCodebookUpload({ upload: id, apply: false })
      expect(look.made).toBeNull()
      expect(look.codes.map(({ outcome }) => outcome)).toEqual(['changed', 'same', 'same'])
      expect(await projectOf(host.client)).toMatchObject({ codes: before })

      const taken = await host.client.importCodebookUpload({ upload: id, apply: true })
      expect(taken).toMatchObject({ codes: look.codes, made: { undo: { undo: 'Import codebook' } } })
      expect((await projectOf(host.client)).codes.map(({ name }) => name)).toContain('Result')
      expect((await failureOf(host.client.importCodebookUpload({ upload: id, apply: true }))).code).toBe(
        'not-found',
      )
      await host.client.undo({})
      expect((await projectOf(host.client)).codes).toEqual(before)
    })

    it('takes a code that is new, which undo takes back and redo makes again', async () => {
      const names = async () => (await projectOf(host.client)).codes.map(({ name }) => name)
      const before = await names()
      const id = await upload(host.client, 'codes.csv', encode('code,parent\nLaw,Finding\n'))
      await host.client.importCodebookUpload({ upload: id, apply: true })
      expect(await names()).toEqual(expect.arrayContaining([...before, 'Law']))
      expect((await host.client.undo({})).left).toEqual([])
      expect(await names()).toEqual(before)
      await host.client.redo({})
      expect(await names()).toContain('Law')
      await host.client.undo({})
    })

    it('is refused with the line where the file is broken', async () => {
      const id = await upload(host.client, 'broken.qdc', encode('<CodeBook>\n<Codes name=1/>'))
      const failure = await failureOf(host.client.importCodebookUpload({ upload: id, apply: false }))
      expect(failure.code).toBe('refused')
      expect(failure.message).toMatch(/“broken\.qdc” can't be read as a codebook \(REFI-QDA.*Line 2: /)
    })
  })
}
