import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import { coderIdOf } from '../../../../electron/services/coder-id.ts'
import {
  QuoteTagger,
  type TagRequest,
  type TagResult,
} from '../../../../electron/services/tagging/tag-quote.ts'
import { PinciteError } from '../../../../shared/api/errors.ts'
import { draftAddCoder } from '../../../../shared/domain/draft-project.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import { canonicalText } from '../../../fixtures/canonical-text-builder.ts'
import { Place } from '../../../fixtures/project-folder.ts'
import { draftCodebook } from '../../../../shared/domain/draft-codebook.ts'

const text = canonicalText(
  '{page iv}# Claims\n\nClaims rose by 750 per cent.{^[1]} Nobody knows why.\n\n^ Own figures.',
)

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

const request: TagRequest = { source: 's1', code: 'statistic', quote: 'Claims rose by 750 per cent.' }

let life: Life
let store: ProjectStore
beforeEach(async () => {
  life = new Life()
  store = await life.run(() => new Place().create())
})

const taggerOf = (readText = () => Promise.resolve(text)) =>
  new QuoteTagger({ store, readText, session: 'tests' })

async function tag(tagger: QuoteTagger, more: Partial<TagRequest> = {}): Promise<TagResult> {
  const finding = await tagger.find({ ...request, ...more })
  return finding.found ? tagger.save(finding.passage) : finding.result
}

describe('tagging a quote', () => {
  it('stores where it stands, in which section, of which extractor', async () => {
    const start = text.text.indexOf('Claims rose')
    const end = start + 'Claims rose by 750 per cent.'.length
    const result = await tag(taggerOf(), { memo: 'A memo' })
    expect(result).toMatchObject({ status: 'anchored', how: 'exact', start, end, page: 1, pageLabel: 'iv' })
    expect(store.project().annotations).toMatchObject([
      {
        id: result.annotationId,
        sourceId: 's1',
        memo: 'A memo',
        creatorId: null,
        target: { exact: request.quote, spans: [{ start, end }], page: 1, extractor: 'test/1' },
      },
    ])
  })

  it('is one step of Undo, with the coder it brought', async () => {
    await tag(taggerOf(), { coder: 'Ana' })
    expect(store.undoState('tests').undo).toBe('Tag as Statistic')
    await store.undo('tests')
    expect(store.project().annotations).toEqual([])
    expect(store.undoState('tests').undo).toBeNull()
  })

  it('does not ask the store for the project with every passage', async () => {
    const tagger = taggerOf()
    const project = vi.spyOn(store, 'project')
    for (let count = 0; count < 5; count++) await tag(tagger, { coder: 'Ana' })
    expect(project).not.toHaveBeenCalled()
  })

  it('refuses a retired code', async () => {
    const project = store.project()
    const next = project.codes.map((code) => ({ ...code, retired: code.name === 'Statistic' }))
    await store.submit(draftCodebook(project, next, 'Retire')!, { session: 'tests', coder: null })
    const result = await tag(taggerOf())
    expect(result).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/^The code Statistic is retired/) as string,
    })
    expect(store.project().annotations).toEqual([])
  })

  it('changes nothing while it looks', async () => {
    const before = store.state.revision
    await taggerOf().find({ ...request, coder: 'Ana' })
    expect(store.state.revision).toBe(before)
  })

  it('refuses where the text is not at hand, and says why', async () => {
    const tagger = taggerOf(() => Promise.reject(new PinciteError('not-found', 'The file is missing.')))
    expect(await tag(tagger)).toMatchObject({ status: 'refused', error: 'The file is missing.', spans: [] })
  })

  it('passes on what no person can cause', async () => {
    const tagger = taggerOf(() => Promise.reject(new RangeError('a bug')))
    await expect(tag(tagger)).rejects.toThrow('a bug')
  })

  it('shows the passage with other numbers that it did not take', async () => {
    expect(await tag(taggerOf(), { quote: 'Claims rose by 75 per cent.' })).toMatchObject({
      status: 'missing',
      error: expect.stringMatching(/with other numbers on page iv: “Claims rose by 750 per cent/) as string,
    })
  })

  it('says that the disk refused, and goes on when it no longer does', async () => {
    const tagger = taggerOf()
    life.failNext('datasync', 'ENOSPC')
    const failed = await tag(tagger, { coder: 'Ana' })
    expect(failed).toMatchObject({
      status: 'refused',
      error: expect.stringContaining('the disk is full') as string,
    })
    expect(failed).not.toHaveProperty('annotationId')
    expect(await tag(tagger, { coder: 'Ana' })).toMatchObject({ status: 'anchored' })
    expect(store.project().coders).toMatchObject([{ name: 'Ana' }])
    expect(store.project().annotations).toHaveLength(1)
  })
})

describe('the coder of a tagged quote', () => {
  const creators = () => store.project().annotations.map(({ creatorId }) => creatorId)

  it('is added once, also by passages on their way together', async () => {
    const tagger = taggerOf()
    await Promise.all(['Ana', 'ANA', ' ana '].map((coder) => tag(tagger, { coder })))
    expect(store.project().coders).toEqual([{ id: coderIdOf('Ana'), name: 'Ana' }])
    expect(creators()).toEqual(Array(3).fill(coderIdOf('Ana')))
  })

  it('is the one the project lists', async () => {
    await store.submit(draftAddCoder('known', 'Ana'), { session: 'x', coder: null })
    await tag(taggerOf(), { coder: 'ANA' })
    expect(creators()).toEqual(['known'])
  })

  it('is the one a window has added since the tagging began', async () => {
    const tagger = taggerOf()
    await store.submit(draftAddCoder(coderIdOf('Ana'), 'Ana'), { session: 'x', coder: null })
    await tag(tagger, { coder: 'Ana' })
    expect(store.project().coders).toEqual([{ id: coderIdOf('Ana'), name: 'Ana' }])
  })

  it('is a new one where a coder who is called otherwise now began under that name', async () => {
    await store.submit(draftAddCoder(coderIdOf('Ana'), 'Ana Ruiz'), { session: 'x', coder: null })
    await tag(taggerOf(), { coder: 'Ana' })
    expect(
      store
        .project()
        .coders.map(({ name }) => name)
        .sort(),
    ).toEqual(['Ana', 'Ana Ruiz'])
  })

  it.each([undefined, null, '', '  '])('is unknown for %j', async (coder) => {
    await tag(taggerOf(), { coder })
    expect(creators()).toEqual([null])
  })
})
