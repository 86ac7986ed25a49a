import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runExtraction } from '../../../../electron/services/extract/run-extraction.ts'
import {
  reviseSource,
  type RevisionPolicy,
  type RevisionReport,
} from '../../../../electron/services/revise/revise-source.ts'
import { SourceLibrary } from '../../../../electron/services/sources/source-library.ts'
import { createProject, openProject } from '../../../../electron/services/store/open-project.ts'
import type { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import { QuoteTagger } from '../../../../electron/services/tagging/tag-quote.ts'
import { draftDeleteAnnotation } from '../../../../shared/domain/draft-annotation.ts'
import { pendingAnnotations } from '../../../../shared/domain/draft-revision.ts'
import { draftRemoveSource } from '../../../../shared/domain/draft-source.ts'
import { valueOf } from '../../../../shared/domain/project-state.ts'
import { linesDown, makePdf } from '../../../fixtures/make-pdf.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const OPENING = 'The port authority was founded long ago by the council of the city.'
const QUAY = 'Traffic at the north quay rose by 12 per cent in 2019.'
const DELAYS = 'Delays fell at the south quay because two pilots were hired.'
const LIGHT = 'The old lighthouse was closed to visitors.'
const CLOSE = 'Nothing further was decided before the summer of that year.'
const FIRST = [OPENING, QUAY, DELAYS, LIGHT, CLOSE].join(' ')
const SECOND = [OPENING, QUAY.replace('12', '14'), DELAYS.replace('fell', 'fell again'), CLOSE].join(' ')

const root = temporaryFolder()
const me = { session: 's', coder: null }
let folder: string
let store: ProjectStore
let library: SourceLibrary
let first: string
let count = 0

beforeEach(async () => {
  folder = join(root, String(++count))
  const made = await createProject(folder, { name: 'Test', settingsFolder: join(root, 'settings') })
  if (!made.ok) throw new Error(made.message)
  store = made.store
  library = new SourceLibrary(store)
  first = (await library.add(named('first.txt', FIRST), me)).sourceId!
  const readText = async (id: string) => (await library.readText(id)).canonical
  const tagger = new QuoteTagger({ store, readText, session: 's' })
  for (const quote of [OPENING, QUAY, DELAYS, LIGHT]) {
    const finding = await tagger.find({ source: first, code: 'statistic', quote })
    if (finding.found) await tagger.save(finding.passage)
  }
})
afterEach(() => store.close())

function named(fileName: string, content: string | Uint8Array) {
  return {
    content: { fileName, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content },
  }
}

function revise(
  file: Parameters<typeof reviseSource>[1]['file'],
  more: { sourceId?: string; dryRun?: boolean; policy?: RevisionPolicy } = {},
) {
  const request = { sourceId: first, dryRun: false, policy: 'sure' as const, author: me, file, ...more }
  return reviseSource({ store, library, extract: runExtraction }, request)
}

const outcomes = ({ compared }: RevisionReport) => compared.map(({ outcome }) => outcome)
const files = () => readdirSync(join(folder, 'sources')).sort()
const bySource = () => store.project().annotations.map(({ sourceId, target }) => [sourceId, target.exact])

describe('replacing a source with a new edition', () => {
  it('carries over what is sure, and keeps the rest and the old edition', async () => {
    const report = await revise(named('second.txt', SECOND))
    expect(outcomes(report)).toEqual(['unchanged', 'changed-number', 'changed', 'lost'])
    const second = report.edition.id
    expect(bySource()).toEqual([
      [first, QUAY],
      [first, LIGHT],
      [second, OPENING],
      [second, DELAYS.replace('fell', 'fell again')],
    ])
    expect(pendingAnnotations(store.project()).map(({ target }) => target.exact)).toEqual([QUAY, LIGHT])
    const orphans = [...store.state.records.annotation.values()].map((record) => valueOf(record, 'orphan'))
    expect(orphans.filter((orphan) => orphan !== undefined)).toEqual([
      'No passage of the new edition is like it.',
    ])
    expect(store.project().sources.map(({ fileName, revises }) => [fileName, revises])).toEqual([
      ['first.txt', undefined],
      ['second.txt', first],
    ])
    expect(files()).toHaveLength(2)
    expect(readFileSync(join(folder, 'sources', `${report.edition.sha256}.txt`), 'utf8')).toBe(SECOND)
    const { canonical } = await library.readText(second)
    for (const { sourceId, target } of store.project().annotations) {
      if (sourceId !== second) continue
      const [span] = target.spans
      expect(canonical.text.slice(span!.start, span!.end)).toBe(target.exact)
    }
  })

  it('leaves new wordings and what is lost to a person where only the same words are sure', async () => {
    const report = await revise(named('second.txt', SECOND), { policy: 'same-words' })
    expect(bySource()).toEqual([
      [first, QUAY],
      [first, DELAYS],
      [first, LIGHT],
      [report.edition.id, OPENING],
    ])
    expect(pendingAnnotations(store.project()).map(({ orphan }) => orphan)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('carries over the same words in other white space', async () => {
    const spaced = FIRST.replace('two pilots were', 'two\n pilots  were')
    const report = await revise(named('second.txt', spaced), { policy: 'same-words' })
    expect(outcomes(report)).toContain('changed')
    expect(new Set(bySource().map(([sourceId]) => sourceId))).toEqual(new Set([report.edition.id]))
  })

  it('is one change that Undo takes back and Redo makes again', async () => {
    const before = bySource()
    await revise(named('second.txt', SECOND))
    expect(store.undoState('s').undo).toBe('Replace with new edition')
    const after = bySource()
    await store.undo('s')
    expect(bySource()).toEqual(before)
    expect(store.project().sources).toHaveLength(1)
    await store.redo('s')
    expect(bySource()).toEqual(after)
  })

  it('can be made once more after it was undone', async () => {
    const made = await revise(named('second.txt', SECOND))
    await store.undo('s')
    const again = await revise(named('second.txt', SECOND))
    expect(outcomes(again)).toEqual(outcomes(made))
    expect(again.edition.id).toBe(made.edition.id)
    expect(store.project().sources.map(({ revises }) => revises)).toEqual([undefined, first])
  })

  it('stands in the project when it is opened again', async () => {
    await revise(named('second.txt', SECOND))
    const before = bySource()
    await store.close()
    const opened = await openProject(folder, { settingsFolder: join(root, 'settings') })
    if (!opened.ok) throw new Error(opened.message)
    store = opened.store
    expect(bySource()).toEqual(before)
    expect(store.project().problems).toEqual([])
  })

  it('changes nothing in a dry run', async () => {
    const before = { files: files(), text: readdirSync(join(folder, 'text')), revision: store.state.revision }
    const report = await revise(named('second.txt', SECOND), { dryRun: true })
    expect(outcomes(report)).toEqual(['unchanged', 'changed-number', 'changed', 'lost'])
    expect(report.change).toBeNull()
    expect({
      files: files(),
      text: readdirSync(join(folder, 'text')),
      revision: store.state.revision,
    }).toEqual(before)
    expect(existsSync(join(folder, 'backups')) && readdirSync(join(folder, 'backups')).length).toBeFalsy()
  })

  it('tries what waits when it is asked for the same edition again, and writes nothing new', async () => {
    const { edition } = await revise(named('second.txt', SECOND))
    const { revision } = store.state
    const again = await revise(named('second.txt', SECOND))
    expect(outcomes(again)).toEqual(['changed-number', 'lost'])
    expect(again).toMatchObject({ change: null, edition: { id: edition.id } })
    expect(store.state.revision).toBe(revision)
  })

  it('takes a source that is in the project already for the new edition', async () => {
    const { sourceId } = await library.add(named('second.txt', SECOND), me)
    const report = await revise(named('any name.txt', SECOND))
    expect(report.edition).toMatchObject({ id: sourceId, revises: first })
    expect(store.project().sources.map(({ revises }) => revises)).toEqual([undefined, first])
    await store.undo('s')
    expect(store.project().sources.map(({ revises }) => revises)).toEqual([undefined, undefined])
  })

  it('takes another media type, with pages', async () => {
    const lines = [OPENING, QUAY, DELAYS, LIGHT, CLOSE]
    const pdf = makePdf({ pages: [{ texts: linesDown(lines, { x: 72, y: 700 }) }] })
    const report = await revise(named('second.pdf', pdf))
    expect(outcomes(report)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
    expect(store.project().annotations.map(({ target }) => [target.page, target.extractor])).toEqual(
      Array.from({ length: 4 }, () => [1, 'pdf/3']),
    )
    const back = await revise(named('third.txt', FIRST.replace(LIGHT, `${LIGHT} So it was.`)), {
      sourceId: report.edition.id,
    })
    expect(outcomes(back)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  })

  it('leaves an annotation alone that was deleted while the file was copied', async () => {
    const { annotations } = store.project()
    const original = store.backUp.bind(store)
    store.backUp = async (reason) => {
      await store.submit(draftDeleteAnnotation(annotations[0]!.id), me)
      return original(reason)
    }
    await revise(named('second.txt', SECOND))
    expect(store.project().annotations.map(({ id }) => id)).not.toContain(annotations[0]!.id)
    expect(valueOf(store.state.records.annotation.get(annotations[0]!.id), 'source')).toBe(first)
  })
})

describe('a file that can’t replace a source', () => {
  const refuses = async (work: Promise<unknown>, says: RegExp) => {
    const before = { files: files(), revision: store.state.revision }
    await expect(work).rejects.toThrow(says)
    expect({ files: files(), revision: store.state.revision }).toEqual(before)
  }

  it('is the old edition itself', () => refuses(revise(named('x.txt', FIRST)), /the very file of “first”/))

  it('is an earlier edition, also one taken out of the project', async () => {
    const { edition } = await revise(named('second.txt', SECOND))
    await refuses(revise(named('x.txt', FIRST), { sourceId: edition.id }), /an edition before/)
    await store.submit(draftRemoveSource(first), me)
    await refuses(revise(named('x.txt', FIRST), { sourceId: edition.id }), /an edition before/)
  })

  it('comes second', async () => {
    await revise(named('second.txt', SECOND))
    await refuses(revise(named('third.txt', `${SECOND} More.`)), /was replaced already, by “second”/)
  })

  it('replaces another source', async () => {
    const other = await library.add(named('other.txt', 'Quite another report.'), me)
    await revise(named('second.txt', SECOND))
    await refuses(
      revise(named('x.txt', SECOND), { sourceId: other.sourceId! }),
      /new edition of another source/,
    )
  })

  it('is damaged, missing, or for a source that is not there', async () => {
    await refuses(revise(named('x.pdf', '%PDF-1.7 and nothing more')), /x\.pdf/)
    await refuses(revise({ content: { path: join(root, 'none.txt') } }), /none\.txt” can't be read/)
    await refuses(revise(named('x.txt', SECOND), { sourceId: 'none' }), /no source “none”/)
  })

  it('is not looked at when the bytes of the old edition are gone', async () => {
    writeFileSync(join(folder, 'sources', files()[0]!), 'other bytes')
    await refuses(revise(named('second.txt', SECOND)), /is not the one that was added/)
  })

  it.each([1, 2, 3])('leaves the project as it was when it is stopped (at its look %i)', async (at) => {
    const controller = new AbortController()
    const { signal } = controller
    let looks = 0
    const throwIfAborted = signal.throwIfAborted.bind(signal)
    signal.throwIfAborted = () => {
      if (++looks === at) controller.abort(new Error('Stopped.'))
      throwIfAborted()
    }
    await refuses(revise({ ...named('second.txt', SECOND), signal }), /Stopped/)
  })
})
