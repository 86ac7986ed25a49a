/** The clock decides nothing: set wrong between and in sessions, a project holds the same in the same order. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { annotationsOf, checkFolder, firstDifference } from '../../../fixtures/store-checker.ts'
import { openIn, removeFolder, scratchFolder, valuesIn } from '../../../fixtures/store-checker-project.ts'
import { ScriptRun } from '../../../fixtures/store-checker-script.ts'

const bases: string[] = []

afterEach(() => {
  for (const base of bases.splice(0)) removeFolder(base)
})

const NOON = Date.UTC(2026, 0, 31, 12)
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR

/** What the clock says at its n-th question. */
type Clock = (asked: number) => number

/** Annotations and memos that the script leaves, and the order in which a reader gets the annotations. */
async function afterScript(clock: Clock): Promise<{ expected: string; held: string; order: string[] }> {
  const base = scratchFolder()
  bases.push(base)
  let asked = 0
  const run = new ScriptRun(base, { now: () => new Date(clock(asked++)) })
  await run.all()
  const store = await openIn(base)
  const order = store.project().annotations.map(({ id }) => id)
  expect(firstDifference(valuesIn(store), checkFolder(run.folder, 'journals').values)).toBeNull()
  expect(store.notices).toEqual([])
  await store.close()
  expect(asked).toBeGreaterThan(50)
  expect(readdirSync(path.join(run.folder, 'backups')).length).toBeGreaterThan(0)
  return { expected: run.expected, held: annotationsOf(valuesIn(store)), order }
}

describe('a clock', () => {
  // Seen to fail with stamps taken from the clock (the time in milliseconds as Lamport number).
  const clocks: readonly [what: string, clock: Clock][] = [
    ['set back an hour between two sittings', (n) => NOON - (n > 20 ? HOUR : 0) + n * 1000],
    ['set back an hour at every change', (n) => NOON - n * HOUR],
    ['set to 1970 in the middle of a sitting', (n) => (n > 15 ? 0 : NOON) + n],
    ['set to 1970 from the start, as without a battery', (n) => n],
    ['set forward ten years in the middle', (n) => NOON + (n > 15 ? 10 * YEAR : 0) + n],
    ['set forward ten years and back again', (n) => NOON + (n > 15 && n < 35 ? 10 * YEAR : 0) + n],
    ['that stands still', () => NOON],
    ['that jumps at every question', (n) => (n % 2 === 0 ? 0 : NOON + 10 * YEAR)],
  ]

  it.each(clocks)('%s changes neither what a project holds nor its order', async (_, clock) => {
    const right = await afterScript((n) => NOON + n * 1000)
    const set = await afterScript(clock)
    expect(set.held).toBe(set.expected)
    expect(set).toEqual(right)
  })
})
