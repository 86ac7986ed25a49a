/**
 * Fifty changes with a fault at every single thing the store asks of the disk, one run for each. The disk is real;
 * what a process asks of it goes through `faulty-disk.ts`. Seen to fail when a change is applied before it is written,
 * when a new journal does not say where the one given up ends, when a short write is not gone on with, when a header
 * that can't be read is passed over, and when a folder half made is in the way of making it.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Fault } from '../../../fakes/faulty-disk.ts'
import { Killed, Life } from '../../../fakes/faulty-disk.ts'
import type { Value } from '../../../fixtures/store-checker.ts'
import { annotationsOf, checkFolder, firstDifference } from '../../../fixtures/store-checker.ts'
import { openIn, removeFolder, scratchFolder, valuesIn } from '../../../fixtures/store-checker-project.ts'
import { ScriptRun, SITTINGS } from '../../../fixtures/store-checker-script.ts'

// Each test runs a part of the script some hundred times.
vi.setConfig({ testTimeout: 600_000 })
vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

/** A fault for each place, and which operations are such places: all unless told. */
interface Kind {
  readonly fault: (at: number) => Fault
  readonly counts?: (name: string, file: string) => boolean
}

/** Some work, and what it starts from: a copy of the folder, and the run that left it so. */
interface Sitting {
  readonly template: string
  readonly before: ScriptRun | undefined
  readonly work: (run: ScriptRun) => Promise<void>
}

const base = scratchFolder()
const templates = scratchFolder()

afterAll(() => {
  for (const folder of [base, templates]) removeFolder(folder)
})

/** Does some work without a fault after keeping a copy of the folder. Returns it for {@link atEvery}. */
async function prepare(
  before: ScriptRun | undefined,
  work: Sitting['work'],
): Promise<{ sitting: Sitting; run: ScriptRun }> {
  const template = path.join(templates, String(readdirSync(templates).length))
  cpSync(base, template, { recursive: true })
  const life = new Life()
  const run = new ScriptRun(base, { life, before })
  await life.run(() => work(run))
  expect(annotationsOf(checkFolder(run.folder).values)).toBe(run.expected)
  return { sitting: { template, before, work }, run }
}

/** Does the work of each sitting once for every operation it asks for. Returns what went wrong, and how often it ran. */
async function atEvery(
  sittings: readonly Sitting[],
  { fault, counts }: Kind,
): Promise<{ wrong: string[]; runs: number }> {
  const wrong: string[] = []
  let runs = 0
  for (const sitting of sittings) {
    for (let at = 0, struck = true; struck; at++, runs++) {
      removeFolder(base)
      cpSync(sitting.template, base, { recursive: true })
      const life = new Life({ fault: fault(at), ...(counts && { counts }) })
      const run = new ScriptRun(base, { life, before: sitting.before })
      await strike(run, life, sitting.work).catch((error: unknown) => {
        wrong.push(`sitting ${sittings.indexOf(sitting)}, ${life.place}: ${String(error)}`)
      })
      struck = life.struck
    }
  }
  return { wrong, runs }
}

/** Does some work with a fault on the way, visits the project if the process lived on, and looks at what is left. */
async function strike(run: ScriptRun, life: Life, work: Sitting['work']): Promise<void> {
  const all = async () => {
    await work(run)
    life.well()
    if (life.openFiles > 0) throw new Error(`${life.openFiles} files stay open`)
    if (life.struck) await run.visit()
  }
  const killed = await life.run(all).then(
    () => false,
    (error: unknown) => error instanceof Killed || Promise.reject(error as Error),
  )
  await life.kill()
  await new Life().run(() => lookAfter(run, killed))
}

/** @throws when what is on the disk is not what was acknowledged, by the store's own eyes or the checker's. */
async function lookAfter(run: ScriptRun, killed: boolean): Promise<void> {
  if (killed && !run.hasProject) return expectUsable(run.base)
  const allowed = killed ? run.allowed : [run.expected]
  const { values } = checkFolder(run.folder)
  const held = annotationsOf(values)
  if (!allowed.includes(held)) throw new Error(`the files hold\n${held}\ninstead of\n${run.expected}`)
  const differs = killed ? null : firstDifference(values, valuesIn(run.store))
  if (differs) throw new Error(`the files hold ${differs} in memory`)
  // A process that lived on has opened it with pincite.json already.
  if (killed) await expectOpens(run, values)
  rmSync(path.join(run.folder, 'pincite.json'), { force: true })
  await expectOpens(run, values)
}

