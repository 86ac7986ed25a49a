/**
 * Real processes, killed at random moments: while they open the project, write to their journal, write
 * `pincite.json`, or close. `npm run test:long` kills 10,000 of them. Seen to fail when a change is acknowledged before
 * its line is written.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { longOr, progressOf } from '../../../fixtures/long-run.ts'
import type { Random } from '../../../fixtures/random-text.ts'
import { randomInt, seededRandom } from '../../../fixtures/random-text.ts'
import { checkFolder, firstDifference } from '../../../fixtures/store-checker.ts'
import { openIn, removeFolder, scratchFolder, valuesIn } from '../../../fixtures/store-checker-project.ts'
import { ScriptRun } from '../../../fixtures/store-checker-script.ts'
import { Book, buildWriter, Writer } from '../../../fixtures/store-checker-writers.ts'

const SEED = Number(process.env.PINCITE_SEED ?? Date.now() % 1_000_000)
const KILLS = longOr(200, 10_000)
/** Projects worked on side by side, and kills before a project is put away: a long history takes time to read. */
const LANES = 2
const KILLS_A_PROJECT = 25

let script = ''
const bases: string[] = []
const writers: Writer[] = []

beforeAll(async () => {
  script = await buildWriter('crash')
})

afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.kill()))
  for (const base of bases.splice(0)) removeFolder(base)
})

it(
  `loses nothing it was told is saved in ${KILLS} kills (PINCITE_SEED=${SEED})`,
  async () => {
    const saved = { tags: 0 }
    const projects = KILLS / KILLS_A_PROJECT
    const progress = progressOf('kills', KILLS)
    let done = 0
    const onKill = () => progress((done += 1))
    const lane = async (first: number) => {
      for (let project = first; project < projects; project += LANES) {
        saved.tags += await workAndKill(seededRandom(SEED + project), onKill)
      }
    }
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)))
    expect(saved.tags).toBeGreaterThan(KILLS)
  },
  KILLS * 3_000,
)

/** Kills one process after the other in one project. Returns how many annotations were acknowledged. */
async function workAndKill(random: Random, onKill: () => void): Promise<number> {
  const base = scratchFolder()
  bases.push(base)
  const run = new ScriptRun(base)
  await run.create()
  await run.store.close()
  const book = new Book()
  const start = (round: number) => {
    const writer = new Writer(script, base, `r${round}`, book)
    writers.push(writer)
    return writer
  }
  let next = start(0)
  for (let round = 1; round <= KILLS_A_PROJECT; round++) {
    const writer = next
    next = start(round)
    await workFor(writer, random)
    await writer.kill()
    onKill()
    expect({ round, errors: writer.errors, missing: book.missingIn(run.folder) }).toEqual({
      round,
      errors: [],
      missing: [],
    })
    if (random() < 0.1) rmSync(path.join(run.folder, 'pincite.json'), { force: true })
  }
  await next.kill()
  const store = await openIn(base)
  expect(firstDifference(valuesIn(store), checkFolder(run.folder, 'journals').values)).toBeNull()
  await store.close()
  return book.tags.size
}

/** Lets a process work for a random time: a quarter are killed while opening, a quarter while closing. */
async function workFor(writer: Writer, random: Random): Promise<void> {
  const choice = random()
  writer.tell('go')
  if (choice < 0.25) return pause(randomInt(random, 30))
  await writer.until('opened')
  await pause(randomInt(random, 60))
  if (choice < 0.75) return
  writer.tell('end')
  await writer.until('closing')
  await pause(randomInt(random, 10))
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
