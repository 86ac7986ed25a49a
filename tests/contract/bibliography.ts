/** Contract: a bibliography is looked at, taken by one change, and taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connect, ContractHost } from './contract-host.ts'
import { encode, failureOf, makeProject, projectOf, upload } from './steps.ts'

export function describeBibliography(connect: Connect): void {
  describe('a bibliography', () => {
    let host: ContractHost
    beforeAll(async () => {
      host = await connect()
      await makeProject(host)
      const id = await upload(host.client, 'quays.txt', encode('Quays\n\nQuays were built in May.\n'))
      await host.client.importUpload({ upload: id, task: 't1' })
    })
    afterAll(() => host.close())

    it('is looked at before it is taken by one change, which undo takes back', async () => {
      const text = '@book{q, file = {:quays.txt:text}, publisher = {Harbour Press}, year = 2019}\n'
      const id = await upload(host.client, 'refs.bib', encode(text))
      const before = (await projectOf(host.client)).sources
      const look = await host.client.importBibliographyUpload({ upload: id, replace: false, apply: false })
      expect(look).toMatchObject({ made: null, problems: [], matching: { matched: [{ by: 'file name' }] } })
      expect((await projectOf(host.client)).sources).toEqual(before)

      const taken = await host.client.importBibliographyUpload({ upload: id, replace: false, apply: true })
      expect(taken).toMatchObject({
        matching: look.matching,
        made: { undo: { undo: 'Import bibliography' } },
      })
      expect((await projectOf(host.client)).sources[0]?.item).toMatchObject({
        publisher: 'Harbour Press',
        issued: { 'date-parts': [[2019]] },
      })
      await host.client.undo({})
      expect((await projectOf(host.client)).sources).toEqual(before)
    })

    it('is refused where there is none in the file', async () => {
      const id = await upload(host.client, 'letter.txt', encode('Dear Ana'))
      const look = () => host.client.importBibliographyUpload({ upload: id, replace: false, apply: false })
      expect((await failureOf(look())).message).toMatch(
        /“letter\.txt” can’t be read\. No bibliography is in it/,
      )
    })
  })
}
