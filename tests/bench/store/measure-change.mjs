// Measures durable changes, each beside a bare append of the same bytes on the same disk, so that whatever else the
// machine does hits both.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { longestBlock, loopTimed, timed } from './measure.mjs'
import { annotationOf } from './records.mjs'

/** A store that waits before it brings its file up to date must not do so while quiet changes are measured. */
const QUIET_MS = 1_500

/** Two bare files: one written as the product may, leaving the thread free, one in the shortest way there is. */
async function openFloor(folder) {
  const handle = await open(path.join(folder, 'floor.free'), 'a')
  const descriptor = openSync(path.join(folder, 'floor.held'), 'a')
  return {
    /** Append and fdatasync with the thread left free. */
    free: async (bytes) => {
      await handle.write(bytes)
      await handle.datasync()
    },
    /** Append and fdatasync with the thread held until it is done. */
    held: async (bytes) => {
      writeSync(descriptor, bytes)
      fdatasyncSync(descriptor)
    },
    close: async () => {
      await handle.close()
      closeSync(descriptor)
    },
  }
}

/** Makes changes, and the floor's appends in turn with them; `more` says whether to go on after so many. */
async function inTurn(how, { store, opened, floor, next }, more) {
  const measured = { change: [], free: [], held: [] }
  let bytes = Buffer.alloc(1_300, 0x61)
  let wish = null
  const works = {
    change: async () => {
      const made = await store.change(opened, wish)
      if (made?.writes) bytes = store.built.encodeChange(made)
    },
    free: () => floor.free(bytes),
    held: () => floor.held(bytes),
  }
  // Each follows each of the others equally often.
  const orders = [
    ['change', 'free', 'held'],
    ['held', 'free', 'change'],
  ]
  for (let round = 0; more(round); round++) {
    wish = store.prepare(next())
    for (const name of orders[round % 2]) measured[name].push((await how(works[name])).ms)
  }
  return measured
}

async function prepare(store, { folder, count, warm }) {
  const opened = await store.open(folder)
  const floor = await openFloor(folder)
  let made = count
  const next = () => annotationOf(made++)
  const parts = { store, opened, floor, next }
  await inTurn(timed, parts, (round) => round < warm)
  return { opened, parts, end: () => floor.close() }
}

/** How a change is measured: how long it took, how long the event loop was at work, or its longest synchronous stretch. */
const HOW = { latency: timed, work: loopTimed, stretch: longestBlock }

/** Measures quiet changes. */
export async function changeTask(store, { rounds, how = 'latency', ...task }) {
  const { opened, parts, end } = await prepare(store, task)
  const measured = { change: [], free: [], held: [] }
  while (measured.change.length < rounds) {
    await store.settle?.(opened)
    const start = performance.now()
    const some = await inTurn(
      HOW[how],
      parts,
      (round) => measured.change.length + round < rounds && performance.now() - start < QUIET_MS,
    )
    for (const name of Object.keys(measured)) measured[name].push(...some[name])
  }
  await end()
  return measured
}

/** The same while `pincite.json` is being brought up to date by its worker. */
export async function busyTask(store, { rounds, how = 'latency', ...task }) {
  const { opened, parts, end } = await prepare(store, task)
  const measured = { change: [], free: [], held: [], jobs: [] }
  while (measured.change.length < rounds) {
    let isBusy = true
    const job = timed(() => store.settle(opened)).finally(() => (isBusy = false))
    const some = await inTurn(HOW[how], parts, () => isBusy)
    for (const name of Object.keys(some)) measured[name].push(...some[name])
    measured.jobs.push((await job).ms)
  }
  await end()
  return measured
}
