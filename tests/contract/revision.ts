/** Contract: a source is replaced with a new edition, and a person decides what is left. Each step builds on the last. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeSpans } from '../../shared/anchoring/describe.ts'
import type { EditionReview, PinciteEvents } from '../../shared/api/pincite-api.ts'
import { draftAttach, draftKeepAsOrphan } from '../../shared/domain/draft-decision.ts'
import { unsettledOf } from '../../shared/domain/editions.ts'
import { makePdf } from '../fixtures/make-pdf.ts'
import type { Connect, ContractHost } from './contract-host.ts'
import { addFile, encode, failureOf, freshId, makeProject, projectOf, tagWords, upload } from './steps.ts'

const KEPT = 'The port was founded by the council of the city.'
const FIGURE = 'Traffic at the north quay rose by 21 % in a single year.'
const WORDING = 'The ministry should publish every complaint that it receives.'
const GONE = 'The old lighthouse was closed to visitors in the spring.'
const REST = 'Nothing further was decided before the summer of that year.'
const FIRST = [KEPT, FIGURE, WORDING, GONE, REST].join('\n\n')
const SECOND = [
  'A word before.',
  KEPT,
  FIGURE.replace('21', '23'),
  WORDING.replace('should', 'must'),
  REST,
].join('\n\n')

export function describeRevision(connect: Connect): void {
  describe('a new edition', () => {
    let host: ContractHost
    let first: string
    beforeAll(async () => {
      host = await connect()
      await makeProject(host)
      first = (await addFile(host.client, 'port.txt', FIRST)).sourceId ?? ''
      for (const words of [KEPT, FIGURE, WORDING, GONE])
        await tagWords(host.client, 'port.txt', 'Finding', words)
    })
    afterAll(() => host.close())

    const replace = async (fileName: string, bytes: Uint8Array, sourceId = first) =>
      host.client.reviseSource({
        sourceId,
        upload: await upload(host.client, fileName, bytes, 500),
        task: freshId('revise'),
      })
    const review = () => host.client.reviewEdition({ sourceId: first, task: freshId('review') })
    const places = async () =>
      (await projectOf(host.client)).annotations.map(({ sourceId, target }) => [sourceId, target.exact])
    const passageOf = ({ passages }: EditionReview, outcome: string) => {
      const found = passages.filter((one) => one.outcome === outcome)
      expect(found).toHaveLength(1)
      return found[0]!
    }

    it('has nothing to review before there is one', async () => {
      expect(await failureOf(review())).toMatchObject({ code: 'refused' })
    })

    it('leaves the project as it was where the file is no new edition', async () => {
      const before = await projectOf(host.client)
      expect((await failureOf(replace('port.txt', encode(FIRST)))).message).toContain('the very file of')
      expect((await failureOf(replace('port.pdf', encode('%PDF-1.7 no more')))).code).toBe('cannot-open')
      expect(await projectOf(host.client)).toEqual(before)
    })

    it('carries over what has the same words in one change, and says how far it is', async () => {
      const heard: PinciteEvents['progressed'][] = []
      const stop = host.client.on('progressed', (event) => heard.push(event))
      const { status, editionId, change, undo } = await replace('port-2.txt', encode(SECOND))
      stop()
      expect([status, change?.label, undo.undo]).toEqual([
        'replaced',
        'Replace with new edition',
        'Replace with new edition',
      ])
      expect(heard.map(({ doing }) => doing)).toContain('Reading port-2.txt')
      expect(await places()).toEqual([
        [first, FIGURE],
        [first, WORDING],
        [first, GONE],
        [editionId, KEPT],
      ])
      const project = await projectOf(host.client)
      expect(project.sources.map(({ id, revises }) => [id, revises])).toEqual([
        [first, undefined],
        [editionId, first],
      ])
      expect(project.annotations.at(-1)?.former?.exact).toBe(KEPT)
      expect(unsettledOf(project).waiting).toHaveLength(3)
    })

    it('is gone after Undo, and there again after Redo', async () => {
      const before = await places()
      await host.client.undo({})
      expect((await projectOf(host.client)).sources).toHaveLength(1)
      expect(new Set((await places()).map(([sourceId]) => sourceId))).toEqual(new Set([first]))
      await host.client.redo({})
      expect(await places()).toEqual(before)
    })

    it('is compared with what is left, which stays so after the project was closed', async () => {
      const found = await review()
      expect(found.passages.map(({ outcome }) => outcome)).toEqual(['changed-number', 'changed', 'lost'])
      expect(passageOf(found, 'changed-number')).toMatchObject({
        next: { exact: FIGURE.replace('21', '23') },
        reason: 'A figure differs: 21 has become 23.',
      })
      expect(passageOf(found, 'lost').next).toBeNull()
      const { canonical } = await host.client.readSource({ sourceId: found.editionId })
      expect(canonical.text.slice(passageOf(found, 'lost').near)).toContain(REST)
      const { folder } = await host.client.readProject({})
      await host.client.closeProject({})
      await host.client.openProject({ folder })
      expect(await review()).toEqual(found)
    })

    it('takes a passage that a person accepts, and leaves one that is kept as an orphan', async () => {
      const found = await review()
      const { annotations } = await projectOf(host.client)
      const { canonical } = await host.client.readSource({ sourceId: found.editionId })
      const wording = passageOf(found, 'changed')
      const accepted = annotations.find(({ id }) => id === wording.annotationId)!
      const target = { ...describeSpans(canonical, wording.next!.spans), extractor: canonical.extractor }
      const place = { targetId: freshId('target'), sourceId: found.editionId, target }
      await host.client.submitChange(draftAttach(accepted, place, 'Accept new passage'))
      const lost = passageOf(found, 'lost')
      const kept = annotations.find(({ id }) => id === lost.annotationId)!
      await host.client.submitChange(draftKeepAsOrphan(kept, { sourceId: first, reason: lost.reason })!)
      const project = await projectOf(host.client)
      expect(project.annotations.find(({ id }) => id === accepted.id)).toMatchObject({
        sourceId: found.editionId,
        target: { exact: WORDING.replace('should', 'must') },
        former: { exact: WORDING },
      })
      const { waiting, orphans } = unsettledOf(project)
      expect([waiting.map(({ target }) => target.exact), orphans.map(({ orphan }) => orphan)]).toEqual([
        [FIGURE],
        [lost.reason],
      ])
    })

    it('may be a source at hand of another media type, with pages', async () => {
      const { editionId } = await review()
      const texts = [KEPT, REST].map((text, line) => ({ text, x: 72, y: 700 - 60 * line }))
      const pdf = await addFile(host.client, 'port.pdf', makePdf({ pages: [{ texts }] }))
      const task = freshId('revise')
      const outcome = await host.client.reviseSource({
        sourceId: editionId,
        editionId: pdf.sourceId ?? '',
        task,
      })
      expect(outcome).toMatchObject({ status: 'replaced', editionId: pdf.sourceId })
      const carried = (await projectOf(host.client)).annotations.filter(
        ({ sourceId }) => sourceId === pdf.sourceId,
      )
      expect(carried.map(({ target }) => [target.exact, target.page])).toEqual([[KEPT, 1]])
    })
  })
}
