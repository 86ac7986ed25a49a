/** Several real processes on one folder; copies of a folder; and a `pincite.json` that somebody else wrote. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import { longOr, progressOf } from '../../../fixtures/long-run.ts'
import type { Random } from '../../../fixtures/random-text.ts'
import { randomInt, seededRandom } from '../../../fixtures/random-text.ts'
import { annotationsOf, checkFolder, firstDifference } from '../../../fixtures/store-checker.ts'
import {
  draftTagOf,
  openIn,
  removeFolder,
  scratchFolder,
  valuesIn,
} from '../../../fixtures/store-checker-project.ts'
import { ScriptRun } from '../../../fixtures/store-checker-script.ts'
import { Book, buildWriter, Writer } from '../../../fixtures/store-checker-writers.ts'

const SEED = Number(process.env.PINCITE_SEED ?? Date.now() % 1_000_000)
const MILLISECONDS = longOr(10_000, 300_000)
/** Reading at the end what all of them wrote takes its time too. */
const TIMEOUT = 3 * MILLISECONDS + 120_000
const SLOTS = 4

const bases: string[] = []
const stores: ProjectStore[] = []
const writers: Writer[] = []

afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.kill()))
  await Promise.all(stores.splice(0).map((store) => store.close()))
  for (const base of bases.splice(0)) removeFolder(base)
})

/** A project with three annotations, closed. */
async function closedProject(): Promise<ScriptRun> {
  const base = scratchFolder()
  bases.push(base)
  const run = new ScriptRun(base)
  await run.create()
  for (const id of ['a1', 'a2', 'a3']) await run.tag(id)
  await run.store.close()
  return run
}

async function open(base: string): Promise<ProjectStore> {
  const store = await openIn(base)
  stores.push(store)
  return store
}

describe('several processes on one folder', () => {
  // Seen to fail with replica tokens copied instead of renamed, so that two processes go on with one journal. Stock
  // lowdb, given two processes for eight seconds, lost 643 of the 1,606 annotations it had acknowledged.
  let script = ''

  beforeAll(async () => {
    script = await buildWriter('processes')
  })

  it(
    `lose nothing, killed, halted and ended at random (PINCITE_SEED=${SEED})`,
    async () => {
      const run = await closedProject()
      const book = new Book()
      const start = performance.now()
      const end = start + MILLISECONDS
      const progress = progressOf('several processes, milliseconds', MILLISECONDS)
      const slots = Array.from({ length: SLOTS }, async (_, slot) => {
        const random = seededRandom(SEED + slot)
        for (let round = 0; performance.now() < end; round++) {
          const writer = new Writer(script, run.base, `s${slot}-${round}`, book)
          writers.push(writer)
          await live(writer, random)
          expect(writer.errors).toEqual([])
          progress(Math.round(performance.now() - start))
        }
      })
      await Promise.all(slots)
      expect(book.tags.size).toBeGreaterThan(100)
      expect({ all: book.missingIn(run.folder), journals: book.missingIn(run.folder, 'journals') }).toEqual({
        all: [],
        journals: [],
      })
      const store = await open(run.base)
      expect(firstDifference(valuesIn(store), checkFolder(run.folder, 'journals').values)).toBeNull()
      await store.close()
      expect(firstDifference(checkFolder(run.folder).values, valuesIn(store))).toBeNull()
    },
    TIMEOUT,
  )

  /** Lets a process work and ends it: asked to, or killed, after it was perhaps halted in between. */
  async function live(writer: Writer, random: Random): Promise<void> {
    writer.tell('go')
    await writer.until('opened')
    await pause(randomInt(random, 500))
    if (random() < 0.5) {
      writer.signal('SIGSTOP')
      await pause(randomInt(random, 400))
      writer.signal('SIGCONT')
      await pause(randomInt(random, 200))
    }
    if (random() < 0.6) return writer.kill()
    writer.tell('end')
    await writer.until('closed')
    await writer.ended
  }
})

