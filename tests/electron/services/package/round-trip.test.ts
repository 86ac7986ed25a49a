/**
 * A Data Package of a project, imported into one that has the same files of sources and nothing else, and exported from
 * there: the same bytes. Sources keep their ids and the time of adding here, which come from adding the file and not
 * from the package; `tests/electron/cli/import-dataset.test.ts` has sources that were added anew.
 */
import { mkdtemp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { encodePackage } from '../../../../electron/services/export/encode-project.ts'
import { readImportedPackage } from '../../../../electron/services/import-dataset/read-imported-package.ts'
import { buildQuoteIndex } from '../../../../shared/anchoring/quote-index.ts'
import { examineRow } from '../../../../shared/dataset/verify.ts'
import { draftDatasetImport } from '../../../../shared/dataset-import/draft-dataset-import.ts'
import { placeRow } from '../../../../shared/dataset-import/place-row.ts'
import type { DraftChange } from '../../../../shared/domain/change.ts'
import { draftCodebook } from '../../../../shared/domain/draft-codebook.ts'
import { draftEditItem } from '../../../../shared/domain/draft-source.ts'
import { readProject } from '../../../../shared/domain/read-project.ts'
import { randomCodebook } from '../../../cases/codebook-builder.ts'
import { NAUGHTY_TEXTS } from '../../../cases/naughty-texts.ts'
import { Replica } from '../../../cases/replica-world.ts'
import { longOr, progressOf } from '../../../fixtures/long-run.ts'
import { randomProject, type RandomProject } from '../../../fixtures/random-project.ts'
import { randomInt, seededRandom } from '../../../fixtures/random-text.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const STRANGE = Object.values(NAUGHTY_TEXTS).filter((text) => text !== '')
const home = temporaryFolder()
const RUNS = longOr(100, 10_000)

/** A project with codes of every look, key and state beside those of its rows, and records with everything strange. */
function original(seed: number, { frame, codebook, annotations }: RandomProject): Replica {
  const replica = replicaOf([...frame, ...codebook, ...annotations])
  const random = seededRandom(seed)
  const textOf = () => STRANGE[randomInt(random, STRANGE.length)]!
  const project = () => readProject(replica.state)
  const more = draftCodebook(project(), [...randomCodebook(random, textOf), ...project().codes], 'More codes')
  if (more) replica.makeDraft(more)
  for (const { id, item } of project().sources) {
    const dated = { issued: { 'date-parts': [[2019, 2], [2020]] }, accessed: { literal: textOf() } }
    const texts = { publisher: textOf(), note: textOf(), ...(random() < 0.5 ? { type: 'report' } : {}) }
    const edit = draftEditItem(id, item, { ...item, ...texts, ...dated })
    if (random() < 0.7) replica.makeDraft(edit)
  }
  return replica
}

/** Has the files of the sources, and nothing that anybody said of them. */
function withFilesOnly({ frame }: RandomProject): Replica {
  const said = (field: string) => field.startsWith('csl/') || field === 'pageLabels'
  const drafts = frame
    .filter(({ label }) => label !== 'Add coder')
    .map((draft) => ({
      ...draft,
      writes: draft.writes
        .filter(({ kind, field }) => kind !== 'source' || !said(field))
        .map((write) =>
          write.kind === 'source' && write.field === 'title' ? { ...write, value: 'file' } : write,
        ),
    }))
  return replicaOf(drafts)
}

function replicaOf(drafts: readonly DraftChange[]): Replica {
  const replica = new Replica('r')
  for (const draft of drafts) replica.makeDraft(draft)
  return replica
}

type Files = ReadonlyMap<string, Buffer>

async function exported({ state }: Replica, texts: RandomProject['texts']): Promise<Files> {
  const { entries } = await encodePackage({
    project: readProject(state),
    readText: (id) => Promise.resolve(texts.get(id)?.text ?? ''),
    readBytes: () => Promise.reject(new Error('No source is packed')),
  })
  const files = new Map<string, Buffer>()
  for (const { name, pieces } of entries) {
    const taken: Uint8Array[] = []
    for await (const piece of pieces()) taken.push(piece)
    files.set(name, Buffer.concat(taken))
  }
  return files
}

async function importInto(replica: Replica, files: Files, texts: RandomProject['texts']) {
  const folder = await mkdtemp(path.join(home, 'package-'))
  for (const [name, bytes] of files) await writeFile(path.join(folder, name), bytes)
  const reading = await readImportedPackage(folder)
  if (!reading.ok || reading.imported.kind !== 'dataset') throw new Error('It is no package')
  const { dataset, codebook = [], sources = [], warnings } = reading.imported
  expect(warnings).toEqual([])
  const placings = new Map(
    dataset.rows.map((decoded) => {
      const canonical = texts.get(decoded.row.sourceId)!
      const source = { canonical, mediaType: decoded.row.mediaType, index: () => buildQuoteIndex(canonical) }
      const examined = examineRow(decoded, { found: true, ...source })
      return [decoded.position, placeRow(decoded.row, examined, canonical)] as const
    }),
  )
  const all = { ...dataset, placings, codebook, sources }
  const done = draftDatasetImport(replica.state, all, {
    keep: false,
    replace: true,
    orphans: false,
    code: '',
  })
  if (!done.ok) throw new Error(done.message)
  if (done.draft) replica.makeDraft(done.draft)
  return done
}

const textsOf = (files: Files) =>
  Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.toString()]))

it('brings a whole project back, and again nothing', { timeout: 7_200_000 }, async () => {
  const told = progressOf('round trips through Data Packages', RUNS)
  for (let seed = 1; seed <= RUNS; seed++) {
    const random = randomProject(seed, STRANGE)
    const first = await exported(original(seed, random), random.texts)
    const fresh = withFilesOnly(random)
    const { report } = await importInto(fresh, first, random.texts)
    expect(report, `seed ${seed}`).toMatchObject({ notTaken: 0, moved: 0, items: [], warnings: [] })
    expect(textsOf(await exported(fresh, random.texts)), `seed ${seed}`).toEqual(textsOf(first))
    expect((await importInto(fresh, first, random.texts)).draft, `seed ${seed}`).toBe(null)
    told(seed)
  }
})