async function expectOpens(run: ScriptRun, values: ReadonlyMap<string, Value>): Promise<void> {
  const store = await openIn(run.base)
  const differs = firstDifference(valuesIn(store), values)
  if (differs) throw new Error(`opening shows ${differs} in the files`)
}

/** A folder in which a project was being made either holds one, or takes a new one. */
async function expectUsable(base: string): Promise<void> {
  const store = await openIn(base).catch(() => null)
  if (store) return store.close()
  const run = new ScriptRun(base)
  await run.create()
  await run.store.close()
}

const isWrite = (name: string) => ['write', 'writeFile', 'appendFile'].includes(name)
const isOpen = (name: string) => name.startsWith('open')
const takesRoom = (name: string) => !/^(openToRead|read|rm|unlink|chmod|utimes)/.test(name)

const killed: Kind = { fault: (at) => ({ at, is: 'kill' }) }
const full: Kind = { fault: (at) => ({ at, is: 'error', code: 'ENOSPC', lasting: true }), counts: takesRoom }
const broken: Kind = { fault: (at) => ({ at, is: 'error', code: 'EIO' }) }
const kinds: readonly [title: string, kind: Kind][] = [
  ['the process is killed', killed],
  ['the disk is full until a change was refused', full],
  ['the disk reports an error once', broken],
  ['permission is denied once', { fault: (at) => ({ at, is: 'error', code: 'EPERM' }) }],
  ['too many files are open once', { fault: (at) => ({ at, is: 'error', code: 'EMFILE' }), counts: isOpen }],
  [
    'a write is short and the next fails',
    { fault: (at) => ({ at, is: 'short', code: 'ENOSPC' }), counts: isWrite },
  ],
  ['a write is short', { fault: (at) => ({ at, is: 'short', code: null }), counts: isWrite }],
]

describe('fifty changes, with a fault at every operation on the disk', () => {
  const sittings: Sitting[] = []

  beforeAll(async () => {
    let before: ScriptRun | undefined
    for (let number = 0; number < SITTINGS; number++) {
      const prepared = await prepare(before, (run) => run.sitting(number))
      sittings.push(prepared.sitting)
      before = prepared.run
    }
    expect(before?.acknowledged).toBe(50)
  })

  it.each(kinds)('when %s, what was acknowledged is there and what was refused is not', async (_, kind) => {
    const { wrong, runs } = await atEvery(sittings, kind)
    expect({ wrong: wrong.length, first: wrong.slice(0, 3) }).toEqual({ wrong: 0, first: [] })
    expect(runs).toBeGreaterThan(60)
  })
})

describe('a change for which a new segment of the journal is begun', () => {
  const sittings: Sitting[] = []
  /** Only what has to do with the new segment: looking through four megabytes takes its time. */
  const isOfSegment = (_: string, file: string) => file.endsWith('2.jsonl') || /journal.[a-z0-9]+$/.test(file)

  beforeAll(async () => {
    removeFolder(base)
    mkdirSync(base)
    const long = await prepare(undefined, async (run) => {
      await run.create()
      await run.tag('a1')
      for (const memo of ['移', '民']) await run.memo('a1', memo.repeat(800_000))
      await run.memo('a1', '')
      await run.store.close()
    })
    const next = await prepare(long.run, async (run) => {
      await run.open()
      for (const id of ['b1', 'b2']) await run.tag(id)
      await run.store.close()
    })
    sittings.push(next.sitting)
  })

  it.each([
    ['the process is killed', killed],
    ['the disk is full until a change was refused', full],
    ['the disk reports an error once', broken],
  ])('keeps all that was acknowledged when %s', async (_, kind) => {
    const { wrong, runs } = await atEvery(sittings, { ...kind, counts: isOfSegment })
    expect({ wrong: wrong.length, first: wrong.slice(0, 3) }).toEqual({ wrong: 0, first: [] })
    expect(runs).toBeGreaterThan(8)
  })
})
