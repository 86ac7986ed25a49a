/**
 * Fifty changes with a power cut before every single thing the store asks of the disk. What the disk is left with is
 * chosen by `durable-tree.ts`: what was synced, and any part of what was not. Seen to fail, each for itself, without
 * the sync of a journal's bytes, of its folder's names, of the names in `journal/` and beside the project's folder, of
 * `pincite.json` before it is renamed; and when a part of a large change counts.
 */
import { mkdirSync, renameSync } from 'node:fs'
import { afterAll, expect, it, vi } from 'vitest'
import { DurableTree } from '../../../fakes/durable-tree.ts'
import type { Operation } from '../../../fakes/faulty-disk.ts'
import { Killed, Life, outside } from '../../../fakes/faulty-disk.ts'
import { longOr, progressOf } from '../../../fixtures/long-run.ts'
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

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

/** `PINCITE_SEED` makes one seed's choices again, `npm run test:long` takes many; every operation in any case. */
const SEEDS = process.env.PINCITE_SEED
  ? [Number(process.env.PINCITE_SEED)]
  : Array.from({ length: longOr(6, 200) }, (_, place) => place + 1)

/** A busy machine takes far longer than an idle one. */
const TIMEOUT = 120_000 * SEEDS.length

const base = scratchFolder()

afterAll(() => removeFolder(base))

it(
  `loses nothing acknowledged, and always opens (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`,
  async () => {
    const wrong: string[] = []
    const tree = new DurableTree(base)
    const progress = progressOf('power cuts, operations')
    const before = async (operation: Operation) => {
      progress(operation.index)
      for (const seed of SEEDS) {
        await lookAfterCut(run, tree, seededRandom(seed * 1_000_003 + operation.index)).catch(
          (error: unknown) => {
            const { index, name, file } = operation
            wrong.push(`PINCITE_SEED=${seed}, before operation ${index}, ${name} ${file}: ${String(error)}`)
          },
        )
      }
    }
    const life = new Life({ tree, before })
    const run = new ScriptRun(base, { life })
    await life.run(() => run.all())
    expect({ wrong: wrong.length, first: wrong.slice(0, 3) }).toEqual({ wrong: 0, first: [] })
    expect(life.operations.length).toBeGreaterThan(200)
  },
  TIMEOUT,
)

/**
 * What a killed process had not synced yet, the next one reads from the system's memory, and a cut takes it away
 * under the changes which that one has made since.
 */
it(
  'loses nothing acknowledged when a process is killed, another goes on, and then the power fails',
  async () => {
    const wrong: string[] = []
    const progress = progressOf('kill and power cut, operations')
    let struck = true
    for (let at = 0; struck; at++) {
      progress(at)
      for (const seed of SEEDS.filter((_, place) => place % 3 === 0)) {
        removeFolder(base)
        mkdirSync(base)
        const tree = new DurableTree(base)
        const life = new Life({ tree, fault: { at, is: 'kill' } })
        const run = new ScriptRun(base, { life })
        await life
          .run(() => run.sitting(0))
          .catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error
          })
        struck = life.struck
        // Without its source there is nothing to go on with.
        if (run.acknowledged < 2) continue
        await goOnAndCut(run, tree, seededRandom(seed * 1_000_003 + at)).catch((error: unknown) => {
          wrong.push(`PINCITE_SEED=${seed}, killed at ${life.place}: ${String(error)}`)
        })
      }
    }
    expect({ wrong: wrong.length, first: wrong.slice(0, 3) }).toEqual({ wrong: 0, first: [] })
  },
  TIMEOUT,
)

/** Makes three changes in another process, with a cut before one of the operations on their way. */
async function goOnAndCut(run: ScriptRun, tree: DurableTree, random: () => number): Promise<void> {
  const saved: string[] = []
  const cutAt = randomInt(random, 30)
  // Kept for later: thrown here it would reach the store, as a fault of the disk.
  const wrong: unknown[] = []
  const before = async ({ index }: Operation) => {
    if (index !== cutAt) return
    await withCut(tree, random, () => {
      const lines = annotationsOf(checkFolder(run.folder).values).split('\n')
      const missing = saved.filter((id) => !lines.includes(`${id} "" at t-${id}`))
      const rest = lines.filter((line) => !line.startsWith('next')).join('\n')
      if (missing.length > 0) throw new Error(`${missing.join()} lost`)
      if (!run.allowed.includes(rest)) throw new Error(`the files hold\n${rest}\ninstead of\n${run.expected}`)
      return openIn(base)
    }).catch((error: unknown) => wrong.push(error))
  }
  const life = new Life({ tree, before })
  await life.run(async () => {
    const store = await openIn(base)
    for (const id of ['next1', 'next2', 'next3']) {
      await store.submit(draftTagOf(store, id), { session: 'next', coder: null })
      saved.push(id)
    }
    await store.close()
  })
  for (const error of wrong) throw error
}

async function lookAfterCut(run: ScriptRun, tree: DurableTree, random: () => number): Promise<void> {
  await withCut(tree, random, () => (run.hasProject ? expectWhole(run) : Promise.resolve()))
}

/** Puts what a cut leaves in the folder's place, looks at it, and puts everything back. */
async function withCut(tree: DurableTree, random: () => number, look: () => Promise<unknown>): Promise<void> {
  const live = `${base}.live`
  renameSync(base, live)
  try {
    mkdirSync(base)
    tree.cut(random, live, base)
    await outside(() => new Life().run(look))
  } finally {
    removeFolder(base)
    renameSync(live, base)
  }
}

async function expectWhole(run: ScriptRun): Promise<void> {
  const { values, problems } = checkFolder(run.folder)
  const torn = problems.find((problem) => problem.startsWith('pincite.json'))
  if (torn !== undefined) throw new Error(torn)
  const held = annotationsOf(values)
  if (!run.allowed.includes(held)) throw new Error(`the files hold\n${held}\ninstead of\n${run.expected}`)
  const store = await openIn(base)
  const differs = firstDifference(valuesIn(store), values)
  if (differs) throw new Error(`opening shows ${differs} in the files`)
  await store.close()
}
