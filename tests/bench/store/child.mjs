// One measurement in a fresh process: node child.mjs '<task as JSON>'. Prints what it measured as JSON.
import { closeTask, handoverTask } from './measure-project.mjs'
import { changeTask, busyTask } from './measure-change.mjs'
import { longestBlock, peakMemory, timed } from './measure.mjs'

const STORES = {
  pincite: () => import('./pincite.mjs'),
  lowdb: () => import('./lowdb.mjs'),
  sqlite: () => import('./sqlite.mjs'),
}

const megabytes = (bytes) => bytes / 1e6

async function makeTask(store, { folder, count }) {
  const { ms } = await timed(() => store.make(folder, count))
  return { ms }
}

/** Opening, timed; then memory. */
async function openTask(store, { folder, count }) {
  const { result, ms } = await timed(() => store.open(folder))
  expectCount(store, result, count)
  return {
    ms,
    rss: megabytes(process.memoryUsage().rss),
    peak: megabytes(peakMemory()),
  }
}

/** Opening, watched. */
async function openBlockTask(store, { folder, count }) {
  let calls = 0
  const options = { onProgress: () => (calls += 1) }
  const { result, ms } = await longestBlock(() => store.open(folder, options))
  expectCount(store, result, count)
  return { ms, progressCalls: calls }
}

function expectCount(store, opened, count) {
  if (store.countOf(opened) < count)
    throw new Error(`${store.countOf(opened)} of ${count} annotations were read`)
}

const TASKS = {
  make: makeTask,
  open: openTask,
  openBlock: openBlockTask,
  change: changeTask,
  busy: busyTask,
  handover: handoverTask,
  close: closeTask,
}

const task = JSON.parse(process.argv[2])
const store = await STORES[task.store]()
const measured = await TASKS[task.name](store, task)
// The store may have a timer or a job at work; what was measured is measured.
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))
