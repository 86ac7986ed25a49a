/** Export, import into a project with the same sources, export: the same bytes. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../../shared/dataset/formats.ts'
import { examineRow } from '../../../shared/dataset/verify.ts'
import { draftDatasetImport } from '../../../shared/dataset-import/draft-dataset-import.ts'
import { placeRow } from '../../../shared/dataset-import/place-row.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import { draftDeleteAnnotation } from '../../../shared/domain/draft-annotation.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'
import { Replica } from '../../cases/replica-world.ts'
import { longOr, progressOf } from '../../fixtures/long-run.ts'
import { randomProject, type RandomProject } from '../../fixtures/random-project.ts'

const LIST = join(import.meta.dirname, '../../../../shared/fixtures/hostile/naughty-strings/blns.json')

function strangeTexts(): readonly string[] {
  const listed = existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as string[]) : []
  return [...Object.values(NAUGHTY_TEXTS), ...listed].filter((text) => text !== '')
}

function replicaOf(drafts: readonly DraftChange[]): Replica {
  const replica = new Replica('r')
  for (const draft of drafts) replica.makeDraft(draft)
  return replica
}

function exported({ state }: Replica, format: FormatName, texts: RandomProject['texts']): string {
  const textOf = (id: string) => texts.get(id)?.text ?? null
  const context = { datasetIri: 'urn:uuid:11111111-1111-4111-8111-111111111111', title: 'x', textOf }
  return [...FORMATS[format].encode(evidenceRows(readProject(state)), context)].join('')
}

function importInto(replica: Replica, text: string, format: FormatName, texts: RandomProject['texts']) {
  const dataset = FORMATS[format].decode(text)
  expect(dataset.problems).toEqual([])
  const placings = new Map(
    dataset.rows.map((decoded) => {
      const canonical = texts.get(decoded.row.sourceId)!
      const source = { canonical, mediaType: decoded.row.mediaType, index: () => buildQuoteIndex(canonical) }
      const examined = examineRow(decoded, { found: true, ...source })
      return [decoded.position, placeRow(decoded.row, examined, canonical)] as const
    }),
  )
  const done = draftDatasetImport(
    replica.state,
    { ...dataset, placings },
    { keep: false, replace: true, orphans: false, code: '' },
  )
  if (!done.ok) throw new Error(done.message)
  if (done.draft) replica.makeDraft(done.draft)
  return done
}

const RUNS = longOr(100, 10_000)

describe('a dataset that comes back', () => {
  const strange = strangeTexts()

  it.each(FORMAT_NAMES)('as %s gives the same bytes again', { timeout: 3_600_000 }, (format) => {
    const told = progressOf(`round trips through ${format}`, RUNS)
    for (let seed = 1; seed <= RUNS; seed++) {
      const { frame, codebook, annotations, texts } = randomProject(seed, strange)
      const first = exported(replicaOf([...frame, ...codebook, ...annotations]), format, texts)
      const fresh = replicaOf([...frame, ...codebook])
      const { report } = importInto(fresh, first, format, texts)
      expect(report, `seed ${seed}`).toMatchObject({ notTaken: 0, moved: 0, changed: 0, same: 0, items: [] })
      expect(exported(fresh, format, texts), `seed ${seed}`).toBe(first)
      // What is there already is taken twice by nobody.
      const again = importInto(fresh, first, format, texts)
      expect(again.draft, `seed ${seed}`).toBe(null)
      told(seed)
    }
  })

  it('says which annotations come back that were deleted', () => {
    const { frame, codebook, annotations, texts } = randomProject(3, strange)
    const replica = replicaOf([...frame, ...codebook, ...annotations])
    const first = exported(replica, 'jsonl', texts)
    const [id = ''] = readProject(replica.state).annotations.map((one) => one.id)
    replica.makeDraft(draftDeleteAnnotation(id))
    const { report } = importInto(replica, first, 'jsonl', texts)
    expect(report).toMatchObject({ added: 1, returned: 1, items: [{ id, outcome: 'added' }] })
    expect(exported(replica, 'jsonl', texts)).toBe(first)
  })

  it('makes the codes that its rows name where the project has none, all but what flags say of them', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { frame, codebook, annotations, texts } = randomProject(seed, strange)
      const first = exported(replicaOf([...frame, ...codebook, ...annotations]), 'jsonl', texts)
      const bare = replicaOf(frame.filter(({ label }) => label !== 'Add coder'))
      importInto(bare, first, 'jsonl', texts)
      const rows = (text: string) => FORMATS.jsonl.decode(text).rows.map(({ row }) => ({ ...row, flags: [] }))
      expect(rows(exported(bare, 'jsonl', texts)), `seed ${seed}`).toEqual(rows(first))
    }
  })
})