describe('a folder that was copied together with the settings', () => {
  // Seen to fail, closed, with replica tokens that are not bound to the project's path.
  it.each(['open', 'closed'])('while it was %s is edited on both sides, and nothing is lost', async (how) => {
    const run = await closedProject()
    const copy = scratchFolder()
    bases.push(copy)
    const here = how === 'open' ? await open(run.base) : null
    if (here) await tagIn(here, 'before')
    cpSync(run.base, copy, { recursive: true })
    const [one, other] = [here ?? (await open(run.base)), await open(copy)]
    await Promise.all([tagIn(one, 'here'), tagIn(other, 'there')])
    for (const store of [one, other]) await store.close()
    for (const base of [run.base, copy]) await closeAfter(base, `again-${bases.indexOf(base)}`)
    expectOneWriterEach(path.join(run.folder, 'journal'), path.join(copy, 'review/journal'))
    cpSync(path.join(copy, 'review/journal'), path.join(run.folder, 'journal'), {
      recursive: true,
      filter: (from) => !from.endsWith('.jsonl') || isLonger(from, from.replace(copy, run.base)),
    })
    const ids = ['a1', 'a2', 'a3', 'again-0', 'again-1', ...(here ? ['before'] : []), 'here', 'there']
    const expected = ids.map((id) => `${id} "" at t-${id}`).join('\n')
    expect(annotationsOf(valuesIn(await open(run.base)))).toBe(expected)
    expect(annotationsOf(checkFolder(run.folder).values)).toBe(expected)
  })

  async function closeAfter(base: string, id: string): Promise<void> {
    const store = await open(base)
    await tagIn(store, id)
    await store.close()
  }

  /** No journal may have gone on in two places: of two files of one name, one is how the other begins. */
  function expectOneWriterEach(one: string, other: string): void {
    const shared = readdirSync(one).filter((replica) => readdirSync(other).includes(replica))
    expect(shared.length).toBeGreaterThan(0)
    for (const replica of shared) {
      const [a, b] = [one, other].map((folder) => readFileSync(path.join(folder, replica, '1.jsonl'), 'utf8'))
      expect(a!.startsWith(b!) || b!.startsWith(a!)).toBe(true)
    }
  }

  function isLonger(file: string, than: string): boolean {
    try {
      return readFileSync(file).length > readFileSync(than).length
    } catch {
      return true
    }
  }
})

// Seen to fail on what must be kept when the file is not set aside before it is written.
describe('a pincite.json that somebody else put there', () => {
  const others: readonly [what: string, isKept: boolean, make: (run: ScriptRun) => Promise<Buffer>][] = [
    ['an older one', false, (run) => Promise.resolve(readFileSync(path.join(run.folder, 'pincite.json')))],
    [
      'that of another project',
      true,
      async () => readFileSync(path.join((await closedProject()).folder, 'pincite.json')),
    ],
    [
      'that of another program',
      true,
      () => Promise.resolve(Buffer.from('{"name":"left-pad","version":"1.0.0"}')),
    ],
    ['garbage', true, () => Promise.resolve(Buffer.from('\u0000\u0001 not JSON {'))],
    ['nothing', true, () => Promise.resolve(Buffer.alloc(0))],
  ]

  it.each(others)('(%s) while the project is closed takes nothing away', async (_, isKept, make) => {
    const run = await closedProject()
    const bytes = await make(run)
    await run.open()
    await run.tag('later')
    await run.store.close()
    writeFileSync(path.join(run.folder, 'pincite.json'), bytes)
    const store = await open(run.base)
    expect(annotationsOf(valuesIn(store))).toBe(run.expected)
    expect(store.notices.length > 0).toBe(isKept)
    await store.close()
    await run.open()
    await run.tag('latest')
    await run.store.close()
    await expectWhole(run, isKept ? bytes : null)
  })

  it.each(others)('(%s) while the project is open takes nothing away', async (_, isKept, make) => {
    const run = await closedProject()
    const bytes = await make(run)
    await run.open()
    await run.tag('later')
    writeFileSync(path.join(run.folder, 'pincite.json'), bytes)
    await run.tag('latest')
    await run.store.close()
    await expectWhole(run, isKept ? bytes : null)
  })

  /** `aside`: the bytes that must stand in a file of their own. */
  async function expectWhole(run: ScriptRun, aside: Buffer | null): Promise<void> {
    expect(annotationsOf(valuesIn(await open(run.base)))).toBe(run.expected)
    expect(checkFolder(run.folder).problems).toEqual([])
    const kept = readdirSync(run.folder).filter((name) => /^pincite\.\w+-\d+\.json$/.test(name))
    const contents = kept.map((name) => readFileSync(path.join(run.folder, name)))
    expect(contents).toEqual(aside ? [aside] : [])
    rmSync(path.join(run.folder, 'journal'), { recursive: true })
    expect(annotationsOf(checkFolder(run.folder).values)).toBe(run.expected)
  }
})

async function tagIn(store: ProjectStore, id: string): Promise<void> {
  await store.submit(draftTagOf(store, id), { session: 'person', coder: null })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
