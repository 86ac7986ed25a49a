/**
 * A small project with its journal or `pincite.json` cut at every byte, and with every single bit of them flipped.
 * What opens must be exactly what the checker finds undamaged, and what is missing must be named. Seen to fail without
 * the check of a journal line's CRC, and without that of the checksum of `pincite.json`.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeProject } from '../../../../electron/services/store/find-project.ts'
import { openProject } from '../../../../electron/services/store/open-project.ts'
import { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import type { DraftWrite } from '../../../../shared/domain/change.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import type { Value } from '../../../fixtures/store-checker.ts'
import { checkFolder, firstDifference } from '../../../fixtures/store-checker.ts'
import { removeFolder, scratchFolder, valuesIn } from '../../../fixtures/store-checker-project.ts'

vi.setConfig({ testTimeout: 600_000 })
// In a Life every answer of the disk comes at once, which is what makes so many openings affordable.
vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

type Values = ReadonlyMap<string, Value>

/** Every kind of value, one replaced, in a journal and a `pincite.json` of about 1 KB each: each bit costs an opening. */
const CHANGES: readonly (readonly DraftWrite[])[] = [
  [{ kind: 'project', id: 'main', field: 'name', value: 'Review' }],
  [
    { kind: 'target', id: 't1', field: 'exact', value: 'a – 移民' },
    { kind: 'target', id: 't1', field: 'page', value: 12 },
    { kind: 'target', id: 't1', field: 'section', value: null },
  ],
  [{ kind: 'code', id: 'c1', field: 'deleted', value: true }],
  [{ kind: 'code', id: 'c1', field: 'deleted', value: false }],
]

const base = scratchFolder()
const template = scratchFolder()
const folder = path.join(base, 'review')
const backups = path.join(folder, 'backups')
const snapshot = path.join(folder, 'pincite.json')
const journals = path.join(folder, 'journal')
let journal = ''
let whole: Values = new Map()
/** What opened wrongly, or wrongly did not. */
let wrong: string[] = []

beforeAll(async () => {
  const made = await makeProject(folder, { settingsFolder: path.join(base, 'settings') })
  if (!made.ok) throw new Error(made.message)
  const store = new ProjectStore(made.parts)
  for (const writes of CHANGES) await store.submit({ label: 'Change', writes }, { session: 's', coder: null })
  await store.backUp('asked')
  await store.close()
  const [replica = ''] = readdirSync(journals)
  journal = path.join(journals, replica, '1.jsonl')
  whole = checkFolder(folder).values
  cpSync(base, template, { recursive: true })
})

beforeEach(() => {
  removeFolder(base)
  cpSync(template, base, { recursive: true })
  wrong = []
})

afterAll(() => {
  for (const place of [base, template]) removeFolder(place)
})

/** How the project opens: what it shows and what it says of it, or why it does not. */
type Outcome =
  | {
      readonly is: 'open'
      readonly values: Values
      readonly says: readonly string[]
      readonly readOnly: boolean
    }
  | { readonly is: 'refused'; readonly message: string }

async function open(): Promise<Outcome> {
  const opened = await openProject(folder, { settingsFolder: path.join(base, 'settings') })
  if (!opened.ok) return { is: 'refused', message: opened.message }
  const { store } = opened
  const says = [...store.notices, ...store.journalProblems.map(({ message }) => message)]
  return { is: 'open', values: valuesIn(store), says, readOnly: store.readOnly !== null }
}

/** Puts every version of a file in its place, opens the project, and notes what `judge` finds wrong with that. */
async function withEach(
  file: string,
  versions: (bytes: Buffer) => Iterable<readonly [name: string, bytes: Buffer]>,
  judge: (outcome: Outcome) => string | null,
): Promise<void> {
  await new Life().run(async () => {
    for (const [name, bytes] of versions(readFileSync(file))) {
      writeFileSync(file, bytes)
      const problem = judge(await open())
      if (problem !== null) wrong.push(`${name}: ${problem}`)
    }
  })
  expect({ wrong: wrong.length, first: wrong.slice(0, 5) }).toEqual({ wrong: 0, first: [] })
}

function* cuts(bytes: Buffer): Iterable<readonly [string, Buffer]> {
  for (let length = 0; length < bytes.length; length++) {
    yield [`cut after ${length} of ${bytes.length} bytes`, bytes.subarray(0, length)]
  }
}

function* flips(bytes: Buffer): Iterable<readonly [string, Buffer]> {
  for (let place = 0; place < bytes.length; place++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit)
      yield [`bit ${bit} of byte ${place} flipped`, flipped]
    }
  }
}

function shows(values: Values, outcome: Outcome): string | null {
  if (outcome.is === 'refused') return `refused: ${outcome.message}`
  const differs = firstDifference(outcome.values, values)
  return differs && `shows ${differs}`
}

function exactly(outcome: Outcome): string | null {
  return shows(whole, outcome)
}

/** All that is undamaged, and a word about the rest; or nothing, and a sentence. */
function whatIsLeft(outcome: Outcome): string | null {
  const { values, problems } = checkFolder(folder)
  if (outcome.is === 'refused') return values.size === 0 ? aSentence(outcome.message) : shows(values, outcome)
  const isSilent = problems.length > 0 && outcome.says.length === 0
  return shows(values, outcome) ?? (isSilent ? 'says nothing of what is missing' : null)
}

/** A `pincite.json` without its last line feed is still whole. */
function exactlyAndSaysSo(outcome: Outcome): string | null {
  const isSilent = outcome.is === 'open' && outcome.says.length === 0 && !outcome.readOnly
  const { problems } = checkFolder(folder)
  return exactly(outcome) ?? (isSilent && problems.length > 0 ? 'says nothing' : null)
}

function refusedOrExact(outcome: Outcome): string | null {
  return outcome.is === 'refused' ? aSentence(outcome.message) : exactly(outcome)
}

function remove(...files: readonly string[]): void {
  for (const file of files) rmSync(file, { recursive: true })
}

function aSentence(message: string): string | null {
  return /^\S.+ .+\.$/.test(message) ? null : `refuses with "${message}"`
}

describe('a journal', () => {
  it('cut at every byte gives what is before the cut', async () => {
    remove(snapshot, backups)
    await withEach(journal, cuts, whatIsLeft)
  })

  it('cut at every byte takes nothing from what pincite.json holds', async () => {
    await withEach(journal, cuts, exactly)
  })

  it('with any bit flipped gives every other change and names the damage', async () => {
    remove(snapshot, backups)
    await withEach(journal, flips, whatIsLeft)
  })
})

describe('pincite.json', () => {
  it('cut at every byte is made again from the journal', async () => {
    await withEach(snapshot, cuts, exactlyAndSaysSo)
  })

  it('with any bit flipped is made again from the journal', async () => {
    await withEach(snapshot, flips, exactlyAndSaysSo)
  })

  it('cut at every byte is made again from a backup where there is no journal', async () => {
    remove(journals)
    await withEach(snapshot, cuts, exactlyAndSaysSo)
  })

  it('cut at every byte is refused where there is neither', async () => {
    remove(journals, backups)
    await withEach(snapshot, cuts, refusedOrExact)
  })

  it('with any bit flipped is refused where there is neither', async () => {
    remove(journals, backups)
    await withEach(snapshot, flips, refusedOrExact)
  })
})
