/** Contract: an annotation is cited in the person's style, in others, and in a style that the person adds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftPageLabels } from '../../shared/domain/draft-source.ts'
import { makePdf } from '../fixtures/make-pdf.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import { addFile, encode, failureOf, makeProject, projectOf, tagWords, TEXT_REPORT, upload } from './steps.ts'

const STATISTIC = '37 % were dry in August 2019'
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Wells Quarterly</title><id>http://example.org/wells-quarterly</id></info><citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation></style>`

export function describeCiting(connect: Connect): void {
  describe('citing', () => {
    let host: ContractHost
    let annotationId: string
    beforeAll(async () => {
      host = await connect()
      await makeProject(host)
      await addFile(host.client, 'wells.md', TEXT_REPORT)
      await tagWords(host.client, 'wells.md', 'Statistic', STATISTIC)
      annotationId = (await projectOf(host.client)).annotations[0]?.id ?? ''
    })
    afterAll(() => host.close())

    it('goes by the settings of the person, or by what is asked', async () => {
      const cited = await host.client.citeAnnotation({ annotationId })
      expect(cited.citation.text).toMatch(/^\(.*n\.d\./)
      expect(cited.quote.text).toBe(`“${STATISTIC}” ${cited.citation.text}`)
      const german = await host.client.citeAnnotation({
        annotationId,
        citationStyle: 'ieee',
        citationLocale: 'de-DE',
      })
      expect(german.citation.text).toMatch(/^\[1/)
      expect(german.quote.text).toMatch(new RegExp(`^„${STATISTIC}“ \\[1`))
      await host.client.writeSettings({ citationStyle: 'ieee', citationLocale: 'de-DE' })
      expect(await host.client.citeAnnotation({ annotationId })).toEqual(german)
      expect((await host.client.citeUsedSources({})).map(({ text }) => text)).toEqual([german.reference])
      await host.client.writeSettings({ citationStyle: 'apa', citationLocale: 'en-US' })
    })

    it('cites the page as a person corrected it', async () => {
      const texts = [{ text: 'Wells were dry in the summer.', x: 72, y: 700 }]
      await addFile(host.client, 'wells.pdf', makePdf({ pages: [{ texts }] }))
      await tagWords(host.client, 'wells.pdf', 'Finding', 'Wells were dry in the summer.')
      const { annotations, sources } = await projectOf(host.client)
      const source = sources.find(({ fileName }) => fileName === 'wells.pdf')
      const tagged = annotations.find(({ sourceId }) => sourceId === source?.id)
      await host.client.submitChange(draftPageLabels(source?.id ?? '', '1:D:41'))
      const cited = await host.client.citeAnnotation({ annotationId: tagged?.id ?? '' })
      expect(cited.citation.text).toMatch(/p\.\s41\)$/)
      await host.client.undo({})
    })

    it('takes a style of the person’s own, and gives it up', async () => {
      const kept = await upload(host.client, 'wells.csl', encode(STYLE))
      const { name } = await host.client.addCitationStyle({ upload: kept })
      expect((await host.client.listCitationStyles({})).at(-1)).toMatchObject({ name, own: true })
      const { citation } = await host.client.citeAnnotation({ annotationId, citationStyle: name })
      expect(citation.text).toMatch(/^\{.*\}$/)
      await host.client.removeCitationStyle({ name })
      const lost = await failureOf(host.client.citeAnnotation({ annotationId, citationStyle: name }))
      expect(lost).toMatchObject({ code: 'not-found' })
      expect(lost.message).toContain('wells-quarterly')
    })

    it('refuses what is no style, and an annotation that is not there', async () => {
      const bad = await upload(host.client, 'notes.txt', encode('nothing'))
      expect((await failureOf(host.client.addCitationStyle({ upload: bad }))).code).toBe('refused')
      expect((await failureOf(host.client.citeAnnotation({ annotationId: 'a-0' }))).code).toBe('not-found')
    })

    it('says whose styles, locales and processor are', async () => {
      expect(await host.client.readCitationNotice({})).toContain('https://citationstyles.org/')
    })
  })
}
