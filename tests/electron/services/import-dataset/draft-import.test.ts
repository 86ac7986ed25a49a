import { afterEach, describe, expect, it, vi } from 'vitest'
import { draftImport } from '../../../../electron/services/import-dataset/draft-import.ts'
import type { ImportedDataset } from '../../../../shared/dataset-import/draft-dataset-import.ts'
import type { RowPlacing } from '../../../../shared/dataset-import/place-row.ts'
import { draftDeleteAnnotation } from '../../../../shared/domain/draft-annotation.ts'
import { readProject } from '../../../../shared/domain/read-project.ts'
import { Replica } from '../../../cases/replica-world.ts'
import { addSource, newProject, tag } from '../../../cases/small-project.ts'
import { buildRow } from '../../../cases/evidence-row-builder.ts'

const ROWS = 1_000
const OPTIONS = { keep: false, orphans: false, code: '' }

function project() {
  const replica = new Replica('host')
  for (const draft of [newProject, addSource, tag('a1')]) replica.makeDraft(draft)
  const store = { state: replica.state, project: () => readProject(replica.state) }
  return { replica, store }
}

/** New annotations of source s1, each said to stand where its row says. */
function dataset(): ImportedDataset {
  const decoded = Array.from({ length: ROWS }, (_, i) => ({
    row: buildRow({
      id: `n${i}`,
      sourceId: 's1',
      sha256: 'ab'.repeat(32),
      codes: ['Finding'],
      codeIds: ['c1'],
    }),
    place: `line ${i + 2}`,
    position: i + 2,
    codePointSpans: null,
  }))
  const placings = new Map(
    decoded.map(({ row, position }): [number, RowPlacing] => {
      const {
        quote: exact,
        prefix,
        suffix,
        spans,
        page,
        section,
        sectionPath,
        paragraph,
        boxes,
        region,
      } = row
      const place = { exact, prefix, suffix, spans, page, section, sectionPath, paragraph, boxes, region }
      return [
        position,
        { kind: 'stands', target: { ...place, fileLabel: 'iv', extractor: 'pdf/1' }, moved: null },
      ]
    }),
  )
  return { rows: decoded, problems: [], ignored: [], placings }
}

/** Every look at the clock finds that a turn is over. */
function slowly(): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
}
afterEach(() => vi.restoreAllMocks())

describe('drafting an import', () => {
  it('says how far it is, and lets other work have its turn', async () => {
    slowly()
    const { store } = project()
    const told: number[] = []
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)
    const onProgress = (done: number, of: number) => told.push(done / of)
    const done = await draftImport({ store, onProgress }, dataset(), OPTIONS)
    clearInterval(timer)
    expect(done).toMatchObject({ ok: true, report: { added: ROWS } })
    expect(told.length).toBeGreaterThan(5)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(turns).toBeGreaterThan(0)
  })

  it('is stopped between two stretches, and nothing was written', async () => {
    slowly()
    const { store, replica } = project()
    const before = replica.log.length
    const stop = new AbortController()
    const onProgress = (done: number) => {
      if (done > 0) stop.abort(new Error('Stopped.'))
    }
    const drafted = draftImport({ store, signal: stop.signal, onProgress }, dataset(), OPTIONS)
    await expect(drafted).rejects.toThrow('Stopped.')
    expect(replica.log).toHaveLength(before)
  })

  it('is of the project as it stands at the end', async () => {
    slowly()
    const { store, replica } = project()
    const rows = dataset()
    const [first, ...others] = rows.rows
    const own = { ...first!, row: { ...first!.row, id: 'a1' } }
    const onProgress = (done: number) => {
      if (done > 0 && done < 200) replica.makeDraft(draftDeleteAnnotation('a1'))
    }
    const done = await draftImport({ store, onProgress }, { ...rows, rows: [own, ...others] }, OPTIONS)
    expect(done).toMatchObject({ ok: true, report: { added: ROWS, returned: 1 } })
  })
})
