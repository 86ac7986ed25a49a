import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reanchorSource } from '../../../../electron/services/reanchor/reanchor-source.ts'
import { SourceLibrary } from '../../../../electron/services/sources/source-library.ts'
import { createProject } from '../../../../electron/services/store/open-project.ts'
import type { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import { describeSpans } from '../../../../shared/anchoring/describe.ts'
import { draftTag } from '../../../../shared/domain/draft-annotation.ts'
import type { TargetPlace } from '../../../../shared/domain/draft-annotation.ts'
import { isEarlierExtractor } from '../../../../shared/domain/extraction.ts'
import { plainCanonicalText } from '../../../fixtures/canonical-text-builder.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const QUAY = 'Traffic at the north quay rose by 12 per cent in 2019.'
const LIGHT = 'The old lighthouse was closed to visitors for good.'
const NOW = `The port authority was founded long ago. ${QUAY} Delays fell. ${LIGHT} The end.`
/** The text as an earlier reader gave it: without the first sentence, and with other white space. */
const THEN = `${QUAY}\u00a0Delays fell. ${LIGHT.replace('was closed', 'was\u00a0closed')} The beacon was sold. The end.`

const root = temporaryFolder()
let store: ProjectStore
let library: SourceLibrary
let sourceId: string
let count = 0

beforeEach(async () => {
  const made = await createProject(join(root, String(++count)), {
    name: 'T',
    settingsFolder: join(root, 's'),
  })
  if (!made.ok) throw new Error(made.message)
  store = made.store
  library = new SourceLibrary(store)
  const content = { fileName: 'port.txt', bytes: new TextEncoder().encode(NOW) }
  sourceId = (await library.add({ content }, { session: 's', coder: null })).sourceId!
})
afterEach(() => store.close())

/** Stores an annotation as it was made in the older text. */
async function tagThen(id: string, words: string, extractor = 'text/0'): Promise<void> {
  const start = THEN.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  const passage = describeSpans(plainCanonicalText(THEN), [{ start, end: start + words.length }])
  const target: TargetPlace = { ...passage, extractor }
  const [codeIds, created] = [[store.project().codes[0]!.id], '2026-01-01T00:00:00.000Z']
  await store.submit(
    draftTag({
      annotationId: id,
      targetId: `t-${id}`,
      sourceId,
      target,
      codeIds,
      creatorId: null,
      created,
      memo: '',
      citedSource: '',
      codebook: '',
    }),
    { session: 's', coder: null },
  )
}

const reanchor = (dryRun = false) => reanchorSource({ store, library }, { sourceId, dryRun, coder: null })
const byId = (id: string) => store.project().annotations.find((one) => one.id === id)!
const outcomes = async (dryRun = false) =>
  (await reanchor(dryRun)).reanchored.map(({ annotation, outcome }) => [annotation.id, outcome])

describe('re-anchoring a source whose reader has a new version', () => {
  it('moves a passage to where its words stand now, and says in whose text', async () => {
    await tagThen('moved', QUAY)
    expect(await outcomes()).toEqual([['moved', 'moved']])
    const { target } = byId('moved')
    const start = NOW.indexOf(QUAY)
    expect(target).toMatchObject({ exact: QUAY, spans: [{ start, end: start + QUAY.length }] })
    expect(target.extractor).toBe((await library.readText(sourceId)).canonical.extractor)
    expect(await outcomes()).toEqual([])
  })

  it('takes over words that are read a little otherwise, as they are read now', async () => {
    await tagThen('reworded', LIGHT.replace('was closed', 'was\u00a0closed'))
    expect(await outcomes()).toEqual([['reworded', 'reworded']])
    expect(byId('reworded').target.exact).toBe(LIGHT)
  })

  it('makes an orphan with its reason of what is not there any more, and keeps its words and place', async () => {
    await tagThen('gone', 'The beacon was sold.')
    const { changed } = await reanchor()
    expect(changed).toBe(true)
    expect(byId('gone')).toMatchObject({
      orphan: expect.stringMatching(/\w/) as string,
      target: { exact: 'The beacon was sold.', extractor: 'text/0' },
    })
    expect((await reanchor()).changed).toBe(false)
  })

  it('changes nothing in a dry run, and is no step of anybody’s Undo', async () => {
    await tagThen('moved', QUAY)
    const before = byId('moved')
    expect(await outcomes(true)).toEqual([['moved', 'moved']])
    expect(byId('moved')).toEqual(before)
    const { undo } = store.undoState('s')
    await reanchor()
    expect(store.undoState('s').undo).toBe(undo)
  })

  it('leaves alone what this version, a later one or another reader made', async () => {
    const { extractor } = (await library.readText(sourceId)).canonical
    for (const [id, made] of [
      ['now', extractor],
      ['later', 'text/99'],
      ['other', 'html/0'],
    ] as const) {
      await tagThen(id, QUAY, made)
    }
    expect(await outcomes()).toEqual([])
    expect(byId('later').target.extractor).toBe('text/99')
  })

  it('does not put words where only something like them stands', async () => {
    await tagThen('quay', QUAY)
    const bytes = new TextEncoder().encode(NOW.replace('12 per', '14 per'))
    const other = await library.add({ content: { fileName: 'b.txt', bytes } }, { session: 's', coder: null })
    await store.submit(
      { label: 'x', writes: [{ kind: 'annotation', id: 'quay', field: 'source', value: other.sourceId! }] },
      { session: 's', coder: null },
    )
    const report = await reanchorSource(
      { store, library },
      { sourceId: other.sourceId!, dryRun: false, coder: null },
    )
    expect(report.reanchored.map(({ outcome }) => outcome)).toEqual(['orphan'])
  })
})

describe('an earlier extractor', () => {
  it.each([
    ['pdf/1', 'pdf/2', true],
    ['pdf/9', 'pdf/10', true],
    ['pdf/2', 'pdf/2', false],
    ['pdf/3', 'pdf/2', false],
    ['html/1', 'pdf/2', false],
    ['', 'pdf/2', false],
  ])('“%s” before “%s”: %s', (extractor, than, earlier) => {
    expect(isEarlierExtractor(extractor, than)).toBe(earlier)
  })
})
